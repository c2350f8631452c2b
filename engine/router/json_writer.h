// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/raw_json.h"

#include <QStringList>

namespace mcprt {

/// Writes a JSON document of our own from front to back, members in the order they are given, with
/// slices of other documents in it byte for byte. Commas are set by itself.
class JsonWriter
{
public:
    JsonWriter &beginObject() { return open('{'); }
    JsonWriter &endObject() { return close('}'); }
    JsonWriter &beginArray() { return open('['); }
    JsonWriter &endArray() { return close(']'); }

    /// \a name must need no escaping: a name of ours.
    JsonWriter &key(QByteArrayView name);
    JsonWriter &utf8(QByteArrayView text);
    JsonWriter &text(const QString &value);
    JsonWriter &texts(const QStringList &values);
    JsonWriter &integer(qint64 value);
    /// Shortest form that reads back the same; 0 for what JSON has no form for.
    JsonWriter &number(double value);
    JsonWriter &flag(bool value) { return raw(value ? "true" : "false"); }
    JsonWriter &null() { return raw("null"); }
    /// One JSON value as it is.
    JsonWriter &raw(QByteArrayView json);

    /// The document; the writer is empty afterwards.
    [[nodiscard]] RawJson take() { return RawJson(std::exchange(m_out, {})); }

private:
    JsonWriter &open(char bracket);
    JsonWriter &close(char bracket);
    void separate();

    QByteArray m_out;
};

} // namespace mcprt
