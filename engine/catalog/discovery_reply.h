// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/result.h"
#include "engine/catalog/catalog_types.h"
#include "engine/child/server_config.h"

/// Readers of what a discovery service answers, in either dialect (contract, section 3).
///
/// Nothing is trusted: only the members that the contract names are read, an element of the wrong
/// shape is left out, texts are cut to a sensible length. Unknown members, such as an encrypted
/// `startup_config`, go no further. Each returns Unavailable when the reply as a whole is not what
/// was asked for.
namespace mcprt::discovery {

[[nodiscard]] Result<ToolHits> readToolHits(const RawJson &reply);
[[nodiscard]] Result<ServerHits> readServerHits(const RawJson &reply);

/// One page of servers, and how to go on.
struct ServerList
{
    std::vector<ServerSummary> servers;
    qsizetype received = 0;           ///< elements on the page, unusable ones included
    std::optional<QByteArray> cursor; ///< dialect with cursors: value for the next page
    bool numeric = false;             ///< dialect with numbers: any offset can be asked for
};
[[nodiscard]] Result<ServerList> readServerList(const RawJson &reply);
[[nodiscard]] Result<ServerDetails> readServerDetails(const RawJson &reply, const ServerName &name);
/// ToolPage::total is left at 0: the reply does not tell.
[[nodiscard]] Result<ToolPage> readToolPage(const RawJson &reply, const ServerName &server);
[[nodiscard]] Result<ToolDetails> readToolDetails(const RawJson &reply, const ServerName &server,
                                                  const ToolName &tool);
[[nodiscard]] Result<CatalogStatistics> readStatistics(const RawJson &reply);
/// \return Misconfigured when the command can't be run as it is; it also may use no `${…}`, since
/// that would let the service read this machine's environment and keychain.
[[nodiscard]] Result<ServerConfig> readCommand(const RawJson &reply, const ServerName &name);

} // namespace mcprt::discovery
