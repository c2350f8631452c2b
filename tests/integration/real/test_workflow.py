#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 MCP Runtime contributors
# SPDX-License-Identifier: MIT
"""The whole way of the product with real servers behind it and the official Python client in front:
index, search, details, start, execute, background, progress, large results, shutdown.

  test_workflow.py stdio|http
"""

import base64
import sys
import unittest

import anyio

from sessions import (ask, decoded, directly, execute, plain, read_chunks, references_in, refused,
                      run, text_of, through)
from workspace import workspace

DOOR = sys.argv.pop(1) if len(sys.argv) > 1 and sys.argv[1] in ("stdio", "http") else "stdio"

MENU = ["cancel_task", "execute_tool", "get_content", "get_server_info", "get_server_tools",
        "get_statistics", "get_tool_details", "list_running_servers", "list_servers", "list_tasks",
        "manage_server", "poll_task_result", "search_servers", "search_tools"]

# What a person wants, in words; one of the tools must be among the first three.
WISHES = [
    ("what time is it in Tokyo", {"time/get_current_time", "time/convert_time"}),
    ("convert a time between two time zones", {"time/convert_time"}),
    ("show the history of commits", {"git/git_log"}),
    ("create a new branch", {"git/git_create_branch"}),
    ("read the contents of a text file", {"files/read_text_file", "files/read_file"}),
    ("list what is in a directory", {"files/list_directory", "files/list_directory_with_sizes",
                                     "files/directory_tree"}),
    ("add new entities to the knowledge graph", {"memory/create_entities"}),
    ("sum of two numbers", {"everything/get-sum", "remote/get-sum"}),
]

# Several scripts, so that a cut in the middle of a character would show.
LINE = "The quick brown fox. Ελληνικά кириллица 日本語のテキスト 한국어 हिन्दी العربية 🦊👩‍👩‍👧 naïve\n"


