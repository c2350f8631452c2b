// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QString>

namespace mcprt::format {

/// Figures as people read them, in the user's locale. A negative number is not known: a dash.
[[nodiscard]] QString bytes(qint64 bytes);
[[nodiscard]] QString milliseconds(double milliseconds);
[[nodiscard]] QString percent(double percent);
[[nodiscard]] QString count(qint64 number);

} // namespace mcprt::format
