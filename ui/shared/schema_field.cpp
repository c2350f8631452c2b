// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "ui/shared/schema_field.h"

#include "ui/shared/schema_form.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDate>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLineEdit>
#include <QListWidget>
#include <QLocale>
#include <QRegularExpression>
#include <QUrl>

#include <cmath>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

constexpr int kShownChoices = 6; ///< of a list; the rest is scrolled to

struct Option
{
    QString text;
    QJsonValue value;
};

QString textOf(const QJsonValue &value)
{
    return value.isString() ? value.toString() : value.toVariant().toString();
}

/// The values that \a schema allows, with their titles: `enum` (`enumNames`), or `oneOf`/`anyOf` of
/// `const`s. Empty = any. \sa MCP 2025-11-25, client/elicitation
QList<Option> optionsOf(const QJsonObject &schema)
{
    QList<Option> options;
    const QJsonArray names = schema["enumNames"_L1].toArray();
    const QJsonArray values = schema["enum"_L1].toArray();
    for (qsizetype i = 0; i < values.size(); ++i)
        options.append({i < names.size() ? names[i].toString() : textOf(values[i]), values[i]});
    const QJsonValue titled = schema.contains("oneOf"_L1) ? schema["oneOf"_L1] : schema["anyOf"_L1];
    if (!options.isEmpty() || !titled.isArray())
        return options;
    for (const QJsonValue one : titled.toArray()) {
        if (!one.toObject().contains("const"_L1))
            return {}; // it is about kinds, not about values
        const QJsonValue value = one["const"_L1];
        options.append({one["title"_L1].toString(textOf(value)), value});
    }
    return options;
}

/// \return why \a text is not of \a format; empty = it is, or nobody knows that format
QString formatProblem(const QString &text, const QString &format)
{
    if (format == "email"_L1) {
        const qsizetype at = text.indexOf(u'@');
        const bool isAddress =
            at > 0 && at == text.lastIndexOf(u'@') && at < text.size() - 1 && !text.contains(u' ');
        return isAddress ? QString() : SchemaForm::tr("must be an e-mail address");
    }
    if (format == "uri"_L1) {
        const QUrl url(text, QUrl::StrictMode);
        return url.isValid() && !url.scheme().isEmpty() ? QString()
                                                        : SchemaForm::tr("must be a whole address");
    }
    if (format == "date"_L1) {
        return QDate::fromString(text, Qt::ISODate).isValid()
                   ? QString()
                   : SchemaForm::tr("must be a date such as 2026-01-31");
    }
    if (format == "date-time"_L1) {
        static const QRegularExpression kZone(u"(Z|[+-]\\d\\d:\\d\\d)$"_s); // RFC 3339
        return QDateTime::fromString(text, Qt::ISODate).isValid() && text.contains(kZone)
                   ? QString()
                   : SchemaForm::tr("must be a time such as 2026-01-31T18:00:00Z");
    }
    return {};
}

QString hintFor(const QString &format)
{
    if (format == "date"_L1)
        return u"2026-01-31"_s;
    return format == "date-time"_L1 ? u"2026-01-31T18:00:00Z"_s : QString();
}

} // namespace

SchemaField::SchemaField(QString name, QJsonObject schema, bool isRequired)
    : m_name(std::move(name))
    , m_label(m_name)
    , m_schema(std::move(schema))
    , m_isRequired(isRequired)
    , m_kind(kindOf(m_schema))
    , m_editor(makeEditor())
{
    m_editor->setObjectName(m_name);
}

QString SchemaField::description() const
{
    return m_schema["description"_L1].toString();
}

SchemaField::Kind SchemaField::kindOf(const QJsonObject &schema)
{
    const QString type = schema["type"_L1].toString();
    if (!optionsOf(schema).isEmpty())
        return Kind::Choice;
    if (type == "array"_L1 && !optionsOf(schema["items"_L1].toObject()).isEmpty())
        return Kind::Choices;
    if (type == "boolean"_L1)
        return Kind::Switch;
    if (type == "integer"_L1)
        return Kind::Whole;
    if (type == "number"_L1)
        return Kind::Number;
    return type == "string"_L1 ? Kind::Text : Kind::Json;
}

QWidget *SchemaField::makeEditor() const
{
    switch (m_kind) {
    case Kind::Choice: return makeChoice();
    case Kind::Choices: return makeChoices();
    case Kind::Switch: return makeSwitch();
    case Kind::Text:
    case Kind::Whole:
    case Kind::Number:
    case Kind::Json: return makeLine();
    }
    Q_UNREACHABLE();
}

QComboBox *SchemaField::makeChoice() const
{
    auto *box = new QComboBox;
    box->addItem({}, QJsonValue(QJsonValue::Undefined));
    for (const Option &option : optionsOf(m_schema)) {
        box->addItem(option.text, option.value);
        if (m_schema.contains("default"_L1) && option.value == m_schema["default"_L1])
            box->setCurrentIndex(box->count() - 1);
    }
    return box;
}

QListWidget *SchemaField::makeChoices() const
{
    auto *list = new QListWidget;
    const QJsonArray preset = m_schema["default"_L1].toArray();
    for (const Option &option : optionsOf(m_schema["items"_L1].toObject())) {
        auto *item = new QListWidgetItem(option.text, list);
        item->setData(Qt::UserRole, option.value);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(preset.contains(option.value) ? Qt::Checked : Qt::Unchecked);
    }
    const int rows = qMin(list->count(), kShownChoices);
    list->setFixedHeight(list->sizeHintForRow(0) * rows + 2 * list->frameWidth());
    return list;
}