class Workflow(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.stack = workspace()
        cls.space = cls.stack.__enter__()
        cls.addClassCleanup(cls.stack.__exit__, None, None, None)
        cls.servers = cls.space.real_servers()
        cls.space.write_config(cls.servers)
        done = cls.space.cli("index")
        if done.returncode != 0:
            raise AssertionError(f"index ended with {done.returncode}:\n{done.stdout}\n{done.stderr}")

    def step(self, body) -> None:
        """Runs \a body with a session of its own."""
        async def inside():
            async with through(DOOR, self.space) as session:
                await body(session)
        run(inside)

    # -- what is known without running -----------------------------------------------------------

    def test_the_menu_is_the_fourteen_tools(self):
        async def body(session):
            tools = (await session.list_tools()).tools
            self.assertEqual(sorted(tool.name for tool in tools), MENU)
            for tool in tools:
                self.assertTrue(tool.description, tool.name)
                self.assertIsNotNone(tool.annotations, tool.name)
            again = (await session.list_tools()).tools
            self.assertEqual([plain(tool) for tool in tools], [plain(tool) for tool in again])
        self.step(body)

    def test_all_servers_are_known_and_none_runs(self):
        async def body(session):
            listed = await ask(session, "list_servers")
            self.assertEqual(sorted(s["name"] for s in listed["servers"]), sorted(self.servers))
            self.assertEqual(listed["total"], len(self.servers))
            for server in listed["servers"]:
                self.assertGreater(server["nbTools"], 1, server)
            page = await ask(session, "list_servers", limit=2, offset=4)
            self.assertEqual(page["servers"], listed["servers"][4:6])
            self.assertEqual(await ask(session, "list_running_servers"), {"running_servers": []})
            statistics = await ask(session, "get_statistics")
            self.assertEqual(statistics["total_servers"], len(self.servers))
            self.assertEqual(statistics["total_tools"],
                             sum(server["nbTools"] for server in listed["servers"]))
            self.assertEqual(statistics["running_servers"], 0)
        self.step(body)

    def test_words_of_a_person_find_the_right_tool(self):
        async def body(session):
            for wish, wanted in WISHES:
                with self.subTest(wish):
                    found = await ask(session, "search_tools", query=wish)
                    first = [f"{t['serverName']}/{t['name']}" for t in found["tools"][:3]]
                    self.assertTrue(wanted.intersection(first), f"{first} for {wish!r}")
                    for tool in found["tools"]:
                        self.assertNotIn("inputSchema", tool)
                        self.assertTrue(0.3 <= tool["score"] <= 1, tool)
            servers = await ask(session, "search_servers", query="git repository commits")
            self.assertEqual(servers["servers"][0]["name"], "git")
            only = await ask(session, "search_tools", query="time", server_names=["git"], min_score=0)
            self.assertEqual({tool["serverName"] for tool in only["tools"]} - {"git"}, set())
        self.step(body)

    def test_details_are_what_the_server_itself_says(self):
        async def body(session):
            for name, server in self.servers.items():
                with self.subTest(name):
                    async with directly(server) as child:
                        own = (await child.list_tools()).tools
                    info = await ask(session, "get_server_info", server_name=name)
                    self.assertEqual(info["server_name"], name)
                    listed = await ask(session, "get_server_tools", server_name=name)
                    # server-everything offers more tools to clients that can do more
                    self.assertLessEqual({t["name"] for t in listed["tools"]}
                                         ^ {t.name for t in own}, {"get-roots-list"})
                    self.assertEqual(info["nb_tools"], listed["total"])
                    wire = plain(own[0])
                    details = await ask(session, "get_tool_details", server_name=name,
                                        tool_name=wire["name"])
                    self.assertEqual(details["tool_schema"], wire["inputSchema"])
                    self.assertEqual(details.get("output_schema"), wire.get("outputSchema"))
                    self.assertEqual(details.get("annotations"), wire.get("annotations"))
        self.step(body)

    # -- starting, calling, stopping -------------------------------------------------------------

    def test_start_execute_restart_shutdown(self):
        async def body(session):
            started = await ask(session, "manage_server", server_name="time", action="start")
            self.assertTrue(started["success"], started)
            self.assertEqual(started["state"], "running")
            running = await ask(session, "list_running_servers")
            self.assertEqual(running["running_servers"], ["time"])
            result = await execute(session, "time", "get_current_time", {"timezone": "Asia/Tokyo"})
            self.assertFalse(result.is_error, text_of(result))
            self.assertIn("Asia/Tokyo", text_of(result))
            again = await ask(session, "manage_server", server_name="time", action="restart")
            self.assertEqual(again["state"], "running")
            stopped = await ask(session, "manage_server", server_name="time", action="shutdown")
            self.assertTrue(stopped["success"], stopped)
            self.assertEqual(await ask(session, "list_running_servers"), {"running_servers": []})
        self.step(body)

    def test_a_call_starts_its_server(self):
        (self.space.files / "hello.txt").write_text("hello from the file\n")
        async def body(session):
            calls = [
                ("everything", "echo", {"message": "to and fro"}, "to and fro"),
                ("remote", "get-sum", {"a": 19, "b": 23}, "42"),
                ("files", "read_text_file", {"path": str(self.space.files / "hello.txt")},
                 "hello from the file"),
                ("git", "git_log", {"repo_path": str(self.space.repository)}, "Water the plant"),
                ("time", "convert_time", {"source_timezone": "UTC", "time": "12:00",
                                          "target_timezone": "Asia/Tokyo"}, "21:00"),
                ("memory", "create_entities", {"entities": [{
                    "name": f"Ada-{DOOR}", "entityType": "person",
                    "observations": ["wrote the first program"]}]}, "Ada"),
                ("memory", "search_nodes", {"query": "first program"}, f"Ada-{DOOR}"),
            ]
            for server, tool, arguments, expected in calls:
                with self.subTest(f"{server}/{tool}"):
                    result = await execute(session, server, tool, arguments)
                    self.assertFalse(result.is_error, text_of(result))
                    self.assertIn(expected, text_of(result))
            running = await ask(session, "list_running_servers")
            self.assertEqual(sorted(running["running_servers"]), sorted(self.servers))
        self.step(body)

    def test_results_are_what_the_server_itself_gives(self):
        calls = [("get-structured-content", {"location": "Chicago"}),
                 ("get-annotated-message", {"messageType": "debug", "includeImage": False}),
                 ("get-resource-links", {"count": 3}), ("get-sum", {"a": 0.1, "b": 0.2})]
        async def body(session):
            for name in ("everything", "remote"):
                async with directly(self.servers[name]) as child:
                    await child.list_tools()
                    for tool, arguments in calls:
                        with self.subTest(f"{name}/{tool}"):
                            own = plain(await child.call_tool(tool, arguments))
                            ours = plain(await execute(session, name, tool, arguments))
                            self.assertEqual(ours, own)
        self.step(body)

    # -- background, progress --------------------------------------------------------------------

    def test_background_work_is_polled_and_can_be_read_again(self):
        async def body(session):
            task = await execute(session, "everything", "trigger-long-running-operation",
                                 {"duration": 1, "steps": 2}, in_background=True)
            task_id = task.structured_content["task_id"]
            self.assertIn(task.structured_content["status"], ("queued", "running"))
            tasks = await ask(session, "list_tasks")
            self.assertIn(task_id, str(tasks))
            done = await ask(session, "poll_task_result", task_id=task_id, wait_s=20)
            self.assertEqual(done["status"], "completed")
            self.assertIn("Long running operation completed", str(done["result"]))
            again = await ask(session, "poll_task_result", task_id=task_id)
            self.assertEqual(again["result"], done["result"])
        self.step(body)

    def test_cancelling_background_work_leaves_the_worker_usable(self):
        async def body(session):
            for _ in range(6): # more than tasks run at once
                task = await execute(session, "everything", "trigger-long-running-operation",
                                     {"duration": 60, "steps": 2}, in_background=True)
                task_id = task.structured_content["task_id"]
                await ask(session, "cancel_task", task_id=task_id)
                state = await session.call_tool("poll_task_result", {"task_id": task_id})
                self.assertEqual(state.structured_content["status"], "cancelled")
            task = await execute(session, "everything", "echo", {"message": "still here"},
                                 in_background=True)
            done = await ask(session, "poll_task_result", wait_s=20,
                             task_id=task.structured_content["task_id"])
            self.assertEqual(done["status"], "completed")
            self.assertIn("still here", str(done["result"]))
        self.step(body)

    def test_an_unknown_task_is_not_found(self):
        async def body(session):
            state = await session.call_tool("poll_task_result", {"task_id": "no-such-task"})
            self.assertIn("not_found", str(plain(state)))
        self.step(body)

    def test_progress_reaches_the_caller_that_asked(self):
        async def body(session):
            await execute(session, "everything", "echo", {"message": "warm"})
            for name in ("everything", "remote"):
                seen = []
                async def progress(value, total, message, seen=seen):
                    seen.append((value, total))
                result = await session.call_tool("execute_tool", {
                    "server_name": name, "tool_name": "trigger-long-running-operation",
                    "arguments": {"duration": 0.8, "steps": 4}}, progress_callback=progress)
                self.assertFalse(result.is_error, text_of(result))
                self.assertEqual(seen, [(n, 4) for n in (1, 2, 3, 4)], name)
        self.step(body)

    # -- large results ---------------------------------------------------------------------------

    def test_a_large_text_becomes_a_preview_and_is_read_back_exactly(self):
        content = "".join(f"{n:05d} {LINE}" for n in range(2000))
        path = self.space.files / "large.txt"
        path.write_text(content)
        async def body(session):
            result = await execute(session, "files", "read_text_file", {"path": str(path)})
            self.assertFalse(result.is_error, text_of(result)[:500])
            self.assertLess(len(str(plain(result))), 80_000)
            self.assertIn("00000 The quick", text_of(result))
            references = references_in(result)
            self.assertTrue(references, text_of(result)[-1000:])
            self.assertEqual(await read_chunks(session, references[0]), content)
            found = await ask(session, "get_content", ref_id=references[0], grep="^01234 ")
            self.assertIn("01234 The quick", str(found))
            beyond = await refused(session, "get_content", ref_id=references[0], chunk_index=10_000)
            self.assertRegex(beyond, r"\d")
        self.step(body)

    def test_an_image_is_stored_and_read_back_identical(self):
        async def body(session):
            async with directly(self.servers["everything"]) as child:
                own = await child.call_tool("get-tiny-image", {})
            original = next(block for block in own.content if block.type == "image")
            result = await execute(session, "everything", "get-tiny-image", {})
            self.assertFalse(result.is_error, text_of(result))
            self.assertNotIn(original.data, str(plain(result)))
            references = references_in(result)
            self.assertEqual(len(references), 1, text_of(result))
            stored = await session.call_tool("get_content", {"ref_id": references[0]})
            images = [block for block in stored.content if block.type == "image"]
            self.assertEqual(len(images), 1, text_of(stored))
            image = images[0]
            self.assertEqual(decoded(image), decoded(original))
            self.assertEqual(image.mime_type, original.mime_type)
        self.step(body)

    def test_a_blob_resource_is_stored_and_read_back_identical(self):
        async def body(session):
            arguments = {"resourceType": "Blob", "resourceId": 1}
            result = await execute(session, "everything", "get-resource-reference", arguments)
            self.assertFalse(result.is_error, text_of(result))
            references = references_in(result)
            self.assertEqual(len(references), 1, text_of(result))
            stored = await session.call_tool("get_content", {"ref_id": references[0]})
            blocks = [block for block in stored.content if block.type == "resource"]
            self.assertEqual(len(blocks), 1, text_of(stored))
            self.assertTrue(base64.b64decode(blocks[0].resource.blob, validate=True)
                            .startswith(b"Resource 1: "))
            self.assertEqual(blocks[0].resource.uri, "demo://resource/dynamic/blob/1")
        self.step(body)

    def test_a_reference_that_is_none_is_refused(self):
        async def body(session):
            for reference in ("0" * 32, "../../etc/passwd", "", "x" * 5000):
                text = await refused(session, "get_content", ref_id=reference)
                self.assertLess(len(text), 600)
        self.step(body)

    # -- many clients ----------------------------------------------------------------------------

    def test_callers_side_by_side_do_not_wait_for_one_another(self):
        async def body(session):
            await execute(session, "everything", "echo", {"message": "warm"})
            finished = []
            async def slow():
                await execute(session, "everything", "trigger-long-running-operation",
                              {"duration": 1.5, "steps": 1})
                finished.append("slow")
            async def quick(n):
                await anyio.sleep(0.2)
                await execute(session, "everything", "echo", {"message": str(n)})
                finished.append("quick")
            async with anyio.create_task_group() as group:
                group.start_soon(slow)
                for n in range(5):
                    group.start_soon(quick, n)
            self.assertEqual(finished, ["quick"] * 5 + ["slow"])
        self.step(body)


if __name__ == "__main__":
    unittest.main(verbosity=2)
