// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArrayView>

#include <span>

namespace mcprt {

/// The one of \a known that \a name was probably meant to be: case and `-`, `_`, space do not
/// matter, and at most a third of the letters may differ. Empty when none is near.
[[nodiscard]] QByteArrayView nearestName(QByteArrayView name,
                                         std::span<const QByteArrayView> known);

} // namespace mcprt
