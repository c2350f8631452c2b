#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 MCP Runtime contributors
# SPDX-License-Identifier: MIT
"""Runs the server scenarios that a revision of MCP requires, one at a time, against the built
program with conformance_child.py behind it: run_server.py REVISION [SCENARIO...]. No failure is
expected: exits 1 unless every scenario passes.
"""

import json
import os
import re
import subprocess
import sys

import suite

READY = re.compile(r"Serving MCP at (\S+)")


def start_router(home: str) -> tuple[subprocess.Popen, str]:
    """The program over HTTP on a free port, and its URL."""
    config = os.path.join(home, "mcp.json")
    with open(os.open(config, os.O_WRONLY | os.O_CREAT, 0o600), "w", encoding="utf-8") as file:
        child = {"command": sys.executable, "args": [str(suite.HERE / "conformance_child.py")]}
        json.dump({"mcpServers": {"conformance": child}}, file)
    router = subprocess.Popen(
        [suite.PROGRAM, "--config", config, "serve", "--transport", "streamable-http", "--port",
         "0", "--no-auth", "--surface", "all", "--only", "conformance"],
        env={**os.environ, "HOME": home}, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE, text=True)
    for line in router.stderr:
        found = READY.search(line)
        if found:
            suite.drain(router.stderr)
            return router, found[1]
    sys.exit("the program did not start")


def main() -> None:
    revision, *names = sys.argv[1:]
    names = names or suite.required(revision, "server")
    with suite.home() as home:
        router, url = start_router(home)
        try:
            failed = suite.run_each(
                names, lambda name: ["server", "--url", url, "--scenario", name, "--spec-version",
                                     revision])
        finally:
            router.terminate()
            router.wait(20)
    suite.finish(f"server, {revision}", names, failed)


if __name__ == "__main__":
    main()
