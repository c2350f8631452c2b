#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 MCP Runtime contributors
# SPDX-License-Identifier: MIT
"""Conformance child for the router: stdlib-only, stdio, dual-era (initialize handshake <=2025-11-25 and stateless 2026-07-28).
Own work, written from the suite's published scenario descriptions; safe to commit (no SDK code).  Names follow
@modelcontextprotocol/conformance so that a router exposing it un-prefixed can be scored by `conformance server --url`."""
import base64, hashlib, hmac, json, queue, re, secrets, struct, sys, threading, time, zlib
PFX, LEGACY, MODERN = "io.modelcontextprotocol/", ("2024-11-05", "2025-03-26", "2025-06-18", "2025-11-25"), "2026-07-28"
ERA = sys.argv[1] if len(sys.argv) > 1 else "both"  # or legacy, modern: knows nothing of the other
INFO = {"name": "conformance-child", "title": "Conformance child", "version": "1.0.0"}
SECRET, OUT, PENDING, SUBS = secrets.token_bytes(16), threading.Lock(), {}, {}
LEVELS = ["debug", "info", "notice", "warning", "error", "critical", "alert", "emergency"]
state = {"level": "info", "extra_tool": False, "extra_prompt": False, "n": 0, "legacy": False}

class Interim(Exception):
    def __init__(s, r): s.r = r
class Err(Exception):
    def __init__(s, code, msg, data=None): s.e = {"code": code, "message": msg, **({"data": data} if data is not None else {})}
def write(m):
    with OUT: sys.stdout.write(json.dumps({"jsonrpc": "2.0", **m}, separators=(",", ":")) + "\n"); sys.stdout.flush()
def chunk(t, d): return struct.pack(">I", len(d)) + t + d + struct.pack(">I", zlib.crc32(t + d))
PNG = base64.b64encode(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)) + chunk(b"IDAT", zlib.compress(b"\0\xff\0\0")) + chunk(b"IEND", b"")).decode()
WAV = base64.b64encode(b"RIFF" + struct.pack("<I", 38) + b"WAVEfmt " + struct.pack("<IHHIIHH", 16, 1, 1, 8000, 16000, 2, 16) + b"data" + struct.pack("<Ih", 2, 0)).decode()
text = lambda s: {"type": "text", "text": s}
image = {"type": "image", "data": PNG, "mimeType": "image/png"}
def ok(*c): return {"content": list(c)}
def sign(d): p = base64.urlsafe_b64encode(json.dumps(d).encode()).decode(); return p + "." + hmac.new(SECRET, p.encode(), hashlib.sha256).hexdigest()
def unsign(s):
    p, _, h = s.partition(".") if isinstance(s, str) else ("", "", "")
    if not hmac.compare_digest(h, hmac.new(SECRET, p.encode(), hashlib.sha256).hexdigest()): raise Err(-32602, "requestState failed its integrity check")
    return json.loads(base64.urlsafe_b64decode(p))
def elicit(msg, props): return {"method": "elicitation/create", "params": {"mode": "form", "message": msg, "requestedSchema": {"type": "object", "properties": props, "required": list(props)}}}
def sample(msg, n=100): return {"method": "sampling/createMessage", "params": {"messages": [{"role": "user", "content": text(msg)}], "maxTokens": n}}
ROOTS = {"method": "roots/list", "params": {}}
CAP = {"elicitation/create": "elicitation", "sampling/createMessage": "sampling", "roots/list": "roots"}

