// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/clients/toml_scanner.h"

#include "engine/clients/toml_value.h"

namespace mcprt {

bool TomlScanner::finishLine()
{
    skipBlanks();
    skipComment();
    if (peek() == '\r' && peek(1) == '\n')
        ++m_at;
    if (atEnd())
        return true;
    return m_text[m_at] == '\n' && ++m_at > 0;
}

bool TomlScanner::scanString(QString *text)
{
    const char quote = peek();
    const QByteArray triple(3, quote);
    const bool isLong = looksAt(triple);
    const qsizetype width = isLong ? 3 : 1;
    const qsizetype begin = m_at += width;
    while (!atEnd() && !(isLong ? looksAt(triple) : peek() == quote)) {
        if (!isLong && peek() == '\n')
            return false;
        m_at += quote == '"' && peek() == '\\' ? 2 : 1;
    }
    if (m_at >= m_text.size()) {
        m_at = begin - width;
        return false;
    }
    m_at += width;
    while (isLong && peek() == quote) // up to two more belong to the string
        ++m_at;
    if (!text)
        return true;
    const auto read =
        tomlString(QByteArrayView(m_text).sliced(begin - width, m_at - begin + width));
    *text = read.value_or(QString());
    return read.has_value();
}

bool TomlScanner::scanKey(QStringList *path)
{
    for (;;) {
        skipBlanks();
        if (peek() == '"' || peek() == '\'') {
            QString name;
            if (!scanString(&name))
                return false;
            *path << name;
        } else {
            const qsizetype begin = m_at;
            const auto isBare = [](char c) {
                return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
                       || c == '_' || c == '-';
            };
            while (isBare(peek()))
                ++m_at;
            if (m_at == begin)
                return false;
            *path << QString::fromLatin1(m_text.mid(begin, m_at - begin));
        }
        skipBlanks();
        if (peek() != '.')
            return true;
        ++m_at;
    }
}

bool TomlScanner::scanHeader(TomlStatement *statement)
{
    const bool isArray = looksAt("[[");
    statement->kind = isArray ? TomlStatement::Kind::TableArray : TomlStatement::Kind::Table;
    m_at += isArray ? 2 : 1;
    if (!scanKey(&statement->path) || !looksAt(isArray ? "]]" : "]"))
        return false;
    m_at += isArray ? 2 : 1;
    return true;
}

/// Over a value: to the end of its line, unless brackets or a string are open there.
bool TomlScanner::scanValue()
{
    int depth = 0;
    bool isEmpty = true;
    while (!atEnd()) {
        const char c = peek();
        if (c == '#') {
            skipComment();
            continue;
        }
        if ((c == '\n' || c == '\r') && depth == 0)
            break;
        isEmpty = isEmpty && (c == ' ' || c == '\t');
        if (c == '"' || c == '\'') {
            if (!scanString(nullptr))
                return false;
            continue;
        }
        if (c == '[' || c == '{')
            ++depth;
        if ((c == ']' || c == '}') && --depth < 0)
            return false;
        ++m_at;
    }
    return depth == 0 && !isEmpty;
}

bool TomlScanner::scan()
{
    if (m_text.startsWith("\xef\xbb\xbf"))
        m_at = 3;
    while (!atEnd()) {
        const qsizetype begin = m_at;
        skipBlanks();
        if (atEnd() || peek() == '\n' || peek() == '\r' || peek() == '#') {
            if (!finishLine())
                return false;
            continue;
        }
        TomlStatement statement;
        statement.begin = begin;
        if (peek() == '[') {
            if (!scanHeader(&statement))
                return false;
        } else {
            if (!scanKey(&statement.path) || peek() != '=')
                return false;
            statement.value = ++m_at;
            if (!scanValue())
                return false;
        }
        if (!finishLine())
            return false;
        statement.end = m_at;
        m_statements.push_back(std::move(statement));
    }
    return true;
}

} // namespace mcprt
