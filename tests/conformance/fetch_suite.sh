#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 MCP Runtime contributors
# SPDX-License-Identifier: MIT
#
# Fetches the pinned conformance suite of MCP into build/conformance, with the npm that the machine
# has set up; and a newer Node.js, as a package, where the system's is older than the suite wants.
# Does nothing when they are there already.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
suite=$(cd "$here/../.." && pwd)/build/conformance
mkdir -p "$suite"

. "$here/../support/fetch.sh"

wanted=$(cat "$here/package-lock.json" "${BASH_SOURCE[0]}" \
    "$here/../support/fetch.sh" | sha256sum)
wanted="$wanted $(node --version)"
if [ "$(cat "$suite/fetched" 2> /dev/null || true)" = "$wanted" ]; then
    exit 0
fi
rm -f "$suite/fetched"

echo "fetching the pinned conformance suite into build/conformance" >&2
cp "$here/package.json" "$here/package-lock.json" "$suite/"
(cd "$suite" && again npm ci --no-audit --no-fund --loglevel=error < /dev/null)
newer_node "$suite" 22
echo "$wanted" > "$suite/fetched"
