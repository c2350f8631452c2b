// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/result.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>

namespace mcprt {

/// A part of a stored text, at most as many tokens as allowed.
struct SelectedText
{
    QByteArray text;
    QJsonObject fields; ///< what describes it in the structured result
    QString note;       ///< where it ends and how to go on; empty = nothing to say
};

/// The ways to pick a part of \a text, apart from chunks. All end at a character; what is larger
/// than \a budget tokens is cut, with a note that says how to go on. All return InvalidArgument
/// with the valid form or range when the selection does not fit.
namespace text_selection {

/// Lines `10-20`, `10-`, `10` or `-20` (the last 20), counted from 1.
[[nodiscard]] Result<SelectedText> lines(QByteArrayView text, const QString &range,
                                         qsizetype budget);
/// Bytes `0-999`, `1000-` or `-500` (the last 500), counted from 0, moved to the start of the
/// character that they fall into, so that ranges in a row give the text without gap or overlap.
[[nodiscard]] Result<SelectedText> bytes(QByteArrayView text, const QString &range,
                                         qsizetype budget);
/// The lines that match \a expression, with their numbers; only those of \a range unless that is
/// empty. A long line is shown around its first match. The search is bounded in steps and time.
[[nodiscard]] Result<SelectedText> grep(QByteArrayView text, const QString &expression,
                                        const QString &range, qsizetype budget);
/// The JSON value that \a pointer names, as its author wrote it.
[[nodiscard]] Result<SelectedText> jsonPointer(QByteArrayView text, const QString &pointer,
                                               qsizetype budget);

} // namespace text_selection
} // namespace mcprt
