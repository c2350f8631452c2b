// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace mcprt {

/// A form that two valid JSON values share exactly when they are equal: no white space, keys sorted
/// (of two equal keys the last one counts), escapes resolved, numbers by value and of any size
/// (`1`, `1.0` and `10e-1` are one). For comparing only; it is not JSON.
[[nodiscard]] QByteArray canonicalJson(QByteArrayView value);

/// canonicalJson() of a number.
[[nodiscard]] QByteArray canonicalNumber(QByteArrayView number);

} // namespace mcprt