QWidget *SchemaField::makeSwitch() const
{
    auto *box = new QCheckBox;
    if (m_schema["default"_L1].isBool()) {
        box->setChecked(m_schema["default"_L1].toBool());
    } else if (!m_isRequired) {
        box->setTristate(true); // neither = left out
        box->setCheckState(Qt::PartiallyChecked);
    }
    return box;
}

QWidget *SchemaField::makeLine() const
{
    auto *edit = new QLineEdit;
    const QString hint = hintFor(m_schema["format"_L1].toString());
    const QString first = hint.isEmpty() ? description().section(u'\n', 0, 0) : hint;
    edit->setPlaceholderText(m_kind == Kind::Json ? SchemaForm::tr("JSON. %1").arg(first) : first);
    const QJsonValue preset = m_schema["default"_L1];
    if (m_kind == Kind::Text)
        edit->setText(preset.toString());
    else if (preset.isDouble())
        edit->setText(preset.toVariant().toString());
    return edit;
}

Result<QJsonValue> SchemaField::value() const
{
    auto value = entered();
    if (value && value->isUndefined() && m_isRequired)
        return fail(ErrorCode::InvalidArgument, SchemaForm::tr("%1 is needed.").arg(m_label));
    return value;
}

Result<QJsonValue> SchemaField::entered() const
{
    switch (m_kind) {
    case Kind::Choice: return static_cast<QComboBox *>(m_editor)->currentData().toJsonValue();
    case Kind::Choices: return chosen();
    case Kind::Switch: {
        const auto *box = static_cast<QCheckBox *>(m_editor);
        return box->checkState() == Qt::PartiallyChecked
                   ? QJsonValue(QJsonValue::Undefined)
                   : QJsonValue(box->checkState() == Qt::Checked);
    }
    default: break;
    }
    const QString text = static_cast<QLineEdit *>(m_editor)->text();
    if (text.isEmpty())
        return QJsonValue(QJsonValue::Undefined);
    if (m_kind == Kind::Text)
        return textValue(text);
    return m_kind == Kind::Json ? jsonValue(text) : numberValue(text);
}

Result<QJsonValue> SchemaField::chosen() const
{
    const auto *list = static_cast<QListWidget *>(m_editor);
    QJsonArray values;
    for (int i = 0; i < list->count(); ++i) {
        if (list->item(i)->checkState() == Qt::Checked)
            values += list->item(i)->data(Qt::UserRole).toJsonValue();
    }
    const auto least = int(m_schema["minItems"_L1].toInteger(0));
    const auto most = int(m_schema["maxItems"_L1].toInteger(list->count()));
    if (values.isEmpty() && !m_isRequired)
        return QJsonValue(QJsonValue::Undefined);
    if (values.size() < least)
        return wrong(SchemaForm::tr("needs at least %n choice(s)", nullptr, least));
    if (values.size() > most)
        return wrong(SchemaForm::tr("takes at most %n choice(s)", nullptr, most));
    return QJsonValue(values);
}

Result<QJsonValue> SchemaField::textValue(const QString &text) const
{
    const qsizetype length = text.toUcs4().size();
    const auto least = int(m_schema["minLength"_L1].toInteger(0));
    const auto most = int(m_schema["maxLength"_L1].toInteger(INT_MAX));
    if (length < least)
        return wrong(SchemaForm::tr("needs at least %n character(s)", nullptr, least));
    if (length > most)
        return wrong(SchemaForm::tr("takes at most %n character(s)", nullptr, most));
    if (const QString problem = formatProblem(text, m_schema["format"_L1].toString());
        !problem.isEmpty())
        return wrong(problem);
    return QJsonValue(text);
}

Result<QJsonValue> SchemaField::numberValue(const QString &text) const
{
    const QLocale locale;
    bool isNumber = false;
    double number = text.trimmed().toDouble(&isNumber);
    if (!isNumber)
        number = locale.toDouble(text.trimmed(), &isNumber); // as the person's language writes it
    if (!isNumber)
        return wrong(SchemaForm::tr("must be a number"));
    if (m_kind == Kind::Whole && number != std::floor(number))
        return wrong(SchemaForm::tr("must be a whole number"));
    const QJsonValue least = m_schema["minimum"_L1];
    const QJsonValue most = m_schema["maximum"_L1];
    if (least.isDouble() && number < least.toDouble())
        return wrong(SchemaForm::tr("must be at least %1").arg(locale.toString(least.toDouble())));
    if (most.isDouble() && number > most.toDouble())
        return wrong(SchemaForm::tr("must be at most %1").arg(locale.toString(most.toDouble())));
    constexpr double kExact = 9007199254740992; // 2^53
    const bool isExact = m_kind == Kind::Whole && std::abs(number) < kExact;
    return isExact ? QJsonValue(qint64(number)) : QJsonValue(number);
}

/// One JSON value of any kind; QJsonDocument itself reads only objects and arrays.
Result<QJsonValue> SchemaField::jsonValue(const QString &text) const
{
    QJsonParseError problem;
    const auto document = QJsonDocument::fromJson('[' + text.toUtf8() + ']', &problem);
    if (problem.error != QJsonParseError::NoError || document.array().size() != 1)
        return fail(ErrorCode::InvalidArgument,
                    SchemaForm::tr("%1 must be written as JSON.").arg(m_label));
    return document.array().first();
}

Failure SchemaField::wrong(const QString &why) const
{
    return fail(
        ErrorCode::InvalidArgument,
        SchemaForm::tr("%1 %2.", "name of a field, then what is wrong with it").arg(m_label, why));
}

} // namespace mcprt
