// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/clients/client_form.h"
#include "engine/clients/text_edit.h"

#include <QByteArrayList>
#include <QJsonObject>

namespace mcprt {

/// One server in a client's file, as the client has it.
struct ClientEntry
{
    QString name;
    QByteArrayList within{}; ///< \sa JsonPlace
    QJsonObject value{};

    bool operator==(const ClientEntry &) const = default;
};

/// The functions of json_servers.h and toml_servers.h, whichever the client's file needs: names,
/// one server's value and edits of the text. \return their errors.
[[nodiscard]] Result<QStringList> clientServerNames(const ClientForm &form, const QByteArray &text,
                                                    const QString &path,
                                                    const QByteArrayList &within = {});
/// Empty when it is not there.
[[nodiscard]] Result<QJsonObject> readClientEntry(const ClientForm &form, const QByteArray &text,
                                                  const QString &path, const ClientEntry &entry);
/// Our own entry, as bareEntry() has it.
[[nodiscard]] Result<TextEdits> putOurEntry(const ClientForm &form, const QByteArray &text,
                                            const QString &path, const QByteArray &entry);
[[nodiscard]] Result<TextEdits> removeClientEntry(const ClientForm &form, const QByteArray &text,
                                                  const QString &path, const ClientEntry &entry);
/// What \a text has of \a entry: a JSON value, or TOML tables. \return Misconfigured also for a
/// TOML server that is no table of its own.
[[nodiscard]] Result<QByteArray> clientEntryText(const ClientForm &form, const QByteArray &text,
                                                 const QString &path, const ClientEntry &entry);
/// Puts back what clientEntryText() said.
[[nodiscard]] Result<TextEdits> putClientEntry(const ClientForm &form, const QByteArray &text,
                                               const QString &path, const ClientEntry &entry,
                                               const QByteArray &entryText);

} // namespace mcprt
