// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

namespace mcprt {

/// What stands in a model's context for a text that is too large for it.
namespace text_preview {

/// The beginning of \a text, at most \a maxTokens, up to a line end where one is near.
[[nodiscard]] QByteArrayView head(QByteArrayView text, qsizetype maxTokens);
/// The end of \a text, likewise.
[[nodiscard]] QByteArrayView tail(QByteArrayView text, qsizetype maxTokens);

/// Beginning and end of \a text with a line between them that says how much is left out, then an
/// empty line and \a note. All in about \a budget / 8 tokens and those of the note.
[[nodiscard]] QByteArray build(QByteArrayView text, qsizetype budget, const QByteArray &note);

/// `43,210 tokens, 180,000 bytes`; the tokens of a very long text are an estimate, "about".
[[nodiscard]] QByteArray size(QByteArrayView text);
/// \a number with separators between thousands.
[[nodiscard]] QByteArray grouped(qint64 number);

} // namespace text_preview
} // namespace mcprt