class Ctx:
    task = None  # the task that the call became
    def __init__(s, rid, params):
        s.id, s.p = rid, params; s.meta = params.get("_meta") or {}; s.modern = ERA != "legacy" and PFX + "protocolVersion" in s.meta
        s.caps = s.meta.get(PFX + "clientCapabilities") or {}; r = params.get("inputResponses"); s.resp = r if isinstance(r, dict) else {}
    def notify(s, method, params): write({"method": method, "params": params})
    def log(s, msg, level="info"):
        want = s.meta.get(PFX + "logLevel") if s.modern else state["level"]
        if want and LEVELS.index(level) >= LEVELS.index(want): s.notify("notifications/message", {"level": level, "logger": "conformance", "data": msg})
    def ask(s, req, key="input"):
        """legacy: server->client request and wait; modern: MRTR round trip. Returns (result, interim)"""
        if s.modern:
            a = s.resp.get(key)
            if isinstance(a, dict): return a, None
            s.need(CAP[req["method"]]); return None, s.input({key: req})
        state["n"] += 1; i = f"srv-{state['n']}"; q = PENDING[i] = queue.Queue()
        write({"id": i, **req}); m = q.get(timeout=30)
        if "error" in m: raise Err(m["error"].get("code", -32603), m["error"].get("message", "client refused"), m["error"].get("data"))
        return m["result"], None
    def sleep(s, seconds):
        if s.task: s.task.stopped.wait(seconds)
        else: time.sleep(seconds)
    def knows_tasks(s): return TASKS in (s.caps.get("extensions") or {})
    def need(s, cap):
        if s.modern and cap not in s.caps: raise Err(-32021, f"Missing required client capability: {cap}", {"requiredCapabilities": {cap: {}}})
    def really_need(s, cap, req):
        """As need(); a legacy child finds out by asking."""
        s.need(cap)
        if not s.modern: s.ask(req)
    def input(s, reqs, st=None):
        for r in reqs.values(): s.need(CAP[r["method"]])
        return {"resultType": "input_required", "inputRequests": reqs, **({"requestState": sign(st)} if st is not None else {})}
    def ask_all(s, reqs):
        """Asks several things at once and waits for all; modern and no task: as MRTR."""
        if s.task: return s.task.ask(reqs)
        if s.modern:
            if all(k in s.resp for k in reqs): return {k: s.resp[k] for k in reqs}
            raise Interim(s.input(reqs))
        qs = {}
        for k, r in reqs.items():
            state["n"] += 1; i = f"srv-{state['n']}"; qs[k] = PENDING[i] = queue.Queue(); write({"id": i, **r})
        return {k: q.get(timeout=60).get("result", {}) for k, q in qs.items()}
def answered(a, *keys): return isinstance(a, dict) and a.get("action") in ("accept", "decline", "cancel") and (a["action"] != "accept" or all(k in (a.get("content") or {}) for k in keys))

NOARG = {"type": "object", "properties": {}, "additionalProperties": False}; TOOLS = {}
def tool(name, desc, schema=NOARG, **extra):
    def d(f): TOOLS[name] = ({"name": name, "description": desc, "inputSchema": schema, **extra}, f); return f
    return d
S = lambda **p: {"type": "object", "properties": {k: {"type": v} for k, v in p.items()}, "required": list(p)}
tool("test_simple_text", "Simple text")(lambda c, a: ok(text("This is a simple text response for testing.")))
tool("test_image_content", "Image content")(lambda c, a: ok(image))
tool("test_audio_content", "Audio content")(lambda c, a: ok({"type": "audio", "data": WAV, "mimeType": "audio/wav"}))
tool("test_embedded_resource", "Embedded resource")(lambda c, a: ok({"type": "resource", "resource": {"uri": "test://embedded-resource", "mimeType": "text/plain", "text": "This is an embedded resource content."}}))
tool("test_multiple_content_types", "Text + image + resource")(lambda c, a: ok(text("Multiple content types test:"), image, {"type": "resource", "resource": {"uri": "test://mixed-content-resource", "mimeType": "application/json", "text": '{"test":"data","value":123}'}}))
tool("test_error_handling", "Always fails")(lambda c, a: {"isError": True, **ok(text("This tool intentionally returns an error for testing"))})
@tool("test_tool_with_logging", "Three info logs")
def _(c, a):
    for i, m in enumerate(("Tool execution started", "Tool processing data", "Tool execution completed")): time.sleep(.05 * (i > 0)); c.log(m)
    return ok(text("Tool with logging executed"))
@tool("test_logging_tool", "Logs once, only if the request opted in")
def _(c, a): c.log("test_logging_tool ran"); return ok(text("logged"))
@tool("test_tool_with_progress", "Progress 0/50/100")
def _(c, a):
    for v in (0, 50, 100):
        if "progressToken" in c.meta: c.notify("notifications/progress", {"progressToken": c.meta["progressToken"], "progress": v, "total": 100, "message": f"{v}%"})
        time.sleep(.05)
    return ok(text("Tool with progress executed"))
