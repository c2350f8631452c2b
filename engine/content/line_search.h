// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/result.h"

#include <QByteArray>
#include <QString>

namespace mcprt {

struct FoundLines
{
    QByteArray text; ///< `12: the line` for each line shown
    qint64 matches = 0;
    qint64 shown = 0;
    qint64 tooHard = 0;  ///< lines on which the expression needs too many steps
    qint64 nextLine = 0; ///< where to go on, if something is missing
    bool isComplete = true;
};

/// Searches \a text, whose first line has the number \a firstLine, for lines that match
/// \a expression (Perl syntax), and shows as many as fit in \a budget tokens. Matching stops after
/// a number of steps on each line and after a time in all, so that no expression holds up the
/// engine. \return InvalidArgument with the fault in the expression.
[[nodiscard]] Result<FoundLines> searchLines(QByteArrayView text, const QString &expression,
                                             qint64 firstLine, qsizetype budget);

} // namespace mcprt
