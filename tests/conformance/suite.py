# SPDX-FileCopyrightText: 2026 MCP Runtime contributors
# SPDX-License-Identifier: MIT
"""The pinned conformance suite, as run_server.py and run_client.py call it."""

import contextlib
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import threading
import time

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
SUITE = pathlib.Path(os.environ.get("MCPRT_SUITE_DIR", ROOT / "build" / "conformance"))
BIN = pathlib.Path(os.environ.get("MCPRT_BIN_DIR", ROOT / "build" / "dev" / "bin"))
PROGRAM = BIN / "mcp-runtime"
PER_SCENARIO_S = 90
if (SUITE / "bin").is_dir():  # a newer Node.js than the system's, see fetch_suite.sh
    os.environ["PATH"] = f"{SUITE / 'bin'}{os.pathsep}{os.environ['PATH']}"
READY = re.compile(r"Serving MCP at (\S+)")
COLOUR = re.compile(r"\x1b\[[0-9;]*m")


def call(*arguments: str, **more) -> subprocess.CompletedProcess:
    script = SUITE / "node_modules" / "@modelcontextprotocol" / "conformance" / "dist" / "index.js"
    if not script.exists():
        sys.exit(f"there is no {script}; tests/conformance/fetch_suite.sh brings it")
    return subprocess.run(["node", script, *arguments], text=True, stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False, **more)


def required(revision: str, side: str) -> list[str]:
    """Names of the scored scenarios of `side`: `server` or `client`."""
    listed = call("list", f"--{side}", "--requirements", revision).stdout
    part = listed.split("Run and reported")[0].partition(f"{side.capitalize()} scenarios")[2]
    part = re.split(r"^\S+ scenarios", part, maxsplit=1, flags=re.MULTILINE)[0]
    return re.findall(r"^  - (\S+)", part, re.MULTILINE)


@contextlib.contextmanager
def home():
    with tempfile.TemporaryDirectory(prefix="mcprt-conformance-") as folder:
        yield folder


def drain(stream) -> None:
    """Reads \a stream to its end in the background, so that its writer never waits."""
    threading.Thread(target=lambda: [None for _ in stream], daemon=True).start()


def url_of(program: subprocess.Popen) -> str:
    """Waits until the program serves HTTP. Its errors are read from then on."""
    found = next((found for line in program.stderr if (found := READY.search(line))), None)
    if not found:
        sys.exit("the program did not start")
    drain(program.stderr)
    return found[1]


def run_each(names: list[str], command, **more) -> list[str]:
    """Runs the scenarios one after the other. Returns those that failed, and prints why."""
    failed = []
    for name in names:
        begun = time.monotonic()
        try:
            run = call(*command(name), timeout=PER_SCENARIO_S, **more)
            output = COLOUR.sub("", run.stdout)
            # The suite also ends well when it has left the scenario out.
            passed = run.returncode == 0 and not output.startswith("SKIPPED")
            # A scenario that checked nothing has shown nothing.
            passed = passed and not re.search(r"^(?:Passed|Total): 0/0\b", output, re.MULTILINE)
        except subprocess.TimeoutExpired:
            output, passed = f"no end after {PER_SCENARIO_S} s", False
        counts = re.findall(r"^(?:Passed|Total): .*$", output, re.MULTILINE)
        print(f"{'pass' if passed else 'FAIL'}  {name}  {time.monotonic() - begun:.1f} s  "
              f"{counts[-1] if counts else ''}", flush=True)
        if not passed:
            failed.append(name)
            print(output, flush=True)
    return failed


def finish(what: str, names: list[str], failed: list[str]) -> None:
    print(f"{what}: {len(names) - len(failed)}/{len(names)} scenarios pass")
    sys.exit(1 if failed or not names else 0)