@tool("test_reconnection", "Slow enough for the transport to drop the stream (SEP-1699)")
def _(c, a): c.log("Reconnection begins"); time.sleep(.3); return ok(text("Reconnection test completed"))
tool("test_era", "Which era this call came in")(lambda c, a: ok(text("modern" if c.modern else "legacy")))
CANCELLED, STOPS = [], {}
@tool("test_slow", "Runs until it is cancelled, half a minute at most")
def _(c, a):
    stop = STOPS.setdefault(c.id, threading.Event())
    if "progressToken" in c.meta: c.notify("notifications/progress", {"progressToken": c.meta["progressToken"], "progress": 0})
    if stop.wait(30): CANCELLED.append(c.id)
    return ok(text("ran to its end"))
@tool("test_count_cancelled", "How many calls of test_slow were cancelled, once one was")
def _(c, a):
    for _ in range(100):
        if CANCELLED: break
        time.sleep(.05)
    return ok(text(str(len(CANCELLED))))
def ask_tool(name, desc, mk, fmt, schema=NOARG):
    @tool(name, desc, schema)
    def _(c, a):
        r, interim = c.ask(mk(a)); return interim or ok(text(fmt(r)))
show = lambda r: f"action={r.get('action')}, content={json.dumps(r.get('content', {}))}"
ask_tool("test_sampling", "Asks the client's LLM", lambda a: sample(a.get("prompt", "")), lambda r: "LLM response: " + str((r.get("content") or {}).get("text", "")), S(prompt="string"))
ask_tool("test_elicitation", "Asks the user", lambda a: elicit(a.get("message", "?"), {"username": {"type": "string", "description": "User's response"}, "email": {"type": "string", "description": "User's email address"}}), lambda r: "User response: " + show(r), S(message="string"))
ask_tool("test_streaming_elicitation", "Elicits without any independent request on the stream", lambda a: elicit("Continue?", {"ok": {"type": "boolean"}}), lambda r: "done " + show(r))
def opt(q): q["params"]["requestedSchema"]["required"] = []; return q
ask_tool("test_elicitation_sep1034_defaults", "Elicitation defaults", lambda a: opt(elicit("Please review", {"name": {"type": "string", "default": "John Doe"}, "age": {"type": "integer", "default": 30}, "score": {"type": "number", "default": 95.5}, "status": {"type": "string", "enum": ["active", "inactive", "pending"], "default": "active"}, "verified": {"type": "boolean", "default": True}})), lambda r: "Elicitation completed: " + show(r))
two = lambda k, names: [{"const": f"value{i+1}", "title": f"{n} {k}"} for i, n in enumerate(names)]
ask_tool("test_elicitation_sep1330_enums", "Elicitation enums", lambda a: opt(elicit("Choose", {"untitledSingle": {"type": "string", "enum": ["option1", "option2", "option3"]}, "titledSingle": {"type": "string", "oneOf": two("Option", ("First", "Second", "Third"))}, "legacyEnum": {"type": "string", "enum": ["opt1", "opt2", "opt3"], "enumNames": ["Option One", "Option Two", "Option Three"]}, "untitledMulti": {"type": "array", "items": {"type": "string", "enum": ["option1", "option2", "option3"]}}, "titledMulti": {"type": "array", "items": {"anyOf": two("Choice", ("First", "Second", "Third"))}}})), lambda r: "Elicitation completed: " + show(r))
@tool("test_x_mcp_header", "Mirrors an argument into Mcp-Param-Region", {"type": "object", "properties": {"region": {"type": "string", "x-mcp-header": "Region"}}})
def _(c, a): return ok(text(f"region={a.get('region')}"))
@tool("test_missing_capability", "Needs the sampling capability")
def _(c, a): c.really_need("sampling", sample("hi")); return ok(text("capability present"))
NAME = {"name": {"type": "string"}}
@tool("test_input_required_result_elicitation", "MRTR elicitation")
def _(c, a):
    r = c.resp.get("user_name"); return ok(text(f"Hello, {(r.get('content') or {}).get('name', 'nobody')}!")) if answered(r, "name") else c.input({"user_name": elicit("What is your name?", NAME)})
