#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 MCP Runtime contributors
# SPDX-License-Identifier: MIT
"""Client-under-test wrapper for `conformance client --command "python3 conf_client.py"`: puts OUR ROUTER between the harness and a
tiny legacy stdio driver, so the router's *outgoing* client is what gets scored.  stdlib only, own work, safe to commit.
  ROUTER_CMD   command that serves MCP on stdio and proxies one HTTP child, '{url}' is replaced, e.g.
               'mcp-runtime serve --transport stdio --surface all --child-url {url}'
  AUTH_ROUTER_CMD   the same for auth/ scenarios, with '{config}': a file of mcpServers that names the child "child" and how to sign in
  DRIVER_ERA   legacy (default: initialize handshake, server->client requests) or modern (2026-07-28 _meta, MRTR retries); run both
  harness sets MCP_CONFORMANCE_SCENARIO, MCP_CONFORMANCE_PROTOCOL_VERSION, MCP_CONFORMANCE_CONTEXT and appends the URL."""
import json, os, shlex, subprocess, sys, tempfile, threading, queue
url, sc = sys.argv[-1], os.environ.get("MCP_CONFORMANCE_SCENARIO", "")
ctx = json.loads(os.environ.get("MCP_CONFORMANCE_CONTEXT") or "{}")
cmd, env = os.environ["ROUTER_CMD"].replace("{url}", url), dict(os.environ)
if sc.startswith("auth/"):
    env.update({"CONFORMANCE_" + k.upper(): v for k, v in ctx.items() if isinstance(v, str)})
    oauth = {ours: "${env:CONFORMANCE_%s}" % theirs.upper() for theirs, ours in (("client_id", "clientId"), ("client_secret", "clientSecret"), ("private_key_pem", "privateKey")) if theirs in ctx}
    if "client-credentials" in sc: oauth["grantType"] = "client_credentials"
    oauth["clientMetadataUrl"] = "https://conformance-test.local/client-metadata.json"
    config = os.path.join(tempfile.mkdtemp(dir=os.environ.get("HOME")), "mcp.json")
    with open(os.open(config, os.O_WRONLY | os.O_CREAT, 0o600), "w", encoding="utf-8") as f: json.dump({"mcpServers": {"child": {"url": url, "oauth": oauth}}}, f)
    cmd = os.environ["AUTH_ROUTER_CMD"].replace("{config}", config)
p = subprocess.Popen(shlex.split(cmd), env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
inbox, n = queue.Queue(), [0]
def send(m): p.stdin.write(json.dumps({"jsonrpc": "2.0", **m}) + "\n"); p.stdin.flush()
def answer(m):
    if m["method"] == "elicitation/create":
        props = (m["params"].get("requestedSchema") or {}).get("properties", {})
        c = {k: v["default"] for k, v in props.items() if "default" in v} or {k: True for k, v in props.items() if v.get("type") == "boolean"}
        return {"action": "accept", "content": c}
    if m["method"] == "sampling/createMessage": return {"role": "assistant", "content": {"type": "text", "text": "ok"}, "model": "stub", "stopReason": "endTurn"}
    return {"roots": []}
def reader():
    for line in p.stdout:
        try: m = json.loads(line)
        except ValueError: print("non-JSON on stdout:", line[:120], file=sys.stderr); continue
        if "method" in m and "id" in m: send({"id": m["id"], "result": answer(m)})
        elif "id" in m: inbox.put(m)
    inbox.put({"id": None, "error": {"message": "router closed stdout"}})
threading.Thread(target=reader, daemon=True).start()
CAPS = {"sampling": {}, "elicitation": {"form": {}}, "roots": {}}; INFO = {"name": "conf-driver", "version": "1"}; P = "io.modelcontextprotocol/"
MODERN = os.environ.get("DRIVER_ERA") == "modern"
META = {"_meta": {P + "protocolVersion": "2026-07-28", P + "clientInfo": INFO, P + "clientCapabilities": CAPS}} if MODERN else {}
def req(method, params=None, to=25):
    extra = {}
    for _ in range(8):
        n[0] += 1; send({"id": n[0], "method": method, "params": {**(params or {}), **META, **extra}})
        while True:
            m = inbox.get(timeout=to)
            if m["id"] == n[0] or m["id"] is None: break
        r = m.get("result") or {}
        if r.get("resultType") != "input_required": return m
        extra = {"inputResponses": {k: answer(q) for k, q in (r.get("inputRequests") or {}).items()}}
        if "requestState" in r: extra["requestState"] = r["requestState"]
    return m
def call(name, args=None):
    r = req("tools/call", {"name": name, "arguments": args or {}}); print(sc, name, json.dumps(r.get("result") or r.get("error"))[:200], file=sys.stderr); return r
STUB = {"string": "x", "integer": 0, "number": 0, "boolean": False, "object": {}, "array": []}
def main():
    i = req("server/discover") if MODERN else req("initialize", {"protocolVersion": "2025-11-25", "capabilities": CAPS, "clientInfo": INFO})
    if "result" not in i: print("initialize failed", i, file=sys.stderr); return 1
    if not MODERN: send({"method": "notifications/initialized"})
    tools = (req("tools/list").get("result") or {}).get("tools", []); names = [t["name"] for t in tools]; print(sc, "tools", names, file=sys.stderr)
    if sc in ("tools_call", "request-metadata"): call("add_numbers", {"a": 5, "b": 3})
    elif sc == "sse-retry": call("test_reconnection")
    elif sc == "elicitation-sep1034-client-defaults": call("test_client_elicitation_defaults")
    elif sc == "sep-2322-client-request-state": [call(t) for t in ("test_mrtr_echo_state", "test_mrtr_unrelated", "test_mrtr_no_state", "test_mrtr_no_result_type")]
    elif sc == "http-custom-headers": [call(c["name"], c.get("arguments")) for c in ctx.get("toolCalls", []) if c["name"] in names]
    elif sc == "json-schema-2020-12-preservation": [call("json_schema_echo", {"schema": t["inputSchema"]}) for t in tools if t["name"] == "json_schema_2020_12_tool"]
    elif sc == "http-standard-headers":
        [call(t) for t in names]
        for r in (req("resources/list").get("result") or {}).get("resources", []): req("resources/read", {"uri": r["uri"]})
        for q in (req("prompts/list").get("result") or {}).get("prompts", []): req("prompts/get", {"name": q["name"]})
    elif sc == "http-invalid-tool-headers" or sc.startswith("auth/"):
        for t in tools if sc[0] == "h" else tools[:1]: call(t["name"], {k: STUB.get(t["inputSchema"].get("properties", {}).get(k, {}).get("type"), "x") for k in t["inputSchema"].get("required", [])})
    return 0
rc = 1
try: rc = main()
finally:
    try: p.stdin.close(); p.wait(5)
    except Exception: p.kill()
sys.exit(rc)
