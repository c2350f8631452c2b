// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/ids.h"
#include "engine/catalog/bm25f_index.h"
#include "engine/catalog/name_table.h"
#include "engine/mcp/listing.h"

#include <QStringList>

#include <unordered_map>
#include <vector>

namespace mcprt {

struct ToolMatch
{
    ServerName server;
    std::uint32_t position = 0; ///< in the ServerListing::tools that setServer() was given
    double score = 0;
};

struct ServerMatch
{
    ServerName server;
    double score = 0;
};

template <class T>
struct Matches
{
    std::vector<T> best; ///< best first
    qsizetype total = 0; ///< before the limit
};

/// Search over the tools and servers that are known locally, in memory.
///
/// **Score.** Hits are ordered by BM25F. The score that is shown is a rising function of the same
/// number, divided by what the two most telling words of the query weigh: so it is sorted, means
/// about the same in every catalogue and for every query, and is no share of the best hit; when
/// nothing fits well, all scores are low. From 0.3 on, a tool says in its name one of the two words
/// that count, or both in its description. A tool whose name is the query scores 1; names that
/// begin with it come next, from 0.9 on; everything else stays below 0.9.
class LocalIndex
{
public:
    /// Adds \a name, or replaces what was known of it. Tools named in \a blocked are left out.
    void setServer(const ServerName &name, const ServerListing &listing, const QStringList &hints,
                   const QStringList &blocked);
    void removeServer(const ServerName &name);
    /// Whether \a name counts where Scope::enabledOnly; it does unless told.
    void setEnabled(const ServerName &name, bool enabled);

    /// Which servers count in a search.
    struct Scope
    {
        QList<ServerName> servers; ///< empty = all
        bool enabledOnly = true;
    };
    [[nodiscard]] Matches<ToolMatch> searchTools(const QString &text, int limit, double minScore,
                                                 const Scope &scope = Scope{{}, true});
    /// A server counts by its name, title, hints and instructions, or by its best tool.
    [[nodiscard]] Matches<ServerMatch> searchServers(const QString &text, int limit,
                                                     double minScore,
                                                     const Scope &scope = Scope{{}, true});

    [[nodiscard]] std::size_t toolCount() const { return m_tools.size() - m_tools.removedCount(); }
    [[nodiscard]] std::size_t memoryBytes() const; ///< about

private:
    using DocId = Bm25fIndex::DocId;

    struct Server
    {
        ServerName name;
        std::string key; ///< TextAnalyzer::nameKey()
        DocId document = 0;
        bool enabled = true;
        std::vector<DocId> tools;
    };
    struct Tool
    {
        std::uint32_t server;
        std::uint32_t position;
    };

    void addTool(std::uint32_t serverId, const ServerListing &listing, std::uint32_t position,
                 const QString &hints);
    void compactIfWorthwhile();
    void compactTools();
    void compactServers();
    [[nodiscard]] std::vector<bool> inScope(const Scope &scope) const;
    /// Fills m_scores, by document of m_tools.
    void scoreTools(const QString &text);
    /// Lifts tools in m_scores whose name is \a text or begins with it.
    void liftNames(const QString &text);

    Bm25fIndex m_tools;
    Bm25fIndex m_serverTexts;
    std::vector<Tool> m_toolInfo; ///< by document of m_tools
    NameTable m_names;
    std::vector<Server> m_servers;         ///< by server id; an empty name marks a free one
    std::vector<std::uint32_t> m_free;     ///< server ids to use again
    std::vector<std::uint32_t> m_serverOf; ///< server id by document of m_serverTexts
    std::unordered_map<ServerName, std::uint32_t> m_ids;
    std::vector<float> m_scores; ///< of one search; kept to save the allocation
};

} // namespace mcprt
