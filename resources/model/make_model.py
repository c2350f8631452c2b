#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 MCP Runtime contributors
# SPDX-License-Identifier: MIT
"""Turns the trained matrix into the file that the program maps.

usage: make_model.py TRAINED.bin OUT.bin

TRAINED.bin (little endian): u32 V, u32 D, V x (u16 length, bytes of the piece), V float32 scales,
V*D int8. The output is described in README.md beside this script. Both are deterministic.
"""
import struct
import sys
from pathlib import Path

MAGIC = b"MRTE"
VERSION = 1
EMPTY = 0xFFFFFFFF


def fnv1a(data: bytes) -> int:
    value = 0x811C9DC5
    for byte in data:
        value = (value ^ byte) * 0x01000193 & 0xFFFFFFFF
    return value


def checksum(data: bytes) -> int:
    """FNV-1a over 64-bit words; data is a multiple of eight bytes long."""
    value = 0xCBF29CE484222325
    for (word,) in struct.iter_unpack("<Q", data):
        value = (value ^ word) * 0x100000001B3 & 0xFFFFFFFFFFFFFFFF
    return value


def padded(data: bytes, to: int = 64) -> bytes:
    return data + bytes(-len(data) % to)


def main() -> int:
    if len(sys.argv) != 3:
        print(__doc__.split("\n\n")[1], file=sys.stderr)
        return 64
    raw = Path(sys.argv[1]).read_bytes()
    count, dims = struct.unpack_from("<II", raw)
    at = 8
    pieces = []
    for _ in range(count):
        (length,) = struct.unpack_from("<H", raw, at)
        pieces.append(raw[at + 2 : at + 2 + length])
        at += 2 + length
    scales = raw[at : at + 4 * count]
    matrix = raw[at + 4 * count :]
    assert len(matrix) == count * dims

    slots = 1
    while slots < 2 * count:
        slots *= 2
    table = [EMPTY] * slots
    for index, piece in enumerate(pieces):
        slot = fnv1a(piece) % slots
        while table[slot] != EMPTY:
            slot = (slot + 1) % slots
        table[slot] = index

    offsets = [0]
    for piece in pieces:
        offsets.append(offsets[-1] + len(piece))
    text = b"".join(pieces)
    sections = [
        padded(matrix),
        padded(scales),
        padded(struct.pack(f"<{slots}I", *table)),
        padded(struct.pack(f"<{count + 1}I", *offsets)),
        padded(text),
    ]
    body = b"".join(sections)
    header = MAGIC + struct.pack(
        "<5IQ", VERSION, count, dims, slots, len(text), checksum(body)
    )
    Path(sys.argv[2]).write_bytes(padded(header) + body)
    return 0


if __name__ == "__main__":
    sys.exit(main())
