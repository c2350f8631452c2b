// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArrayView>
#include <QJsonObject>
#include <QStringList>

#include <optional>

namespace mcprt {

/// The TOML 1.0 value at the beginning of \a text, behind which only white space and a comment may
/// follow. Dates and times become the text that they are written as.
/// \return nothing for what is not a value, that is deeper than 64, or whose tables have a key
/// twice.
[[nodiscard]] std::optional<QJsonValue> tomlValue(QByteArrayView text);

/// What \a literal, one string with its quotes, stands for.
[[nodiscard]] std::optional<QString> tomlString(QByteArrayView literal);

/// Puts \a value at \a path, a dotted key, into \a object. \return false when something is there.
[[nodiscard]] bool insertTomlValue(QJsonObject &object, QStringList path, const QJsonValue &value);

} // namespace mcprt