@tool("test_input_required_result_sampling", "MRTR sampling")
def _(c, a):
    r = c.resp.get("capital_question"); return ok(text(str((r.get("content") or {}).get("text")))) if isinstance(r, dict) else c.input({"capital_question": sample("What is the capital of France?")})
@tool("test_input_required_result_list_roots", "MRTR roots")
def _(c, a):
    r = c.resp.get("client_roots"); return ok(text("roots: " + ", ".join(x.get("uri", "") for x in r.get("roots", [])))) if isinstance(r, dict) else c.input({"client_roots": ROOTS})
@tool("test_input_required_result_request_state", "MRTR requestState")
def _(c, a):
    if "requestState" in c.p and answered(c.resp.get("confirm")): unsign(c.p["requestState"]); return ok(text("state-ok"))
    return c.input({"confirm": elicit("Please confirm", {"ok": {"type": "boolean"}})}, {"r": 1})
TOOLS["test_input_required_result_tampered_state"] = ({**TOOLS["test_input_required_result_request_state"][0], "name": "test_input_required_result_tampered_state"}, TOOLS["test_input_required_result_request_state"][1])
@tool("test_input_required_result_multiple_inputs", "MRTR three inputs at once")
def _(c, a):
    if "requestState" in c.p and all(k in c.resp for k in ("user_name", "greeting", "client_roots")): unsign(c.p["requestState"]); return ok(text("all inputs received"))
    return c.input({"user_name": elicit("What is your name?", NAME), "greeting": sample("Generate a greeting", 50), "client_roots": ROOTS}, {"r": 1})
@tool("test_input_required_result_multi_round", "MRTR in two rounds")
def _(c, a):
    st = unsign(c.p["requestState"]) if "requestState" in c.p else {"step": 0}
    if st["step"] == 1 and answered(c.resp.get("step1"), "name"): return c.input({"step2": elicit("Step 2: What is your favorite color?", {"color": {"type": "string"}})}, {"step": 2, "name": c.resp["step1"]["content"]["name"]})
    if st["step"] == 2 and answered(c.resp.get("step2"), "color"): return ok(text(f"{st['name']} likes {c.resp['step2']['content']['color']}"))
    return c.input({"step1": elicit("Step 1: What is your name?", NAME)}, {"step": 1})
@tool("test_input_required_result_capabilities", "Only asks for what the client declared")
def _(c, a):
    reqs = {k: r for k, r in (("ask", elicit("Name?", NAME)), ("llm", sample("hi")), ("roots", ROOTS)) if CAP[r["method"]] in c.caps}
    return ok(text("done")) if not reqs or c.resp else c.input(reqs)
