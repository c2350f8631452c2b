// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/raw_json.h"
#include "ui/shared/schema_field.h"

#include <QWidget>

class QFormLayout;

namespace mcprt {

/// A form made from a JSON Schema: a tool's arguments, or what a server asks a person. The fields
/// are in the schema's order.
class SchemaForm final : public QWidget
{
    Q_OBJECT

public:
    enum class Labels {
        Names,  ///< as programs write them, descriptions as tips
        Titles, ///< as people read them, descriptions below
    };

    /// \param schema  an object schema; anything else makes an empty form
    /// \param emptyText  says that there is nothing to fill in
    SchemaForm(const RawJson &schema, Labels labels, const QString &emptyText,
               QWidget *parent = nullptr);

    /// What was entered; an optional field that was left empty is left out.
    /// \return InvalidArgument, naming the field.
    [[nodiscard]] Result<QJsonObject> value() const;

private:
    void addField(SchemaField field, Labels labels, QFormLayout &form);

    QList<SchemaField> m_fields;
};

} // namespace mcprt
