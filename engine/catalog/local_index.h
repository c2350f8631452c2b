// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/ids.h"
#include "engine/catalog/bm25f_index.h"
#include "engine/catalog/catalog_types.h"
#include "engine/catalog/name_table.h"
#include "engine/catalog/score_fusion.h"
#include "engine/catalog/scored_tools.h"
#include "engine/catalog/search_text.h"
#include "engine/catalog/vector_index.h"
#include "engine/catalog/wide_vectors.h"
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
    MatchReason why;
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
    bool unsure = false; ///< nothing reaches the least score, but something comes near
    QString readAs{};    ///< SearchText::meant, if it is not the text
};

/// Search over the tools and servers that are known locally, in memory.
///
/// **Score.** Hits are ordered by BM25F. The score that is shown is a rising function of the same
/// number, divided by what the two most telling words of the query weigh: so it is sorted, means
/// about the same in every catalogue and for every query, and is no share of the best hit; when
/// nothing fits well, all scores are low. From 0.3 on, a tool says in its name one of the two words
/// that count, or both in its description. A tool whose name is the query scores 1; names that
/// begin with it come next, from 0.9 on; everything else stays below 0.9.
/// **Meaning.** With a model, what is meant counts beside what is said: tools are ordered by the
/// sum of their BM25F score and the cosine of their vector with the query's, each as a share of the
/// query's best. That share says nothing of how well the best one fits, so a hit has a confidence
/// too: the odds that a tool that says and means so much is a right one, rather than what small
/// talk happens to find; what the search itself is like counts in them. Hits below the least score
/// by their confidence are left out, and the score that is shown is the least confidence down to
/// there, so that it stays sorted.
///
/// **Small talk** ("hello, how are you?") finds nothing but a tool of exactly that name.
/// **Other languages** are read by Lexicon: their words count in English, or as a tool has them.
class LocalIndex
{
public:
    /// \param model  null = search by words alone; outlives the index
    explicit LocalIndex(const EmbeddingModel *model = nullptr)
        : m_model(model)
    {}

    /// Adds \a name, or replaces what was known of it. Tools named in \a blocked are left out.
    void setServer(const ServerName &name, const ServerListing &listing, const QStringList &hints,
                   const QStringList &blocked);
    /// The same a piece at a time: this knows the server, addTools() its tools, and endServer()
    /// drops those that it had before and has no more. What is as it was is not indexed again.
    void beginServer(const ServerName &name, const ServerListing &listing,
                     const QStringList &hints);
    /// Adds the tools from \a first on, \a count at most, that are not \a blocked.
    void addTools(const ServerName &name, const ServerListing &listing, const QStringList &hints,
                  const QStringList &blocked, std::size_t first, std::size_t count);
    /// \param content  names what was given, to know it again after load(); may be empty
    void endServer(const ServerName &name, const QByteArray &content);
    void removeServer(const ServerName &name);
    [[nodiscard]] QByteArray content(const ServerName &name) const;
    void setContent(const ServerName &name, const QByteArray &content); ///< as endServer() does
    [[nodiscard]] QList<ServerName> servers() const;
    /// Gives a tool the meaning that another model than the built-in one finds in it.
    void setMeaning(const ServerName &name, std::uint32_t position, std::span<const float> vector);
    [[nodiscard]] bool hasMeanings() const { return !m_otherMeanings.isEmpty(); }
    /// Whether \a name counts where Scope::enabledOnly; it does unless told.
    void setEnabled(const ServerName &name, bool enabled);

    /// Which servers count in a search.
    struct Scope
    {
        QList<ServerName> servers; ///< empty = all
        bool enabledOnly = true;
    };
    struct Query
    {
        QString text;                                ///< kMaxChars at most
        WideVectors::Vector meaning{};               ///< by the model of setMeaning(); may be empty
        static constexpr qsizetype kMaxChars = 8192; ///< what is longer is no search: it is cut
        Query(const QString &words, WideVectors::Vector vector = {})
            : text(words.left(kMaxChars))
            , meaning(std::move(vector))
        {}
    };
    [[nodiscard]] Matches<ToolMatch> searchTools(const Query &query, int limit, double minScore,
                                                 const Scope &scope = Scope{{}, true});
    /// A server counts by its name, title, hints and instructions, or by its best tool.
    [[nodiscard]] Matches<ServerMatch> searchServers(const Query &query, int limit, double minScore,
                                                     const Scope &scope = Scope{{}, true});

