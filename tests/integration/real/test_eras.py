#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 MCP Runtime contributors
# SPDX-License-Identifier: MIT
"""Servers of both eras of MCP and of all three transports behind the runtime: found, called, and
their large results stored. And one that forgets the session, as a restart makes it do.
"""

import os
import sqlite3
import sys
import unittest

from sessions import ask, execute, read_chunks, references_in, run, text_of, through
from workspace import HERE, NODE, Process, free_port, node_server, wait_until, workspace

MODERN, LEGACY = "2026-07-28", "2025-11-25"
LINES = 20_000


class Eras(unittest.TestCase):
    def setUp(self):
        stack = workspace()
        self.space = stack.__enter__()
        self.addCleanup(stack.__exit__, None, None, None)
        self.environment = {"PATH": os.environ["PATH"], "HOME": str(self.space.home)}

    def start(self, command: list[str], ready: str, **more: str) -> Process:
        log = self.space.folder / f"server{len(self.space.processes)}.log"
        server = Process(command, log, {**self.environment, **more})
        self.space.processes.append(server)
        server.wait_for(ready)
        return server

    def start_station(self, transport: str) -> str:
        port = free_port()
        self.start([sys.executable, str(HERE / "station_server.py"), transport, str(port)],
                   "Uvicorn running")
        return f"http://127.0.0.1:{port}/{'sse' if transport == 'sse' else 'mcp'}"

    def start_everything(self, port: int) -> Process:
        return self.start([NODE, node_server("everything")["args"][0], "streamableHttp"],
                          "listening on port", PORT=str(port))

    def index(self, servers: dict) -> None:
        self.space.write_config(servers)
        done = self.space.cli("index")
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def spoken(self) -> list[str]:
        """The protocol versions that the catalogue remembers."""
        found = next(self.space.home.rglob("catalog.sqlite"))
        with sqlite3.connect(f"file:{found}?mode=ro", uri=True) as catalogue:
            return [row[0] for row in catalogue.execute("SELECT protocol_version FROM server")]

    def work(self, server: dict, version: str) -> None:
        self.index({"station": server})
        self.assertEqual(self.spoken(), [version])
        async def body():
            async with through("stdio", self.space) as session:
                hits = await ask(session, "search_tools", query="how strong is the wind")
                self.assertEqual(hits["tools"][0]["name"], "measure_wind", hits)
                wind = await execute(session, "station", "measure_wind", {"place": "Oslo"})
                self.assertEqual(text_of(wind), "wind at Oslo: 12 km/h")
                long = await execute(session, "station", "long_report", {"lines": LINES})
                text = await read_chunks(session, references_in(long)[0])
                self.assertEqual(text.count("\n"), LINES)
        run(body)

    def test_modern_over_stdio(self):
        self.work({"command": sys.executable, "args": [str(HERE / "station_server.py")]}, MODERN)

    def test_modern_over_http(self):
        self.work({"url": self.start_station("streamable-http")}, MODERN)

    def test_http_with_sse(self):
        self.work({"url": self.start_station("sse")}, LEGACY)

    def test_a_restarted_server_gets_a_new_session(self):
        port = free_port()
        first = self.start_everything(port)
        self.index({"remote": {"url": f"http://127.0.0.1:{port}/mcp"}})
        self.assertEqual(self.spoken(), [LEGACY])
        async def body():
            async with through("stdio", self.space) as session:
                async def sums(a: int, b: int) -> str:
                    return text_of(await execute(session, "remote", "get-sum", {"a": a, "b": b}))
                self.assertIn("3", await sums(1, 2))
                first.close()
                wait_until(lambda: first.popen.poll() is not None, 10, "the end of the server")
                self.start_everything(port)
                self.assertIn("7", await sums(3, 4))
        run(body)


if __name__ == "__main__":
    unittest.main(verbosity=2)
