// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/catalog/local_index.h"
#include "engine/catalog/score_fusion.h"
#include "engine/catalog/talk_likeness.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <utility>

namespace mcprt {

namespace {

/// Share of meaning in the order; recall changes little from 0.4 to 0.6.
constexpr float kMeaning = 0.45F;

// Inside a search, what a text says is a number from 0 to kMaxText; names lie above it.
constexpr float kMaxText = 90;
constexpr float kPrefix = 100;     ///< plus what the text says
constexpr float kWordPrefix = 200; ///< plus what the text says
constexpr float kExactName = 400;

/// What no tool says may be said in another language if the model understands that much of it.
constexpr float kUnderstood = 0.5F;

/// A server is found by its best tool, but a little behind one that says it of itself.
constexpr float kByTool = 0.9F;

/// Below this least score too many tools are candidates for a glance at all to be worth it.
constexpr double kNarrowFrom = 0.1;

/// No search shows more hits than this.
constexpr std::size_t kMaxNameMatches = 100;

/// What a search asks at least, in units of idf: its two most telling words.
///
/// Dividing BM25F sums by it makes them comparable between searches. All words would be too much:
/// who asks in a sentence, or for a whole task, uses many words that no description has, and would
/// be told that nothing fits. A word that no tool knows counts in full: what is most telling may
/// well be what is missing. Parts of a name that is known as a whole ("GitHub") are one word.
float asked(std::span<const Bm25fIndex::WeightedTerm> terms)
{
    const auto isPart = [&](const Bm25fIndex::WeightedTerm &term) {
        return std::any_of(terms.begin(), terms.end(), [&](const auto &whole) {
            return whole.joined && whole.term != Bm25fIndex::kUnknownTerm
                   && whole.stretch == term.stretch;
        });
    };
    float first = 0;
    float second = 0;
    const auto count = [&](float weight) {
        second = std::max(second, std::min(first, weight));
        first = std::max(first, weight);
    };
    float choice = 0; // the most telling of the terms that are one word
    for (std::size_t i = 0; i < terms.size(); ++i) {
        const auto &term = terms[i];
        if (term.choice > 0) {
            choice = std::max(choice, term.weight);
            if (i + 1 < terms.size() && terms[i + 1].choice == term.choice)
                continue;
            count(std::exchange(choice, 0));
        } else if (!term.aside
                   && (term.joined ? term.term != Bm25fIndex::kUnknownTerm : !isPart(term))) {
            count(term.weight);
        }
    }
    return first + second;
}

/// The share of what is asked that no tool has as it is written.
float unknownOf(std::span<const Bm25fIndex::WeightedTerm> terms)
{
    float all = 0;
    float unknown = 0;
    for (const auto &term : terms) {
        if (term.joined || term.aside)
            continue;
        all += term.weight;
        if (term.corrected || term.term == Bm25fIndex::kUnknownTerm)
            unknown += term.weight;
    }
    return all > 0 ? unknown / all : 0;
}

/// What \a key is as one word: "GitHub" and "git hub" for what others write "github". Empty for a
/// word, and for more words than a name is split into.
std::string joinedKey(std::string_view key)
{
    constexpr auto kMostBlanks = 2;
    const auto blanks = std::ranges::count(key, ' ');
    if (blanks == 0 || blanks > kMostBlanks)
        return {};
    std::string joined(key);
    std::erase(joined, ' ');
    return joined;
}

/// Of a server whose name is what is searched for, or begins with it.
double nameScore(std::string_view name, std::string_view wanted)
{
    if (wanted.empty() || !name.starts_with(wanted))
        return 0;
    return name.size() == wanted.size() ? 1 : name[wanted.size()] == ' ' ? 0.95 : 0;
}

/// Adds up what words say, as a share of what is asked.
void addSaid(const Bm25fIndex &index, std::vector<Bm25fIndex::WeightedTerm> terms,
             std::span<float> scores)
{
    const float all = asked(terms);
    for (auto &term : terms)
        term.weight /= all > 0 ? all : 1;
    index.score(terms, scores);
    // Each word gives 1 at most, so that few searches are long enough to exceed it.
    if (float(terms.size()) > kMaxText)
        std::ranges::for_each(scores, [](float &score) { score = std::min(score, kMaxText); });
}

/// 0 → 0, 0.2 → 0.3, 0.4 → 0.5, 0.8 → 0.72, towards 0.9.
double textScore(float said)
{
    return 0.9 * (1 - std::exp(-2 * double(said)));
}

constexpr float kSure = -1.5F; ///< odds; the score is 0.3 there

/// The share of 0.9 that odds give: a third at kSure.
double oddsScore(float odds)
{
    return 0.9 / (1 + 2 * std::exp(-double(odds - fusion::kOddsShift - kSure)));
}

/// The score that is shown, see LocalIndex. \a isOdds: \a inner is of fusion::Odds, not what words
/// say.
double shownScore(float inner, bool isOdds)
{
    const auto plain = [isOdds](float part) { return isOdds ? oddsScore(part) : textScore(part); };
    if (inner >= kExactName)
        return 1;
    if (inner >= kWordPrefix)
        return 0.95 + 0.04 / 0.9 * plain(inner - kWordPrefix);
    if (inner >= kPrefix)
        return 0.9 + 0.04 / 0.9 * plain(inner - kPrefix);
    return plain(inner);
}

/// The least inner number that is shown as \a minScore or more.
float leastInner(double minScore, bool isOdds)
{
    if (minScore >= 0.9)
        return kPrefix; // the few that are left are compared as shown
    const double least = isOdds ? fusion::kOddsShift + kSure - std::log((0.9 / minScore - 1) / 2)
                                : -std::log(1 - minScore / 0.9) / 2;
    return std::max(float(least), std::numeric_limits<float>::min());
}

using Hits = std::vector<std::pair<float, std::uint32_t>>;

/// Best first; documents that score alike stay in the order in which they were added.
void keepBest(Hits &hits, std::size_t limit)
{
    const auto better = [](const auto &a, const auto &b) {
        return a.first > b.first || (a.first == b.first && a.second < b.second);
    };
    if (hits.size() > limit) {
        std::nth_element(hits.begin(), hits.begin() + std::ptrdiff_t(limit), hits.end(), better);
        hits.resize(limit);
    }
    std::sort(hits.begin(), hits.end(), better);
}

/// The best of many hits, without keeping them all.
class BestHits
{
public:
    explicit BestHits(std::size_t limit)
        : m_limit(limit)
    {}
    /// Documents come in the order in which they were added to the index.
    void add(float score, std::uint32_t document)
    {
        ++m_total;
        if (m_isFull && score <= m_least)
            return;
        m_hits.emplace_back(score, document);
        if (m_hits.size() < 4 * m_limit + 64)
            return;
        keepBest(m_hits, m_limit);
        m_isFull = true;
        m_least = m_hits.empty() ? std::numeric_limits<float>::infinity() : m_hits.back().first;
    }
    [[nodiscard]] qsizetype total() const { return m_total; }
    [[nodiscard]] Hits take()
    {
        keepBest(m_hits, m_limit);
        return std::move(m_hits);
    }

private:
    std::size_t m_limit;
    Hits m_hits;
    qsizetype m_total = 0;
    bool m_isFull = false; ///< m_limit hits with m_least or more were seen
    float m_least = 0;
};

} // namespace

std::vector<char> LocalIndex::inScope(const Scope &scope) const
{
    std::vector<char> all = m_enabled;
    if (!scope.enabledOnly)
        std::ranges::transform(m_servers, all.begin(),
                               [](const Server &s) { return !s.name.isEmpty(); });
    if (scope.servers.isEmpty())
        return all;
    std::vector<char> some(all.size());
    for (const ServerName &name : scope.servers) {
        if (const auto known = m_ids.find(name); known != m_ids.end())
            some[known->second] = all[known->second];
    }
    return some;
}

void LocalIndex::scoreTools(const Query &query, double minScore)
{
    const QString &text = query.text;
    m_isOdds = false;
    m_understood = {{}, text};
    findNames(TextAnalyzer::nameKey(text));
    if (TextAnalyzer::isSmallTalk(text)) {
        m_found.reset(false);
        for (const NameTable::Match &match : m_nameMatches)
            m_found.insert(match.id, 0);
        m_found.scores.resize(m_found.documents.size());
        m_found.fused = m_found.scores;
        return liftNames(NameLift::ExactOnly);
    }
    m_said.assign(m_tools.size(), 0);
    m_understood.translation = Lexicon::builtIn().translate(text);
    const auto terms = m_tools.query(text, m_understood.translation);
    m_understood.meant = m_understood.translation.english;
    if (m_understood.translation.isEmpty())
        m_understood.meant = m_model ? corrected(text, terms, m_tools, *m_model) : text;
    addSaid(m_tools, terms, m_said);
    m_unknown = unknownOf(terms);
    if (!m_model || !fuse(query, minScore)) { // words alone decide
        m_found.reset(true);
        m_found.scores.swap(m_said);
        m_found.fused = m_found.scores;
    }
    liftNames(NameLift::All);
}

void LocalIndex::findNames(const std::string &key)
{
    m_nameMatches = m_names.find(key, kMaxNameMatches);
    for (const NameTable::Match &match : m_names.find(joinedKey(key), kMaxNameMatches)) {
        const bool isNew = std::ranges::none_of(
            m_nameMatches, [&](const NameTable::Match &m) { return m.id == match.id; });
        if (match.wholeWord && isNew && m_nameMatches.size() < kMaxNameMatches)
            m_nameMatches.push_back(match);
    }
}

bool LocalIndex::fuse(const Query &query, double minScore)
{
    const float understood = m_model->understood(m_understood.meant);
    const Embedding meant = meaningOf(query.text, m_understood, *m_model);
    m_unknown *= std::min(understood / kUnderstood, 1.0F);
    const bool isKnownElsewhere = !query.meaning.empty() && hasMeanings();
    if (meant.isZero() && !isKnownElsewhere)
        return false; // no piece of it is known
    m_found.reset(isKnownElsewhere || minScore < kNarrowFrom);
    const fusion::Spread spread =
        m_found.isAll ? lookAtAll(query, meant) : lookAtLikely(meant, minScore);
    const double sum = isKnownElsewhere ? spread.sumMeant : m_meanings.sumOfSimilarities(meant);
    const float mean = float(sum / std::max<double>(1, double(m_meanings.size())));
    if (spread.mostMeant <= mean)
        return false;
    fusion::Weights weights;
    weights.said = spread.mostSaid > 0 ? (1 - kMeaning) / spread.mostSaid : 0;
    weights.meant = kMeaning / (spread.mostMeant - mean);
    weights.mean = mean;
    if (m_found.isAll)
        m_found.scores.swap(m_said);
    for (const DocId document : m_found.documents)
        m_found.scores.push_back(m_said[document]);
    m_found.fused.resize(m_found.size());
    fusion::fuse(m_found.scores, m_found.cosines, m_found.fused, weights, m_odds);
    m_isOdds = true;
    return true;
}

void LocalIndex::useOdds(const Embedding &meant, const fusion::Spread &spread)
{
    m_odds = fusion::Odds::of({TextAnalyzer::tellingWords(m_understood.meant), talkLikeness(meant),
                               m_unknown, spread.mostSaid > 0, double(toolCount())});
}

fusion::Spread LocalIndex::lookAtAll(const Query &query, const Embedding &meant)
{
    m_found.cosines.resize(m_meanings.size());
    m_meanings.similarities(meant, m_found.cosines);
    m_otherMeanings.blend(query.meaning, m_found.cosines);
    silenceRemoved(m_found.cosines, 0);
    silenceRemoved(m_said, 0);
    const fusion::Spread spread = fusion::spreadOf(m_said, m_found.cosines);
    useOdds(meant, spread);
    return spread;
}

/// Finds the tools that may reach \a minScore by a glance at all, and looks closely at those.
fusion::Spread LocalIndex::lookAtLikely(const Embedding &meant, double minScore)
{
    silenceRemoved(m_said, 0);
    fusion::Spread spread;
    spread.mostSaid = fusion::most(m_said);
    useOdds(meant, spread);
    fusion::Glance glance(m_odds, leastInner(minScore, true), meant.scale,
                          VectorIndex::roughError(meant));
    // NOLINTNEXTLINE(*-pro-type-member-init): only what was worked out is read
    std::array<float, fusion::Glance::kPiece> rough;
    for (std::size_t first = 0; first < m_said.size(); first += rough.size()) {
        const std::size_t count = std::min(rough.size(), m_said.size() - first);
        const auto values = std::span(rough).first(count);
        m_meanings.roughSimilarities(meant, first, values);
        silenceRemoved(values, DocId(first));
        glance.lookAt(std::span(m_said).subspan(first, count), values,
                      m_meanings.scales().subspan(first, count), m_found.documents,
                      m_found.cosines);
    }
    m_meanings.refine(meant, m_found.documents, m_found.cosines);
    addNameMatches(meant);
    spread.mostMeant = glance.mostMeant();
    for (std::size_t i = 0; i < m_found.documents.size(); ++i) {
        if (m_tools.isAlive(m_found.documents[i]))
            spread.mostMeant = std::max(spread.mostMeant, m_found.cosines[i]);
    }
    return spread;
}

void LocalIndex::addNameMatches(const Embedding &meant)
{
    for (const NameTable::Match &match : m_nameMatches)
        m_found.insert(match.id, m_meanings.similarity(meant, match.id));
}

/// Tools that are gone say and mean nothing: sets their \a values, which begin at the tool \a
/// first.
void LocalIndex::silenceRemoved(std::span<float> values, DocId first) const
{
    if (m_tools.removedCount() == 0)
        return;
    for (DocId i = 0; i < values.size(); ++i) {
        if (!m_tools.isAlive(first + i))
            values[i] = 0;
    }
}

void LocalIndex::liftNames(NameLift which)
{
    for (const NameTable::Match &match : m_nameMatches) {
        const auto place = m_found.placeOf(match.id);
        if (!place || (which == NameLift::ExactOnly && !match.exact))
            continue;
        const float lift = match.wholeWord ? kWordPrefix : kPrefix;
        for (float *score : {&m_found.scores[*place], &m_found.fused[*place]})
            *score = match.exact ? kExactName : *score + lift;
    }
}

Matches<ToolMatch> LocalIndex::searchTools(const Query &query, int limit, double minScore,
                                           const Scope &scope)
{
    const QString &text = query.text;
    compactIfWorthwhile();
    scoreTools(query, minScore);
    const std::vector<char> isAccepted = inScope(scope);
    const bool areAllAccepted =
        std::size_t(std::ranges::count(isAccepted, char(true))) == m_ids.size();
    const float least = leastInner(minScore, m_isOdds);
    BestHits hits(std::size_t(std::max(limit, 0)));
    for (std::size_t place = 0; place < m_found.size(); ++place) {
        const float score = m_found.scores[place];
        if (score < least) // most of them
            continue;
        const DocId document = m_found.documentAt(place);
        if (m_tools.isAlive(document) && (areAllAccepted || isAccepted[m_toolInfo[document].server])
            && (least < kPrefix || shownScore(score, m_isOdds) >= minScore))
            hits.add(m_found.fused[place], std::uint32_t(place));
    }
    Matches<ToolMatch> matches;
    matches.total = hits.total();
    matches.unsure = matches.total == 0 && comesNear(text);
    if (m_understood.meant != text)
        matches.readAs = m_understood.meant;
    double shown = 1;
    for (const auto &[order, place] : hits.take()) {
        const Tool &tool = m_toolInfo[m_found.documentAt(place)];
        const MatchReason why = reason(place);
        shown = std::min(shown, why.confidence);
        matches.best.push_back({m_servers[tool.server].name, tool.position, shown, why});
    }
    return matches;
}

MatchReason LocalIndex::reason(std::size_t place) const
{
    const float score = m_found.scores[place];
    const float lift = score >= kWordPrefix ? kWordPrefix : score >= kPrefix ? kPrefix : 0;
    const float cosine = m_isOdds ? m_found.cosines[place] : 0;
    MatchReason why;
    why.name = lift > 0;
    why.similarity = double(cosine);
    if (score < kExactName) // else what words say was not kept
        why.words = textScore(m_isOdds ? m_odds.saidOf(score - lift, cosine) : score - lift);
    why.order = double(m_found.fused[place]);
    why.confidence = shownScore(score, m_isOdds);
    return why;
}

bool LocalIndex::comesNear(const QString &text) const
{
    return toolCount() > 0
           && (TextAnalyzer::isSmallTalk(text) || m_isOdds
               || std::ranges::any_of(m_found.scores, [](float s) { return s > 0; }));
}

Matches<ServerMatch> LocalIndex::searchServers(const Query &query, int limit, double minScore,
                                               const Scope &scope)
{
    const QString &text = query.text;
    compactIfWorthwhile();
    scoreTools(query, 0); // of all
    std::vector<float> own(m_serverTexts.size());
    addSaid(m_serverTexts, m_serverTexts.query(text, m_understood.translation), own);
    std::vector<float> bestTool(m_servers.size());
    for (std::size_t place = 0; place < m_found.size(); ++place) {
        const DocId document = m_found.documentAt(place);
        if (m_tools.isAlive(document)) {
            float &score = bestTool[m_toolInfo[document].server];
            score = std::max(score, m_found.scores[place]);
        }
    }
    const std::string key = TextAnalyzer::nameKey(text);
    const std::string joined = joinedKey(key);
    const std::vector<char> isAccepted = inScope(scope);
    Hits hits;
    for (std::uint32_t id = 0; id < m_servers.size(); ++id) {
        if (!isAccepted[id])
            continue;
        const double byTool = kByTool * shownScore(std::min(bestTool[id], kMaxText), m_isOdds);
        const double byText = textScore(own[m_servers[id].document]);
        const double byName =
            std::max(nameScore(m_servers[id].key, key), nameScore(m_servers[id].key, joined));
        const double score = std::max({byName, byTool, byText});
        if (score > 0 && score >= minScore)
            hits.emplace_back(float(score), id);
    }
    Matches<ServerMatch> matches;
    matches.total = qsizetype(hits.size());
    keepBest(hits, std::size_t(std::max(limit, 0)));
    matches.unsure = matches.total == 0 && comesNear(text);
    for (const auto &[score, id] : hits)
        matches.best.push_back({m_servers[id].name, double(score)});
    return matches;
}

} // namespace mcprt
