// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "ui/first_run/find_page.h"

#include "ui/shared/code_delegate.h"

#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace mcprt {

FindPage::FindPage(FirstRun &run, QWidget *parent)
    : QWizardPage(parent)
    , m_run(run)
    , m_list(new QTreeWidget(this))
    , m_summary(new QLabel(this))
{
    setTitle(tr("Welcome to MCP Runtime"));
    auto *intro = new QLabel(tr("It stands between your AI programs and their MCP servers: each "
                                "server runs once for all of them, only while it is used, and a "
                                "model sees a handful of tools instead of hundreds. The next steps "
                                "take under a minute. Nothing is changed before you have seen it."),
                             this);
    for (QLabel *label : {intro, m_summary}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
    }
    m_list->setAccessibleName(tr("AI programs on this computer"));
    m_list->setHeaderLabels({tr("Program"), tr("Its servers"), tr("File")});
    m_list->setItemDelegate(new CodeDelegate(m_list));
    m_list->setRootIsDecorated(false);
    m_list->setAlternatingRowColors(true);
    m_list->header()->setStretchLastSection(true);
    auto *again = new QPushButton(tr("Look &again"), this);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(intro);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_summary);
    layout->addWidget(again, 0, Qt::AlignLeft);
    connect(again, &QPushButton::clicked, this, &FindPage::seek);
}

void FindPage::initializePage()
{
    seek();
}

int FindPage::nextId() const
{
    return m_run.clients.isEmpty() ? FirstRunWizard::Try : FirstRunWizard::Choose;
}

void FindPage::seek()
{
    if (m_isSeeking)
        return;
    m_isSeeking = true;
    m_summary->setText(tr("Looking for programs …"));
    emit completeChanged();
    m_run.backend.find(Done<QList<FirstRunBackend::Client>>(
        this, [this](const Result<QList<FirstRunBackend::Client>> &found) { onFound(found); }));
}

void FindPage::onFound(const Result<QList<FirstRunBackend::Client>> &found)
{
    m_isSeeking = false;
    m_run.clients = found.value_or(QList<FirstRunBackend::Client>());
    m_run.choices.clear();
    m_list->clear();
    int servers = 0;
    for (const auto &client : m_run.clients) {
        servers += int(client.servers.size());
        auto *item = new QTreeWidgetItem(
            m_list,
            {client.title,
             client.problem.isEmpty() ? tr("%n server(s)", nullptr, int(client.servers.size()))
                                      : tr("Unreadable"),
             client.path});
        item->setData(2, kCodeRole, true);
        item->setToolTip(2, client.path);
        item->setToolTip(1, client.problem);
    }
    for (int column = 0; column < 2; ++column)
        m_list->resizeColumnToContents(column);
    QStringList sentences;
    if (!found)
        sentences << found.error().message;
    else if (m_run.clients.isEmpty())
        sentences << tr("No AI program that speaks MCP was found. You can try MCP Runtime with a "
                        "demo server, and come back once one is installed.");
    else
        sentences << tr("%n server(s) can become yours. None is started yet.", nullptr, servers);
    for (const auto &client : m_run.clients) {
        if (!client.problem.isEmpty())
            sentences << client.problem;
    }
    m_summary->setText(sentences.join(u'\n'));
    emit completeChanged();
}

} // namespace mcprt
