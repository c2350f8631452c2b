// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QString>
#include <QStringList>

namespace mcprt {

/// What a server changed of a tool, for a terminal: of each member two lines, `-` as it was
/// approved and `+` as it is now. \param before  and \a after: whole tool objects, JSON
[[nodiscard]] QString toolChangeText(const QString &before, const QString &after,
                                     const QStringList &members);

} // namespace mcprt
