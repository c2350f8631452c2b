// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/catalog/catalog_types.h"
#include "engine/child/server_config.h"
#include "engine/mcp/listing.h"

namespace mcprt {

/// What `get_server_info` tells of a configured server.
/// \param listing  null = it never ran
[[nodiscard]] ServerDetails summarise(const ServerConfig &config, const ServerListing *listing);

/// \a text up to the last sentence, else word, that ends within \a maxChars; "…" when it was cut.
[[nodiscard]] QString shortened(const QString &text, qsizetype maxChars);

/// The warning that the tools of \a servers are not in an answer, with what to do.
[[nodiscard]] QString notIndexed(const QStringList &servers);

} // namespace mcprt
