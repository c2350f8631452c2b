# SPDX-FileCopyrightText: 2026 MCP Runtime contributors
# SPDX-License-Identifier: MIT
"""Streamable HTTP in front of an MCP program that speaks stdio, for the conformance suite, which knows
only URLs. Both eras: each legacy session has a process of its own, all modern requests share one.

What is about HTTP itself (Host, Origin, sessions, headers, status codes) is answered here; every
message of MCP is the program's. README.md says which scenarios therefore show nothing of the program.
"""

import contextlib
import itertools
import json
import queue
import subprocess
import sys
import threading
import urllib.parse
import uuid
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PREFIX = "io.modelcontextprotocol/"
LEGACY = ("2024-11-05", "2025-03-26", "2025-06-18", "2025-11-25")
NAMED_BY = {"tools/call": "name", "prompts/get": "name", "resources/read": "uri"}
STATUS = {-32601: 404, -32020: 400, -32021: 400, -32022: 400}


def meta_of(message: dict) -> dict:
    params = message.get("params")
    meta = params.get("_meta") if isinstance(params, dict) else None
    return meta if isinstance(meta, dict) else {}


def error(code: int, text: str, request_id=None) -> dict:
    return {"jsonrpc": "2.0", "id": request_id, "error": {"code": code, "message": text}}


class Program:
    """One process. What it says goes to the open request that it belongs to, or to the stream that
    belongs to none."""

    def __init__(self, command: list[str], environment: dict):
        self.popen = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                      stderr=subprocess.DEVNULL, env=environment, text=True,
                                      encoding="utf-8", bufsize=1)
        self.lock = threading.Lock()
        self.open: dict = {}  # id on the wire -> (queue, request as it came)
        self.unasked: queue.Queue = queue.Queue()
        threading.Thread(target=self.read, daemon=True).start()

    def send(self, message: dict) -> None:
        with self.lock:
            self.popen.stdin.write(json.dumps(message) + "\n")
            self.popen.stdin.flush()

    def read(self) -> None:
        for line in self.popen.stdout:
            message = json.loads(line)
            target, finished = self.target_of(message), "method" not in message
            target.put(message)
            if finished:
                self.open.pop(message.get("id"), None)
        for waiting, _ in list(self.open.values()):
            waiting.put(None)
        self.unasked.put(None)

    def target_of(self, message: dict) -> queue.Queue:
        if "method" not in message:
            return self.open.get(message.get("id"), (self.unasked,))[0]
        params = message.get("params") or {}
        tag = (params.get("_meta") or {}).get(PREFIX + "subscriptionId", params.get("progressToken"))
        calls = [(wire_id, waiting) for wire_id, (waiting, request) in list(self.open.items())
                 if request["method"] != "subscriptions/listen"]
        for wire_id, (waiting, request) in list(self.open.items()):
            if tag is not None and tag in (wire_id, meta_of(request).get("progressToken")):
                return waiting
        changes = message["method"].endswith(("list_changed", "/updated"))
        return calls[-1][1] if calls and not changes else self.unasked

    def ask(self, wire_id, request: dict) -> queue.Queue:
        waiting: queue.Queue = queue.Queue()
        self.open[wire_id] = (waiting, request)
        self.send({**request, "id": wire_id})
        return waiting

    def close(self) -> None:
        with contextlib.suppress(OSError):
            self.popen.stdin.close()
        try:
            self.popen.wait(20)
        except subprocess.TimeoutExpired:
            self.popen.kill()


