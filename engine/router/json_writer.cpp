// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/router/json_writer.h"

#include <array>
#include <charconv>
#include <cmath>

namespace mcprt {

JsonWriter &JsonWriter::key(QByteArrayView name)
{
    separate();
    m_out += '"';
    m_out += name;
    m_out += "\":";
    return *this;
}

JsonWriter &JsonWriter::utf8(QByteArrayView text)
{
    separate();
    appendJsonString(m_out, text);
    return *this;
}

JsonWriter &JsonWriter::text(const QString &value)
{
    separate();
    appendJsonString(m_out, value);
    return *this;
}

JsonWriter &JsonWriter::texts(const QStringList &values)
{
    beginArray();
    for (const QString &value : values)
        text(value);
    return endArray();
}

JsonWriter &JsonWriter::integer(qint64 value)
{
    return raw(QByteArray::number(value));
}

JsonWriter &JsonWriter::number(double value)
{
    std::array<char, 32> digits{};
    const auto end = std::to_chars(digits.begin(), digits.end(), std::isfinite(value) ? value : 0);
    return raw(QByteArrayView(digits.data(), end.ptr));
}

JsonWriter &JsonWriter::raw(QByteArrayView json)
{
    separate();
    m_out += json;
    return *this;
}

JsonWriter &JsonWriter::open(char bracket)
{
    separate();
    m_out += bracket;
    return *this;
}

JsonWriter &JsonWriter::close(char bracket)
{
    m_out += bracket;
    return *this;
}

void JsonWriter::separate()
{
    // A finished value never ends in one of these, a string ends with its quote.
    if (m_out.isEmpty() || m_out.back() == '{' || m_out.back() == '[' || m_out.back() == ':')
        return;
    m_out += ',';
}

} // namespace mcprt
