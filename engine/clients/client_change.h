// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/clients/client_form.h"
#include "engine/clients/client_places.h"
#include "engine/clients/client_servers.h"
#include "engine/clients/text_edit.h"

namespace mcprt {

/// A change of a client's file that was worked out and not yet made: a value to show and to apply.
struct ClientChange
{
    QString client; ///< name of the ClientForm
    QString path;
    bool isConnect = false; ///< false: our entry goes
    bool existed = false;   ///< false: the change makes the file
    bool hadEntry = false;  ///< our entry was there before
    bool isRestore = false; ///< the file comes back byte for byte as it was before connecting
    QByteArray before;
    TextEdits edits; ///< of `before`
    QByteArray after;
    /// Servers of the client that give way to our entry, or that come back.
    std::vector<ClientEntry> replaced;
    std::vector<Secret> hidden; ///< what description() must not show

    [[nodiscard]] bool isNothing() const { return edits.empty() && !isRestore; }
    /// The change for people; text of entries that stay is not in it, nor are secrets.
    [[nodiscard]] QString description() const;
};

/// What a client's file says at the moment.
struct ClientState
{
    ClientFile file;
    QStringList servers; ///< without ours
    bool isConnected = false;
};

/// Connects this person's clients with the runtime, and disconnects them.
///
/// A backup of each file is kept, mode 0600, in \a backups, so that disconnecting brings back every
/// byte, also an entry with our name that was there before and is not of our making. Needs no event
/// loop; an object is cheap.
class ClientConnector
{
public:
    ClientConnector(ClientPlaces places, QString backups)
        : m_places(std::move(places))
        , m_backups(std::move(backups))
    {}

    /// \return what jsonServerNames() or tomlServerNames() say of a file that can't be read.
    [[nodiscard]] Result<ClientState> state(const ClientForm &form) const;

    /// Puts \a values into the client's file. \return NotFound when the client isn't on this
    /// machine, Misconfigured (a broken file, with line), Io, LimitExceeded.
    [[nodiscard]] Result<ClientChange> planConnect(const ClientForm &form,
                                                   const EntryValues &values) const;
    /// Like planConnect(), and takes \a originals out: servers whose import succeeded.
    /// \return the same errors; Busy when one of them is no longer as it was imported.
    [[nodiscard]] Result<ClientChange> planReplace(const ClientForm &form,
                                                   const EntryValues &values,
                                                   const std::vector<ClientEntry> &originals) const;
    /// Takes our entry out: by the backup while the file is as connecting left it, else by its
    /// range; what it replaced comes back. \return the same errors.
    [[nodiscard]] Result<ClientChange> planDisconnect(const ClientForm &form) const;

    /// Makes the change in one step: readers see the old or the new file. A link stays a link, and
    /// permissions stay. \return Busy when the file is no longer as it was planned for;
    /// Unauthorized for a file that is read-only or someone else's; Io.
    [[nodiscard]] Result<bool> apply(const ClientChange &change) const;

    /// Files that hold what was in \a client's file before, its secrets included, mode 0600, until
    /// it is disconnected.
    [[nodiscard]] QStringList plainCopies(const QString &client) const;

private:
    [[nodiscard]] QString recordFile(const QString &client) const;
    [[nodiscard]] QString backupFile(const QString &client) const;
    struct Record;
    [[nodiscard]] Record record(const QString &client) const;
    [[nodiscard]] Result<ClientChange> startChange(const ClientForm &form) const;
    [[nodiscard]] Result<bool> putBack(const ClientForm &form, const Record &record,
                                       ClientChange &change) const;
    [[nodiscard]] Result<bool> remember(const ClientChange &change) const;

    ClientPlaces m_places;
    QString m_backups;
};

} // namespace mcprt
