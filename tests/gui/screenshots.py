#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 MCP Runtime contributors
# SPDX-License-Identifier: MIT
"""Every page in light and dark, at 100 and 200 %, in two languages, into tests/gui/out.

Needs no display: screenshots.py [--readme] [BUILD_FOLDER, default build/dev]
With --readme only those that the README shows, into resources/screenshots.
"""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
IN_README = ("first-run-2-choose", "servers", "changed-tool")


def take(build: pathlib.Path, prefix: str, language: str, theme: str, scale: str) -> None:
    environment = dict(os.environ, QT_QPA_PLATFORM="offscreen", QT_SCALE_FACTOR=scale)
    subprocess.run([build / "bin/gui_screenshots", prefix, language, theme],
                   env=environment, check=True, timeout=300)


def take_for_readme(build: pathlib.Path) -> None:
    out = ROOT / "resources/screenshots"
    out.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        take(build, folder + "/", "en", "light", "1")
        for name in IN_README:
            shutil.copyfile(f"{folder}/{name}.png", out / f"{name}.png")
    print(f"{len(IN_README)} pictures in {out}")


def main() -> None:
    options = [option for option in sys.argv[1:] if option != "--readme"]
    build = pathlib.Path(options[0]) if options else ROOT / "build/dev"
    if "--readme" in sys.argv:
        return take_for_readme(build)
    out = ROOT / "tests/gui/out"
    out.mkdir(exist_ok=True)
    for language in ("en", "de"):
        for theme in ("light", "dark"):
            for scale in ("1", "2"):
                take(build, str(out / f"{language}-{theme}-{scale}00-"), language, theme, scale)
    print(f"{len(list(out.glob('*.png')))} pictures in {out}")


if __name__ == "__main__":
    main()
