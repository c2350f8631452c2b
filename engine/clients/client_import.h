// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/secret.h"
#include "engine/clients/client_change.h"

#include <QJsonObject>

#include <vector>

namespace mcprt {

/// A server that a client has in its file.
struct FoundServer
{
    QString name;
    QJsonObject entry;      ///< as our own configuration says it, secrets included
    QStringList remarks{};  ///< \sa OwnEntry
    QString problem{};      ///< why it can't be imported
    ClientEntry original{}; ///< as the client has it
};

/// A server on its way into our own configuration.
struct ImportedServer
{
    QString name;
    QJsonObject entry; ///< with a reference `${keychain:…}` in place of each secret
    struct Lifted
    {
        QString name; ///< in the keychain: SERVER/KEY
        Secret value; ///< empty: the client asks its person (`${input:…}`), so it has to be set
    };
    std::vector<Lifted> secrets;
    QStringList remarks{};  ///< a sentence each: what will be different here
    ClientEntry original{}; ///< where it was found

    /// What it starts, or its address; without any secret.
    [[nodiscard]] QString shown() const;
};

/// The servers in the file of \a form's client, ours left out; of Claude Code also those of single
/// projects. \return NotFound when the client isn't on this machine; Misconfigured with line; Io.
[[nodiscard]] Result<std::vector<FoundServer>> serversOf(const ClientForm &form,
                                                         const ClientPlaces &places);

/// \a found with its secrets lifted out: what is one by its name or looks in `env`, `headers`,
/// `args` and the address, only the secret part of each (\sa secretParts()), and those of `oauth`.
/// A value that is a reference already stays.
[[nodiscard]] ImportedServer imported(const FoundServer &found);

/// The edits that put \a server into \a text, our own configuration of servers. No edits when
/// exactly this is there already. \return InvalidArgument for a name that is there with something
/// else, or that can't be one of ours; else as putJsonServer().
[[nodiscard]] Result<TextEdits> putImported(const QByteArray &text, const ImportedServer &server,
                                            const QString &path);

} // namespace mcprt
