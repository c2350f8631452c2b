#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 MCP Runtime contributors
# SPDX-License-Identifier: MIT
"""Makes word_pieces.jsonl: strings of many scripts with the piece ids that the reference gives.

usage: make_word_pieces.py wordpiece-vocab.json > word_pieces.jsonl      (pip install tokenizers)
"""
import json
import random
import sys

from tokenizers import Tokenizer

tokenizer = Tokenizer.from_file(sys.argv[1])
vocabulary = [p for p in tokenizer.get_vocab() if p != "[UNK]"]
vocabulary.sort()
random.seed(20261123)

RANGES = [
    (0x20, 0x7E), (0xA0, 0xFF), (0x100, 0x17F), (0x300, 0x36F), (0x370, 0x3FF), (0x400, 0x4FF),
    (0x590, 0x5FF), (0x600, 0x6FF), (0x900, 0x97F), (0xE00, 0xE7F), (0x1100, 0x11FF),
    (0x1E00, 0x1EFF), (0x2000, 0x206F), (0x20A0, 0x20BF), (0x2100, 0x214F), (0x3000, 0x30FF),
    (0x4E00, 0x9FFF), (0xAC00, 0xD7A3), (0xF900, 0xFA6D), (0xFF00, 0xFFEF), (0x1F300, 0x1F64F),
    (0x20000, 0x200FF),
]


def sample() -> str:
    kind = random.randrange(5)
    if kind == 0:
        lo, hi = random.choice(RANGES)
        return "".join(chr(random.randint(lo, hi)) for _ in range(random.randint(1, 24)))
    if kind == 1:
        return "".join(chr(random.randint(*random.choice(RANGES))) for _ in range(12))
    words = [random.choice(vocabulary).removeprefix("##") for _ in range(random.randint(1, 10))]
    if kind == 2:
        return " ".join(words)
    if kind == 3:
        return "".join(w.capitalize() for w in words)
    return random.choice("_-./ \t\n").join(words) + random.choice(["", "!", "…", "\u200b", "\x00x"])


fixed = [
    "", " ", "a" * 60, "a" * 61, "Crée un fichier", "İstanbul", "ẞtraße", "naïve café", "don't",
    "search_files", "\ufeffBOM", "x\u0301y", "搜索文件", "파일 검색", "ファイルを検索", "\ud7a3", "\u2028line",
]
for text in fixed + [sample() for _ in range(3000)]:
    text = text.replace("\u061d", "")  # punctuation since Unicode 14, unknown to the reference
    ids = tokenizer.encode(text).ids
    print(json.dumps({"text": text, "ids": ids}, ensure_ascii=True, separators=(",", ":")))
