// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "app/hardening.h"
#include "app/program.h"

int main(int argc, char **argv)
{
    mcprt::hardenProcess();
    return mcprt::runProgram(argc, argv);
}
