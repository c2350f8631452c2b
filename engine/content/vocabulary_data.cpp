// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

// Only for compilers that speak GNU assembler; the others compile an array that CMake writes. This
// way takes no compile time, and the pages stay on disk until the first text is counted.

#if defined(__APPLE__)
#define MCPRT_SECTION ".const_data"
#define MCPRT_SYMBOL "_mcprtCl100k"
#define MCPRT_BACK ".text"
#elif defined(_WIN32)
#define MCPRT_SECTION ".section .rdata,\"dr\""
#define MCPRT_SYMBOL "mcprtCl100k"
#define MCPRT_BACK ".text"
#else
#define MCPRT_SECTION ".section .rodata.mcprtCl100k,\"a\""
#define MCPRT_SYMBOL "mcprtCl100k"
#define MCPRT_BACK ".text"
#endif

// clang-format off
__asm__(MCPRT_SECTION "\n"
        ".balign 64\n"
        ".globl " MCPRT_SYMBOL "\n"
        MCPRT_SYMBOL ":\n"
        ".incbin \"" MCPRT_CL100K_FILE "\"\n"
        MCPRT_BACK "\n");
// clang-format on
