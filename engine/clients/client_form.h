// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/secret.h"

#include <QString>
#include <QStringList>

#include <span>

namespace mcprt {

/// How one MCP client wants a server written down.
struct ClientForm
{
    const char *name = nullptr;       ///< as given to `connect`
    const char *title = nullptr;      ///< as its makers write it
    const char *file = nullptr;       ///< where people find it
    const char *topKey = nullptr;     ///< the object, or TOML table, that holds servers
    const char *stdioType = nullptr;  ///< value of `type` of a local entry; null = no such key
    const char *httpUrlKey = nullptr; ///< key of the URL; null = the client speaks stdio only
    const char *httpType = nullptr;   ///< value of `type` of an HTTP entry; null = no such key
    bool isToml = false;
};

struct EntryValues
{
    QString program;
    QStringList arguments;
    QString url;
    Secret token;
};

/// Error::origin of what goes wrong with a client's file.
inline const QString kClientsOrigin = QStringLiteral("clients");

[[nodiscard]] std::span<const ClientForm> clientForms();
[[nodiscard]] const ClientForm *findClientForm(const QString &name);

/// The local entry without what is around it: a JSON object, or a TOML table with its header.
[[nodiscard]] QByteArray bareEntry(const ClientForm &form, const EntryValues &values);
/// The name of our entry in every client.
[[nodiscard]] QString ourEntryName();

/// The whole snippet to paste, with a line feed at its end.
[[nodiscard]] QString stdioEntryText(const ClientForm &form, const EntryValues &values);
[[nodiscard]] QString httpEntryText(const ClientForm &form, const EntryValues &values);

} // namespace mcprt
