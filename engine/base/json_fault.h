// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArrayView>
#include <QString>

namespace mcprt {

/// Why JsonCursor stopped at byte \a offset of \a text, as a sentence: bytes that are no UTF-8,
/// nesting that is too deep, or anything else that JSON does not have.
[[nodiscard]] QString jsonFault(QByteArrayView text, qsizetype offset);

} // namespace mcprt
