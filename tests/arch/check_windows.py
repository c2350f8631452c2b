#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 MCP Runtime contributors
# SPDX-License-Identifier: MIT
"""Reads every source as a compiler for Windows does, without linking: check_windows.py [BUILD_FOLDER].

Needs MinGW-w64 and a configured build (default build/dev), whose definitions it takes. Qt's headers are
those of this system: they tell systems apart by the compiler.
"""

import concurrent.futures
import json
import os
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
COMPILER = "x86_64-w64-mingw32-g++-posix"
ELSEWHERE = re.compile(r"_(unix|posix)\.cpp$|/guardian/main\.cpp$|_autogen/")
FLAGS = ["-std=c++20", "-fsyntax-only", "-w", "-D_WIN32_WINNT=0x0A00", "-DUNICODE", "-D_UNICODE",
         "-DWIN32_LEAN_AND_MEAN", "-DNOMINMAX", "-I", str(ROOT)]
# Headers of libraries that are the same everywhere; the rest of /usr/include is not for Windows.
COMMON = ("zmq.h", "zmq.hpp", "sqlite3.h", "libstemmer.h", "tl", "qt6keychain")


def common_headers(folder: str) -> list[str]:
    for name in COMMON:
        source = pathlib.Path("/usr/include") / name
        if source.exists():
            os.symlink(source, f"{folder}/{name}")
    os.mkdir(f"{folder}/openssl")
    for place in pathlib.Path("/usr/include").glob("**/openssl/*.h"):
        if not os.path.lexists(f"{folder}/openssl/{place.name}"):
            os.symlink(place, f"{folder}/openssl/{place.name}")
    return ["-isystem", folder]


def flags_of(command: str) -> list[str]:
    """The definitions, Qt's folders and ours."""
    words = shlex.split(command)
    kept = [word for word in words if word.startswith("-D")]
    for word, folder in zip(words, words[1:]):
        if word == "-isystem" and "qt6" in folder:
            kept += ["-isystem", folder]
    return kept + [word for word in words if word.startswith("-I")]


def sources(build: pathlib.Path) -> dict[str, list[str]]:
    commands = json.loads((build / "compile_commands.json").read_text())
    flags = {}
    for one in commands:
        name = os.path.relpath(one["file"], ROOT)
        if name.startswith(("engine/", "app/", "ui/")) and not ELSEWHERE.search(name):
            flags[name] = flags_of(one["command"])
    for extra in sorted(ROOT.glob("*/**/*_win.cpp")):
        name = os.path.relpath(extra, ROOT)
        if name.startswith(("engine/", "app/", "ui/")):
            layer = name.split("/")[0]
            flags[name] = next(f for other, f in flags.items() if other.startswith(layer + "/"))
    return flags


def main() -> int:
    build = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "build/dev"
    todo = sources(build)
    with tempfile.TemporaryDirectory() as folder:
        headers = common_headers(folder)

        def check(name: str) -> tuple[str, str]:
            run = subprocess.run([COMPILER, *FLAGS, *todo[name], *headers, str(ROOT / name)],
                                 capture_output=True, text=True, check=False)
            return name, run.stderr if run.returncode else ""

        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            failed = [(name, said) for name, said in pool.map(check, sorted(todo)) if said]
    for name, said in failed:
        print(f"{name}\n{said}")
    print(f"{len(todo)} files for Windows, {len(failed)} problems")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
