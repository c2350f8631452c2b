#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 MCP Runtime contributors
# SPDX-License-Identifier: MIT
"""Runs client scenarios of the conformance suite, one at a time, with the built program between the
suite's servers and client_under_test.py: run_client.py REVISION ERA [SCENARIO...], where ERA is what
the driver speaks, `legacy` or `modern`. Without names, those listed here and every one of `auth/`,
which are all that the revision requires. Exits 1 unless every one passes.
"""

import os
import shlex
import sys

import suite

BOTH = ["tools_call", "json-schema-2020-12-preservation"]
SCENARIOS = {
    "2025-11-25": [*BOTH, "initialize", "elicitation-sep1034-client-defaults", "sse-retry"],
    "2026-07-28": [*BOTH, "request-metadata", "http-standard-headers", "http-custom-headers",
                   "http-invalid-tool-headers", "sep-2322-client-request-state",
                   "json-schema-ref-no-deref"],
}


def scenarios(revision: str) -> list[str]:
    """What runs: at least what the revision requires."""
    required = suite.required(revision, "client")
    auth = [name for name in required if name.startswith("auth/")]
    missing = set(required) - {*SCENARIOS[revision], *auth}
    if missing or not auth:
        sys.exit(f"the suite requires {sorted(missing) or 'no sign-in'}, unlike {__file__}")
    return [*SCENARIOS[revision], *auth]


def main() -> None:
    revision, era, *names = sys.argv[1:]
    names = names or scenarios(revision)
    driver = shlex.join([sys.executable, str(suite.HERE / "client_under_test.py")])
    with suite.home() as home:
        router = [str(suite.PROGRAM), "serve", "--surface", "all", "--child-url", "{url}"]
        environment = {**os.environ, "HOME": home, "DRIVER_ERA": era,
                       "ROUTER_CMD": " ".join(router), "MCPRT_TEST_SIGN_IN": "loopback",
                       "AUTH_ROUTER_CMD": shlex.join([str(suite.PROGRAM), "--config", "{config}",
                                                      "serve", "--surface", "all", "--only",
                                                      "child"])}
        failed = suite.run_each(
            names, lambda name: ["client", "--command", driver, "--scenario", name,
                                 "--spec-version", revision], env=environment)
    suite.finish(f"client, {revision}, {era} caller", names, failed)


if __name__ == "__main__":
    main()