tool("json_schema_2020_12_tool", "Tool with JSON Schema 2020-12 features", {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object", "$defs": {"address": {"$anchor": "addressDef", "type": "object", "properties": {"street": {"type": "string"}, "city": {"type": "string"}}}}, "properties": {"name": {"type": "string"}, "address": {"$ref": "#/$defs/address"}, "contactMethod": {"type": "string", "enum": ["phone", "email"]}, "phone": {"type": "string"}, "email": {"type": "string"}}, "allOf": [{"anyOf": [{"required": ["phone"]}, {"required": ["email"]}]}], "if": {"properties": {"contactMethod": {"const": "phone"}}, "required": ["contactMethod"]}, "then": {"required": ["phone"]}, "else": {"required": ["email"]}, "additionalProperties": False})(lambda c, a: ok(text(json.dumps(a))))
TASKS_ALIVE, TASKS = {}, PFX + "tasks"
class Task:
    """A call of the modern era that goes on after its answer (SEP-2663)."""
    def __init__(s, run):
        s.id, s.status, s.more, s.inputs, s.stopped, s.lock = secrets.token_hex(16), "working", {}, {}, threading.Event(), threading.Lock()
        s.begun = s.changed = s.now(); TASKS_ALIVE[s.id] = s; threading.Thread(target=s.work, args=(run,), daemon=True).start()
    now = staticmethod(lambda: time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()))
    def settle(s, status, **more):
        with s.lock:
            if s.status in ("working", "input_required"): s.status, s.more, s.changed = status, more, s.now()
    def work(s, run):
        try: r = run(s); s.settle("completed", result=r)
        except Err as e: s.settle("failed", error=e.e)
        except Exception as e: s.settle("failed", error={"code": -32603, "message": str(e)})
    def ask(s, reqs):
        qs = {secrets.token_hex(4): (k, r, queue.Queue()) for k, r in reqs.items()}
        with s.lock: s.inputs, s.status = dict(qs), "input_required"
        return {k: q.get(timeout=60) for k, _, q in qs.values()}
    def update(s, responses):
        with s.lock:
            for k in [k for k in responses if k in s.inputs]: s.inputs.pop(k)[2].put(responses[k])
            if not s.inputs and s.status == "input_required": s.status = "working"
    def base(s): return {"taskId": s.id, "status": s.status, "createdAt": s.begun, "lastUpdatedAt": s.changed, "ttlMs": 600000, "pollIntervalMs": 200}
    def details(s):
        with s.lock: return {**s.base(), **s.more, **({"inputRequests": {k: r for k, (_, r, _) in s.inputs.items()}} if s.status == "input_required" else {})}
def task_request(c, method):
    if not c.knows_tasks(): raise Err(-32021, "Missing required client capability: tasks", {"requiredCapabilities": {"extensions": {TASKS: {}}}})
    t = TASKS_ALIVE.get(c.p.get("taskId"))
    if not t: raise Err(-32602, "Unknown task")
    if method == "tasks/get": return t.details()
    if method == "tasks/update": t.update(c.p.get("inputResponses") or {})
    else: t.settle("cancelled"); t.stopped.set()
    return {}
# Tools for the tasks extension (SEP-2663). As a legacy child it declares them by execution.taskSupport and waits in the call.
OPT, REQ = {"execution": {"taskSupport": "optional"}}, {"execution": {"taskSupport": "required"}}
tool("greet", "Greets; never a task", S(name="string"))(lambda c, a: ok(text(f"Hello, {a.get('name')}!")))
@tool("slow_compute", "Sleeps, then answers", {"type": "object", "properties": {"seconds": {"type": "number"}, "label": {"type": "string"}}, "required": ["seconds"]}, **OPT)
def _(c, a): c.sleep(a["seconds"]); return ok(text(f"slept {a['seconds']} s ({a.get('label', '')})"))
@tool("failing_job", "Fails as a tool does", NOARG, **REQ)
def _(c, a): c.sleep(1); return {"isError": True, **ok(text("the job failed"))}
@tool("protocol_error_job", "Fails as a request does", NOARG, **OPT)
def _(c, a): c.sleep(.2); raise Err(-32603, "the job broke down")
YES = {"confirm": {"type": "boolean"}}
@tool("confirm_delete", "Asks before it deletes nothing", S(filename="string"), **OPT)
def _(c, a): r = c.ask_all({"confirm": elicit(f"Delete {a['filename']}?", YES)})["confirm"]; return ok(text(f"{a['filename']}: {r.get('action')}"))
@tool("multi_input", "Asks two things at once", NOARG, **OPT)
def _(c, a): r = c.ask_all({"who": elicit("Who?", NAME), "sure": elicit("Sure?", YES)}); return ok(text(json.dumps({k: v.get("action") for k, v in r.items()})))
@tool("test_tool_with_task", "Asks for a name, then works as a task", NOARG, **REQ)
def _(c, a): r = c.resp.get("user_name") or c.ask_all({"user_name": elicit("What is your name?", NAME)})["user_name"]; c.sleep(.3); return ok(text(f"Hello, {(r.get('content') or {}).get('name', 'nobody')}!"))
def changed(kind, flag):
    def f(c, a):
        state[flag] = not state[flag]; m = f"notifications/{kind}s/list_changed"
        if state["legacy"]: write({"method": m})
        for sid, filt in list(SUBS.items()):
            if filt.get(f"{kind}sListChanged"): write({"method": m, "params": {"_meta": {PFX + "subscriptionId": sid}}})
        return ok(text(f"{kind} list toggled"))
    return f
tool("test_trigger_tool_change", "Toggles a tool and notifies")(changed("tool", "extra_tool"))
tool("test_trigger_prompt_change", "Toggles a prompt and notifies")(changed("prompt", "extra_prompt"))

def user(*c): return {"messages": [{"role": "user", "content": x} for x in c]}
ARG = lambda *n: {"arguments": [{"name": x, "description": x, "required": True} for x in n]}
PROMPTS = {
 "test_simple_prompt": ({}, lambda c, a: user(text("This is a simple prompt for testing."))),
 "test_prompt_with_arguments": (ARG("arg1", "arg2"), lambda c, a: user(text(f"Prompt with arguments: arg1='{a.get('arg1')}', arg2='{a.get('arg2')}'"))),
 "test_prompt_with_embedded_resource": (ARG("resourceUri"), lambda c, a: user({"type": "resource", "resource": {"uri": a.get("resourceUri"), "mimeType": "text/plain", "text": "Embedded resource content for testing."}}, text("Please process the embedded resource above."))),
 "test_prompt_with_image": ({}, lambda c, a: user(image, text("Please analyze the image above."))),
 "test_input_required_result_prompt": ({}, lambda c, a: user(text("context: " + str(c.resp["user_context"]["content"].get("context")))) if answered(c.resp.get("user_context"), "context") else c.input({"user_context": elicit("What context should the prompt use?", {"context": {"type": "string"}})})),
}
RES = {"test://static-text": ("static-text", "text/plain", {"text": "This is the content of the static text resource."}), "test://static-binary": ("static-binary", "image/png", {"blob": PNG}), "test://watched-resource": ("watched-resource", "text/plain", {"text": "Watched resource content"})}

def call_tool(c):
    try: return run_tool(c)
    except Interim as e: return e.r
def run_tool(c):
    n, a = c.p.get("name"), c.p.get("arguments") or {}
    if n == "extra_tool" and state["extra_tool"]: return ok(text("extra"))
    if n not in TOOLS: raise Err(-32602, f"Unknown tool: {n}")
    spec, run = TOOLS[n]; support = (spec.get("execution") or {}).get("taskSupport")
    if not c.modern or not support: return run(c, a)
    if not c.knows_tasks():
        if support == "required": raise Err(-32021, "Missing required client capability: tasks", {"requiredCapabilities": {"extensions": {TASKS: {}}}})
        return run(c, a)
    if n == "test_tool_with_task" and "user_name" not in c.resp: return run(c, a)  # asks before there is a task
    def work(task): c.task = task; return run(c, a)
    return {"resultType": "task", **Task(work).base()}
def get_prompt(c):
    if c.p.get("name") not in PROMPTS: raise Err(-32602, f"Unknown prompt: {c.p.get('name')}")
    return PROMPTS[c.p["name"]][1](c, c.p.get("arguments") or {})
def read(c):
    u = c.p.get("uri", ""); m = re.fullmatch(r"test://template/([^/]+)/data", u)
    if m: return {"contents": [{"uri": u, "mimeType": "application/json", "text": json.dumps({"id": m[1], "templateTest": True, "data": f"Data for ID: {m[1]}"})}]}
    if u not in RES: raise Err(-32602 if c.modern else -32002, "Resource not found", {"uri": u})
    return {"contents": [{"uri": u, "mimeType": RES[u][1], **RES[u][2]}]}
def set_level(c):
    if c.p.get("level") not in LEVELS: raise Err(-32602, "Invalid log level")
    state["level"] = c.p["level"]; return {}
CAPS = {"tools": {"listChanged": True}, "prompts": {"listChanged": True}, "resources": {"subscribe": True, "listChanged": True}, "logging": {}, "completions": {}}
BOTH = {
 "tools/list": lambda c: {"tools": [t for t, _ in TOOLS.values()] + ([{"name": "extra_tool", "description": "x", "inputSchema": NOARG}] if state["extra_tool"] else [])},
 "tools/call": call_tool, "prompts/get": get_prompt, "resources/read": read,
 "prompts/list": lambda c: {"prompts": [{"name": n, "description": n.replace("_", " "), **x} for n, (x, _) in PROMPTS.items()] + ([{"name": "extra_prompt", "description": "x"}] if state["extra_prompt"] else [])},
 "resources/list": lambda c: {"resources": [{"uri": u, "name": n, "description": n, "mimeType": m} for u, (n, m, _) in RES.items()]},
 "resources/templates/list": lambda c: {"resourceTemplates": [{"uriTemplate": "test://template/{id}/data", "name": "template", "description": "template", "mimeType": "application/json"}]},
 "completion/complete": lambda c: {"completion": {"values": [v for v in ("paris", "park", "party") if v.startswith(c.p["argument"]["value"])], "total": 3, "hasMore": False}},
}
ONLY_OLD = {"ping": lambda c: {}, "logging/setLevel": set_level, "resources/subscribe": lambda c: {}, "resources/unsubscribe": lambda c: {}}
CACHEABLE = ("server/discover", "tools/list", "prompts/list", "resources/list", "resources/templates/list", "resources/read")
def handle(rid, method, params):
    c = Ctx(rid, params)
    if method == "initialize" and not c.modern and ERA != "modern":
        state["legacy"] = True; v = params.get("protocolVersion"); return {"protocolVersion": v if v in LEGACY else LEGACY[-1], "capabilities": CAPS, "serverInfo": INFO, "instructions": "Conformance fixture."}
    if not c.modern and not state["legacy"]:
        if not isinstance(params.get("_meta"), dict) or PFX + "protocolVersion" not in params["_meta"]: raise Err(-32602, "params._meta must carry protocolVersion and clientCapabilities")
    if c.modern:
        if c.meta[PFX + "protocolVersion"] != MODERN: raise Err(-32022, "Unsupported protocol version", {"supported": [MODERN], "requested": c.meta[PFX + "protocolVersion"]})
        if not isinstance(c.meta.get(PFX + "clientCapabilities"), dict): raise Err(-32602, "_meta is missing clientCapabilities")
        if c.meta.get(PFX + "logLevel", "info") not in LEVELS: raise Err(-32602, "Invalid log level")
        if method == "subscriptions/listen":
            f = {k: v for k, v in (params.get("notifications") or {}).items() if v and k in ("toolsListChanged", "promptsListChanged", "resourcesListChanged", "resourceSubscriptions")}
            write({"method": "notifications/subscriptions/acknowledged", "params": {"_meta": {PFX + "subscriptionId": rid}, "notifications": f}}); SUBS[rid] = f; return None
        r = {"supportedVersions": [MODERN], "capabilities": {**CAPS, "extensions": {TASKS: {}}}, "instructions": "Conformance fixture."} if method == "server/discover" else task_request(c, method) if method in ("tasks/get", "tasks/update", "tasks/cancel") else BOTH[method](c) if method in BOTH else None
        if r is None: raise Err(-32601, "Method not found")
        r = {"resultType": "complete", **r}; r["_meta"] = {**r.get("_meta", {}), PFX + "serverInfo": INFO}
        if method in CACHEABLE and r["resultType"] == "complete": r.update(ttlMs=0, cacheScope="private")
        return r
    f = BOTH.get(method) or ONLY_OLD.get(method)
    if not f: raise Err(-32601, "Method not found")
    r = f(c); 
    if "resultType" in r: raise Err(-32603, "this tool needs protocol 2026-07-28")
    return r
def serve(m):
    try:
        r = handle(m["id"], m["method"], m.get("params") or {})
        if r is not None: write({"id": m["id"], "result": r})
    except Err as e: write({"id": m["id"], "error": e.e})
    except Exception as e: write({"id": m["id"], "error": {"code": -32603, "message": f"{type(e).__name__}: {e}"}})
for line in sys.stdin:
    if not line.strip(): continue
    try: m = json.loads(line)
    except ValueError: write({"id": None, "error": {"code": -32700, "message": "Parse error"}}); continue
    if not isinstance(m, dict): write({"id": None, "error": {"code": -32600, "message": "batching is not supported"}}); continue
    if "method" not in m:
        if m.get("id") in PENDING: PENDING.pop(m["id"]).put(m)
    elif m["method"] == "subscriptions/listen": serve(m)  # what follows on the pipe may change what it listens for
    elif "id" in m: threading.Thread(target=serve, args=(m,), daemon=True).start()
    elif m["method"] == "notifications/cancelled":
        which = (m.get("params") or {}).get("requestId"); SUBS.pop(which, None)
        if which in STOPS: STOPS[which].set()
for sid in SUBS: write({"id": sid, "result": {"resultType": "complete", "_meta": {PFX + "subscriptionId": sid}}})
