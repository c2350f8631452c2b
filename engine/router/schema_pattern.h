// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QRegularExpression>
#include <QString>

#include <optional>

namespace mcprt {

/// A `pattern` of a schema. ECMA-262 is what the standard asks for; but a server written in Python
/// or Rust means letters and digits of every script by `\w` and `\d`, so either reading will do.
class SchemaPattern
{
public:
    explicit SchemaPattern(const QString &text);

    /// Whether \a text has a match anywhere; nullopt when it can't be told: the pattern has no
    /// equal in PCRE, or one match is too much work (100,000 steps).
    [[nodiscard]] std::optional<bool> isIn(const QString &text) const;
    [[nodiscard]] const QString &text() const { return m_text; }

private:
    QString m_text;
    QRegularExpression m_ascii;
    std::optional<QRegularExpression> m_unicode; ///< only if it differs
};

} // namespace mcprt
