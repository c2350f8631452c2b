#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 MCP Runtime contributors
# SPDX-License-Identifier: MIT
"""Runs client scenarios of the conformance suite, one at a time, with the built program between the
suite's servers and client_under_test.py: run_client.py REVISION ERA [SCENARIO...], where ERA is what
the driver speaks, `legacy` or `modern`. Without names, all scenarios that the revision requires.
Exits 1 unless every one passes.
"""

import os
import shlex
import sys

import suite


def main() -> None:
    revision, era, *names = sys.argv[1:]
    names = names or suite.required(revision, "client")
    driver = shlex.join([sys.executable, str(suite.HERE / "client_under_test.py")])
    with suite.home() as home:
        router = [str(suite.PROGRAM), "serve", "--surface", "all", "--child-url", "{url}"]
        environment = {**os.environ, "HOME": home, "DRIVER_ERA": era,
                       "ROUTER_CMD": " ".join(router)}
        failed = suite.run_each(
            names, lambda name: ["client", "--command", driver, "--scenario", name,
                                 "--spec-version", revision], env=environment)
    suite.finish(f"client, {revision}, {era} caller", names, failed)


if __name__ == "__main__":
    main()
