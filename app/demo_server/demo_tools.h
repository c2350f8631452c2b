// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QJsonObject>
#include <QString>

namespace mcprt {

/// The whole `tools/list` result.
[[nodiscard]] QByteArray demoToolList();

/// What runs a tool: its arguments in, a CallToolResult out.
using DemoToolFunction = QJsonObject (*)(const QJsonObject &arguments);
/// \return null for an unknown name, and for `slow_count`, which the server runs itself.
[[nodiscard]] DemoToolFunction findDemoTool(QByteArrayView name);

/// A CallToolResult with \a structured and the same for reading.
[[nodiscard]] QJsonObject toolResult(const QJsonObject &structured, const QString &text);
/// A CallToolResult with `isError`.
[[nodiscard]] QJsonObject toolError(const QString &what);

} // namespace mcprt
