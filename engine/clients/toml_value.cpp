// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/clients/toml_value.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

constexpr int kMaxDepth = 64;

bool isBareKeyByte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'
           || c == '-';
}

class Reader
{
public:
    explicit Reader(QByteArrayView text)
        : m_text(text)
    {}
    [[nodiscard]] std::optional<QJsonValue> value(int depth);
    [[nodiscard]] bool atEnd()
    {
        skip();
        return m_at == m_text.size();
    }

private:
    [[nodiscard]] char peek() const { return m_at < m_text.size() ? m_text[m_at] : '\0'; }
    [[nodiscard]] bool take(char c)
    {
        if (peek() != c)
            return false;
        ++m_at;
        return true;
    }
    [[nodiscard]] bool looksAt(QByteArrayView word) const
    {
        return m_text.sliced(m_at).startsWith(word);
    }
    void skip();
    [[nodiscard]] std::optional<QString> text();
    [[nodiscard]] bool escape(QByteArray *out);
    [[nodiscard]] std::optional<QJsonValue> list(int depth);
    [[nodiscard]] std::optional<QJsonValue> table(int depth);
    [[nodiscard]] std::optional<QStringList> key();
    [[nodiscard]] std::optional<QJsonValue> word();

    QByteArrayView m_text;
    qsizetype m_at = 0;
};

/// Over white space, line ends and comments.
void Reader::skip()
{
    for (;;) {
        const char c = peek();
        if (c == '#') {
            while (m_at < m_text.size() && m_text[m_at] != '\n')
                ++m_at;
        } else if (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
            ++m_at;
        } else {
            return;
        }
    }
}

std::optional<QJsonValue> Reader::value(int depth)
{
    skip();
    if (depth > kMaxDepth)
        return {};
    switch (peek()) {
    case '"':
    case '\'': {
        const auto read = text();
        return read ? std::optional<QJsonValue>(*read) : std::nullopt;
    }
    case '[': return list(depth);
    case '{': return table(depth);
    default: return word();
    }
}

/// What follows a backslash. A line end, with the white space behind it, is nothing.
bool Reader::escape(QByteArray *out)
{
    const char c = peek();
    ++m_at;
    switch (c) {
    case 'b': *out += '\b'; return true;
    case 't': *out += '\t'; return true;
    case 'n': *out += '\n'; return true;
    case 'f': *out += '\f'; return true;
    case 'r': *out += '\r'; return true;
    case '"':
    case '\\': *out += c; return true;
    case ' ':
    case '\t':
    case '\r':
    case '\n':
        while (peek() == ' ' || peek() == '\t' || peek() == '\r' || peek() == '\n')
            ++m_at;
        return true;
    case 'u':
    case 'U': {
        const qsizetype width = c == 'u' ? 4 : 8;
        bool ok = m_at + width <= m_text.size();
        const uint code = ok ? m_text.sliced(m_at, width).toByteArray().toUInt(&ok, 16) : 0;
        if (!ok || code > QChar::LastValidCodePoint || QChar::isSurrogate(code))
            return false;
        *out += QString::fromUcs4(reinterpret_cast<const char32_t *>(&code), 1).toUtf8();
        m_at += width;
        return true;
    }
    default: return false;
    }
}

std::optional<QString> Reader::text()
{
    const char quote = peek();
    const QByteArray triple(3, quote);
    const bool isLong = looksAt(triple);
    m_at += isLong ? 3 : 1;
    if (isLong && looksAt("\r\n"))
        m_at += 2;
    else if (isLong && peek() == '\n')
        ++m_at;
    QByteArray out;
    for (;;) {
        if (m_at >= m_text.size())
            return {};
        if (isLong ? looksAt(triple) : peek() == quote)
            break;
        if (!isLong && peek() == '\n')
            return {};
        if (quote == '"' && peek() == '\\') {
            ++m_at;
            if (!escape(&out))
                return {};
        } else {
            out += m_text[m_at++];
        }
    }
    m_at += isLong ? 3 : 1;
    for (int more = 0; isLong && more < 2 && peek() == quote; ++more) { // they belong to it
        out += quote;
        ++m_at;
    }
    return QString::fromUtf8(out);
}

