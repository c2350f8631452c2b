// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "app/folders.h"
#include "engine/base/done.h"
#include "engine/clients/client_import.h"

#include <QList>
#include <QObject>
#include <QStringList>

#include <memory>
#include <vector>

namespace mcprt {

class SecretStore;
class ServerImport;

/// Takes servers of clients into our own configuration, and their keys into the keychain. Lives in
/// a thread that may wait for both.
class ImportWork final : public QObject
{
    Q_OBJECT

public:
    struct Choice
    {
        QString client;
        QStringList servers; ///< none = all of them
    };
    struct Plan
    {
        QList<ImportedServer> servers; ///< not ours yet
        QStringList otherKeys;         ///< names of keys that the keychain has with another value
        QStringList problems;          ///< a sentence each: whose keys could not be compared
    };
    struct Outcome
    {
        QStringList imported;     ///< names of servers
        QStringList keptKeys;     ///< that differ, and were not replaced
        QStringList replacedKeys; ///< that differed
        QStringList problems;     ///< a sentence each: what was left out, or has to be set
    };

    /// \param serverFile  our configuration of servers
    /// \param secrets     where keys go; used in the thread of this object
    ImportWork(Folders folders, QString serverFile, std::unique_ptr<SecretStore> secrets);
    ~ImportWork() override;

    /// What of \a client could be taken.
    void plan(const QString &client, Done<Plan> done);
    /// Entries of \a client that could go already when plan() was asked last.
    [[nodiscard]] std::vector<ClientEntry> planned(const QString &client) const;
    /// Takes all of \a choices. \return Busy as long as the keychain has not answered the last time
    void take(const QList<Choice> &choices, bool replaceKeys, Done<Outcome> done);
    /// Entries of \a client that are ours since the last take(). \sa ServerImport::replaceable()
    [[nodiscard]] std::vector<ClientEntry> replaceable(const QString &client) const;

private:
    [[nodiscard]] Result<std::unique_ptr<ServerImport>> gather(const QList<Choice> &choices) const;
    [[nodiscard]] Outcome outcome() const;

    Folders m_folders;
    QString m_serverFile;
    std::unique_ptr<SecretStore> m_secrets;
    std::unique_ptr<ServerImport> m_plan;   ///< the last
    std::unique_ptr<ServerImport> m_import; ///< the last; both go before the store
    bool m_isTaking = false;
};

} // namespace mcprt
