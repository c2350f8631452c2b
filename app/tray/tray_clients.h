// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "app/folders.h"
#include "app/tray/back_thread.h"
#include "ui/clients/clients_backend.h"

#include <QString>

#include <memory>

namespace mcprt {

class ImportWork;
class SecretStore;

/// Our entry for a client: the headless program beside this one.
[[nodiscard]] EntryValues trayEntry();

/// The clients of this person, and our entry in their files. All work is done in a thread of its
/// own.
class TrayClients final : public ClientsBackend
{
public:
    /// \param folders     of this person
    /// \param serverFile  our configuration of servers
    /// \param secrets     where the keys of imported servers go
    TrayClients(const Folders &folders, QString serverFile, std::unique_ptr<SecretStore> secrets);
    ~TrayClients() override;

    void clients(Done<QList<Row>> done) override;
    void planConnect(const QString &client, Done<ClientChange> done) override;
    void planDisconnect(const QString &client, Done<ClientChange> done) override;
    void planReplace(const QString &client, Done<ClientChange> done) override;
    void apply(const ClientChange &change, Done<bool> done) override;
    void importable(const QString &client, Done<Importable> done) override;
    void import(const QString &client, bool replaceKeys, Done<Imported> done) override;

private:
    Folders m_folders;
    ImportWork *m_work; ///< in m_back, which deletes it
    BackThread m_back;  ///< goes first: it waits for what runs
};

} // namespace mcprt
