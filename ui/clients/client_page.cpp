// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "ui/clients/client_page.h"

#include "ui/clients/change_dialog.h"
#include "ui/shared/list_stack.h"

#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QShowEvent>
#include <QTableView>
#include <QVBoxLayout>

namespace mcprt {

ClientPage::ClientPage(ClientsBackend &backend, QWidget *parent)
    : QWidget(parent)
    , m_backend(backend)
    , m_list(new ListStack(m_model, tr("Clients"), this))
    , m_connect(new QPushButton(tr("&Connect…"), this))
    , m_disconnect(new QPushButton(tr("&Disconnect…"), this))
    , m_import(new QPushButton(tr("&Import its servers…"), this))
    , m_outcome(new QLabel(this))
{
    m_list->setEmptyText(tr("No MCP client was found on this computer."));
    m_outcome->setWordWrap(true);
    m_outcome->setTextFormat(Qt::PlainText);
    m_outcome->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *buttons = new QHBoxLayout;
    for (QPushButton *button : {m_connect, m_disconnect, m_import})
        buttons->addWidget(button);
    buttons->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_outcome);
    layout->addLayout(buttons);
    auto *header = m_list->table().horizontalHeader();
    header->resizeSection(ClientModel::Client, fontMetrics().averageCharWidth() * 18);
    header->resizeSection(ClientModel::State, fontMetrics().averageCharWidth() * 18);
    header->resizeSection(ClientModel::Servers, fontMetrics().averageCharWidth() * 40);
    connect(m_list, &ListStack::currentChanged, this, &ClientPage::onChosen);
    connect(m_connect, &QPushButton::clicked, this, &ClientPage::connectClient);
    connect(m_disconnect, &QPushButton::clicked, this, &ClientPage::disconnectClient);
    connect(m_import, &QPushButton::clicked, this, &ClientPage::importServers);
    refresh();
}

ClientPage::~ClientPage()
{
    delete m_list; // before the model that it shows
}

QString ClientPage::outcome() const
{
    return m_outcome->text();
}

void ClientPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!event->spontaneous())
        refresh();
}

void ClientPage::refresh()
{
    m_model.setRows(m_backend.clients());
    onChosen();
}

const ClientsBackend::Row *ClientPage::chosen() const
{
    return m_model.row(m_list->current());
}

void ClientPage::onChosen()
{
    using State = ClientsBackend::State;
    const auto *client = chosen();
    m_connect->setEnabled(client && client->state == State::Found);
    m_disconnect->setEnabled(client && client->state == State::Connected);
    m_import->setEnabled(client && !client->servers.isEmpty());
}

void ClientPage::say(const QString &text)
{
    m_outcome->setText(text);
    refresh();
}

void ClientPage::connectClient()
{
    if (const auto *client = chosen()) {
        ask(m_backend.planConnect(client->client),
            tr("This is written into the file of %1. Everything else in it stays, and "
               "Disconnect takes it back.")
                .arg(client->title),
            tr("C&onnect"),
            tr("%1 is connected. Restart it, so that it reads its file.").arg(client->title));
    }
}

void ClientPage::disconnectClient()
{
    if (const auto *client = chosen()) {
        ask(m_backend.planDisconnect(client->client),
            tr("This is taken out of the file of %1.").arg(client->title), tr("D&isconnect"),
            tr("%1 is disconnected.").arg(client->title));
    }
}

void ClientPage::ask(const Result<ClientChange> &change, const QString &what, const QString &action,
                     const QString &done)
{
    if (!change)
        return say(change.error().message);
    auto *dialog = new ChangeDialog(change->path, what, change->description(), action, this);
    connect(dialog, &QDialog::accepted, this, [this, change = *change, done] {
        const auto applied = m_backend.apply(change);
        say(applied ? done : applied.error().message);
    });
    dialog->open();
}

void ClientPage::importServers()
{
    const auto *client = chosen();
    if (!client)
        return;
    const auto servers = m_backend.importable(client->client);
    if (!servers)
        return say(servers.error().message);
    if (servers->isEmpty()) {
        if (!offerToReplace(client->client))
            say(tr("All servers of %1 are here already.").arg(client->title));
        return;
    }
    QStringList lines;
    for (const ImportedServer &server : *servers) {
        lines << server.name + u'\n' + u"    " + server.shown();
        for (const ImportedServer::Lifted &secret : server.secrets)
            lines << u"    " + tr("into the keychain: %1").arg(secret.name);
        for (const QString &remark : server.remarks)
            lines << u"    " + remark;
    }
    auto *dialog = new ChangeDialog(
        tr("Import servers"),
        tr("These servers of %1 are copied into your own configuration. Nothing is started.")
            .arg(client->title),
        lines.join(u'\n'), tr("I&mport"), this);
    connect(dialog, &QDialog::accepted, this, [this, name = client->client] {
        m_import->setEnabled(false);
        m_backend.import(name,
                         Done<ClientsBackend::Imported>(
                             this, [this, name](const Result<ClientsBackend::Imported> &imported) {
                                 onImported(name, imported);
                             }));
    });
    dialog->open();
}

void ClientPage::onImported(const QString &client, const Result<ClientsBackend::Imported> &imported)
{
    if (!imported)
        return say(imported.error().message);
    QStringList sentences;
    if (!imported->servers.isEmpty())
        sentences << tr("Imported: %1.").arg(imported->servers.join(QStringLiteral(", ")));
    say((sentences + imported->problems).join(u'\n'));
    if (!imported->servers.isEmpty())
        static_cast<void>(offerToReplace(client)); // if it can't be, the import is told
}

/// \return whether there was something to offer
bool ClientPage::offerToReplace(const QString &client)
{
    const auto change = m_backend.planReplace(client);
    if (!change || change->replaced.empty())
        return false;
    const auto *row = chosen();
    const QString title = row && row->client == client ? row->title : client;
    ask(change,
        tr("%n server(s) of %1 are here now. Shall its own entries give way to one for this "
           "program, so that each server runs once for all clients? Disconnect takes it back.",
           nullptr, int(change->replaced.size()))
            .arg(title),
        tr("&Replace"),
        tr("%1 now uses this program. Restart it, so that it reads its file.").arg(title));
    return true;
}

} // namespace mcprt
