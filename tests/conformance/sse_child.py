#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 MCP Runtime contributors
# SPDX-License-Identifier: MIT
"""conformance_child.py as a server of 2024-11-05, over HTTP+SSE on a free port of the loopback: GET
/sse names in its first event the place to POST to, and all that the server says comes by that
stream. Each stream has a child of its own, which ends with it. Prints its URL when it listens.
"""

import http
import itertools
import pathlib
import subprocess
import sys
import urllib.parse
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

CHILD = [sys.executable, str(pathlib.Path(__file__).with_name("conformance_child.py")), "legacy"]
CHILDREN: dict[str, subprocess.Popen] = {}
NUMBERS = itertools.count(1)


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        if self.path != "/sse":
            return self.answer(http.HTTPStatus.NOT_FOUND)
        session = str(next(NUMBERS))
        with subprocess.Popen(CHILD, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
            CHILDREN[session] = child
            try:
                self.send_response(http.HTTPStatus.OK)
                self.send_header("Content-Type", "text/event-stream")
                self.end_headers()
                self.say(b"endpoint", b"/messages?session=" + session.encode())
                for line in child.stdout:
                    self.say(b"message", line.strip())
            except OSError:
                pass  # the client has gone
            finally:
                del CHILDREN[session]
                child.kill()

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        place = urllib.parse.urlsplit(self.path)
        if place.path != "/messages":  # so Streamable HTTP is refused, too
            return self.answer(http.HTTPStatus.METHOD_NOT_ALLOWED)
        child = CHILDREN.get(urllib.parse.parse_qs(place.query).get("session", [""])[0])
        if child is None:
            return self.answer(http.HTTPStatus.NOT_FOUND)
        child.stdin.write(body.replace(b"\n", b" ") + b"\n")
        child.stdin.flush()
        self.answer(http.HTTPStatus.ACCEPTED)

    def say(self, event: bytes, data: bytes) -> None:
        self.wfile.write(b"event: " + event + b"\ndata: " + data + b"\n\n")

    def answer(self, status: int) -> None:
        self.send_response(status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_):
        pass


if __name__ == "__main__":
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        print(f"http://127.0.0.1:{server.server_port}/sse", flush=True)
        server.serve_forever()
