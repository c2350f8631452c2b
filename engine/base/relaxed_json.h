// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace mcprt {

/// Plain JSON of JSON as people write it in settings files: comments and trailing commas become
/// spaces and a byte order mark too, so every byte keeps its offset; UTF-16 becomes UTF-8. What is
/// wrong otherwise stays wrong, for the parser to say where.
[[nodiscard]] QByteArray plainJson(const QByteArray &text);

/// 1-based place of a byte, the column in characters.
struct TextPosition
{
    int line = 1;
    int column = 1;
};
[[nodiscard]] TextPosition positionOf(QByteArrayView text, qsizetype offset);

} // namespace mcprt
