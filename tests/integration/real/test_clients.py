#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 MCP Runtime contributors
# SPDX-License-Identifier: MIT
"""Clients as people have them, in the eras that they choose: each searches for a tool, runs it, and
reads back what was too large. Behind the runtime stands a server of both eras, made with fastmcp 4.

  test_clients.py stdio|http
"""

import json
import subprocess
import sys
import unittest

from fastmcp import Client
from fastmcp.client.transports import StdioTransport, StreamableHttpTransport

import report_server
from sessions import REFERENCE, run
from workspace import HERE, NODE, PARTS, TOKEN, workspace

DOOR = sys.argv.pop(1) if len(sys.argv) > 1 and sys.argv[1] in ("stdio", "http") else "stdio"
MODERN, LEGACY = "2026-07-28", "2025-11-25"
LINES = 700
SEARCH = {"query": "report of the olive harvest"}
REPORT = {"server_name": "reports", "tool_name": "harvest_report", "arguments": {"lines": LINES}}


class Clients(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.stack = workspace()
        cls.space = cls.stack.__enter__()
        cls.addClassCleanup(cls.stack.__exit__, None, None, None)
        cls.space.write_config({"reports": {"command": str(PARTS / "python" / "bin" / "python"),
                                            "args": [str(HERE / "report_server.py")]}})
        for _ in range(3):  # fastmcp takes longer to start than we wait, on a machine with much to do
            done = cls.space.cli("index")
            if done.returncode == 0:
                break
        if done.returncode != 0:
            raise AssertionError(f"index ended with {done.returncode}:\n{done.stdout}\n{done.stderr}")
        cls.url = cls.space.start_http()[1] if DOOR == "http" else None
        cls.command = cls.space.arguments("serve")
        cls.wanted = report_server.harvest_report(LINES)

    def environment(self) -> dict:
        more = {"MCPRT_URL": self.url} if self.url else {"MCPRT_COMMAND": json.dumps(self.command)}
        return {**self.space.environment(), "MCPRT_PARTS_DIR": str(PARTS), "MCPRT_TOKEN": TOKEN, **more}

    def one_shot(self, *arguments: str) -> dict:
        """What a program that makes one call and ends has printed: the result."""
        done = subprocess.run([NODE, *arguments], env=self.environment(), text=True, timeout=90,
                              stdin=subprocess.DEVNULL, capture_output=True, check=False,
                              cwd=self.space.folder)
        try:
            return json.loads(done.stdout)
        except ValueError:
            raise AssertionError(f"{arguments} ended with {done.returncode}:\n{done.stdout[-2000:]}\n"
                                 f"{done.stderr[-2000:]}") from None

    def check_way(self, call, keeps_content: bool = True) -> None:
        """\a call(tool, arguments) gives a result as it is on the wire."""
        found = call("search_tools", SEARCH)["structuredContent"]["tools"]
        self.assertEqual((found[0]["serverName"], found[0]["name"]), ("reports", "harvest_report"))
        shaped = call("execute_tool", REPORT)
        self.assertFalse(shaped.get("isError"), shaped)
        references = REFERENCE.findall(json.dumps(shaped))
        self.assertTrue(references, f"nothing was stored: {json.dumps(shaped)[:500]}")
        if not keeps_content:
            return
        text, index, total = "", 0, 1
        while index < total:
            chunk = call("get_content", {"ref_id": references[0], "chunk_index": index})
            total = chunk["structuredContent"]["total_chunks"]
            text += chunk["structuredContent"]["text"]
            index += 1
        self.assertEqual(text, self.wanted)

    # -- clients that stay -----------------------------------------------------------------------

    def fastmcp(self, mode: str, version: str) -> None:
        """fastmcp's calls are asynchronous; the way is walked with a list of what to call next."""
        async def body():
            if self.url:
                transport = StreamableHttpTransport(self.url, {"Authorization": f"Bearer {TOKEN}"})
            else:
                transport = StdioTransport(self.command[0], self.command[1:], self.space.environment(),
                                           keep_alive=False)
            async with Client(transport, mode=mode) as client:
                self.assertEqual(client.protocol_version, version)

                async def call(tool, arguments):
                    result = await client.call_tool_mcp(tool, arguments)
                    return result.model_dump(mode="json", by_alias=True, exclude_none=True)
                known = {}
                while True:  # each round knows one answer more
                    missing = []

                    def replay(tool, arguments):
                        key = json.dumps([tool, arguments], sort_keys=True)
                        if key not in known:
                            missing.append((key, tool, arguments))
                            raise KeyError(key)
                        return known[key]
                    try:
                        return self.check_way(replay)
                    except KeyError:
                        if not missing:
                            raise
                    key, tool, arguments = missing[0]
                    known[key] = await call(tool, arguments)
        run(body)

    def test_fastmcp_chooses_the_modern_era(self):
        self.fastmcp("auto", MODERN)

    def test_fastmcp_in_the_legacy_era(self):
        self.fastmcp("legacy", LEGACY)

    def test_typescript_2_chooses_the_modern_era(self):
        client = subprocess.Popen([NODE, str(HERE / "modern_client.mjs")], env=self.environment(),
                                  stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
                                  encoding="utf-8", bufsize=1)
        self.addCleanup(client.stdout.close)
        self.addCleanup(client.wait, 20)
        self.addCleanup(client.stdin.close)
        self.assertEqual(json.loads(client.stdout.readline()), {"version": MODERN})

        def call(tool, arguments):
            client.stdin.write(json.dumps({"tool": tool, "arguments": arguments}) + "\n")
            return json.loads(client.stdout.readline())
        self.check_way(call)

    # -- clients that make one call and end ------------------------------------------------------
    # Stored content is its client's own: over stdio it is gone with the client.

    def inspector(self, era: str) -> None:
        program = str(PARTS / "node_modules" / ".bin" / "mcp-inspector")
        target = (["--server-url", self.url, "--transport", "http", "--header",
                   f"Authorization: Bearer {TOKEN}"] if self.url else ["--", *self.command])

        def call(tool, arguments):
            pairs = [f"{key}={value if isinstance(value, str) else json.dumps(value)}"
                     for key, value in arguments.items()]
            return self.one_shot(program, "--cli", "--protocol-era", era, "--method", "tools/call",
                                 "--tool-name", tool, "--tool-arg", *pairs, *target)
        self.check_way(call, keeps_content=DOOR == "http")

    def test_inspector_in_the_legacy_era(self):
        self.inspector("legacy")

    def test_inspector_that_may_choose(self):
        self.inspector("auto")

    def test_inspector_in_the_modern_era(self):
        self.inspector("modern")

    def test_mcporter(self):
        program = str(PARTS / "node_modules" / ".bin" / "mcporter")
        server = ({"url": self.url, "headers": {"Authorization": f"Bearer {TOKEN}"}} if self.url
                  else {"command": self.command[0], "args": self.command[1:]})
        config = self.space.folder / "mcporter.json"
        config.write_text(json.dumps({"mcpServers": {"runtime": server}}))

        def call(tool, arguments):
            # It prints the structured content alone where there is one.
            return {"structuredContent": self.one_shot(
                program, "--config", str(config), "call", f"runtime.{tool}", "--args",
                json.dumps(arguments), "--output", "json")}
        self.check_way(call, keeps_content=DOOR == "http")


if __name__ == "__main__":
    unittest.main(verbosity=2)
