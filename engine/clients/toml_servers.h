// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/clients/text_edit.h"

#include <QJsonObject>
#include <QStringList>

namespace mcprt {

/// One server in a TOML file, `[TABLE.NAME]`, found and changed by its lines; everything else
/// stays.
///
/// Each function returns Misconfigured, with \a path and line, for a text whose statements can't be
/// told apart, that has the server twice, or that has all of them as one value (`TABLE = {…}`),
/// which has to be changed by hand.
struct TomlPlace
{
    QString table; ///< "mcp_servers"
    QString name;  ///< of the server
    QString path;  ///< for messages
};

/// Names of the servers that have a table, in order of the file.
[[nodiscard]] Result<QStringList> tomlServerNames(const QByteArray &text, const TomlPlace &place);
/// What the server's tables and values say; dates as text. Empty when it is not there.
[[nodiscard]] Result<QJsonObject> tomlServer(const QByteArray &text, const TomlPlace &place);
/// The tables of the server as they are written. \return Misconfigured also for one that is a
/// value.
[[nodiscard]] Result<QByteArray> tomlServerText(const QByteArray &text, const TomlPlace &place);
/// Writes \a entry, a table with its header, for the server: in place of its tables, else at the
/// end. \return no edits when exactly this is there already; Misconfigured also for a server that
/// is there as a value (`TABLE.NAME = …`).
[[nodiscard]] Result<TextEdits> putTomlServer(const QByteArray &text, const TomlPlace &place,
                                              const QByteArray &entry);
/// Takes the tables and values of the server out; no edits when there are none.
[[nodiscard]] Result<TextEdits> removeTomlServer(const QByteArray &text, const TomlPlace &place);

} // namespace mcprt
