# SPDX-FileCopyrightText: 2026 MCP Runtime contributors
# SPDX-License-Identifier: MIT
"""A server made with fastmcp 4, which speaks both eras of MCP: reports too long for a model."""

from fastmcp import FastMCP

server = FastMCP("reports")


@server.tool
def harvest_report(lines: int) -> str:
    """Writes the report of the olive harvest, one line for each tree."""
    return "\n".join(f"tree {n}: {n * 37 % 101} kg of olives, naïve 日本語 🦊" for n in range(lines))


if __name__ == "__main__":
    server.run(show_banner=False)
