// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "ui/clients/client_page.h"

#include "ui/clients/change_dialog.h"
#include "ui/shared/keychain_words.h"
#include "ui/shared/list_stack.h"

#include <QCheckBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QShowEvent>
#include <QTableView>
#include <QVBoxLayout>

#include <utility>

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
    QStringList states;
    for (const auto state : {ClientsBackend::State::Absent, ClientsBackend::State::Found,
                             ClientsBackend::State::Connected, ClientsBackend::State::Unreadable})
        states << ClientModel::stateText(state);
    m_list->fitSection(ClientModel::State, states);
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
    if (m_isReading) {
        m_isStale = true;
        return;
    }
    m_isReading = true;
    if (m_model.rows().isEmpty())
        m_list->setEmptyText(tr("Looking for clients …"));
    m_backend.clients(Done<QList<ClientsBackend::Row>>(
        this, [this](const Result<QList<ClientsBackend::Row>> &found) { onFound(found); }));
}

void ClientPage::onFound(const Result<QList<ClientsBackend::Row>> &found)
{
    m_isReading = false;
    m_list->setEmptyText(found ? tr("No MCP client was found on this computer.")
                               : found.error().message);
    m_model.setRows(found.value_or(QList<ClientsBackend::Row>()));
    onChosen();
    if (std::exchange(m_isStale, false))
        refresh();
}

const ClientsBackend::Row *ClientPage::chosen() const
{
    return m_model.row(m_list->current());
}

void ClientPage::onChosen()
{
    using State = ClientsBackend::State;
    const auto *client = m_isBusy ? nullptr : chosen();
    m_connect->setEnabled(client && client->state == State::Found);
    m_disconnect->setEnabled(client && client->state == State::Connected);
    m_import->setEnabled(client && !client->servers.isEmpty());
}

void ClientPage::begin(const QString &text)
{
    m_isBusy = true;
    m_outcome->setText(text);
    onChosen();
}

void ClientPage::rest(const QString &text)
{
    m_isBusy = false;
    m_outcome->setText(inOwnWords(text));
    onChosen();
}

void ClientPage::say(const QString &text)
{
    rest(text);
    refresh();
}

void ClientPage::connectClient()
{
    const auto *client = chosen();
    if (!client)
        return;
    const Question question{
        client->title,
        tr("This is written into the file of %1. Everything else in it stays, and "
           "Disconnect takes it back.")
            .arg(client->title),
        tr("C&onnect"),
        tr("%1 is connected. Restart it, so that it reads its file.").arg(client->title)};
    const QString name = client->client;
    begin(tr("Reading the file of %1 …").arg(question.title));
    m_backend.planConnect(name, toAsk(question));
}

void ClientPage::disconnectClient()
{
    const auto *client = chosen();
    if (!client)
        return;
    const Question question{client->title,
                            tr("This is taken out of the file of %1.").arg(client->title),
                            tr("D&isconnect"), tr("%1 is disconnected.").arg(client->title)};
    const QString name = client->client;
    begin(tr("Reading the file of %1 …").arg(question.title));
    m_backend.planDisconnect(name, toAsk(question));
}

Done<ClientChange> ClientPage::toAsk(const Question &question)
{
    return Done<ClientChange>(
        this, [this, question](const Result<ClientChange> &change) { ask(change, question); });
}

void ClientPage::ask(const Result<ClientChange> &change, const Question &question)
{
    if (!change)
        return say(change.error().message);
    rest(question.outcome);
    if (!isVisible())
        return; // its person has gone on to something else
    auto *dialog =
        new ChangeDialog(change->path, question.what, change->description(), question.action, this);
    connect(dialog, &QDialog::accepted, this, [this, change = *change, question] {
        begin(tr("Writing the file of %1 …").arg(question.title));
        m_backend.apply(change, Done<bool>(this, [this, question](const Result<bool> &applied) {
                            say(applied ? question.done : applied.error().message);
                        }));
    });
    dialog->open();
}

void ClientPage::importServers()
{
    if (!chosen())
        return;
    const ClientsBackend::Row client = *chosen();
    begin(tr("Reading the file of %1 …").arg(client.title));
    m_backend.importable(client.client,
                         Done<ClientsBackend::Importable>(
                             this, [this, client](const Result<ClientsBackend::Importable> &found) {
                                 onImportable(client, found);
                             }));
}

