#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 MCP Runtime contributors
# SPDX-License-Identifier: MIT
"""Each check of this folder fails on a tree with its fault and passes on one without."""

import pathlib
import subprocess
import sys
import tempfile
import unittest

HERE = pathlib.Path(__file__).resolve().parent


def run(check: str, tree: dict[str, str]) -> tuple[int, str]:
    """Exit code and output of \a check on a fresh tree of these files."""
    with tempfile.TemporaryDirectory() as folder:
        for name, text in tree.items():
            path = pathlib.Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        result = subprocess.run([sys.executable, str(HERE / check), folder],
                                capture_output=True, text=True, check=False)
        return result.returncode, result.stdout + result.stderr


class Includes(unittest.TestCase):
    def check(self, source: str, target: str) -> int:
        return run("check_includes.py", {source: f'#include "{target}"\n'})[0]

    def test_downward_is_fine(self):
        for source, target in [("engine/router/a.cpp", "engine/child/b.h"),
                               ("engine/runtime.cpp", "engine/front/b.h"),
                               ("engine/child/a.cpp", "engine/child/b.h"),
                               ("engine/catalog/a.h", "engine/child/server_config.h"),
                               ("engine/front/a.h", "engine/base/b.h"),
                               ("ui/a.cpp", "engine/runtime.h"), ("app/a.cpp", "ui/b.h"),
                               ("tests/unit/a.cpp", "app/b.h")]:
            self.assertEqual(self.check(source, target), 0, f"{source} > {target}")

    def test_upward_and_sideways_fail(self):
        for source, target in [("engine/base/a.h", "engine/mcp/b.h"),
                               ("engine/child/a.cpp", "engine/router/b.h"),
                               ("engine/child/a.cpp", "engine/content/b.h"),
                               ("engine/tasks/a.cpp", "engine/child/server_config.h"),
                               ("engine/mcp/a.cpp", "engine/secrets/b.h"),
                               ("engine/router/a.cpp", "engine/settings.h"),
                               ("engine/runtime.cpp", "ui/b.h"), ("ui/a.cpp", "app/b.h"),
                               ("engine/newcomer/a.cpp", "engine/base/b.h")]:
            self.assertEqual(self.check(source, target), 1, f"{source} > {target}")


class Sizes(unittest.TestCase):
    def test_the_limit_itself_is_allowed(self):
        for name, limit in [("engine/a.cpp", 500), ("engine/a.h", 200), ("tests/unit/t.cpp", 800)]:
            self.assertEqual(run("check_sizes.py", {name: "x\n" * limit})[0], 0, name)
            code, output = run("check_sizes.py", {name: "x\n" * (limit + 1)})
            self.assertEqual(code, 1, name)
            self.assertIn(f"{name}:{limit}", output)


class Forbidden(unittest.TestCase):
    FAULTS = {
        "engine/a.cpp": ["QEvent" "Loop loop;", "x.process" "Events();", "Foo::instance()->bar();",
                         "connect(a, SIG" "NAL(x()));", "p.waitFor" "Finished(5);",
                         "QFu" "ture<int> f;", "#if QT_VER" "SION >= 0x060800", "sys" "tem(line);",
                         "#include <QHttp" "Server>", "QThread::ms" "leep(3);", "Qt::U" "TC",
                         '"/wo' 'rk/x"', '"/ro' 'ot/x"', '"/ho' 'me/joe/x"'],
        "engine/a.h": ["using name" "space Qt;"],
        "tests/integration/package-lock.json": ['"resol' 'ved": "x"'],
        "README.md": ["see registry.npm" "js.org"],
    }

    def test_each_fault_is_found(self):
        for name, lines in self.FAULTS.items():
            for line in lines:
                code, output = run("check_forbidden.py", {name: "fine\n" + line + "\n"})
                self.assertEqual(code, 1, f"{name}: {line}")
                self.assertIn(f"{name}:2: ", output)

    def test_what_is_allowed_passes(self):
        fine = {
            "engine/front/http_server.cpp": "#if QT_VER" "SION >= 0x060800\n#include <QHttp" "Server>\n",
            "tests/unit/a.cpp": "QEvent" "Loop loop;\n",
            "app/main.cpp": "QCoreApplication::instance()->quit();\n",
            "README.md": "~/.config, /home/you/notes\n",
            "build/x.cpp": "QEvent" "Loop loop;\n",
        }
        code, output = run("check_forbidden.py", fine)
        self.assertEqual(code, 0, output)


class Everywhere(unittest.TestCase):
    def test_an_empty_tree_is_a_failure(self):
        for check in ("check_includes.py", "check_sizes.py", "check_forbidden.py"):
            self.assertEqual(run(check, {})[0], 1, check)


if __name__ == "__main__":
    unittest.main()
