#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 MCP Runtime contributors
# SPDX-License-Identifier: MIT
#
# Installs with apt what is missing to build, run and test on Debian 12 or 13 (or a relative).
# Touches nothing when all is there, so that it costs a moment on every later call.
#
#   setup.sh          what the build and the demo need
#   setup.sh --test   and what the tests need (Node.js, npm, Python with venv, a keychain)
#   setup.sh --lint   and clang-format and clang-tidy, version 16 or the oldest above it
#   setup.sh --fuzz   and Clang with libFuzzer, version 16 or the oldest above it
#   setup.sh --windows   and a compiler for Windows, which reads the sources
#   setup.sh --package   and what makes a Debian package
set -euo pipefail

want_tests=no
want_lint=no
want_package=no
want_fuzz=no
want_windows=no
for option in "$@"; do
    case "$option" in
        --test) want_tests=yes ;;
        --lint) want_lint=yes ;;
        --fuzz) want_fuzz=yes ;;
        --package) want_package=yes ;;
        --windows) want_windows=yes ;;
        *) echo "setup.sh: unknown option $option (see its first lines)" >&2; exit 64 ;;
    esac
done

missing=()

# A program may come from elsewhere (a newer Node.js, pyenv): look for it, not for its package.
need_program() { # program package
    command -v "$1" > /dev/null 2>&1 || missing+=("$2")
}

need_package() { # package [other name]: the first that this release knows
    local name
    for name in "$@"; do
        if dpkg-query -W -f='${Status}' "$name" 2> /dev/null | grep -q 'ok installed'; then
            return
        fi
    done
    missing+=("$*")
}

if ! command -v apt-get > /dev/null 2>&1; then
    echo "setup.sh: this script knows apt only. Install by hand: a C++20 compiler, CMake 3.25," \
         "Ninja, Qt 6.4 or newer with QtHttpServer and QtWebSockets, libzmq, SQLite, OpenSSL," \
         "libstemmer, tl-expected." >&2
    exit 0
fi

need_program g++ g++
need_program cmake cmake
need_program ninja ninja-build
need_program make make
need_program pkg-config pkg-config
need_program ld.lld lld
need_program ccache ccache
need_program git git
need_program python3 python3
need_package ca-certificates
need_package qt6-base-dev
need_package qt6-httpserver-dev
need_package qt6-websockets-dev libqt6websockets6-dev # HttpServer's CMake file asks for it
need_package cppzmq-dev
need_package libexpected-dev
need_package libsqlite3-dev
need_package libssl-dev
need_package libstemmer-dev
need_package libzmq3-dev
need_package qtkeychain-qt6-dev
need_package qt6-svg-dev libqt6svg6-dev # the desktop app
need_package qt6-l10n-tools
need_package qt6-tools-dev # CMake files of the Linguist tools

if [ "$want_tests" = yes ]; then
    need_program node nodejs
    need_program npm npm
    if ! python3 -c 'import ensurepip, venv' > /dev/null 2>&1; then
        missing+=(python3-venv)
    fi
    need_package json-schema-test-suite
    need_program dbus-run-session dbus-daemon # a real keychain, in a session of its own
    need_program gnome-keyring-daemon gnome-keyring
    need_program Xvfb xvfb # the desktop app, on a screen of its own
    need_program openbox openbox
    need_program xdotool xdotool
    need_package fonts-dejavu-core
    need_program faketime faketime # a clock that jumps
fi
if [ "$want_lint" = yes ]; then
    need_package clang-format-16 clang-format-19
    need_package clang-tidy-16 clang-tidy-19
fi
if [ "$want_fuzz" = yes ]; then
    need_package clang-16 clang-19
    need_package libclang-rt-16-dev libclang-rt-19-dev
fi
if [ "$want_windows" = yes ]; then
    need_program x86_64-w64-mingw32-g++-posix g++-mingw-w64-x86-64-posix
fi
if [ "$want_package" = yes ]; then
    need_program dpkg-shlibdeps dpkg-dev
    need_program file file
fi

if [ ${#missing[@]} -eq 0 ]; then
    exit 0
fi

as_root=()
if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo > /dev/null 2>&1; then
        echo "setup.sh: these packages are missing, and neither are you root nor is there sudo:" >&2
        printf '  %s\n' "${missing[@]}" >&2
        exit 1
    fi
    as_root=(sudo)
fi

echo "setup.sh: installing with apt: ${missing[*]}" >&2
# No questions, and none of a package's start scripts waits for the terminal.
apt=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q)
"${apt[@]}" update < /dev/null

packages=()
for names in "${missing[@]}"; do
    chosen=
    for name in $names; do
        if apt-cache show "$name" > /dev/null 2>&1; then
            chosen=$name
            break
        fi
    done
    if [ -z "$chosen" ]; then
        echo "setup.sh: this release has no package $names; see README.md, Building" >&2
        exit 1
    fi
    packages+=("$chosen")
done
"${apt[@]}" install -y --no-install-recommends "${packages[@]}" < /dev/null