std::optional<QJsonValue> Reader::list(int depth)
{
    QJsonArray out;
    ++m_at;
    for (;;) {
        skip();
        if (take(']'))
            return out;
        const auto element = value(depth + 1);
        if (!element)
            return {};
        out << *element;
        skip();
        if (!take(',') && peek() != ']')
            return {};
    }
}

std::optional<QStringList> Reader::key()
{
    QStringList path;
    for (;;) {
        skip();
        if (peek() == '"' || peek() == '\'') {
            const auto part = text();
            if (!part)
                return {};
            path << *part;
        } else {
            const qsizetype begin = m_at;
            while (isBareKeyByte(peek()))
                ++m_at;
            if (m_at == begin)
                return {};
            path << QString::fromLatin1(m_text.sliced(begin, m_at - begin));
        }
        skip();
        if (!take('.'))
            return path;
    }
}

std::optional<QJsonValue> Reader::table(int depth)
{
    QJsonObject out;
    ++m_at;
    for (;;) {
        skip();
        if (take('}'))
            return out;
        const auto path = key();
        if (!path || path->size() > kMaxDepth || !take('='))
            return {};
        const auto inner = value(depth + 1);
        if (!inner || !insertTomlValue(out, *path, *inner))
            return {};
        skip();
        if (!take(',') && peek() != '}')
            return {};
    }
}

/// A boolean, a number, or a date with its time, which has a blank in it.
std::optional<QJsonValue> Reader::word()
{
    const qsizetype begin = m_at;
    while (m_at < m_text.size() && !QByteArrayView(",]}# \t\r\n").contains(m_text[m_at]))
        ++m_at;
    const QByteArray word = m_text.sliced(begin, m_at - begin).toByteArray();
    if (word == "true" || word == "false")
        return QJsonValue(word == "true");
    if (word.isEmpty())
        return {};
    QByteArray digits = word;
    digits.replace("_", "");
    bool ok = false;
    qlonglong whole = 0;
    if (word.startsWith("0x"))
        whole = digits.mid(2).toLongLong(&ok, 16);
    else if (word.startsWith("0o"))
        whole = digits.mid(2).toLongLong(&ok, 8);
    else if (word.startsWith("0b"))
        whole = digits.mid(2).toLongLong(&ok, 2);
    else
        whole = digits.toLongLong(&ok, 10);
    if (ok)
        return QJsonValue(qint64(whole));
    const double number = digits.toDouble(&ok);
    if (ok)
        return QJsonValue(number);
    if (word.size() < 8 || !QByteArrayView("0123456789").contains(word[0]))
        return {};
    if (looksAt(" ") && m_at + 1 < m_text.size()
        && QByteArrayView("0123456789").contains(m_text[m_at + 1]) && word.size() == 10) {
        ++m_at;
        while (m_at < m_text.size() && !QByteArrayView(",]}# \t\r\n").contains(m_text[m_at]))
            ++m_at;
    }
    return QJsonValue(QString::fromLatin1(m_text.sliced(begin, m_at - begin)));
}

} // namespace

bool insertTomlValue(QJsonObject &object, QStringList path, const QJsonValue &value)
{
    const QString key = path.takeFirst();
    if (path.isEmpty()) {
        if (object.contains(key))
            return false;
        object[key] = value;
        return true;
    }
    if (object.contains(key) && !object[key].isObject())
        return false;
    QJsonObject inner = object[key].toObject();
    if (!insertTomlValue(inner, path, value))
        return false;
    object[key] = inner;
    return true;
}

std::optional<QString> tomlString(QByteArrayView literal)
{
    const auto value = tomlValue(literal);
    return value && value->isString() ? std::optional(value->toString()) : std::nullopt;
}

std::optional<QJsonValue> tomlValue(QByteArrayView text)
{
    Reader reader(text);
    const auto value = reader.value(0);
    return value && reader.atEnd() ? value : std::nullopt;
}

} // namespace mcprt
