// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/done.h"
#include "engine/clients/client_change.h"

#include <QList>
#include <QStringList>

namespace mcprt {

/// What the first run looks for and does. Files are read and written on another thread; answers
/// come on the GUI thread, one a question.
class FirstRunBackend
{
public:
    struct Server
    {
        QString name;
        QString shown;         ///< whole command line or URL
        QStringList variables; ///< names of environment variables and headers
        QStringList secrets;   ///< names under which the keychain will have them
        QStringList remarks;   ///< what will be different here
        QString problem;       ///< why it can't be imported; empty = it can
        bool isHere = false;   ///< it is ours already
    };
    struct Client
    {
        QString client; ///< name of the ClientForm
        QString title;
        QString path;
        bool isConnected = false;
        QString problem; ///< why its file can't be read
        QList<Server> servers;
    };
    /// Servers of one client that a person approved, and so are imported.
    struct Choice
    {
        QString client;
        QString title;
        QStringList servers;
    };
    struct Plan
    {
        Choice choice;
        Result<ClientChange> change;
    };
    struct Outcome
    {
        QStringList imported; ///< names of servers that are ours now
        QStringList changed;  ///< titles of clients whose files were changed
        QStringList problems; ///< a sentence each
    };

    virtual ~FirstRunBackend() = default;

    /// The clients that are on this machine.
    virtual void find(Done<QList<Client>> done) = 0;
    /// The change of each client's file. \param replace  imported entries give way to ours
    virtual void plan(const QList<Choice> &choices, bool replace, Done<QList<Plan>> done) = 0;
    /// Imports all that was chosen, then makes \a changes, except those that replace a server whose
    /// import failed. The keychain may ask its person.
    virtual void carryOut(const QList<Choice> &choices, const QList<ClientChange> &changes,
                          Done<Outcome> done) = 0;

    [[nodiscard]] virtual QString demoServer() const = 0; ///< its name
    /// Puts the demo server that comes with this build into our configuration. \return NotFound
    virtual void addDemoServer(Done<bool> done) = 0;

    [[nodiscard]] virtual bool autostart() const = 0;
    [[nodiscard]] virtual Result<bool> setAutostart(bool on) = 0;
};

} // namespace mcprt
