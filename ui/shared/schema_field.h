// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/result.h"

#include <QJsonObject>

class QComboBox;
class QListWidget;
class QWidget;

namespace mcprt {

/// One value of a SchemaForm: text, numbers, switches and choices have editors of their own; what
/// is nested is written as JSON. Starts with the schema's `default`.
class SchemaField
{
public:
    /// \param schema  of the value
    SchemaField(QString name, QJsonObject schema, bool isRequired);

    [[nodiscard]] const QString &name() const { return m_name; }
    /// What messages call it: its name until something else is set.
    void setLabel(const QString &label) { m_label = label; }
    [[nodiscard]] bool isRequired() const { return m_isRequired; }
    [[nodiscard]] QString title() const { return m_schema[QLatin1StringView("title")].toString(); }
    [[nodiscard]] QString description() const;
    /// Made with the field; belongs to the widget that it is put into.
    [[nodiscard]] QWidget *editor() const { return m_editor; }

    /// What was entered; undefined = nothing, and nothing is needed.
    /// \return InvalidArgument, in words for a person
    [[nodiscard]] Result<QJsonValue> value() const;

private:
    enum class Kind { Choice, Choices, Switch, Text, Whole, Number, Json };

    [[nodiscard]] static Kind kindOf(const QJsonObject &schema);
    [[nodiscard]] QWidget *makeEditor() const;
    [[nodiscard]] QComboBox *makeChoice() const;
    [[nodiscard]] QListWidget *makeChoices() const;
    [[nodiscard]] QWidget *makeSwitch() const;
    [[nodiscard]] QWidget *makeLine() const;
    [[nodiscard]] Result<QJsonValue> entered() const;
    [[nodiscard]] Result<QJsonValue> chosen() const;
    [[nodiscard]] Result<QJsonValue> textValue(const QString &text) const;
    [[nodiscard]] Result<QJsonValue> numberValue(const QString &text) const;
    [[nodiscard]] Result<QJsonValue> jsonValue(const QString &text) const;
    [[nodiscard]] Failure wrong(const QString &why) const;

    QString m_name;
    QString m_label;
    QJsonObject m_schema;
    bool m_isRequired;
    Kind m_kind;
    QWidget *m_editor;
};

} // namespace mcprt
