#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 MCP Runtime contributors
# SPDX-License-Identifier: MIT
"""Every combination of eras: a caller that speaks one, over stdio or HTTP, a child that speaks one,
and the built program between them, which each thinks to be of its own era. The callers write
JSON-RPC themselves, so that no SDK mends what comes.
"""

import contextlib
import http.client
import itertools
import json
import os
import queue
import socket
import subprocess
import sys
import threading
import unittest
import urllib.parse

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
CALLERS = list(itertools.product(("legacy", "modern"), ("stdio", "http")))
CHILDREN = ("legacy", "modern", "sse")


@contextlib.contextmanager
def child_of(kind: str):
    """The configuration of a child: over stdio of the era `kind`, or over HTTP+SSE (2024-11-05)."""
    script = str(suite.HERE / ("sse_child.py" if kind == "sse" else "conformance_child.py"))
    if kind != "sse":
        yield {"command": sys.executable, "args": [script, kind]}
        return
    with subprocess.Popen([sys.executable, script], stdout=subprocess.PIPE, text=True) as server:
        try:
            yield {"type": "sse", "url": server.stdout.readline().strip()}
        finally:
            server.kill()


class StdioDoor:
    """A line for each message."""

    def __init__(self, program: list[str], environment: dict, hear):
        self.popen = subprocess.Popen(
            [*program, "--transport", "stdio"], env=environment, stdin=subprocess.PIPE,
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, encoding="utf-8",
            bufsize=1)
        self.hear = hear
        threading.Thread(target=self.read, daemon=True).start()

    def read(self) -> None:
        for line in self.popen.stdout:
            self.hear(json.loads(line))
        self.hear(None)

    def send(self, message: dict) -> None:
        self.popen.stdin.write(json.dumps(message) + "\n")

    def listen(self) -> None:
        """Nothing to do: all comes by the one pipe."""

    def close(self) -> None:
        self.popen.stdin.close()


class HttpDoor:
    """A POST for each message, on a connection of its own; its answer is JSON or a stream."""

    def __init__(self, program: list[str], environment: dict, hear):
        self.popen = subprocess.Popen(
            [*program, "--transport", "streamable-http", "--port", "0", "--no-auth"],
            env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE, text=True)
        self.hear = hear
        self.url = urllib.parse.urlsplit(suite.url_of(self.popen))
        self.session: dict[str, str] = {}  # its header
        self.sockets: dict[int, socket.socket] = {}  # by request

    def send(self, message: dict) -> None:
        params = message.get("params") or {}
        version = (params.get("_meta") or {}).get(PREFIX + "protocolVersion")
        headers = dict(self.session)
        if version:
            headers |= {"MCP-Protocol-Version": version, "Mcp-Method": message["method"]}
            if name := params.get("name") or params.get("uri"):
                headers["Mcp-Name"] = name
        connection = self.open("POST", json.dumps(message), headers)
        if "id" in message and "method" in message:
            self.sockets[message["id"]] = connection.sock
            threading.Thread(target=self.read, args=(connection,), daemon=True).start()
            return
        with contextlib.closing(connection):
            if (status := connection.getresponse().status) != http.HTTPStatus.ACCEPTED:
                raise AssertionError(f"{status} for {message}")

    def open(self, verb: str, body: str | None, headers: dict) -> http.client.HTTPConnection:
        connection = http.client.HTTPConnection(self.url.netloc, timeout=WAIT_S)
        connection.request(verb, self.url.path, body,
                           {"Accept": "application/json, text/event-stream",
                            "Content-Type": "application/json", **headers})
        return connection

    def read(self, connection: http.client.HTTPConnection) -> None:
        with contextlib.suppress(OSError, http.client.HTTPException), \
                contextlib.closing(connection), connection.getresponse() as response:
            if session := response.getheader("Mcp-Session-Id"):
                self.session = {"Mcp-Session-Id": session}
            if response.getheader("Content-Type") == "application/json":
                self.hear(json.loads(response.read()))
                return
            for line in response:
                field, _, data = line.partition(b":")
                if field == b"data" and data.strip():
                    self.hear(json.loads(data))

    def abandon(self, number: int) -> None:
        """Closes the connection of a request, which is how the modern era cancels it."""
        self.sockets[number].shutdown(socket.SHUT_RDWR)

    def listen(self) -> None:
        """Opens the stream of what belongs to no request."""
        connection = self.open("GET", None, self.session)
        threading.Thread(target=self.read, args=(connection,), daemon=True).start()

    def close(self) -> None:
        self.popen.terminate()


