#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 MCP Runtime contributors
# SPDX-License-Identifier: MIT
"""Includes go downward only (engine/ARCHITECTURE.md).

Between the top folders: app > ui > engine. Inside engine:
control > runtime > front > router > {child, catalog, tasks, content, oauth, clients} > openai > {mcp, zmq, secrets} > base.
Folders of one layer do not include one another, except where ALSO_ALLOWED says so.
"""

import re

from source_tree import files, finish, root_from_arguments

INCLUDE = re.compile(r'^\s*#\s*include\s+["<]((?:engine|ui|app|tests)/[^">]+)[">]')

# The files that lie in engine/ itself (runtime, settings, status) are the layer "runtime".
ENGINE_LAYERS = [
    {"base"},
    {"mcp", "zmq", "secrets"},
    {"openai"},
    {"child", "catalog", "tasks", "content", "oauth", "clients"},
    {"router"},
    {"front"},
    {"runtime"},
    {"control"},
]
RANK = {folder: rank for rank, layer in enumerate(ENGINE_LAYERS) for folder in layer}
TOP_RANK = {"engine": 0, "ui": 1, "app": 2, "tests": 3}

# Values that more than their own layer speaks of: header -> folders that may include it too.
ALSO_ALLOWED = {
    "engine/child/server_config.h": {"catalog"},
}


def engine_folder(path: str) -> str:
    parts = path.split("/")
    return parts[1] if len(parts) > 2 else "runtime"


def complaint(source: str, target: str) -> str | None:
    """Why \a source must not include \a target; None when it may."""
    source_top, target_top = source.split("/")[0], target.split("/")[0]
    if source_top == "tests":
        return None
    if TOP_RANK[target_top] > TOP_RANK[source_top]:
        return f"{source_top} must not know {target_top}"
    if source_top != "engine" or target_top != "engine":
        return None
    source_folder, target_folder = engine_folder(source), engine_folder(target)
    if source_folder == target_folder:
        return None
    for folder in (source_folder, target_folder):
        if folder not in RANK:
            return f"engine/{folder} has no layer; name it in check_includes.py"
    if source_folder in ALSO_ALLOWED.get(target, ()):
        return None
    if RANK[target_folder] >= RANK[source_folder]:
        return f"engine/{source_folder} must not include engine/{target_folder}"
    return None


def main() -> None:
    root = root_from_arguments()
    checked, problems = 0, []
    for path, relative in files(root, ".h", ".cpp"):
        if relative.split("/")[0] not in TOP_RANK:
            continue
        checked += 1
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            match = INCLUDE.match(line)
            reason = complaint(relative, match.group(1)) if match else None
            if reason:
                problems.append(f"{relative}:{number}: {reason}")
    finish(checked, problems)


if __name__ == "__main__":
    main()
