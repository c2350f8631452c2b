// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/result.h"

#include <QJsonObject>
#include <QWidget>

namespace mcprt {

/// A form for the arguments of a tool, made from its input schema: text, numbers, switches and
/// choices have fields of their own; what is nested is written as JSON.
class SchemaForm final : public QWidget
{
    Q_OBJECT

public:
    /// \param schema  the tool's `inputSchema`; anything but an object schema makes an empty form
    explicit SchemaForm(const QJsonObject &schema, QWidget *parent = nullptr);

    /// What was entered; an optional field that was left empty is left out.
    /// \return InvalidArgument, naming the field.
    [[nodiscard]] Result<QJsonObject> arguments() const;

private:
    struct Field
    {
        QString name;
        QString type; ///< of the schema; empty = anything, as JSON
        bool isRequired = false;
        QWidget *editor = nullptr;
    };
    [[nodiscard]] static QWidget *makeEditor(const QJsonObject &schema, const QString &type);
    [[nodiscard]] static Result<QJsonValue> value(const Field &field); ///< undefined = left out

    QList<Field> m_fields;
};

} // namespace mcprt
