# SPDX-FileCopyrightText: 2026 MCP Runtime contributors
# SPDX-License-Identifier: MIT
"""The official Python client in front of the runtime, or of a server directly."""

import base64
import contextlib
import json
import os
import re

import anyio
import httpx2
from mcp import ClientSession, StdioServerParameters
from mcp.client.stdio import stdio_client
from mcp.client.streamable_http import streamable_http_client

from workspace import TOKEN, Workspace

DOORS = ("stdio", "http")
# An address stands by itself: the random name of a folder may have "0x" in it.
INSIDES = re.compile(r"Traceback|std::|\.cpp|(?<![\w-])0x[0-9a-fA-F]")
REFERENCE = re.compile(r"\b[0-9a-f]{32}\b")


@contextlib.asynccontextmanager
async def over_stdio(command: list[str], environment: dict, log, **abilities):
    parameters = StdioServerParameters(command=command[0], args=command[1:], env=environment)
    async with stdio_client(parameters, errlog=log) as (reader, writer):
        async with ClientSession(reader, writer, **abilities) as session:
            await session.initialize()
            yield session


@contextlib.asynccontextmanager
async def over_http(url: str, **abilities):
    limits = httpx2.Limits(max_connections=None)
    async with httpx2.AsyncClient(headers={"Authorization": f"Bearer {TOKEN}"}, limits=limits,
                                  timeout=httpx2.Timeout(120)) as client:
        async with streamable_http_client(url, http_client=client) as streams:
            async with ClientSession(streams[0], streams[1], **abilities) as session:
                await session.initialize()
                yield session


@contextlib.asynccontextmanager
async def through(door: str, space: Workspace, *serve_arguments: str):
    """A session with the runtime through \a door: `stdio` starts a program of its own, `http` one
    that listens."""
    if door == "stdio":
        with open(space.folder / "stdio.log", "w", encoding="utf-8") as log:
            async with over_stdio(space.arguments("serve", *serve_arguments), space.environment(),
                                  log) as session:
                yield session
    else:
        process, url = space.start_http(*serve_arguments)
        async with over_http(url) as session:
            yield session
        process.close()


async def never(*_):
    raise AssertionError("nobody is to be asked")


@contextlib.asynccontextmanager
async def directly(server: dict):
    """A session with one configured server itself, to compare with. It declares what the runtime
    declares, for some servers offer more tools to clients that can do more."""
    able = {"sampling_callback": never, "elicitation_callback": never, "list_roots_callback": never}
    if "url" in server:
        async with over_http(server["url"], **able) as session:
            yield session
        return
    with open(os.devnull, "w", encoding="utf-8") as log:
        async with over_stdio([server["command"], *server["args"]],
                              {"PATH": os.environ["PATH"], **server.get("env", {})}, log,
                              **able) as session:
            yield session


def run(body, *arguments) -> None:
    """Runs an asynchronous test body; a group of one exception is that exception."""
    async def limited():
        with anyio.fail_after(180):
            await body(*arguments)
    try:
        anyio.run(limited)
    except BaseExceptionGroup as group:
        error: BaseException = group
        while isinstance(error, BaseExceptionGroup) and len(error.exceptions) == 1:
            error = error.exceptions[0]
        raise error from group


def plain(result) -> dict:
    """A result as it is on the wire."""
    return result.model_dump(mode="json", by_alias=True, exclude_none=True)


def text_of(result) -> str:
    return "\n".join(block.text for block in result.content if block.type == "text")


async def ask(session, tool: str, **arguments):
    """The structured result of one of the runtime's tools, which must succeed."""
    result = await session.call_tool(tool, arguments)
    if result.is_error:
        raise AssertionError(f"{tool} {arguments} failed: {text_of(result)}")
    if result.structured_content is None:
        raise AssertionError(f"{tool} gave no structured content: {text_of(result)[:500]}")
    if not text_of(result):
        raise AssertionError(f"{tool} gave no text for the model")
    return result.structured_content


async def execute(session, server: str, tool: str, arguments: dict | None = None, **more):
    """The result of a child's tool, called through execute_tool."""
    call = {"server_name": server, "tool_name": tool, "arguments": arguments or {}, **more}
    return await session.call_tool("execute_tool", call)


async def refused(session, tool: str, **arguments) -> str:
    """The text of a call that must fail with one clear line."""
    result = await session.call_tool(tool, arguments)
    text = text_of(result)
    if not result.is_error:
        raise AssertionError(f"{tool} {arguments} should have failed, it gave: {text[:300]}")
    if INSIDES.search(text):
        raise AssertionError(f"the error of {tool} shows its insides: {text}")
    return text


def references_in(result) -> list[str]:
    """The references to stored content that a shaped result names, each once, in order."""
    return list(dict.fromkeys(REFERENCE.findall(json.dumps(plain(result)))))


async def read_chunks(session, reference: str) -> str:
    """A stored text, put together from all its chunks."""
    first = await ask(session, "get_content", ref_id=reference, chunk_index=0)
    pieces = [first["text"]]
    for index in range(1, first["total_chunks"]):
        piece = await ask(session, "get_content", ref_id=reference, chunk_index=index)
        if piece["chunk_index"] != index:
            raise AssertionError(f"asked for chunk {index}, got {piece['chunk_index']}")
        pieces.append(piece["text"])
    return "".join(pieces)


def decoded(block) -> bytes:
    return base64.b64decode(block.data, validate=True)