class Bridge(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, command: list[str], environment: dict):
        super().__init__(("127.0.0.1", 0), Handler)
        self.command, self.environment = command, environment
        self.sessions: dict[str, Program] = {}
        self.modern: Program | None = None
        self.numbers = itertools.count(1)
        self.starting = threading.Lock()
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/mcp"

    def start(self) -> Program:
        return Program(self.command, self.environment)

    def modern_program(self) -> Program:
        with self.starting:
            if self.modern is None:
                self.modern = self.start()
            return self.modern

    def close(self) -> None:
        self.shutdown()
        for program in [*self.sessions.values(), *([self.modern] if self.modern else [])]:
            program.close()


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Bridge

    def log_message(self, *_):  # not our subject
        pass

    def answer(self, status: int, message: dict | None = None, **headers: str) -> None:
        body = json.dumps(message).encode() if message is not None else b""
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def stream(self, messages, on_gone) -> None:
        """An event stream of \a messages up to the first that is an answer."""
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        try:
            self.wfile.flush()
            while True:
                try:
                    message = messages(0.2)
                except queue.Empty:
                    self.wfile.write(b":\n\n")  # fails once the client has gone
                    continue
                if message is None:
                    return
                self.wfile.write(f"event: message\ndata: {json.dumps(message)}\n\n".encode())
                if "method" not in message:
                    return
        except OSError:
            on_gone()

    def is_local(self) -> bool:
        names = [urllib.parse.urlsplit("//" + self.headers.get("Host", "")).hostname]
        if "Origin" in self.headers:
            names.append(urllib.parse.urlsplit(self.headers["Origin"]).hostname)
        return all(name in ("localhost", "127.0.0.1", "::1") for name in names)

    def session(self) -> Program | None:
        """The program of the request's session; without one, the request is answered."""
        name = self.headers.get("Mcp-Session-Id")
        if name in self.server.sessions:
            return self.server.sessions[name]
        self.answer(404 if name else 400, error(-32600, "no such session"))
        return None

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        if not self.is_local():
            self.answer(403, error(-32600, "not from this machine"))
            return
        try:
            message = json.loads(body)
        except ValueError:
            self.answer(400, error(-32700, "no JSON"))
            return
        version = self.headers.get("MCP-Protocol-Version")
        if not isinstance(message, dict):
            self.answer(400, error(-32600, "one message at a time"))
        elif version not in (None, *LEGACY) or PREFIX + "protocolVersion" in meta_of(message):
            self.post_modern(message, version)
        else:
            self.post_legacy(message)

    def post_legacy(self, message: dict) -> None:
        headers = {}
        if message.get("method") == "initialize":
            name = uuid.uuid4().hex
            program = self.server.sessions[name] = self.server.start()
            headers["Mcp_Session_Id"] = name
        else:
            program = self.session()
        if program is None:
            return
        if "method" not in message or "id" not in message:
            program.send(message)
            self.answer(202)
            return
        waiting = program.ask(message["id"], message)
        first = waiting.get()
        if first is not None and "method" not in first:
            self.answer(200, first, **headers)
            return
        ahead = [first]
        self.stream(lambda seconds: ahead.pop() if ahead else waiting.get(timeout=seconds),
                    lambda: None)

    def post_modern(self, message: dict, version: str | None) -> None:
        program, meta = self.server.modern_program(), meta_of(message)
        if "id" not in message:
            self.answer(202)  # the modern era has none over HTTP that matter
            return
        own_id = message["id"]
        if PREFIX + "protocolVersion" not in meta:
            self.answer(400, error(-32602, "params._meta must carry protocolVersion", own_id))
            return
        key = NAMED_BY.get(message["method"])
        wanted = {"MCP-Protocol-Version": meta[PREFIX + "protocolVersion"],
                  "Mcp-Method": message["method"],
                  **({"Mcp-Name": message["params"].get(key)} if key else {})}
        if any(self.headers.get(name) != value for name, value in wanted.items()):
            self.answer(400, error(-32020, "a header does not say what the body says", own_id))
            return
        wire_id = f"bridge-{next(self.server.numbers)}"
        token = meta.get("progressToken")
        if token is not None:
            message["params"]["_meta"]["progressToken"] = wire_id
        waiting = program.ask(wire_id, message)

        def restored(seconds: float | None):
            got = waiting.get(timeout=seconds)
            if got is None:
                return None
            if "method" not in got:
                got["id"] = own_id
            for part in (got.get("params"), got.get("result")):
                if not isinstance(part, dict):
                    continue
                if part.get("progressToken") == wire_id:
                    part["progressToken"] = token
                if (part.get("_meta") or {}).get(PREFIX + "subscriptionId") == wire_id:
                    part["_meta"][PREFIX + "subscriptionId"] = own_id
            return got

        first = restored(None)
        if first is None or "method" not in first:
            code = (first or {}).get("error", {}).get("code")
            self.answer(STATUS.get(code, self.status_of(message, code)),
                        first or error(-32603, "the program ended", own_id))
            return
        ahead = [first]

        def gone() -> None:
            program.open.pop(wire_id, None)
            program.send({"jsonrpc": "2.0", "method": "notifications/cancelled",
                          "params": {"requestId": wire_id}})
        self.stream(lambda seconds: ahead.pop() if ahead else restored(seconds), gone)

    @staticmethod
    def status_of(message: dict, code: int | None) -> int:
        """Wrong `_meta` is a wrong HTTP request, wrong arguments are not."""
        known = isinstance(meta_of(message).get(PREFIX + "clientCapabilities"), dict)
        return 400 if code == -32602 and not known else 200

    def do_GET(self) -> None:
        program = self.session() if self.is_local() else self.answer(403)
        if program is not None:
            self.stream(lambda seconds: program.unasked.get(timeout=seconds), lambda: None)

    def do_DELETE(self) -> None:
        program = self.session() if self.is_local() else self.answer(403)
        if program is not None:
            del self.server.sessions[self.headers["Mcp-Session-Id"]]
            self.answer(200)
            program.close()


def main() -> None:
    bridge = Bridge(sys.argv[1:], None)
    print(f"Serving MCP at {bridge.url}", file=sys.stderr, flush=True)
    threading.Event().wait()


if __name__ == "__main__":
    main()
