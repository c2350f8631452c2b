// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QString>

#include <optional>

namespace mcprt {

/// Converts \a value between two units, by name or symbol ("km", "miles", "°C").
/// \return nullopt when a unit is unknown or the two measure different things.
[[nodiscard]] std::optional<double> convertUnits(double value, const QString &from,
                                                 const QString &to);
/// The symbols that are known, by what they measure, for a message.
[[nodiscard]] QString knownUnits();

} // namespace mcprt
