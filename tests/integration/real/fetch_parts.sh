#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 MCP Runtime contributors
# SPDX-License-Identifier: MIT
#
# Fetches the pinned real servers and clients of the integration tests into build/parts, with the
# npm and pip that the machine has set up. Does nothing when they are there already.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
parts=$(cd "$here/../../.." && pwd)/build/parts
mkdir -p "$parts"

. "$here/../../support/fetch.sh"

wanted=$(cat "$here/package-lock.json" "$here/requirements.txt" "${BASH_SOURCE[0]}" \
    "$here/../../support/fetch.sh" | sha256sum)
wanted="$wanted $(node --version) $(python3 --version)"
if [ "$(cat "$parts/fetched" 2> /dev/null || true)" = "$wanted" ]; then
    exit 0
fi
rm -f "$parts/fetched"

echo "fetching the pinned npm and PyPI parts of the integration tests into build/parts" >&2
cp "$here/package.json" "$here/package-lock.json" "$parts/"
(cd "$parts" && again npm ci --no-audit --no-fund --loglevel=error < /dev/null)
# server-everything over HTTP answers every request with "Parse error" on Node.js 18 (Debian 12), and
# mcporter wants 24; a newer one comes as a package. workspace.py puts it first in PATH.
newer_node "$parts" 24
python3 -m venv --clear "$parts/python"
again "$parts/python/bin/pip" install --quiet --disable-pip-version-check \
    -r "$here/requirements.txt" < /dev/null
echo "$wanted" > "$parts/fetched"