    [[nodiscard]] std::size_t toolCount() const { return m_tools.size() - m_tools.removedCount(); }
    [[nodiscard]] std::size_t memoryBytes() const; ///< about

    /// The whole index for load(). Compacts it first.
    [[nodiscard]] QByteArray save();
    /// Replaces all by what save() wrote; every server is enabled. \return false, and the index is
    /// empty, for bytes that are damaged, of another version of this program, or of another model.
    [[nodiscard]] bool load(QByteArrayView bytes);

private:
    using DocId = Bm25fIndex::DocId;

    struct Server
    {
        ServerName name;
        std::string key; ///< TextAnalyzer::nameKey()
        DocId document = 0;
        QByteArray content{};
        std::vector<DocId> tools{}; ///< in the order of positions
        /// Until endServer(): tools that it had before, by Tool::content.
        std::unordered_multimap<quint64, DocId> former{};
    };
    struct Tool
    {
        std::uint32_t server;
        std::uint32_t position;
        quint64 content; ///< contentOf()
    };

    void addTool(std::uint32_t serverId, const ServerListing &listing, std::uint32_t position,
                 const QString &hints);
    [[nodiscard]] bool loadServers(IndexReader &in);
    [[nodiscard]] bool loadTools(IndexReader &in);
    void clear();
    void compactIfWorthwhile();
    void compactTools();
    void compactServers();
    /// By server id: whether it counts.
    [[nodiscard]] std::vector<char> inScope(const Scope &scope) const;
    /// Fills m_found. With a \a minScore that is not low only tools that can reach it are in it,
    /// and those of m_nameMatches.
    void scoreTools(const Query &query, double minScore);
    void findNames(const std::string &key); ///< fills m_nameMatches
    /// Orders m_found by words and meaning together, and makes odds of what words say.
    /// \return false, and m_found is not filled, where meaning tells nothing
    [[nodiscard]] bool fuse(const Query &query, double minScore);
    [[nodiscard]] fusion::Spread lookAtAll(const Query &query, const Embedding &meant);
    [[nodiscard]] fusion::Spread lookAtLikely(const Embedding &meant, double minScore);
    void useOdds(const Embedding &meant, const fusion::Spread &spread);
    void addNameMatches(const Embedding &meant); ///< to m_found
    void silenceRemoved(std::span<float> values, DocId first) const;
    [[nodiscard]] MatchReason reason(std::size_t place) const; ///< in m_found
    /// Whether the search that found nothing would have, had less been asked for.
    [[nodiscard]] bool comesNear(const QString &text) const;
    /// A checksum of all that the index holds of a tool, but for its server.
    [[nodiscard]] static quint64 contentOf(const ToolInfo &tool, const QString &hints);
    [[nodiscard]] Embedding meaning(const ServerName &server, const ToolInfo &tool) const;
    enum class NameLift { All, ExactOnly };
    /// Lifts tools in m_found whose name is what is searched for or, with All, begins with it.
    void liftNames(NameLift which);

    const EmbeddingModel *m_model;
    Bm25fIndex m_tools;
    VectorIndex m_meanings;      ///< by document of m_tools; empty without a model
    WideVectors m_otherMeanings; ///< by document of m_tools; not part of save()
    Bm25fIndex m_serverTexts;
    std::vector<Tool> m_toolInfo; ///< by document of m_tools
    NameTable m_names;
    std::vector<Server> m_servers;         ///< by server id; an empty name marks a free one
    std::vector<char> m_enabled;           ///< by server id; a free one is not
    std::vector<std::uint32_t> m_free;     ///< server ids to use again
    std::vector<std::uint32_t> m_serverOf; ///< server id by document of m_serverTexts
    std::unordered_map<ServerName, std::uint32_t> m_ids;
    // Of one search; kept to save the allocation.
    SearchText m_understood;
    std::vector<float> m_said; ///< by document of m_tools
    ScoredTools m_found;
    bool m_isOdds = false; ///< scores of m_found are m_odds, not what words say
    fusion::Odds m_odds;
    float m_unknown = 0; ///< fusion::Odds::Search
    std::vector<NameTable::Match> m_nameMatches;
};

} // namespace mcprt
