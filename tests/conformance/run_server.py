#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 MCP Runtime contributors
# SPDX-License-Identifier: MIT
"""Runs the server scenarios that a revision of MCP requires, one at a time, against the built
program with conformance_child.py behind it: run_server.py [--door http|stdio] [--child ERA] REVISION
[SCENARIO...]. `tasks` stands for the scenarios of the tasks extension that pass with that child. The
suite speaks HTTP only: at the stdio door, stdio_bridge.py stands between. No failure is expected:
exits 1 unless every scenario passes.
"""

import argparse
import contextlib
import json
import os
import subprocess
import sys

import suite
from stdio_bridge import Bridge

TASKS = ["tasks-lifecycle", "tasks-capability-negotiation", "tasks-wire-fields",
         "tasks-request-state-removal", "tasks-mrtr-input", "tasks-request-headers",
         "tasks-dispatch-and-envelope", "tasks-required-task-error"]
WITH_MODERN_CHILD = ["tasks-mrtr-composition"]  # a legacy child can't say when its asking is over
NAMED_INPUTS = "input-required-result-"  # want the child's names for what it asks; a legacy one has none
FORCED = ["--force"]  # an extension belongs to no revision, so the suite would leave them out


def command(home: str, child_era: str) -> list[str]:
    """The program that shows the conformance child as if it were alone."""
    config = os.path.join(home, "mcp.json")
    with open(os.open(config, os.O_WRONLY | os.O_CREAT, 0o600), "w", encoding="utf-8") as file:
        child = {"command": sys.executable,
                 "args": [str(suite.HERE / "conformance_child.py"), child_era]}
        json.dump({"mcpServers": {"conformance": child}}, file)
    return [str(suite.PROGRAM), "--config", config, "serve", "--surface", "all", "--only",
            "conformance"]


@contextlib.contextmanager
def over_http(program: list[str], home: str):
    """The program over HTTP on a free port: its URL."""
    router = subprocess.Popen(
        [*program, "--transport", "streamable-http", "--port", "0", "--no-auth"],
        env={**os.environ, "HOME": home}, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE, text=True)
    try:
        yield suite.url_of(router)
    finally:
        router.terminate()
        router.wait(20)


@contextlib.contextmanager
def over_stdio(program: list[str], home: str):
    """The program over stdio behind the bridge: its URL."""
    bridge = Bridge([*program, "--transport", "stdio"], {**os.environ, "HOME": home})
    try:
        yield bridge.url
    finally:
        bridge.close()


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--door", choices=("http", "stdio"), default="http")
    parser.add_argument("--child", choices=("both", "legacy", "modern"), default="both")
    parser.add_argument("revision")
    parser.add_argument("names", nargs="*")
    given = parser.parse_args()
    names = given.names
    if names == ["tasks"]:
        names = TASKS + ([] if given.child == "legacy" else WITH_MODERN_CHILD)
    names = names or [name for name in suite.required(given.revision, "server")
                      if given.child != "legacy" or not name.startswith(NAMED_INPUTS)]
    door = {"http": over_http, "stdio": over_stdio}[given.door]
    with suite.home() as home, door(command(home, given.child), home) as url:
        failed = suite.run_each(names, lambda name: [
            "server", "--url", url, "--scenario", name, "--spec-version", given.revision,
            *(FORCED if name.startswith("tasks-") else [])])
    suite.finish(f"server, {given.revision}, {given.door}", names, failed)


if __name__ == "__main__":
    main()
