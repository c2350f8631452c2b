// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "app/folders.h"
#include "ui/clients/clients_backend.h"

#include <QString>

#include <memory>

namespace mcprt {

class SecretStore;
class ServerImport;

/// Our entry for a client: the headless program beside this one.
[[nodiscard]] EntryValues trayEntry();

/// The clients of this person, and our entry in their files.
class TrayClients final : public ClientsBackend
{
public:
    /// \param folders     must outlive it
    /// \param serverFile  our configuration of servers
    /// \param secrets     where the keys of imported servers go
    TrayClients(const Folders &folders, QString serverFile, std::unique_ptr<SecretStore> secrets);
    ~TrayClients() override;

    [[nodiscard]] QList<Row> clients() const override;
    [[nodiscard]] Result<ClientChange> planConnect(const QString &client) const override;
    [[nodiscard]] Result<ClientChange> planDisconnect(const QString &client) const override;
    [[nodiscard]] Result<ClientChange> planReplace(const QString &client) const override;
    [[nodiscard]] Result<bool> apply(const ClientChange &change) override;
    [[nodiscard]] Result<QList<ImportedServer>> importable(const QString &client) const override;
    void import(const QString &client, Done<Imported> done) override;

private:
    [[nodiscard]] ClientConnector connector() const;
    /// All that could be taken over from \a client.
    [[nodiscard]] Result<std::unique_ptr<ServerImport>> importOf(const QString &client) const;

    const Folders &m_folders;
    QString m_serverFile;
    std::unique_ptr<SecretStore> m_secrets;
    std::unique_ptr<ServerImport> m_import; ///< the last; goes before the store
};

} // namespace mcprt
