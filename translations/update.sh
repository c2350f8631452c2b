#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 MCP Runtime contributors
# SPDX-License-Identifier: MIT
#
# Brings the .ts files up to date with the texts in the source. --check: only says whether they are.
set -euo pipefail
cd "$(dirname "$0")/.."
lupdate=$(command -v lupdate6 || command -v /usr/lib/qt6/bin/lupdate || command -v lupdate)

update() { # folder
    local language more
    for language in de en es fr ja zh_CN; do
        more=()
        [ "$language" = en ] && more=(-pluralonly)
        "$lupdate" -silent -I . -locations none -no-obsolete "${more[@]}" ui app/tray \
            engine/secrets/keychain_sentences.h \
            -source-language en -target-language "$language" -ts "$1/mcp-runtime_$language.ts"
    done
}

if [ "${1:-}" = --check ]; then
    copy=$(mktemp -d)
    trap 'rm -r "$copy"' EXIT
    cp translations/*.ts "$copy"
    update "$copy"
    for file in translations/*.ts; do
        cmp "$file" "$copy/${file##*/}"
        if grep -n 'type="unfinished"' "$file"; then
            echo "$file is not complete" >&2
            exit 1
        fi
    done
else
    update translations
fi
