// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

// A file as read-only data of the program: MCPRT_FILE becomes the symbol MCPRT_NAME. Only for
// compilers that speak GNU assembler; the others compile an array that CMake writes
// (embed_array.cmake). This way takes no compile time, and the pages stay on disk until they are
// first read.

#if defined(__APPLE__)
#define MCPRT_SECTION ".const_data"
#define MCPRT_SYMBOL "_" MCPRT_NAME
#elif defined(_WIN32)
#define MCPRT_SECTION ".section .rdata,\"dr\""
#define MCPRT_SYMBOL MCPRT_NAME
#else
#define MCPRT_SECTION ".section .rodata." MCPRT_NAME ",\"a\""
#define MCPRT_SYMBOL MCPRT_NAME
#endif

// clang-format off
__asm__(MCPRT_SECTION "\n"
        ".balign 64\n"
        ".globl " MCPRT_SYMBOL "\n"
        MCPRT_SYMBOL ":\n"
        ".incbin \"" MCPRT_FILE "\"\n"
        ".text\n");
// clang-format on
