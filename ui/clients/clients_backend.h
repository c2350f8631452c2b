// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/done.h"
#include "engine/clients/client_change.h"
#include "engine/clients/client_import.h"

#include <QList>
#include <QStringList>

namespace mcprt {

/// What the page of clients shows and orders. Files and the keychain may let it wait, so that each
/// answer comes when it is there.
class ClientsBackend
{
public:
    enum class State {
        Absent,     ///< not on this machine
        Found,      ///< here, and without us
        Connected,  ///< has our entry
        Unreadable, ///< its file can't be read, see problem
    };
    struct Row
    {
        QString client; ///< name of the ClientForm
        QString title;
        QString path;
        State state = State::Absent;
        QStringList servers; ///< without ours
        QString problem{};
    };
    struct Imported
    {
        QStringList servers;    ///< that are ours now
        QStringList problems{}; ///< a sentence each: what was left out, or has to be set
        QStringList keys{};     ///< that were replaced in the keychain
    };

    struct Importable
    {
        QList<ImportedServer> servers; ///< not ours yet
        QStringList otherKeys{};       ///< that the keychain has with another value
        QStringList problems{};        ///< a sentence each: whose keys can't be compared
    };

    virtual ~ClientsBackend() = default;

    virtual void clients(Done<QList<Row>> done) = 0;
    /// \sa ClientConnector::planConnect(), planDisconnect()
    virtual void planConnect(const QString &client, Done<ClientChange> done) = 0;
    virtual void planDisconnect(const QString &client, Done<ClientChange> done) = 0;
    /// Our entry in place of those of the client's servers that are ours now; without any
    /// ClientChange::replaced when there are none. \sa ClientConnector::planReplace()
    virtual void planReplace(const QString &client, Done<ClientChange> done) = 0;
    virtual void apply(const ClientChange &change, Done<bool> done) = 0;

    /// What the client has and we have not, or otherwise.
    virtual void importable(const QString &client, Done<Importable> done) = 0;
    /// Takes its servers over; their secrets go to the keychain, which may ask its person.
    /// \param replaceKeys  Importable::otherKeys, too; else the keychain's own stay
    virtual void import(const QString &client, bool replaceKeys, Done<Imported> done) = 0;
};

} // namespace mcprt
