// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "ui/search/schema_form.h"

#include "ui/shared/clear_ticks.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLabel>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

/// One JSON value of any kind; QJsonDocument itself reads only objects and arrays.
Result<QJsonValue> parsed(const QString &name, const QString &text)
{
    QJsonParseError problem;
    const auto document = QJsonDocument::fromJson('[' + text.toUtf8() + ']', &problem);
    if (problem.error != QJsonParseError::NoError || document.array().size() != 1)
        return fail(ErrorCode::InvalidArgument,
                    SchemaForm::tr("%1 must be written as JSON.").arg(name), u"form"_s);
    return document.array().first();
}

} // namespace

SchemaForm::SchemaForm(const QJsonObject &schema, QWidget *parent)
    : QWidget(parent)
{
    auto *form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    const QJsonObject properties = schema["properties"_L1].toObject();
    const QJsonArray required = schema["required"_L1].toArray();
    for (auto property = properties.begin(); property != properties.end(); ++property) {
        const QJsonObject one = property->toObject();
        Field field{property.key(), one["type"_L1].toString(), required.contains(property.key()),
                    nullptr};
        field.editor = makeEditor(one, field.type);
        field.editor->setAccessibleName(field.name);
        field.editor->setObjectName(field.name);
        field.editor->setToolTip(one["description"_L1].toString());
        auto *label = new QLabel(field.isRequired ? field.name + u" *"_s : field.name, this);
        label->setTextFormat(Qt::PlainText);
        label->setBuddy(field.editor);
        form->addRow(label, field.editor);
        m_fields += field;
    }
    if (m_fields.isEmpty())
        form->addRow(new QLabel(tr("This tool takes no arguments."), this));
    clearTicks(*this);
}

QWidget *SchemaForm::makeEditor(const QJsonObject &schema, const QString &type)
{
    const QJsonArray choices = schema["enum"_L1].toArray();
    if (!choices.isEmpty()) {
        auto *box = new QComboBox;
        box->addItem({}, QVariant());
        for (const QJsonValue choice : choices)
            box->addItem(choice.toVariant().toString(), choice.toVariant());
        return box;
    }
    if (type == "boolean"_L1) {
        auto *box = new QCheckBox;
        box->setTristate(true); // neither = left out
        box->setCheckState(Qt::PartiallyChecked);
        return box;
    }
    auto *edit = new QLineEdit;
    const bool isPlain = type == "string"_L1 || type == "integer"_L1 || type == "number"_L1;
    const QString hint = schema["description"_L1].toString().section(u'\n', 0, 0);
    edit->setPlaceholderText(isPlain ? hint : tr("JSON. %1").arg(hint));
    return edit;
}

Result<QJsonValue> SchemaForm::value(const Field &field)
{
    if (const auto *box = qobject_cast<QComboBox *>(field.editor)) {
        const QVariant chosen = box->currentData();
        return chosen.isValid() ? QJsonValue::fromVariant(chosen)
                                : QJsonValue(QJsonValue::Undefined);
    }
    if (const auto *box = qobject_cast<QCheckBox *>(field.editor)) {
        return box->checkState() == Qt::PartiallyChecked
                   ? QJsonValue(QJsonValue::Undefined)
                   : QJsonValue(box->checkState() == Qt::Checked);
    }
    const QString text = static_cast<QLineEdit *>(field.editor)->text();
    if (text.isEmpty())
        return QJsonValue(QJsonValue::Undefined);
    if (field.type == "string"_L1)
        return QJsonValue(text);
    auto json = parsed(field.name, text);
    if (!json)
        return json;
    if ((field.type == "integer"_L1 || field.type == "number"_L1) && !json->isDouble())
        return fail(ErrorCode::InvalidArgument, tr("%1 must be a number.").arg(field.name),
                    u"form"_s);
    return json;
}

Result<QJsonObject> SchemaForm::arguments() const
{
    QJsonObject arguments;
    for (const Field &field : m_fields) {
        const auto entered = value(field);
        if (!entered)
            return Failure(entered.error());
        if (!entered->isUndefined())
            arguments.insert(field.name, *entered);
        else if (field.isRequired)
            return fail(ErrorCode::InvalidArgument, tr("%1 is needed.").arg(field.name), u"form"_s);
    }
    return arguments;
}

} // namespace mcprt
