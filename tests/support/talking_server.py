#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 MCP Runtime contributors
# SPDX-License-Identifier: MIT
"""An MCP server of 2025-11-25 on stdio that talks by itself: asks the client, logs, reports
progress, changes its lists, and between `hold` and `release` lists tools alone. `seen` tells what
it was sent; `--uri-prefix P` begins its URIs; with `--tasks` some of its tools may, and one must,
run as a task; with `--wait-for FILE` it takes until FILE is there to start."""

import json
import os
import sys
import threading
import time

PREFIX = sys.argv[sys.argv.index("--uri-prefix") + 1] if "--uri-prefix" in sys.argv else "note"
TOOLS = ["ask", "log", "progress", "touch", "grow", "hold", "release", "seen", "wait"]
TASKS = {"ask": "optional", "wait": "optional", "log": "required"} if "--tasks" in sys.argv else {}
CAPABILITIES = {"tools": {"listChanged": True}, "prompts": {"listChanged": True}, "logging": {},
                "resources": {"subscribe": True, "listChanged": True}, "completions": {}}
lock, waiting, seen, grown = threading.Lock(), {}, [], []
START = sys.argv[sys.argv.index("--wait-for") + 1] if "--wait-for" in sys.argv else None
may_list = threading.Event()
may_list.set()


def write(message: dict) -> None:
    with lock:
        print(json.dumps({"jsonrpc": "2.0", **message}), flush=True)


def text(value: str) -> dict:
    return {"content": [{"type": "text", "text": value}]}


def ask(method: str, params: dict) -> dict:
    """The client's whole reply."""
    key, answered, reply = f"q{len(waiting) + 1}", threading.Event(), {}
    waiting[key] = (answered, reply)
    write({"id": key, "method": method, "params": params})
    answered.wait(30)
    return reply


def call(name: str, arguments: dict, meta: dict) -> dict | None:
    if name == "ask":
        reply = ask(arguments.get("method", "elicitation/create"),
                    arguments.get("params", {"message": "Who?"}))
        return text(json.dumps(reply.get("result", reply.get("error", {}))))
    if name == "log":
        write({"method": "notifications/message", "params": {"level": "info", "data": "hello"}})
    if name == "progress":
        for done in (1, 2):
            write({"method": "notifications/progress",
                   "params": {"progressToken": meta.get("progressToken"), "progress": done}})
    if name == "touch":
        write({"method": "notifications/resources/updated", "params": {"uri": f"{PREFIX}://a"}})
    if name == "hold":
        may_list.clear()
    if name == "release":
        may_list.set()
    if name in ("grow", "hold"):
        grown.append(f"more_{len(grown)}")
        for kind in ("tools", "prompts", "resources"):
            write({"method": f"notifications/{kind}/list_changed"})
    if name == "seen":
        return text(json.dumps(seen))
    return None if name == "wait" else text("done")


def answer(method: str, params: dict) -> dict | None:
    if method == "initialize":
        while START and not os.path.exists(START):
            time.sleep(0.02)
        return {"protocolVersion": params["protocolVersion"], "capabilities": CAPABILITIES,
                "serverInfo": {"name": "talking", "version": "1"}, "instructions": "Talk."}
    if method == "tools/list":
        return {"tools": [{"name": name, "inputSchema": {"type": "object"}, "title": "T",
                           **({"execution": {"taskSupport": TASKS[name]}} if name in TASKS else {})}
                          for name in TOOLS + grown]}
    if method == "tools/call":
        return call(params["name"], params.get("arguments", {}), params.get("_meta", {}))
    if method.endswith("/list"):
        may_list.wait()
    if method == "prompts/list":
        return {"prompts": [{"name": name, "icons": []} for name in ["hello"] + grown]}
    if method == "prompts/get":
        return {"messages": [], "description": params["name"]}
    if method == "resources/list":
        return {"resources": [{"uri": f"{PREFIX}://{name}", "name": name} for name in ["a"] + grown]}
    if method == "resources/templates/list":
        return {"resourceTemplates": [{"uriTemplate": PREFIX + "://by/{id}", "name": "by"}]}
    if method == "resources/read":
        if params["uri"].endswith("/none"):
            raise LookupError
        return {"contents": [{"uri": params["uri"], "text": PREFIX}]}
    if method == "completion/complete":
        return {"completion": {"values": [json.dumps(params["ref"])]}}
    return {}


def serve(request: dict) -> None:
    try:
        result = answer(request["method"], request.get("params", {}))
        if result is not None:
            write({"id": request["id"], "result": result})
    except LookupError:
        write({"id": request["id"], "error": {"code": -32002, "message": "Resource not found"}})


for line in sys.stdin:
    message = json.loads(line)
    if "method" not in message:
        event, slot = waiting[message["id"]]
        slot.update(message)
        event.set()
        continue
    if message["method"] not in ("tools/call", "initialize"):
        seen.append({"method": message["method"], "params": message.get("params", {})})
    if "id" in message:
        threading.Thread(target=serve, args=(message,), daemon=True).start()
