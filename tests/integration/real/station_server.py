# SPDX-FileCopyrightText: 2026 MCP Runtime contributors
# SPDX-License-Identifier: MIT
"""A server made with the official Python package, which speaks both eras of MCP, over the transport
named on its command line: station_server.py [sse|streamable-http PORT]
"""

import sys

from mcp.server.mcpserver import MCPServer

station = MCPServer("Weather station", instructions="Ask it for the weather.")


@station.tool()
def measure_wind(place: str, unit: str = "km/h") -> str:
    """Measures the wind at a place."""
    return f"wind at {place}: 12 {unit}"


@station.tool()
def long_report(lines: int) -> str:
    """Writes a long report about the rain."""
    return "".join(f"Line {number} says that it rains.\n" for number in range(lines))


if __name__ == "__main__":
    if len(sys.argv) > 1:
        station.run(sys.argv[1], host="127.0.0.1", port=int(sys.argv[2]))
    else:
        station.run()
