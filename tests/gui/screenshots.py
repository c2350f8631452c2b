#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 MCP Runtime contributors
# SPDX-License-Identifier: MIT
"""Every page in light and dark, at 100 and 200 %, in two languages, into tests/gui/out.

Needs no display: screenshots.py [BUILD_FOLDER, default build/dev]
"""

import os
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]


def main() -> None:
    build = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "build/dev"
    out = ROOT / "tests/gui/out"
    out.mkdir(exist_ok=True)
    for language in ("en", "de"):
        for theme in ("light", "dark"):
            for scale in ("1", "2"):
                environment = dict(os.environ, QT_QPA_PLATFORM="offscreen", QT_SCALE_FACTOR=scale)
                prefix = out / f"{language}-{theme}-{scale}00-"
                subprocess.run([build / "bin/gui_screenshots", prefix, language, theme],
                               env=environment, check=True, timeout=300)
    print(f"{len(list(out.glob('*.png')))} pictures in {out}")


if __name__ == "__main__":
    main()
