#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 MCP Runtime contributors
# SPDX-License-Identifier: MIT
"""The wall clock jumps while the program runs: deadlines, tasks and stored results do not notice."""

import glob
import json
import os
import pathlib
import re
import subprocess
import tempfile
import unittest

from workspace import SANITIZED

BIN = pathlib.Path(os.environ["MCPRT_BIN_DIR"])
JUMPS = ["+1d", "-1d", "@1970-01-02 00:00:00", "@2038-01-19 03:14:00", "+0d"]


def preload() -> str:
    found = glob.glob("/usr/lib/*/faketime/libfaketime.so.1")
    if not found:
        raise AssertionError("libfaketime is not installed; packaging/setup.sh --test brings it")
    return found[0]


class Runtime:
    """The program over stdio, under a clock that the test sets."""

    def __init__(self, home: str):
        self.clock = pathlib.Path(home, "clock")
        self.jump("+0d")
        config = pathlib.Path(home, "mcp.json")
        config.touch(0o600)
        config.write_text(json.dumps(
            {"mcpServers": {"fake": {"command": str(BIN / "fake_mcp_server")}}}))
        self.process = subprocess.Popen(
            [BIN / "mcp-runtime", "--config", config, "serve"], stdin=subprocess.PIPE,
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, bufsize=1,
            env={**os.environ, "HOME": home, "LD_PRELOAD": preload(), "MAX_RESULT_TOKENS": "50",
                 "FAKETIME_TIMESTAMP_FILE": str(self.clock), "FAKETIME_NO_CACHE": "1",
                 "DONT_FAKE_MONOTONIC": "1"})
        self.last_id = 0
        self.request("initialize", {"protocolVersion": "2025-11-25", "capabilities": {},
                                    "clientInfo": {"name": "clock", "version": "1"}})

    def jump(self, to: str) -> None:
        self.clock.write_text(to + "\n")

    def request(self, method: str, params: dict) -> dict:
        self.last_id += 1
        self.process.stdin.write(json.dumps({"jsonrpc": "2.0", "id": self.last_id,
                                             "method": method, "params": params}) + "\n")
        for line in self.process.stdout:
            message = json.loads(line)
            if message.get("id") == self.last_id:
                return message["result"]
        raise AssertionError("the program ended")

    def call(self, name: str, **arguments) -> dict:
        return self.request("tools/call", {"name": name, "arguments": arguments})

    def execute(self, tool: str, arguments: dict, **more) -> dict:
        return self.call("execute_tool", server_name="fake", tool_name=tool, arguments=arguments,
                         **more)

    def close(self) -> int:
        self.process.stdin.close()
        return self.process.wait(20)


@unittest.skipIf(SANITIZED, "a sanitizer's runtime has to be loaded before any other")
class ClockTest(unittest.TestCase):
    def test_jumps(self):
        with tempfile.TemporaryDirectory() as home:
            runtime = Runtime(home)
            text = "word " * 2000
            stored = json.dumps(runtime.execute("echo", {"text": text}))
            ref = re.search(r'ref_id=\\"([0-9a-f]{32})', stored)[1]
            task = runtime.execute("echo", {"text": "x"}, in_background=True)
            task_id = task["structuredContent"]["task_id"]
            for to in JUMPS:
                with self.subTest(to):
                    runtime.jump(to)
                    slow = runtime.execute("slow", {"ms": 100}, timeout=20)
                    self.assertEqual(slow["content"][0]["text"], "done")
                    late = runtime.execute("never", {}, timeout=0.2)
                    self.assertEqual(late["structuredContent"]["error"]["code"], "timeout")
                    polled = runtime.call("poll_task_result", task_id=task_id, wait_s=20)
                    self.assertEqual(polled["structuredContent"]["status"], "completed")
                    part = runtime.call("get_content", ref_id=ref, chunk_index=1)
                    self.assertIn("word word", part["content"][0]["text"])
            self.assertEqual(runtime.close(), 0)


if __name__ == "__main__":
    unittest.main()
