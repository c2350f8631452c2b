// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "ui/shared/schema_form.h"

#include "ui/shared/clear_ticks.h"

#include <QFormLayout>
#include <QJsonArray>
#include <QLabel>
#include <QTextDocument>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

QLabel *plainLabel(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText); // it comes from a server
    return label;
}

/// \a field with what it means below it.
QWidget *explained(const SchemaField &field, QWidget *parent)
{
    auto *both = new QWidget(parent);
    auto *layout = new QVBoxLayout(both);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addWidget(field.editor());
    auto *text = plainLabel(field.description(), both);
    text->setWordWrap(true);
    text->setForegroundRole(QPalette::PlaceholderText);
    layout->addWidget(text);
    return both;
}

} // namespace

SchemaForm::SchemaForm(const RawJson &schema, Labels labels, const QString &emptyText,
                       QWidget *parent)
    : QWidget(parent)
{
    auto *form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    const RawJson required = member(schema, "required");
    const QJsonArray needed =
        required.isArray() ? toJsonValue(required).toArray() : QJsonArray(); // names
    const RawJson properties = member(schema, "properties");
    JsonCursor at(properties.view());
    QByteArrayView rawKey;
    if (at.enterObject()) {
        while (at.nextMember(&rawKey)) {
            const QString name =
                decodeString(QByteArray('"' + rawKey.toByteArray() + '"')).value_or(QString());
            const RawJson one = properties.part(at.takeValue());
            addField({name, toJsonValue(one).toObject(), needed.contains(name)}, labels, *form);
        }
    }
    if (m_fields.isEmpty())
        form->addRow(new QLabel(emptyText, this));
    clearTicks(*this);
}

void SchemaForm::addField(SchemaField field, Labels labels, QFormLayout &form)
{
    const bool isTitled = labels == Labels::Titles && !field.title().isEmpty();
    const QString text = isTitled ? field.title() : field.name();
    field.setLabel(text);
    field.editor()->setAccessibleName(text);
    field.editor()->setAccessibleDescription(field.description());
    QString shown = field.isRequired() ? text + u" *"_s : text;
    auto *label = plainLabel(shown.replace(u'&', "&&"_L1), this); // with a buddy it underlines
    label->setBuddy(field.editor());
    if (labels == Labels::Titles && !field.description().isEmpty()) {
        form.addRow(label, explained(field, this));
    } else {
        // As rich text it could show anything.
        field.editor()->setToolTip(Qt::convertFromPlainText(field.description()));
        form.addRow(label, field.editor());
    }
    if (m_fields.isEmpty())
        setFocusProxy(field.editor());
    m_fields += std::move(field);
}

Result<QJsonObject> SchemaForm::value() const
{
    QJsonObject values;
    for (const SchemaField &field : m_fields) {
        const auto entered = field.value();
        if (!entered)
            return Failure(entered.error());
        if (!entered->isUndefined())
            values.insert(field.name(), *entered);
    }
    return values;
}

} // namespace mcprt
