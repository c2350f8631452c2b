#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 MCP Runtime contributors
# SPDX-License-Identifier: MIT
"""Words that must not stand in the tree: nested event loops, hidden globals, text-based connects,
version checks outside of front/, paths of one machine, addresses of package registries."""

import re
from dataclasses import dataclass, field

from source_tree import files, finish, root_from_arguments

CODE = (".h", ".cpp")
PRODUCT = ("engine/", "ui/", "app/")
TEXT = CODE + (".py", ".mjs", ".js", ".json", ".md", ".txt", ".cmake", ".sh", ".yaml", ".yml",
               ".toml", ".ts", ".desktop", "")


@dataclass
class Rule:
    pattern: re.Pattern
    reason: str
    suffixes: tuple[str, ...] = CODE
    folders: tuple[str, ...] = PRODUCT
    except_in: tuple[str, ...] = field(default_factory=tuple)

    def applies_to(self, relative: str, suffix: str) -> bool:
        return (suffix in self.suffixes and relative.startswith(self.folders)
                and not relative.startswith(self.except_in or ("\0",)))


def rule(pattern: str, reason: str, **more) -> Rule:
    return Rule(re.compile(pattern), reason, **more)


# The patterns are broken up so that this file does not match itself.
RULES = [
    rule(r"\bQEvent" r"Loop\b", "nested event loop; give a Done away instead"),
    rule(r"\bprocess" r"Events\b", "nested event loop; give a Done away instead"),
    rule(r"\bwaitFor(?:Started|Finished|ReadyRead|BytesWritten|Connected|Disconnected|Done)\s*\(",
         "blocks the thread; connect to the signal"),
    rule(r"\bQThread::(?:m|u)?sleep\b|\bsleep_for\b", "blocks the thread; use a timer"),
    rule(r"(?<!QCoreApplication::)(?<!QApplication::)\binstance\(\)",
         "hidden global; take it as a constructor argument"),
    rule(r"\bqGuiApp\b|\bqApp\b", "hidden global; take it as a constructor argument",
         folders=("engine/",)),
    rule(r"\b(?:SIGNAL|SLOT)\(", "connect to the function, not to its name",
         folders=PRODUCT + ("tests/",)),
    rule(r"\bQt::(?:UTC|LocalTime|OffsetFromUTC)\b", "deprecated from Qt 6.8 on; use QTimeZone",
         folders=PRODUCT + ("tests/",)),
    rule(r"\bBlockingQueuedConnection\b", "blocks the thread"),
    rule(r"\busing namespace\b", "spell the namespace out in headers", suffixes=(".h",)),
    rule(r"\bQFuture\b|\bco_await\b|\bstd::async\b",
         "asynchronous answers are Done<T> (decisions/)", folders=("engine/",)),
    rule(r"^\s*#\s*if.*\bQT_VERSION\b", "Qt version checks live in engine/front only",
         folders=("engine/",), except_in=("engine/front/",)),
    rule(r"#\s*include\s*<QHttpServer|#\s*include\s*<QAbstractHttpServer",
         "only engine/front/http_server knows QtHttpServer", except_in=("engine/front/",)),
    rule(r"(?<![\w:])(?:std::|::)?(?:system|popen)\((?!\))|[pP]rocess\w*(?:\.|->|::)startCommand\b",
         "no shell: argument vectors only"),
    rule(r"/work" r"/|/home" r"/(?!(?:you|me|user|alice|bob|someone|linuxbrew)\b)[a-z]+/|/root" r"/",
         "a path of one machine", suffixes=TEXT, folders=("",)),
    rule(r"registry\.npm" r"js\.org|pypi" r"\.org/|files\.python" r"hosted\.org"
         r"|deb\.debian" r"\.org|\"resolved\":",
         "address of a package registry; the user's own client knows it", suffixes=TEXT,
         folders=("",)),
]


def is_text(path, suffix: str) -> bool:
    return suffix in TEXT and path.stat().st_size < 2_000_000


def main() -> None:
    root = root_from_arguments()
    checked, problems = 0, []
    for path, relative in files(root):
        if not is_text(path, path.suffix):
            continue
        rules = [r for r in RULES if r.applies_to(relative, path.suffix)]
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue # a data file without a suffix
        checked += 1
        for number, line in enumerate(text.splitlines(), 1):
            for r in rules:
                if r.pattern.search(line):
                    problems.append(f"{relative}:{number}: {r.reason}")
    finish(checked, problems)


if __name__ == "__main__":
    main()
