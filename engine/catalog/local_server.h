// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/catalog/catalog.h"

#include <optional>
#include <unordered_map>

namespace mcprt {

/// A configured server as the Catalog knows it.
struct Catalog::LocalServer
{
    ServerConfig config;
    QByteArray hash;      ///< of config; key of the store
    bool loaded = false;  ///< the store was asked
    bool kept = false;    ///< the store has the same listing
    QByteArray content{}; ///< CatalogStore::content() of it
    std::optional<ServerListing> listing;
    std::unordered_map<ToolName, KnownTool> tools;

    /// Whether its tools are known, in memory or on disk.
    [[nodiscard]] bool isListed() const { return listing || (!loaded && kept); }
    /// Whether it may appear in lists and answers.
    [[nodiscard]] bool isUsable() const { return !config.disabled && !config.problem; }
    /// Takes over \a value and prepares tools; of two tools with one name the first counts.
    void setListing(ServerListing value);
    /// Marks what config.blockedTools names.
    void applyBlocked();
    /// Tools that may be shown, in the server's order.
    [[nodiscard]] std::vector<const ToolInfo *> visibleTools() const;
    [[nodiscard]] qsizetype visibleCount() const;
    [[nodiscard]] QString title() const;
};

} // namespace mcprt
