// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/done.h"
#include "engine/clients/client_change.h"
#include "engine/clients/client_import.h"

#include <QList>
#include <QStringList>

namespace mcprt {

/// What the page of clients shows and orders. Reads and writes the clients' files, which are small.
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
        QStringList servers;  ///< that are ours now
        QStringList problems; ///< a sentence each: what was left out, or has to be set
    };

    virtual ~ClientsBackend() = default;

    [[nodiscard]] virtual QList<Row> clients() const = 0;
    /// \sa ClientConnector::planConnect(), planDisconnect()
    [[nodiscard]] virtual Result<ClientChange> planConnect(const QString &client) const = 0;
    [[nodiscard]] virtual Result<ClientChange> planDisconnect(const QString &client) const = 0;
    /// Our entry in place of those of the client's servers that are ours now; without any
    /// ClientChange::replaced when there are none. \sa ClientConnector::planReplace()
    [[nodiscard]] virtual Result<ClientChange> planReplace(const QString &client) const = 0;
    [[nodiscard]] virtual Result<bool> apply(const ClientChange &change) = 0;

    /// The client's servers that are not ours yet.
    [[nodiscard]] virtual Result<QList<ImportedServer>> importable(const QString &client) const = 0;
    /// Takes those over; their secrets go to the keychain, which may ask its person.
    virtual void import(const QString &client, Done<Imported> done) = 0;
};

} // namespace mcprt
