// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "ui/settings/token_list.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QMessageBox>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

constexpr int kVisibleRows = 4;

QPushButton *addButton(QHBoxLayout &line, const QString &text, QWidget *parent)
{
    auto *button = new QPushButton(text, parent);
    button->setAutoDefault(false);
    line.addWidget(button);
    return button;
}

} // namespace

TokenList::TokenList(SettingsBackend &backend, QWidget *parent)
    : QWidget(parent)
    , m_backend(backend)
    , m_list(new QTreeWidget(this))
    , m_token(new QLineEdit(this))
    , m_name(new QLineEdit(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    auto *label = new QLabel(tr("Access tokens"), this);
    label->setBuddy(m_list);
    m_list->setObjectName(u"tokens"_s);
    m_list->setAccessibleName(label->text());
    m_list->setHeaderLabels({tr("Client"), tr("Made")});
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setTabKeyNavigation(false);
    m_list->setFixedHeight(fontMetrics().height() * (kVisibleRows + 1) * 5 / 4);
    m_list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_token->setReadOnly(true);
    m_token->setAccessibleName(tr("Access token"));
    m_name->setObjectName(u"tokens/name"_s);
    m_name->setMaxLength(64);
    m_name->setPlaceholderText(tr("Name of a client, as cursor"));
    m_name->setAccessibleName(tr("Name of a client"));
    auto *shown = new QHBoxLayout;
    shown->addWidget(m_token, 1);
    m_show = addButton(*shown, tr("S&how"), this);
    m_show->setCheckable(true);
    m_copy = addButton(*shown, tr("&Copy"), this);
    auto *old = new QHBoxLayout;
    m_renew = addButton(*old, tr("&Renew"), this);
    m_revoke = addButton(*old, tr("Re&voke…"), this);
    old->addStretch(1);
    auto *fresh = new QHBoxLayout;
    fresh->addWidget(m_name, 1);
    m_make = addButton(*fresh, tr("&Make a token"), this);
    auto *note = new QLabel(tr("Each client shows its own when it connects over HTTP. What you do "
                               "here holds at once: a token that is renewed or revoked is refused "
                               "from the next request on."),
                            this);
    note->setWordWrap(true);
    note->setForegroundRole(QPalette::PlaceholderText);
    layout->addWidget(label);
    layout->addWidget(m_list);
    layout->addLayout(shown);
    layout->addLayout(old);
    layout->addLayout(fresh);
    layout->addWidget(note);
    connect(m_list, &QTreeWidget::currentItemChanged, this, &TokenList::onSelected);
    connect(m_show, &QPushButton::toggled, this, &TokenList::show);
    connect(m_copy, &QPushButton::clicked, this, &TokenList::copy);
    connect(m_renew, &QPushButton::clicked, this, &TokenList::renew);
    connect(m_revoke, &QPushButton::clicked, this, &TokenList::askToRevoke);
    connect(m_make, &QPushButton::clicked, this, &TokenList::make);
    connect(m_name, &QLineEdit::textChanged, this,
            [this](const QString &text) { m_make->setEnabled(!text.trimmed().isEmpty()); });
    m_make->setEnabled(false);
    fill({});
}

void TokenList::fill(const QString &selected)
{
    const auto tokens = m_backend.tokens();
    m_list->clear();
    for (const SettingsBackend::Token &token : tokens.value_or(QList<SettingsBackend::Token>())) {
        const QString made = token.made.isValid() ? QLocale().toString(token.made.toLocalTime(),
                                                                       QLocale::ShortFormat)
                                                  : QString();
        auto *item = new QTreeWidgetItem(m_list, {token.name, made});
        item->setData(0, Qt::UserRole, token.isDefault);
        if (token.name == selected || m_list->topLevelItemCount() == 1)
            m_list->setCurrentItem(item);
    }
    onSelected();
    if (!tokens) {
        m_token->setEchoMode(QLineEdit::Normal);
        m_token->setText(tokens.error().message);
        m_token->setCursorPosition(0);
    }
}

QString TokenList::current() const
{
    return m_list->currentItem() ? m_list->currentItem()->text(0) : QString();
}

void TokenList::onSelected()
{
    const QTreeWidgetItem *item = m_list->currentItem();
    for (QPushButton *button : {m_show, m_copy, m_renew})
        button->setEnabled(item != nullptr);
    m_revoke->setEnabled(item && !item->data(0, Qt::UserRole).toBool());
    m_show->setChecked(false);
    show(false);
}

void TokenList::show(bool shown)
{
    m_token->setEchoMode(shown ? QLineEdit::Normal : QLineEdit::Password);
    if (shown) {
        const auto token = m_backend.token(current());
        m_token->setText(token ? QString::fromLatin1(token->reveal()) : token.error().message);
    } else {
        m_token->setText(m_list->currentItem() ? QString(24, u'•') : QString());
    }
    m_token->setCursorPosition(0);
}

void TokenList::copy()
{
    const auto token = m_backend.token(current());
    if (token)
        QGuiApplication::clipboard()->setText(QString::fromLatin1(token->reveal()));
    emit failed(token ? QString() : token.error().message);
}

void TokenList::make()
{
    const QString name = m_name->text().trimmed();
    const auto made = m_backend.addToken(name);
    if (made)
        m_name->clear();
    finish(made, name);
}

void TokenList::renew()
{
    finish(m_backend.renewToken(current()), current());
}

void TokenList::askToRevoke()
{
    const QString name = current();
    auto *question = new QMessageBox(
        QMessageBox::Question, tr("Revoke the token of %1?").arg(name),
        tr("%1 is refused from its next request on, until you give it another token.").arg(name),
        QMessageBox::NoButton, this);
    question->setAttribute(Qt::WA_DeleteOnClose);
    auto *yes = question->addButton(tr("&Revoke"), QMessageBox::AcceptRole);
    auto *no = question->addButton(tr("Cancel"), QMessageBox::RejectRole);
    question->setDefaultButton(no);
    question->setEscapeButton(no);
    connect(question, &QMessageBox::finished, this, [this, question, yes, name] {
        if (question->clickedButton() == yes)
            revoke(name);
    });
    question->open();
}

void TokenList::revoke(const QString &name)
{
    finish(m_backend.revokeToken(name), {});
}

void TokenList::finish(const Result<bool> &result, const QString &selected)
{
    emit failed(result ? QString() : result.error().message);
    if (result)
        fill(selected);
}

} // namespace mcprt
