// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/router/argument_schema.h"

#include <QString>
#include <QStringList>

namespace mcprt {

/// Where a value is inside the arguments: a chain on the stack, so that walking costs nothing.
struct ArgumentPath
{
    const ArgumentPath *parent = nullptr;
    QByteArrayView rawKey{}; ///< of an object's member
    qsizetype index = -1;    ///< of a list's element
};

/// Collects what is wrong with some arguments, in words for a model.
class ArgumentReport
{
public:
    explicit ArgumentReport(const ArgumentSchema &schema)
        : m_schema(schema)
    {}

    /// \a what is wrong with the value at \a path: "must be …".
    void add(const ArgumentPath &path, const QString &what);
    void addMissing(const ArgumentPath &path, const SchemaNode::Property &property);
    void addUnknown(const ArgumentPath &path, const SchemaNode::ObjectRules &rules);
    /// All of it, the first few spelled out.
    [[nodiscard]] QString text() const;
    [[nodiscard]] qsizetype count() const { return m_count; }
    void take(const ArgumentReport &other);

    /// "string", "integer or null", `one of "a", "b"`; "value" when there is more to it.
    [[nodiscard]] QString describe(NodeIndex node) const;
    /// `one of "a", "b"` of a node with values.
    [[nodiscard]] static QString describeValues(const SchemaNode &node);

private:
    void append(const QString &line);

    const ArgumentSchema &m_schema;
    QStringList m_lines;
    qsizetype m_count = 0;
};

/// "1 character", "3 characters".
[[nodiscard]] QString counted(qint64 count, QLatin1StringView noun);
/// "string or null" of a set of types.
[[nodiscard]] QString describeTypes(unsigned types);
/// "string "abc"": kind and beginning of a value.
[[nodiscard]] QString describeValue(QByteArrayView value);

} // namespace mcprt
