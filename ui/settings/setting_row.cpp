// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "ui/settings/setting_row.h"

#include "ui/settings/key_field.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QHostAddress>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>
#include <QUrl>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace mcprt {

QString urlProblem(const QString &text)
{
    if (text.isEmpty())
        return {};
    const QUrl url(text, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty()
        || (url.scheme() != "http"_L1 && url.scheme() != "https"_L1))
        return SettingRow::tr("This is no address. It begins with https:// and names a computer.");
    const bool isHere = url.host().compare("localhost"_L1, Qt::CaseInsensitive) == 0
                        || QHostAddress(url.host()).isLoopback();
    if (url.scheme() == "http"_L1 && !isHere)
        return SettingRow::tr("Use https://, else others on the way can read your keys.");
    return {};
}

SettingRow::SettingRow(SettingSpec spec, const SettingsBackend::Shown &shown, QWidget *parent)
    : QWidget(parent)
    , m_spec(std::move(spec))
    , m_isLocked(!shown.lockedBy.isEmpty())
    , m_note(new QLabel(this))
    , m_help(m_isLocked ? tr("Set by %1, and can't be changed here.").arg(shown.lockedBy)
                        : m_spec.help)
{
    if (shown.isPlainText)
        m_help += u' '
                  + tr("It stands in settings.ini as plain text: type it again and save, and it "
                       "moves to the keychain.");
    if (m_spec.restart && !m_isLocked)
        m_help += (m_help.isEmpty() ? QString() : u" "_s) + tr("Holds from the next start on.");
    makeEditor(shown);
    setText(shown.value.isEmpty() ? m_spec.fallback : shown.value);
    m_before = value();
    m_editor->setObjectName(QLatin1StringView(m_spec.name));
    m_editor->setAccessibleName(m_spec.title);
    m_editor->setAccessibleDescription(m_help);
    m_editor->setEnabled(!m_isLocked);
    m_note->setWordWrap(true);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setForegroundRole(QPalette::PlaceholderText);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, fontMetrics().height() / 2);
    layout->setSpacing(4);
    if (m_spec.kind != SettingKind::Flag) {
        auto *label = new QLabel(m_spec.title, this);
        label->setBuddy(m_editor);
        layout->addWidget(label);
    }
    layout->addWidget(m_editor);
    layout->addWidget(m_note);
    onEdited();
}

void SettingRow::makeEditor(const SettingsBackend::Shown &shown)
{
    switch (m_spec.kind) {
    case SettingKind::Flag: {
        auto *box = new QCheckBox(m_spec.title, this);
        connect(box, &QCheckBox::toggled, this, &SettingRow::onEdited);
        m_editor = box;
        return;
    }
    case SettingKind::Number: {
        auto *box = new QSpinBox(this);
        box->setRange(m_spec.least, m_spec.most);
        box->setMaximumWidth(fontMetrics().averageCharWidth() * 24);
        connect(box, &QSpinBox::valueChanged, this, &SettingRow::onEdited);
        m_editor = box;
        return;
    }
    case SettingKind::Choice: {
        auto *box = new QComboBox(this);
        for (const auto &[choice, title] : m_spec.choices)
            box->addItem(title, choice);
        box->setMaximumWidth(fontMetrics().averageCharWidth() * 34);
        connect(box, &QComboBox::currentIndexChanged, this, &SettingRow::onEdited);
        m_editor = box;
        return;
    }
    case SettingKind::Text:
    case SettingKind::Url:
    case SettingKind::Folder:
    case SettingKind::File: {
        auto *edit = new QLineEdit(this);
        if (m_spec.kind != SettingKind::Text)
            edit->setLayoutDirection(Qt::LeftToRight); // addresses and paths are
        if (m_spec.kind == SettingKind::Url)
            edit->setPlaceholderText(u"https://"_s);
        connect(edit, &QLineEdit::textChanged, this, &SettingRow::onEdited);
        m_editor = edit;
        return;
    }
    case SettingKind::Key:
        m_key = new KeyField(QLatin1StringView(m_spec.name), shown.isSet, this);
        m_key->describe(m_spec.title, m_help);
        connect(m_key, &KeyField::edited, this, &SettingRow::onEdited);
        m_editor = m_key;
    }
}

void SettingRow::setText(const QString &value)
{
    const QString word = value.trimmed().toLower();
    if (auto *flag = qobject_cast<QCheckBox *>(m_editor))
        flag->setChecked(word == "true"_L1 || word == "1"_L1 || word == "yes"_L1
                         || word == "on"_L1);
    else if (auto *number = qobject_cast<QSpinBox *>(m_editor))
        number->setValue(value.toInt());
    else if (auto *choice = qobject_cast<QComboBox *>(m_editor))
        choice->setCurrentIndex(qMax(0, choice->findData(value)));
    else if (auto *line = qobject_cast<QLineEdit *>(m_editor))
        line->setText(value);
}

QString SettingRow::text() const
{
    if (const auto *flag = qobject_cast<QCheckBox *>(m_editor))
        return flag->isChecked() ? u"true"_s : u"false"_s;
    if (const auto *number = qobject_cast<QSpinBox *>(m_editor))
        return QString::number(number->value());
    if (const auto *choice = qobject_cast<QComboBox *>(m_editor))
        return choice->currentData().toString();
    const auto *line = qobject_cast<QLineEdit *>(m_editor);
    return line ? line->text().trimmed() : QString();
}

std::optional<Secret> SettingRow::keyChange() const
{
    return m_key && !m_isLocked ? m_key->change() : std::nullopt;
}

QString SettingRow::value() const
{
    const QString now = text();
    return now == m_spec.fallback ? QString() : now;
}

QString SettingRow::problem() const
{
    if (m_isLocked)
        return {};
    const QString now = text();
    if (m_spec.kind == SettingKind::Url)
        return urlProblem(now);
    if (m_spec.kind == SettingKind::Folder && !now.isEmpty() && !QDir::isAbsolutePath(now)
        && !now.startsWith("~/"_L1))
        return tr("Give the whole path of the folder.");
    if (m_spec.kind == SettingKind::File && !now.isEmpty() && !QDir::isAbsolutePath(now)
        && !now.startsWith("~/"_L1))
        return tr("Give the whole path of the file.");
    return {};
}

bool SettingRow::matches(const QString &text) const
{
    for (const QString &where : {m_spec.title, m_spec.help, QString::fromLatin1(m_spec.name)}) {
        if (where.contains(text, Qt::CaseInsensitive))
            return true;
    }
    return false;
}

void SettingRow::restoreDefault()
{
    if (m_key)
        m_key->forgetTyped();
    else if (!m_isLocked)
        setText(m_spec.fallback);
}

void SettingRow::onEdited()
{
    const QString wrong = problem();
    m_note->setText(wrong.isEmpty() ? m_help : u"⚠ "_s + wrong);
    m_note->setForegroundRole(wrong.isEmpty() ? QPalette::PlaceholderText : QPalette::WindowText);
    m_note->setVisible(!m_note->text().isEmpty());
    emit edited();
}

} // namespace mcprt
