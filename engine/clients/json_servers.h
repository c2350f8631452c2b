// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/clients/text_edit.h"

#include <QByteArrayList>
#include <QStringList>

#include <optional>

namespace mcprt {

/// One server in a client's JSON file, `{"mcpServers": {NAME: …}}`, found and changed by its range
/// of bytes: comments, order, indentation, line endings and unknown keys stay as they are.
///
/// \a text is UTF-8 JSON with comments and trailing commas; empty counts as an empty object. Each
/// function returns Misconfigured, with \a path and line, for a text that is not that, whose
/// \a topKey is there twice or is no object, or that has \a name twice.
struct JsonPlace
{
    QByteArray topKey; ///< "mcpServers", "servers", "context_servers"; needs no escaping
    QByteArray name;   ///< of the server; needs no escaping
    QString path;      ///< for messages
    /// Keys of the objects on the way from the root to \a topKey; none = the root has it.
    QByteArrayList within{};
};

/// Names of all servers, in order of the file.
[[nodiscard]] Result<QStringList> jsonServerNames(const QByteArray &text, const JsonPlace &place);
/// The value of the server as plain JSON; empty when it is not there.
[[nodiscard]] Result<QByteArray> jsonServer(const QByteArray &text, const JsonPlace &place);
/// Writes \a entry for the server: in place of its value, else behind the last server.
/// \param entry  an object as QJsonDocument indents it; laid out like its surroundings.
/// \return no edits when the same value is there already.
[[nodiscard]] Result<TextEdits> putJsonServer(const QByteArray &text, const JsonPlace &place,
                                              const QByteArray &entry);
/// Takes the server out; no edits when it is not there.
[[nodiscard]] Result<TextEdits> removeJsonServer(const QByteArray &text, const JsonPlace &place);

} // namespace mcprt
