#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 MCP Runtime contributors
# SPDX-License-Identifier: MIT
"""The file budget: a .cpp has at most 500 lines, a .h 200, a test 800. Function length is
clang-tidy's business (readability-function-size, 60)."""

from source_tree import files, finish, root_from_arguments

LIMITS = {".cpp": 500, ".h": 200, ".py": 500, ".mjs": 500}
TEST_LIMIT = 800


def limit_of(relative: str, suffix: str) -> int:
    if relative.startswith("tests/") and suffix != ".h":
        return TEST_LIMIT
    return LIMITS[suffix]


def main() -> None:
    root = root_from_arguments()
    checked, problems = 0, []
    for path, relative in files(root, *LIMITS):
        checked += 1
        lines = len(path.read_text(encoding="utf-8").splitlines())
        limit = limit_of(relative, path.suffix)
        if lines > limit:
            problems.append(f"{relative}:{limit}: {lines} lines, at most {limit}; split by concern")
    finish(checked, problems)


if __name__ == "__main__":
    main()
