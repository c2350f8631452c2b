#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 MCP Runtime contributors
# SPDX-License-Identifier: MIT
"""Every combination of eras: a caller that speaks one, a child that speaks one, and the built program
between them, which each thinks to be of its own era. The callers write JSON-RPC themselves, so that no
SDK mends what comes.
"""

import itertools
import json
import os
import queue
import subprocess
import sys
import threading
import unittest

import suite

PREFIX = "io.modelcontextprotocol/"
WAIT_S = 30
ABLE = {"elicitation": {"form": {}}, "sampling": {}, "roots": {}}
INFO = {"name": "matrix", "version": "1"}
ANSWERS = {
    "elicitation/create": {"action": "accept", "content": {"username": "ada", "email": "a@b.c"}},
    "sampling/createMessage": {"role": "assistant", "model": "none", "stopReason": "endTurn",
                               "content": {"type": "text", "text": "Forty-two"}},
}


class Caller:
    """A client over stdio of one era, `legacy` or `modern`."""

    def __init__(self, era: str, child_era: str, home: str):
        self.is_modern = era == "modern"
        config = os.path.join(home, "mcp.json")
        child = {"command": sys.executable,
                 "args": [str(suite.HERE / "conformance_child.py"), child_era]}
        with open(os.open(config, os.O_WRONLY | os.O_CREAT, 0o600), "w", encoding="utf-8") as file:
            json.dump({"mcpServers": {"conformance": child}}, file)
        self.popen = subprocess.Popen(
            [str(suite.PROGRAM), "--config", config, "serve", "--transport", "stdio", "--surface",
             "all", "--only", "conformance"],
            env={**os.environ, "HOME": home}, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, text=True, encoding="utf-8", bufsize=1)
        self.inbox: queue.Queue = queue.Queue()
        self.ids = itertools.count(1)
        self.told: list[dict] = []
        self.asked: list[str] = []
        threading.Thread(target=self.read, daemon=True).start()
        if not self.is_modern:
            self.result("initialize", {"protocolVersion": "2025-11-25", "capabilities": ABLE,
                                       "clientInfo": INFO})
            self.send({"method": "notifications/initialized"})

    def read(self) -> None:
        for line in self.popen.stdout:
            self.inbox.put(json.loads(line))
        self.inbox.put(None)

    def send(self, message: dict) -> None:
        self.popen.stdin.write(json.dumps({"jsonrpc": "2.0", **message}) + "\n")

    def begin(self, method: str, params: dict | None = None, token=None) -> int:
        """Sends a request and returns its id."""
        meta = {} if token is None else {"progressToken": token}
        if self.is_modern:
            meta |= {PREFIX + "protocolVersion": "2026-07-28", PREFIX + "clientInfo": INFO,
                     PREFIX + "clientCapabilities": ABLE}
        number = next(self.ids)
        self.send({"id": number, "method": method,
                   "params": {**(params or {}), **({"_meta": meta} if meta else {})}})
        return number

    def answer_to(self, number: int) -> dict:
        """What comes for a request; answers what the child asks meanwhile, as a legacy client does."""
        while True:
            message = self.inbox.get(timeout=WAIT_S)
            if message is None:
                raise AssertionError("the program ended")
            if "method" not in message:
                if message.get("id") != number:
                    raise AssertionError(f"an answer to nothing: {message}")
                return message
            if "id" not in message:
                self.told.append(message)
                continue
            if self.is_modern:
                raise AssertionError(f"a modern caller was sent a request: {message}")
            self.asked.append(message["method"])
            self.send({"id": message["id"], "result": ANSWERS[message["method"]]})

    def result(self, method: str, params: dict | None = None, token=None) -> dict:
        """The final result; a modern caller comes again with what it is asked for."""
        more: dict = {}
        for _ in range(5):
            got = self.answer_to(self.begin(method, {**(params or {}), **more}, token))
            if "result" not in got:
                raise AssertionError(f"{method} failed: {got}")
            result = got["result"]
            if self.is_modern and result.get("resultType") == "input_required":
                wanted = result["inputRequests"]
                self.asked += [request["method"] for request in wanted.values()]
                more = {"inputResponses": {key: ANSWERS[request["method"]]
                                           for key, request in wanted.items()}}
                if "requestState" in result:
                    more["requestState"] = result["requestState"]
                continue
            # A newer child's result passes as it is: an older caller does not mind one member more.
            wanted = ("complete",) if self.is_modern else (None, "complete")
            if result.get("resultType") not in wanted:
                raise AssertionError(f"not a result of the caller's era: {result}")
            return result
        raise AssertionError("asked without end")

    def call(self, tool: str, arguments: dict | None = None, token=None) -> str:
        result = self.result("tools/call", {"name": tool, "arguments": arguments or {}}, token)
        if result.get("isError"):
            raise AssertionError(f"{tool} failed: {result}")
        return result["content"][0]["text"]

    def close(self) -> int:
        self.popen.stdin.close()
        try:
            return self.popen.wait(20)
        finally:
            self.popen.kill()
            self.popen.stdout.close()


