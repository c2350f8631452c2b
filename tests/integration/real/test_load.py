#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 MCP Runtime contributors
# SPDX-License-Identifier: MIT
"""Many calls at once, each answered to its own caller; clients that go away in the middle."""

import json
import pathlib
import random
import socket
import struct
import unittest

import anyio

from sessions import ask, execute, over_http, run, text_of, through
from workspace import SANITIZED, TOKEN, node_server, scripted_server, wait_until, workspace

CALLS = 200


def resident_kib(pid: int) -> int:
    for line in pathlib.Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1])
    raise AssertionError(f"process {pid} has gone")


def open_files(pid: int) -> int:
    return len(list(pathlib.Path(f"/proc/{pid}/fd").iterdir()))


class RawClient:
    """One HTTP connection, written by hand so that it can be cut anywhere."""

    def __init__(self, url: str, session_id: str = ""):
        self.host, _, port = url.removeprefix("http://").partition("/")[0].partition(":")
        self.port = int(port)
        self.session_id = session_id
        self.socket = socket.create_connection((self.host, self.port), timeout=10)

    def request(self, message: dict) -> bytes:
        body = json.dumps(message).encode()
        session = f"Mcp-Session-Id: {self.session_id}\r\n" if self.session_id else ""
        return (f"POST /mcp HTTP/1.1\r\nHost: {self.host}:{self.port}\r\n{session}"
                f"Authorization: Bearer {TOKEN}\r\nMCP-Protocol-Version: 2025-11-25\r\n"
                "Content-Type: application/json\r\nAccept: application/json, text/event-stream\r\n"
                f"Content-Length: {len(body)}\r\n\r\n").encode() + body

    def open_session(self) -> str:
        self.socket.sendall(self.request({
            "jsonrpc": "2.0", "id": 1, "method": "initialize",
            "params": {"protocolVersion": "2025-11-25", "capabilities": {},
                       "clientInfo": {"name": "raw", "version": "1"}}}))
        head = self.socket.recv(65536).decode()
        for line in head.split("\r\n"):
            name, _, value = line.partition(":")
            if name.lower() == "mcp-session-id":
                self.session_id = value.strip()
        if not self.session_id:
            raise AssertionError(f"no session in the answer: {head[:500]}")
        self.socket.sendall(self.request({"jsonrpc": "2.0", "method": "notifications/initialized"}))
        self.socket.recv(65536)
        return self.session_id

    def reset(self) -> None:
        """Closes with RST instead of FIN."""
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.socket.close()


class Load(unittest.TestCase):
    def setUp(self):
        stack = workspace()
        self.space = stack.__enter__()
        self.addCleanup(stack.__exit__, None, None, None)
        self.space.write_config({"everything": node_server("everything"), "scripted": scripted_server()})
        done = self.space.cli("index")
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def many_calls(self, door: str) -> None:
        chance = random.Random(7)
        async def body():
            async with through(door, self.space) as session:
                answers: dict[int, str] = {}
                async def one(n: int):
                    if n % 2:
                        result = await execute(session, "everything", "echo", {"message": f"no. {n}."})
                    else:
                        result = await execute(session, "scripted", "echo", {
                            "text": f"no. {n}.", "delay_ms": chance.randrange(300)})
                    answers[n] = text_of(result)
                async with anyio.create_task_group() as group:
                    for n in range(CALLS):
                        group.start_soon(one, n)
                self.assertEqual(len(answers), CALLS)
                for n, text in answers.items():
                    self.assertIn(f"no. {n}.", text)
        run(body)

    def test_two_hundred_calls_at_once_over_stdio(self):
        self.many_calls("stdio")

    def test_two_hundred_calls_at_once_over_http(self):
        self.many_calls("http")

    def test_calls_of_two_clients_do_not_mix(self):
        """Both number their requests alike."""
        async def body():
            _, url = self.space.start_http()
            async with over_http(url) as one, over_http(url) as other:
                async def ask_many(session, who):
                    for n in range(50):
                        result = await execute(session, "scripted", "echo",
                                               {"text": f"{who} {n}", "delay_ms": n % 5})
                        self.assertEqual(text_of(result), f"{who} {n}")
                async with anyio.create_task_group() as group:
                    group.start_soon(ask_many, one, "one")
                    group.start_soon(ask_many, other, "other")
        run(body)

    def test_a_client_that_goes_away_two_hundred_times_harms_nothing(self):
        process, url = self.space.start_http()
        pid = process.popen.pid
        session_id = RawClient(url).open_session()
        chance = random.Random(11)

        def call(n: int, delay_ms: int) -> dict:
            return {"jsonrpc": "2.0", "id": 100 + n, "method": "tools/call", "params": {
                "name": "execute_tool", "_meta": {"progressToken": n}, "arguments": {
                    "server_name": "scripted", "tool_name": "echo",
                    "arguments": {"text": "x" * 1000, "delay_ms": delay_ms}}}}

        def go_away(n: int) -> None:
            client = RawClient(url, session_id)
            request = client.request(call(n, chance.choice((0, 5, 50, 400))))
            way = n % 4
            if way == 0: # in the middle of the request
                client.socket.sendall(request[:chance.randrange(len(request))])
                client.socket.close()
                return
            client.socket.sendall(request)
            if way == 1: # gone at once
                client.socket.close()
            elif way == 2: # reset while the server works
                select_wait(client, chance.random() * 0.02)
                client.reset()
            else: # half closed, then gone
                client.socket.shutdown(socket.SHUT_WR)
                select_wait(client, chance.random() * 0.01)
                client.socket.close()

        for n in range(20): # warm up, so that growth means a leak
            go_away(n)
        wait_until(lambda: open_files(pid) < 60, 10, "sockets of the warm-up closed")
        memory, files = resident_kib(pid), open_files(pid)
        for n in range(200):
            go_away(n)
            self.assertIsNone(process.popen.poll(), process.output()[-3000:])
        wait_until(lambda: open_files(pid) <= files + 4, 20, "sockets closed")
        if not SANITIZED: # its quarantine keeps freed memory
            self.assertLess(resident_kib(pid) - memory, 16 * 1024)

        async def body():
            async with over_http(url) as session:
                result = await execute(session, "scripted", "echo", {"text": "all is well"})
                self.assertEqual(text_of(result), "all is well")
                running = await ask(session, "list_running_servers")
                self.assertEqual(running["running_servers"], ["scripted"])
        run(body)
        self.assertEqual(process.close(), 0, process.output()[-3000:])
        self.space.processes.remove(process)


def select_wait(client: RawClient, seconds: float) -> None:
    """Waits a little, or until the answer begins."""
    client.socket.settimeout(max(seconds, 0.001))
    try:
        client.socket.recv(1)
    except TimeoutError:
        pass


if __name__ == "__main__":
    unittest.main(verbosity=2)