class Caller:
    """A client of one era, `legacy` or `modern`, at one door, `stdio` or `http`."""

    def __init__(self, era: str, door: str, child: dict, home: str):
        self.is_modern = era == "modern"
        config = os.path.join(home, "mcp.json")
        with open(os.open(config, os.O_WRONLY | os.O_CREAT, 0o600), "w", encoding="utf-8") as file:
            json.dump({"mcpServers": {"conformance": child}}, file)
        self.inbox: queue.Queue = queue.Queue()
        self.ids = itertools.count(1)
        self.told: list[dict] = []
        self.asked: list[str] = []
        program = [str(suite.PROGRAM), "--config", config, "serve", "--surface", "all", "--only",
                   "conformance"]
        self.door = {"stdio": StdioDoor, "http": HttpDoor}[door](
            program, {**os.environ, "HOME": home}, self.inbox.put)
        if not self.is_modern:
            self.result("initialize", {"protocolVersion": "2025-11-25", "capabilities": ABLE,
                                       "clientInfo": INFO})
            self.send({"method": "notifications/initialized"})

    def send(self, message: dict) -> None:
        self.door.send({"jsonrpc": "2.0", **message})

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

    def take(self) -> dict:
        """The next answer or notification. Answers what the child asks meanwhile."""
        while True:
            message = self.inbox.get(timeout=WAIT_S)
            if message is None:
                raise AssertionError("the program ended")
            if "method" not in message:
                return message
            if "id" not in message:
                self.told.append(message)
                return message
            if self.is_modern:
                raise AssertionError(f"a modern caller was sent a request: {message}")
            self.asked.append(message["method"])
            self.send({"id": message["id"], "result": ANSWERS[message["method"]]})

    def answer_to(self, number: int) -> dict:
        while "method" in (message := self.take()):
            pass
        if message.get("id") != number:
            raise AssertionError(f"an answer to nothing: {message}")
        return message

    def hear_of(self, method: str) -> None:
        """Waits for a notification, unless it has come already."""
        while method not in [told["method"] for told in self.told]:
            if "method" not in (message := self.take()):
                raise AssertionError(f"an answer instead of {method}: {message}")

    def cancel(self, number: int) -> None:
        if self.is_modern and isinstance(self.door, HttpDoor):
            self.door.abandon(number)
        else:
            self.send({"method": "notifications/cancelled", "params": {"requestId": number}})

    def listen(self) -> None:
        """Asks to be told when the tools change."""
        if not self.is_modern:
            return self.door.listen()
        self.begin("subscriptions/listen", {"notifications": {"toolsListChanged": True}})
        self.hear_of("notifications/subscriptions/acknowledged")

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
            if result.get("resultType") != ("complete" if self.is_modern else None):
                raise AssertionError(f"not a result of the caller's era: {result}")
            return result
        raise AssertionError("asked without end")

    def call(self, tool: str, arguments: dict | None = None, token=None) -> str:
        result = self.result("tools/call", {"name": tool, "arguments": arguments or {}}, token)
        if result.get("isError"):
            raise AssertionError(f"{tool} failed: {result}")
        return result["content"][0]["text"]

    def close(self) -> int:
        """Ends the program. Returns its exit status."""
        self.door.close()
        return self.door.popen.wait(20)


class Cell:
    """What is tried for each pair."""

    caller_era = door = child = ""

    def setUp(self):
        cleanup = contextlib.ExitStack()
        self.addCleanup(cleanup.close)
        home = cleanup.enter_context(suite.home())
        child = cleanup.enter_context(child_of(self.child))
        self.caller = Caller(self.caller_era, self.door, child, home)
        self.addCleanup(self.caller.door.popen.kill)

    def tearDown(self):
        self.assertEqual(self.caller.close(), 0)

    def test_tool_call(self):
        self.assertEqual(self.caller.call("test_simple_text"),
                         "This is a simple text response for testing.")

    def test_the_child_speaks_its_era(self):
        said = self.caller.call("test_era")
        self.assertEqual(said, "modern" if self.child == "modern" else "legacy")

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
        slow = self.caller.begin("tools/call", {"name": "test_slow", "arguments": {}}, token="slow")
        self.caller.hear_of("notifications/progress")  # so the child has begun
        self.caller.cancel(slow)
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

        self.assertEqual({"ttlMs", "cacheScope"} <= read.keys(), self.caller.is_modern)

    def test_missing_resource(self):
        got = self.caller.answer_to(self.caller.begin("resources/read", {"uri": "test://no/such"}))
        self.assertEqual(got["error"]["code"], -32602 if self.caller.is_modern else -32002)
        self.assertEqual(got["error"]["data"]["uri"], "test://no/such")

    def test_prompt(self):
        got = self.caller.result("prompts/get", {"name": "test_prompt_with_arguments",
                                                 "arguments": {"arg1": "x", "arg2": "y"}})
        self.assertEqual(got["messages"][0]["content"]["text"],
                         "Prompt with arguments: arg1='x', arg2='y'")

    def test_completion(self):
        got = self.caller.result("completion/complete", {
            "ref": {"type": "ref/prompt", "name": "test_prompt_with_arguments"},
            "argument": {"name": "arg1", "value": "par"}})
        self.assertEqual(got["completion"]["values"], ["paris", "park", "party"])

    def test_how_long_lists_stay(self):
        for method in ("tools/list", "prompts/list", "resources/list", "resources/templates/list"):
            got = self.caller.result(method)
            if self.caller.is_modern:  # they change with their servers, and are a caller's own
                self.assertEqual((got["ttlMs"], got["cacheScope"]), (0, "private"), method)
            else:
                self.assertEqual({"ttlMs", "cacheScope"} & got.keys(), set(), method)

    def test_list_changed(self):
        self.caller.listen()
        before = self.caller.result("tools/list")["tools"]
        self.caller.call("test_trigger_tool_change")
        self.caller.hear_of("notifications/tools/list_changed")
        after = self.caller.result("tools/list")["tools"]
        self.assertEqual({tool["name"] for tool in after} - {tool["name"] for tool in before},
                         {"extra_tool"})

    def test_unknown_tool(self):
        got = self.caller.answer_to(self.caller.begin("tools/call", {"name": "none"}))
        self.assertEqual(got["error"]["code"], -32602)


def load_tests(loader, _tests, _pattern):
    cells = unittest.TestSuite()
    for (era, door), child in itertools.product(CALLERS, CHILDREN):
        kind = type(f"{era}_caller_over_{door}_{child}_child", (Cell, unittest.TestCase),
                    {"caller_era": era, "door": door, "child": child})
        cells.addTests(loader.loadTestsFromTestCase(kind))
    return cells


if __name__ == "__main__":
    unittest.main(verbosity=2)
