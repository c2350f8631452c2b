// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/catalog/catalog.h"
#include "engine/catalog/index_keeper.h"
#include "engine/catalog/tool_changes.h"

#include <functional>
#include <memory>
#include <unordered_map>

namespace mcprt {

/// A configured server as the Catalog knows it.
struct Catalog::LocalServer
{
    /// A tool that the server changed.
    struct Change
    {
        ToolInfo approved;
        HeldTool now;
        QByteArray hash;      ///< toolHash() of now
        bool allowed = false; ///< in this process, or by the configuration
    };

    ServerConfig config;
    QByteArray hash;          ///< of config; key of the store
    bool loaded = false;      ///< the store was asked
    bool kept = false;        ///< the store has the same listing
    bool isBeingKept = false; ///< it is being written there
    qsizetype heldBytes = 0;  ///< of its definitions, as far as m_heldBytes counts them
    QByteArray content{};     ///< CatalogStore::content() of it
    std::unique_ptr<ServerListing> listing; ///< null = not known, or not read
    std::unordered_map<ToolName, KnownTool> tools;
    std::vector<Change> changes; ///< one a tool; of those allowed, `listing` has the new text

    /// Whether its tools are known, in memory or on disk.
    [[nodiscard]] bool isListed() const { return listing || (!loaded && kept); }
    /// Whether it may appear in lists and answers.
    [[nodiscard]] bool isUsable() const { return !config.disabled && !config.problem; }
    /// Takes over \a value and prepares tools; of two tools with one name the first counts.
    ///
    /// \param held     what the store holds beside \a value
    /// \param allowed  whether a changed tool with that toolHash() may be used all the same
    void setListing(ServerListing value, const std::vector<HeldTool> &held,
                    const std::function<bool(const QByteArray &hash)> &allowed);
    /// Forgets the listing, which the store has; it is read again when it is asked for.
    void unload();
    /// Of the definitions of the listing.
    [[nodiscard]] qsizetype definitionBytes() const;
    /// The listing with the approved text of each tool; an empty one when there is none.
    [[nodiscard]] ServerListing approvedListing() const;
    /// Whether the listing differs from the one in the store.
    [[nodiscard]] bool isAltered() const;
    /// Marks what config.blockedTools names.
    void applyBlocked();
    /// Tools that may be shown, in the server's order.
    [[nodiscard]] std::vector<const ToolInfo *> visibleTools() const;
    [[nodiscard]] qsizetype visibleCount() const;
    [[nodiscard]] QString title() const;
    /// What the index shall hold of it.
    [[nodiscard]] IndexKeeper::Wanted wanted() const;
};

} // namespace mcprt
