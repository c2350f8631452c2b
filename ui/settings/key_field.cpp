// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "ui/settings/key_field.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace mcprt {

KeyField::KeyField(const QString &name, bool isKept, QWidget *parent)
    : QWidget(parent)
    , m_line(new QLineEdit(this))
    , m_state(new QLabel(this))
    , m_clear(new QPushButton(tr("Clear"), this))
    , m_isKept(isKept)
{
    m_line->setObjectName(name);
    m_line->setEchoMode(QLineEdit::Password);
    m_line->setMaxLength(16384);
    m_line->setLayoutDirection(Qt::LeftToRight);
    m_state->setObjectName(name + "/state"_L1);
    m_clear->setObjectName(name + "/clear"_L1);
    m_clear->setAutoDefault(false);
    setFocusProxy(m_line);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_line, 1);
    layout->addWidget(m_state);
    layout->addWidget(m_clear);
    connect(m_line, &QLineEdit::textChanged, this, &KeyField::onTyped);
    connect(m_clear, &QPushButton::clicked, this, &KeyField::onCleared);
    showState();
}

std::optional<Secret> KeyField::change() const
{
    const QString typed = m_line->text().trimmed();
    if (!typed.isEmpty())
        return Secret(typed.toUtf8());
    return m_isCleared ? std::optional(Secret()) : std::nullopt;
}

void KeyField::describe(const QString &title, const QString &help)
{
    m_line->setAccessibleName(title);
    m_line->setAccessibleDescription(help);
    m_clear->setAccessibleName(tr("Clear: %1").arg(title));
}

void KeyField::forgetTyped()
{
    m_isCleared = false;
    m_line->clear();
    showState();
}

void KeyField::onTyped()
{
    m_isCleared = m_isCleared && m_line->text().isEmpty();
    showState();
    emit edited();
}

void KeyField::onCleared()
{
    m_line->clear();
    m_isCleared = m_isKept;
    showState();
    emit edited();
}

void KeyField::showState()
{
    const bool isTyped = !m_line->text().trimmed().isEmpty();
    m_state->setText(isTyped       ? tr("kept when you save")
                     : m_isCleared ? tr("removed when you save")
                     : m_isKept    ? tr("set")
                                   : tr("not set"));
    m_line->setPlaceholderText(m_isKept && !m_isCleared ? tr("type to replace it") : QString());
    m_clear->setEnabled(isTyped || (m_isKept && !m_isCleared));
}

} // namespace mcprt
