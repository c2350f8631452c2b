// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "ui/clients/change_dialog.h"

#include "ui/shared/clear_ticks.h"
#include "ui/shared/code_view.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace mcprt {

ChangeDialog::ChangeDialog(const QString &title, const QString &what, const QString &change,
                           const QString &action, QWidget *parent)
    : QDialog(parent)
    , m_layout(new QVBoxLayout(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(title);
    resize(fontMetrics().averageCharWidth() * 90, fontMetrics().height() * 20);
    auto *sentence = new QLabel(what, this);
    sentence->setWordWrap(true);
    sentence->setTextFormat(Qt::PlainText);
    auto *view = new QPlainTextEdit(change, this);
    view->setReadOnly(true);
    view->setTabChangesFocus(true);
    showAsCode(*view);
    view->setLineWrapMode(QPlainTextEdit::NoWrap);
    view->setAccessibleName(tr("The change"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    buttons->button(QDialogButtonBox::Ok)->setText(action);
    buttons->button(QDialogButtonBox::Cancel)->setText(tr("Cancel"));
    m_layout->addWidget(sentence);
    m_layout->addWidget(view, 1);
    m_layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

QCheckBox &ChangeDialog::addTick(const QString &text)
{
    auto *tick = new QCheckBox(text, this);
    m_layout->insertWidget(m_layout->count() - 1, tick);
    clearTicks(*this);
    return *tick;
}

} // namespace mcprt
