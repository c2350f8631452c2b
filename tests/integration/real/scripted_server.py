#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 MCP Runtime contributors
# SPDX-License-Identifier: MIT
"""An MCP server over stdio that misbehaves on purpose. Standard library only.

  scripted_server.py                 answers properly
  scripted_server.py --exit-at-start prints a reason to stderr and ends with code 3
  scripted_server.py --only-rubbish  never speaks JSON
  scripted_server.py --banner        prints rubbish before, between and around its answers
  scripted_server.py --log FILE      writes the method of each message it gets to FILE

Tools: echo(text, delay_ms), pid(), hang(), die(), text(bytes).
"""

import json
import os
import sys
import threading
import time

LOCK = threading.Lock()
BANNER = "--banner" in sys.argv
LOG = open(sys.argv[sys.argv.index("--log") + 1], "a", encoding="utf-8") if "--log" in sys.argv else None


def schema(**properties) -> dict:
    return {"type": "object", "properties": properties, "required": []}


TOOLS = [
    {"name": "echo", "description": "Gives the text back after a while.",
     "inputSchema": schema(text={"type": "string"}, delay_ms={"type": "integer"})},
    {"name": "pid", "description": "The process number of this server.", "inputSchema": schema()},
    {"name": "hang", "description": "Never answers.", "inputSchema": schema()},
    {"name": "die", "description": "Ends this server without an answer.", "inputSchema": schema()},
    {"name": "text", "description": "A text of so many bytes.",
     "inputSchema": schema(bytes={"type": "integer"})},
]


def write(line: str) -> None:
    with LOCK:
        sys.stdout.write(line + "\n")
        sys.stdout.flush()


def reply(identifier, result: dict) -> None:
    if BANNER:
        write("warning: \x1b[33mthis line is not JSON {\x1b[0m")
        write('{"jsonrpc":"2.0","id":"nobody asked this","result":{}}')
    write(json.dumps({"jsonrpc": "2.0", "id": identifier, "result": result}))
    if BANNER:
        write('[1,2,3')


def text_result(text: str) -> dict:
    return {"content": [{"type": "text", "text": text}]}


def call(identifier, name: str, arguments: dict) -> None:
    if name == "echo":
        time.sleep(arguments.get("delay_ms", 0) / 1000)
        reply(identifier, text_result(arguments.get("text", "")))
    elif name == "pid":
        reply(identifier, text_result(str(os.getpid())))
    elif name == "text":
        reply(identifier, text_result("x" * arguments.get("bytes", 1)))
    elif name == "die":
        sys.stderr.write("the script says: die\n")
        sys.stderr.flush()
        os._exit(7)
    elif name != "hang":
        write(json.dumps({"jsonrpc": "2.0", "id": identifier,
                          "error": {"code": -32602, "message": f"no tool {name}"}}))


def handle(message: dict) -> None:
    method, identifier = message.get("method"), message.get("id")
    if LOG:
        LOG.write(f"{method}\n")
        LOG.flush()
    if method == "initialize":
        reply(identifier, {"protocolVersion": message["params"]["protocolVersion"],
                           "capabilities": {"tools": {}},
                           "serverInfo": {"name": "scripted", "version": "1"}})
    elif method == "tools/list":
        reply(identifier, {"tools": TOOLS})
    elif method == "ping":
        reply(identifier, {})
    elif method == "tools/call":
        params = message["params"]
        threading.Thread(target=call, daemon=True,
                         args=(identifier, params["name"], params.get("arguments", {}))).start()


def main() -> None:
    if "--exit-at-start" in sys.argv:
        sys.stderr.write("the script says: no licence file found\n")
        sys.exit(3)
    if BANNER or "--only-rubbish" in sys.argv:
        write("Welcome to the scripted server!\n\n> \x00\x07 {\"half\":")
    for line in sys.stdin:
        if "--only-rubbish" in sys.argv:
            write("what do you mean by " + line.strip()[:40])
        else:
            handle(json.loads(line))


if __name__ == "__main__":
    main()
