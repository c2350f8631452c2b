// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/ids.h"
#include "engine/mcp/listing.h"

#include <QStringList>

namespace mcprt {

/// The fields of \a tool that have a word of \a query, as it is or in English, as the index sees
/// words: of `name`,
/// `server`, `title`, `description`, `parameters` and `hints`, in this order. Reads the texts
/// again, for the few hits that are explained.
[[nodiscard]] QStringList matchedFields(const QString &query, const ServerName &server,
                                        const ToolInfo &tool, const QStringList &hints);

/// What a model of meaning is given of \a tool: title, name and description.
[[nodiscard]] QString meantText(const ServerName &server, const ToolInfo &tool,
                                qsizetype maxDescription);

} // namespace mcprt