void ClientPage::onImportable(const ClientsBackend::Row &client,
                              const Result<ClientsBackend::Importable> &found)
{
    if (!found)
        return say(found.error().message);
    if (found->servers.isEmpty() && found->otherKeys.isEmpty()) {
        const QString isHere = tr("All servers of %1 are here already.").arg(client.title);
        return offerToReplace(client, (QStringList(isHere) + found->problems).join(u'\n'));
    }
    rest({});
    if (isVisible())
        askToImport(client, *found);
}

void ClientPage::askToImport(const ClientsBackend::Row &client,
                             const ClientsBackend::Importable &found)
{
    QStringList lines;
    for (const ImportedServer &server : found.servers) {
        lines << server.name + u'\n' + u"    " + server.shown();
        for (const ImportedServer::Lifted &secret : server.secrets)
            lines << u"    " + tr("into the keychain: %1").arg(secret.name);
        for (const QString &remark : server.remarks)
            lines << u"    " + remark;
    }
    for (const QString &key : found.otherKeys)
        lines << tr("not the key that the keychain has: %1").arg(key);
    for (const QString &problem : found.problems)
        lines << inOwnWords(problem);
    const bool isAllHere = found.servers.isEmpty();
    auto *dialog = new ChangeDialog(
        tr("Import servers"),
        isAllHere
            ? tr("The servers of %1 are here already, but its file has other keys for them. Shall "
                 "they take the place of those in the keychain?")
                  .arg(client.title)
            : tr("These servers of %1 are copied into your own configuration. Nothing is started.")
                  .arg(client.title),
        lines.join(u'\n'), isAllHere ? tr("&Replace the keys") : tr("I&mport"), this);
    const QCheckBox *tick = isAllHere || found.otherKeys.isEmpty()
                                ? nullptr
                                : &dialog->addTick(tr("&Replace the keys that the keychain has"));
    connect(dialog, &QDialog::accepted, this, [this, client, isAllHere, tick] {
        import(client, isAllHere || (tick && tick->isChecked()));
    });
    dialog->open();
}

void ClientPage::import(const ClientsBackend::Row &client, bool replaceKeys)
{
    begin(tr("Taking the servers of %1 over. Your keychain may ask for its password.")
              .arg(client.title));
    m_backend.import(client.client, replaceKeys,
                     Done<ClientsBackend::Imported>(
                         this, [this, client](const Result<ClientsBackend::Imported> &imported) {
                             onImported(client, imported);
                         }));
}

void ClientPage::onImported(const ClientsBackend::Row &client,
                            const Result<ClientsBackend::Imported> &imported)
{
    if (!imported)
        return say(imported.error().message);
    const QString comma = QStringLiteral(", ");
    QStringList sentences;
    if (!imported->servers.isEmpty())
        sentences << tr("Imported: %1.").arg(imported->servers.join(comma));
    if (!imported->keys.isEmpty())
        sentences << tr("Replaced in the keychain: %1. A server uses its new key from its next "
                        "start on.")
                         .arg(imported->keys.join(comma));
    const QString outcome = (sentences + imported->problems).join(u'\n');
    say(outcome);
    if (!imported->servers.isEmpty())
        offerToReplace(client, outcome);
}

/// If there is something to offer; an import stands without it. \param outcome  what was done
void ClientPage::offerToReplace(const ClientsBackend::Row &client, const QString &outcome)
{
    begin(outcome);
    const auto offer = [this, client, outcome](const Result<ClientChange> &change) {
        if (!change || change->replaced.empty())
            return rest(outcome);
        ask(change,
            {client.title,
             tr("%n server(s) of %1 are here now. Shall its own entries give way to one for this "
                "program, so that each server runs once for all clients? Disconnect takes it back.",
                nullptr, int(change->replaced.size()))
                 .arg(client.title),
             tr("&Replace"),
             tr("%1 now uses this program. Restart it, so that it reads its file.")
                 .arg(client.title),
             outcome});
    };
    m_backend.planReplace(client.client, Done<ClientChange>(this, offer));
}

} // namespace mcprt
