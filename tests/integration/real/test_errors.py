#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 MCP Runtime contributors
# SPDX-License-Identifier: MIT
"""What a caller is told when something is wrong, and that the rest goes on.

  test_errors.py stdio|http
"""

import json
import os
import signal
import sys
import time
import unittest

import anyio

from sessions import ask, execute, refused, run, text_of, through
from workspace import descendants, is_alive, node_server, scripted_server, wait_until, workspace

DOOR = sys.argv.pop(1) if len(sys.argv) > 1 and sys.argv[1] in ("stdio", "http") else "stdio"


class Errors(unittest.TestCase):
    def setUp(self):
        stack = workspace()
        self.space = stack.__enter__()
        self.addCleanup(stack.__exit__, None, None, None)
        self.seen = self.space.folder / "methods.log"
        self.space.write_config({
            "everything": node_server("everything"),
            "files": node_server("filesystem", str(self.space.files)),
            "scripted": scripted_server("--log", str(self.seen)),
            "banner": scripted_server("--banner"),
            "exits": scripted_server("--exit-at-start"),
            "rubbish": scripted_server("--only-rubbish"),
            "absent": {"command": "no-such-program-anywhere", "args": []},
        })

    def index(self, *servers: str) -> None:
        done = self.space.cli("index", *servers)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def step(self, body) -> None:
        async def inside():
            async with through(DOOR, self.space) as session:
                await body(session)
        run(inside)

    def test_unknown_names_offer_the_nearest(self):
        self.index("everything", "files")
        async def body(session):
            text = await refused(session, "execute_tool", server_name="filez", tool_name="read_file")
            self.assertIn("files", text.replace("filez", ""))
            text = await refused(session, "execute_tool", server_name="files",
                                 tool_name="read_text_fiel", arguments={"path": "x"})
            self.assertIn("read_text_file", text)
            text = await refused(session, "get_tool_details", server_name="everything",
                                 tool_name="get_sum")
            self.assertIn("get-sum", text)
            for tool, arguments in (("get_server_info", {}), ("get_server_tools", {}),
                                    ("manage_server", {"action": "start"})):
                text = await refused(session, tool, server_name="everythin", **arguments)
                self.assertRegex(text, r"\beverything\b")
        self.step(body)

    def test_wrong_arguments_bring_the_schema_and_never_reach_the_server(self):
        self.index("scripted")
        self.seen.write_text("")
        async def body(session):
            for arguments in ({"text": 5}, {"delay_ms": "soon"}):
                result = await execute(session, "scripted", "echo", arguments)
                self.assertTrue(result.is_error)
                told = text_of(result) + json.dumps(result.structured_content or {})
                self.assertIn("delay_ms", told)
                self.assertIn("properties", told)
                self.assertIn(next(iter(arguments)), text_of(result))
            self.assertNotIn("tools/call", self.seen.read_text())
        self.step(body)

    def test_our_own_tools_name_the_wrong_parameter(self):
        async def body(session):
            for tool, arguments, named in (
                    ("execute_tool", {"server_name": "everything"}, "tool_name"),
                    ("search_tools", {"query": "x", "limit": 0}, "limit"),
                    ("search_tools", {"query": "x", "limit": "many"}, "limit"),
                    ("manage_server", {"server_name": "everything", "action": "explode"}, "action"),
                    ("get_content", {}, "ref_id")):
                text = await refused(session, tool, **arguments)
                self.assertIn(named, text)
        self.step(body)

    def test_a_server_that_exits_at_start_says_why(self):
        async def body(session):
            text = await refused(session, "manage_server", server_name="exits", action="start")
            self.assertIn("3", text)
            self.assertIn("no licence file found", text)
            text = await refused(session, "manage_server", server_name="absent", action="start")
            self.assertIn("no-such-program-anywhere", text)
            result = await execute(session, "everything", "echo", {"message": "others go on"})
            self.assertIn("others go on", text_of(result))
        self.step(body)

    def test_a_server_that_prints_only_rubbish_fails_within_the_timeout(self):
        async def body(session):
            begun = time.monotonic()
            result = await execute(session, "rubbish", "anything", timeout=3)
            self.assertTrue(result.is_error)
            self.assertLess(time.monotonic() - begun, 15)
            result = await execute(session, "everything", "echo", {"message": "others go on"})
            self.assertIn("others go on", text_of(result))
        self.step(body)

    def test_rubbish_between_answers_is_skipped(self):
        async def body(session):
            for n in range(20):
                result = await execute(session, "banner", "echo", {"text": f"line {n}"})
                self.assertEqual(text_of(result), f"line {n}")
        self.step(body)

    def test_a_call_that_is_never_answered_times_out_and_is_cancelled(self):
        async def body(session):
            await execute(session, "scripted", "echo", {"text": "warm"})
            begun = time.monotonic()
            text = await refused(session, "execute_tool", server_name="scripted", tool_name="hang",
                                 timeout=1)
            self.assertTrue(0.9 < time.monotonic() - begun < 10)
            self.assertIn("1", text)
            self.assertRegex(text.lower(), "time|answer")
            result = await execute(session, "scripted", "echo", {"text": "after"})
            self.assertEqual(text_of(result), "after")
            self.assertIn("notifications/cancelled", self.seen.read_text().split())
        self.step(body)

    def test_a_server_killed_in_the_middle_of_a_call_fails_the_call_and_comes_back(self):
        async def body(session):
            pid = int(text_of(await execute(session, "scripted", "pid")))
            answers = []
            async def caught():
                answers.append(await execute(session, "scripted", "hang"))
            async with anyio.create_task_group() as group:
                group.start_soon(caught)
                group.start_soon(caught)
                await anyio.sleep(0.3)
                os.kill(pid, signal.SIGKILL)
                with anyio.fail_after(10):
                    while len(answers) < 2:
                        await anyio.sleep(0.02)
            for answer in answers:
                self.assertTrue(answer.is_error)
                self.assertIn("scripted", text_of(answer))
            new = int(text_of(await execute(session, "scripted", "pid")))
            self.assertNotEqual(new, pid)
            died = await execute(session, "scripted", "die")
            self.assertTrue(died.is_error)
            self.assertIn("7", text_of(died))
        self.step(body)

    def test_a_wrong_entry_disables_that_server_alone(self):
        servers = json.loads(self.space.config.read_text())["mcpServers"]
        servers["broken"] = {"command": 5}
        self.space.write_config(servers)
        async def body(session):
            result = await execute(session, "everything", "echo", {"message": "fine"})
            self.assertIn("fine", text_of(result))
            text = await refused(session, "manage_server", server_name="broken", action="start")
            self.assertIn("command", text)
            self.assertIn("mcp.json", text)
        self.step(body)

    def test_the_configuration_is_reloaded_when_it_changes(self):
        async def body(session):
            servers = json.loads(self.space.config.read_text())["mcpServers"]
            servers["newcomer"] = scripted_server()
            self.space.write_config(servers)
            with anyio.fail_after(10):
                while True:
                    result = await execute(session, "newcomer", "echo", {"text": "I am new"})
                    if not result.is_error:
                        break
                    await anyio.sleep(0.1)
            self.assertEqual(text_of(result), "I am new")
        self.step(body)

    def test_nothing_is_left_running_at_the_end(self):
        left = []
        async def body(session):
            for name in ("scripted", "everything"):
                await ask(session, "manage_server", server_name=name, action="start")
            left.extend(descendants(os.getpid()))
        self.step(body)
        self.assertGreaterEqual(len(left), 3, "the runtime and its two servers were seen")
        wait_until(lambda: not any(is_alive(pid) for pid in left), 10, f"end of {left}")

    def test_a_killed_runtime_leaves_no_servers(self):
        async def body():
            process, url = self.space.start_http()
            from sessions import over_http
            try:
                async with over_http(url) as session:
                    for name in ("scripted", "everything"):
                        await ask(session, "manage_server", server_name=name, action="start")
                    left = descendants(process.popen.pid)
                    self.assertGreaterEqual(len(left), 2)
                    process.popen.kill()
                    wait_until(lambda: not any(is_alive(pid) for pid in left), 5, f"end of {left}")
            except Exception: # the client's streams end with the runtime
                if process.popen.poll() is None:
                    raise
            self.assertFalse([pid for pid in left if is_alive(pid)])
            self.space.processes.remove(process)
        run(body)


if __name__ == "__main__":
    unittest.main(verbosity=2)