class Cell:
    """What is tried for each pair of eras."""

    caller_era = child_era = ""

    def setUp(self):
        home = suite.home()
        self.caller = Caller(self.caller_era, self.child_era, home.__enter__())
        self.addCleanup(home.__exit__, None, None, None)
        self.addCleanup(self.caller.popen.kill)

    def tearDown(self):
        self.assertEqual(self.caller.close(), 0)

    def test_tool_call(self):
        self.assertEqual(self.caller.call("test_simple_text"),
                         "This is a simple text response for testing.")

    def test_the_child_speaks_its_era(self):
        said = self.caller.call("test_era")
        self.assertEqual(said, self.child_era)

    def test_progress(self):
        for token in ("mine", 7):
            self.caller.told.clear()
            self.caller.call("test_tool_with_progress", token=token)
            seen = [told["params"] for told in self.caller.told
                    if told["method"] == "notifications/progress"]
            self.assertEqual([(p["progressToken"], p["progress"], p["total"]) for p in seen],
                             [(token, 0, 100), (token, 50, 100), (token, 100, 100)])

    def test_no_progress_unasked(self):
        self.caller.call("test_tool_with_progress")
        self.assertEqual([], self.caller.told)

    def test_cancel(self):
        # Progress of a second call shows that the first one, sent before it, has reached the child.
        slow = self.caller.begin("tools/call", {"name": "test_slow", "arguments": {}})
        self.caller.call("test_tool_with_progress", token="there")
        self.caller.send({"method": "notifications/cancelled", "params": {"requestId": slow}})
        self.assertEqual(self.caller.call("test_count_cancelled"), "1")

    def test_elicitation(self):
        said = self.caller.call("test_elicitation", {"message": "Who?"})
        self.assertIn("action=accept", said)
        self.assertIn('"username": "ada"', said)
        self.assertEqual(self.caller.asked, ["elicitation/create"])

    def test_sampling(self):
        said = self.caller.call("test_sampling", {"prompt": "How many?"})
        self.assertEqual(said, "LLM response: Forty-two")
        self.assertEqual(self.caller.asked, ["sampling/createMessage"])

    def test_resource_read(self):
        read = self.caller.result("resources/read", {"uri": "test://template/9/data"})
        self.assertEqual(json.loads(read["contents"][0]["text"])["id"], "9")

    def test_prompt(self):
        got = self.caller.result("prompts/get", {"name": "test_prompt_with_arguments",
                                                 "arguments": {"arg1": "x", "arg2": "y"}})
        self.assertEqual(got["messages"][0]["content"]["text"],
                         "Prompt with arguments: arg1='x', arg2='y'")

    def test_unknown_tool(self):
        got = self.caller.answer_to(self.caller.begin("tools/call", {"name": "none"}))
        self.assertEqual(got["error"]["code"], -32602)


def load_tests(loader, _tests, _pattern):
    cells = unittest.TestSuite()
    for caller_era, child_era in itertools.product(("legacy", "modern"), repeat=2):
        kind = type(f"{caller_era}_caller_{child_era}_child", (Cell, unittest.TestCase),
                    {"caller_era": caller_era, "child_era": child_era})
        cells.addTests(loader.loadTestsFromTestCase(kind))
    return cells


if __name__ == "__main__":
    unittest.main(verbosity=2)
