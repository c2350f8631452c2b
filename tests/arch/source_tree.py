# SPDX-FileCopyrightText: 2026 MCP Runtime contributors
# SPDX-License-Identifier: MIT
"""What the checks of this folder share: walking the tree and reporting."""

import pathlib
import sys

SKIPPED_FOLDERS = {".git", ".cache", "build", "node_modules", "__pycache__"}


def root_from_arguments() -> pathlib.Path:
    """The tree to check: the first argument, else the one this file lies in."""
    if len(sys.argv) > 1:
        return pathlib.Path(sys.argv[1]).resolve()
    return pathlib.Path(__file__).resolve().parents[2]


def files(root: pathlib.Path, *suffixes: str):
    """Every file below \a root with one of \a suffixes (all when none given), in a stable order.

    Yields (path, path relative to root with forward slashes).
    """
    for path in sorted(root.rglob("*")):
        relative = path.relative_to(root)
        if SKIPPED_FOLDERS.intersection(relative.parts) or not path.is_file():
            continue
        if not suffixes or path.suffix in suffixes:
            yield path, relative.as_posix()


def finish(checked: int, problems: list[str]) -> None:
    """Prints each problem as FILE:LINE: text and ends the program.

    A check that saw no file fails: it looked in the wrong place.
    """
    for problem in problems:
        print(problem)
    if checked == 0:
        print("nothing to check: is this the root of the source tree?")
    else:
        print(f"{checked} files, {len(problems)} problems")
    sys.exit(1 if problems or checked == 0 else 0)
