#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 MCP Runtime contributors
# SPDX-License-Identifier: MIT
"""An MCP server over HTTP and its authorization server, on one free port of loopback, for tests.
Prints its URL. Flags: no-pkce, no-revocation, wrong-issuer, wrong-iss, rotate (refresh tokens),
forbid-refresh, step-up (tools/call wants the scope `write`), keep-refusing (it never has it).
GET /stats says what was asked; GET /expire makes all access tokens invalid."""

import base64
import hashlib
import http.server
import json
import sys
import threading
import urllib.parse

FLAGS = set(sys.argv[1:])
stats = {"register": 0, "authorize": 0, "token": 0, "refresh": 0, "revoke": 0, "unauthorized": 0,
         "scopes": [], "resources": []}
codes, tokens, refreshes = {}, {}, {}
lock = threading.Lock()


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def origin(self):
        return f"http://127.0.0.1:{self.server.server_port}"

    def reply(self, status, document=None, headers=()):
        body = b"" if document is None else json.dumps(document).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers:
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self):
        url = urllib.parse.urlsplit(self.path)
        query = dict(urllib.parse.parse_qsl(url.query))
        if url.path == "/stats":
            return self.reply(200, stats)
        if url.path == "/expire":
            tokens.clear()
            return self.reply(200, {})
        if url.path == "/.well-known/oauth-protected-resource/mcp":
            return self.reply(200, {"resource": self.origin() + "/mcp", "scopes_supported": ["read"],
                                    "authorization_servers": [self.origin()]})
        if url.path == "/.well-known/oauth-authorization-server":
            return self.metadata()
        if url.path == "/authorize":
            return self.authorize(query)
        return self.reply(405 if url.path == "/mcp" else 404)

    def metadata(self):
        document = {"issuer": self.origin(), "authorization_endpoint": self.origin() + "/authorize",
                    "token_endpoint": self.origin() + "/token",
                    "registration_endpoint": self.origin() + "/register",
                    "authorization_response_iss_parameter_supported": True}
        if "no-pkce" not in FLAGS:
            document["code_challenge_methods_supported"] = ["S256"]
        if "no-revocation" not in FLAGS:
            document["revocation_endpoint"] = self.origin() + "/revoke"
        if "wrong-issuer" in FLAGS:
            document["issuer"] = "https://other.example"
        self.reply(200, document)

    def authorize(self, query):
        stats["authorize"] += 1
        stats["scopes"].append(query.get("scope", ""))
        stats["resources"].append(query.get("resource", ""))
        code = f"code-{stats['authorize']}"
        codes[code] = query
        iss = "https://other.example" if "wrong-iss" in FLAGS else self.origin()
        back = urllib.parse.urlencode({"code": code, "state": query["state"], "iss": iss})
        self.reply(302, None, [("Location", f"{query['redirect_uri']}?{back}")])

    def do_DELETE(self):
        self.reply(200)

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        with lock:
            if self.path == "/mcp":
                return self.mcp(json.loads(body))
            if self.path == "/register":
                stats["register"] += 1
                return self.reply(201, {"client_id": "made-here", **json.loads(body)})
            form = dict(urllib.parse.parse_qsl(body.decode()))
            if self.path == "/revoke":
                stats["revoke"] += 1
                refreshes.pop(form["token"], None)
                return self.reply(200)
            return self.token(form) if self.path == "/token" else self.reply(404)

    def token(self, form):
        if form.get("client_id") != "made-here":
            return self.reply(401, {"error": "invalid_client"})
        if form["grant_type"] == "refresh_token":
            stats["refresh"] += 1
            scope = refreshes.get(form["refresh_token"])
            if scope is None or "forbid-refresh" in FLAGS:
                return self.reply(400, {"error": "invalid_grant"})
            if "rotate" in FLAGS:
                del refreshes[form["refresh_token"]]
        else:
            asked = codes.pop(form["code"], None)
            proof = base64.urlsafe_b64encode(
                hashlib.sha256(form["code_verifier"].encode()).digest()).decode().rstrip("=")
            if not asked or asked["code_challenge"] != proof or asked["resource"] != form["resource"]:
                return self.reply(400, {"error": "invalid_grant"})
            scope = asked.get("scope", "")
        stats["token"] += 1
        access, refresh = f"access-{stats['token']}", f"refresh-{stats['token']}"
        tokens[access] = "read" if "keep-refusing" in FLAGS else scope
        refreshes[refresh] = scope
        self.reply(200, {"access_token": access, "token_type": "Bearer", "expires_in": 3600,
                         "refresh_token": refresh})

    def mcp(self, message):
        scope = tokens.get(self.headers.get("Authorization", "").removeprefix("Bearer "))
        where = f'resource_metadata="{self.origin()}/.well-known/oauth-protected-resource/mcp"'
        if scope is None:
            stats["unauthorized"] += 1
            return self.reply(401, {"error": "invalid_token"},
                              [("WWW-Authenticate", f"Bearer {where}")])
        method = message.get("method")
        if method == "tools/call" and "step-up" in FLAGS and "write" not in scope.split():
            return self.reply(403, None, [("WWW-Authenticate", 'Bearer error="insufficient_scope", '
                                           f'scope="write", {where}')])
        if "id" not in message:
            return self.reply(202)
        results = {
            "initialize": {"protocolVersion": "2025-06-18", "capabilities": {"tools": {}},
                           "serverInfo": {"name": "fake", "version": "1"}},
            "tools/list": {"tools": [{"name": "hello", "inputSchema": {"type": "object"}}]},
            "tools/call": {"content": [{"type": "text", "text": "hello"}]},
        }
        if method not in results:
            return self.reply(400, {"jsonrpc": "2.0", "id": message["id"],
                                    "error": {"code": -32600, "message": "Bad Request"}})
        return self.reply(200, {"jsonrpc": "2.0", "id": message["id"], "result": results[method]})


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
server.daemon_threads = True
print(f"http://127.0.0.1:{server.server_port}", flush=True)
threading.Thread(target=lambda: (sys.stdin.read(), server.shutdown()), daemon=True).start()
server.serve_forever()
