// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QStringList>

#include <vector>

namespace mcprt {

/// One statement of a TOML text; comments and empty lines are none.
struct TomlStatement
{
    enum class Kind { Table, TableArray, Value };
    Kind kind = Kind::Value;
    qsizetype begin = 0;
    qsizetype end = 0; ///< behind its line ending
    QStringList path;  ///< of the header, or of the key as written
    qsizetype value =
        0; ///< where the value begins; it ends with its line, which may have a comment
};

/// Splits a text into statements, so far that none is mistaken for a part of a string or list.
class TomlScanner
{
public:
    explicit TomlScanner(const QByteArray &text)
        : m_text(text)
    {}
    /// False at the first place that is wrong; see offset().
    [[nodiscard]] bool scan();
    [[nodiscard]] qsizetype offset() const { return m_at; }
    [[nodiscard]] const std::vector<TomlStatement> &statements() const { return m_statements; }

private:
    [[nodiscard]] char peek(qsizetype ahead = 0) const
    {
        return m_at + ahead < m_text.size() ? m_text[m_at + ahead] : '\0';
    }
    [[nodiscard]] bool atEnd() const { return m_at >= m_text.size(); }
    [[nodiscard]] bool looksAt(QByteArrayView word) const
    {
        return QByteArrayView(m_text).sliced(m_at).startsWith(word);
    }
    void skipBlanks()
    {
        while (peek() == ' ' || peek() == '\t')
            ++m_at;
    }
    void skipComment()
    {
        if (peek() == '#') {
            const qsizetype feed = m_text.indexOf('\n', m_at);
            m_at = feed < 0 ? m_text.size() : feed;
        }
    }
    [[nodiscard]] bool finishLine();
    [[nodiscard]] bool scanKey(QStringList *path);
    /// \param text  what it stands for; null = of no interest, and its escapes aren't looked at
    [[nodiscard]] bool scanString(QString *text);
    [[nodiscard]] bool scanHeader(TomlStatement *statement);
    [[nodiscard]] bool scanValue();

    const QByteArray &m_text;
    qsizetype m_at = 0;
    std::vector<TomlStatement> m_statements;
};

} // namespace mcprt
