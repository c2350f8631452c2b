// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <span>

namespace mcprt {

struct SampleBook
{
    const char *title;
    const char *author;
    int year;
    const char *subject;
};
[[nodiscard]] std::span<const SampleBook> sampleBooks();

struct SampleNote
{
    const char *title;
    const char *date; ///< ISO
    const char *tags; ///< separated by spaces
    const char *text;
};
[[nodiscard]] std::span<const SampleNote> sampleNotes();

} // namespace mcprt
