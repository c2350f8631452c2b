// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/catalog/bm25f_index.h"

#include "engine/catalog/stop_words.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace mcprt {

namespace {
/// Of one search: a text in another language is no list of typing errors.
constexpr int kMaxCorrections = 4;
} // namespace

void Bm25fIndex::addField(const TextField &field)
{
    if (field.weight <= 0 || field.text.isEmpty())
        return;
    m_fieldTerms.clear();
    TextAnalyzer::split(field.text, [this](const TextWord &word) {
        if (const std::uint32_t term = termOfWord(word.text); term != kUnknownTerm)
            m_fieldTerms.push_back(term);
    });
    const float length = float(m_fieldTerms.size());
    const float each = field.weight / (1 - kB + kB * length / field.usualLength);
    m_weights.resize(m_postings.size());
    for (const std::uint32_t term : m_fieldTerms) {
        if (m_weights[term] == 0)
            m_occurring.push_back(term);
        m_weights[term] += each;
    }
}

Bm25fIndex::DocId Bm25fIndex::add(std::span<const TextField> fields)
{
    if (size() >= kMaxDocuments)
        return kMaxDocuments;
    const DocId document = size();
    m_alive.push_back(true);
    m_occurring.clear();
    for (const TextField &field : fields)
        addField(field);
    for (const std::uint32_t term : m_occurring) {
        const float weight = std::exchange(m_weights[term], 0.0F);
        const float saturated = weight / (kK1 + weight);
        m_postings[term].push_back(document << kSaturationBits
                                   | Posting(saturated * kSaturationScale + 0.5F));
    }
    return document;
}

std::uint32_t Bm25fIndex::termOfWord(std::string_view word)
{
    if (const std::uint32_t *known = m_words.find(word))
        return *known;
    const std::string_view term = m_analyzer.documentTerm(word);
    const std::uint32_t id = term.empty() ? kUnknownTerm : termId(term);
    m_words.put(word, id);
    return id;
}

std::uint32_t Bm25fIndex::termId(std::string_view term)
{
    if (const auto known = m_vocabulary.find(term); known != m_vocabulary.end())
        return known->second;
    const auto id = std::uint32_t(m_postings.size());
    m_vocabulary.emplace(std::string(term), id);
    learnSpelling(term);
    m_postings.emplace_back();
    return id;
}

/// Words of asking are not what somebody meant by a word that no tool has.
void Bm25fIndex::learnSpelling(std::string_view term)
{
    m_spelling.add(isQueryStopWord(term) ? std::string_view() : term);
}

void Bm25fIndex::remove(DocId document)
{
    if (document < size() && m_alive[document]) {
        m_alive[document] = false;
        ++m_removed;
    }
}

std::vector<Bm25fIndex::DocId> Bm25fIndex::compact()
{
    std::vector<DocId> newIds(size(), kMaxDocuments);
    DocId next = 0;
    for (DocId old = 0; old < size(); ++old) {
        if (m_alive[old])
            newIds[old] = next++;
    }
    std::vector<std::vector<Posting>> kept;
    TermIds vocabulary;
    m_spelling.clear();
    for (auto &[text, term] : m_vocabulary) {
        auto &postings = m_postings[term];
        std::size_t count = 0;
        for (const Posting posting : postings) {
            const DocId document = newIds[posting >> kSaturationBits];
            if (document == kMaxDocuments)
                continue;
            const Posting saturation = posting & ((1U << kSaturationBits) - 1);
            postings[count++] = document << kSaturationBits | saturation;
        }
        if (count == 0)
            continue;
        postings.resize(count);
        postings.shrink_to_fit();
        vocabulary.emplace(text, std::uint32_t(kept.size()));
        learnSpelling(text);
        kept.push_back(std::move(postings));
    }
    m_postings = std::move(kept);
    m_vocabulary = std::move(vocabulary);
    m_words.clear(); // terms have new numbers
    m_alive.assign(next, true);
    m_removed = 0;
    return newIds;
}

float Bm25fIndex::idf(std::size_t n) const
{
    const float with = float(n) + 0.5F;
    const float without = std::max(float(size()) + kBackground - float(n), 0.0F) + 0.5F;
    return std::log1p(without / with);
}

std::vector<Bm25fIndex::WeightedTerm> Bm25fIndex::query(QStringView text,
                                                        const Translation &translation) const
{
    std::vector<WeightedTerm> terms;
    int corrections = 0;
    for (const QueryTerm &term : m_analyzer.queryTerms(text)) {
        const auto known = m_vocabulary.find(term.text);
        const bool found = known != m_vocabulary.end();
        const bool isTranslated = translation.hasRead(term.stretch);
        const std::size_t documents = found ? m_postings[known->second].size() : 0;
        if (!found && isTranslated)
            continue;
        if (!found && !term.joined && corrections < kMaxCorrections) {
            if (const auto meant = correction(term)) {
                ++corrections;
                const float weight =
                    float(term.count) * idf(m_postings[meant->number].size()) * meant->likeness;
                terms.push_back({meant->number, weight, term.stretch, false, true});
                continue;
            }
        }
        terms.push_back({found ? known->second : kUnknownTerm, float(term.count) * idf(documents),
                         term.stretch, term.joined, false, 0, isTranslated});
    }
    addTranslated(translation, terms);
    return terms;
}

/// The word that tools commonly use, or one of the index that is more like what was written.
std::optional<Spelling::Correction> Bm25fIndex::correction(const QueryTerm &term) const
{
    std::optional<Spelling::Correction> best;
    if (const auto usual = Lexicon::builtIn().englishWords().nearest(term.word)) {
        const auto known = m_vocabulary.find(m_analyzer.documentTerm(usual->word));
        if (known != m_vocabulary.end())
            best = Spelling::Correction{known->second, usual->likeness};
    }
    auto other = m_spelling.nearest(term.text);
    if (!other && !best && term.word != term.text) // "stirpe" ends otherwise than "stripe" does
        other = m_spelling.nearest(term.word);
    return other && (!best || other->likeness > best->likeness) ? other : best;
}

std::string_view Bm25fIndex::textOf(std::uint32_t term) const
{
    return m_spelling.word(term);
}

void Bm25fIndex::addTranslated(const Translation &translation,
                               std::vector<WeightedTerm> &terms) const
{
    int choice = 0;
    for (const Translation::Choices &word : translation.words) {
        ++choice;
        std::vector<std::uint32_t> seen;
        for (const std::string_view english : word) {
            for (const QueryTerm &term : m_analyzer.queryTerms(
                     QString::fromUtf8(english.data(), qsizetype(english.size())))) {
                const auto known = m_vocabulary.find(term.text);
                if (known == m_vocabulary.end()
                    || std::ranges::find(seen, known->second) != seen.end())
                    continue;
                seen.push_back(known->second);
                terms.push_back({known->second, idf(m_postings[known->second].size()), 0, false,
                                 false, choice});
            }
        }
        if (seen.empty())
            terms.push_back({kUnknownTerm, idf(0), 0, false, false, choice});
    }
}

void Bm25fIndex::score(std::span<const WeightedTerm> terms, std::span<float> scores) const
{
    while (!terms.empty()) {
        const WeightedTerm &term = terms.front();
        std::size_t count = 1;
        while (term.choice > 0 && count < terms.size() && terms[count].choice == term.choice)
            ++count;
        if (count > 1)
            scoreBest(terms.first(count), scores);
        else if (term.term != kUnknownTerm)
            forEachPosting(term, [&](DocId document, float said) { scores[document] += said; });
        terms = terms.subspan(count);
    }
}

/// Adds to each document the most that any of \a choices gives it.
void Bm25fIndex::scoreBest(std::span<const WeightedTerm> choices, std::span<float> scores) const
{
    std::vector<std::pair<DocId, float>> best;
    std::vector<std::pair<DocId, float>> merged;
    for (const WeightedTerm &term : choices) {
        merged.clear();
        auto at = best.begin();
        forEachPosting(term, [&](DocId document, float said) {
            while (at != best.end() && at->first < document)
                merged.push_back(*at++);
            if (at != best.end() && at->first == document)
                said = std::max(said, (at++)->second);
            merged.emplace_back(document, said);
        });
        merged.insert(merged.end(), at, best.end());
        best.swap(merged);
    }
    for (const auto &[document, said] : best)
        scores[document] += said;
}

std::size_t Bm25fIndex::memoryBytes() const
{
    std::size_t bytes = m_spelling.memoryBytes() + m_alive.size() / 8
                        + m_postings.capacity() * sizeof(decltype(m_postings)::value_type);
    for (const auto &postings : m_postings)
        bytes += postings.capacity() * sizeof(Posting);
    for (const auto &[text, term] : m_vocabulary) {
        bytes += sizeof(std::pair<std::string, std::uint32_t>) + 2 * sizeof(void *);
        if (text.capacity() > 15)
            bytes += text.capacity();
    }
    return bytes + m_words.memoryBytes() + m_weights.capacity() * sizeof(float);
}

void Bm25fIndex::dropCache()
{
    m_words.clear();
    m_weights = {};
    m_occurring = {};
    m_fieldTerms = {};
}

void Bm25fIndex::save(IndexWriter &out) const
{
    std::vector<const std::string *> terms(m_postings.size());
    for (const auto &[text, term] : m_vocabulary)
        terms[term] = &text;
    std::vector<std::uint8_t> lengths;
    std::vector<std::uint32_t> counts;
    QByteArray texts;
    std::vector<Posting> all;
    for (std::size_t term = 0; term < terms.size(); ++term) {
        lengths.push_back(std::uint8_t(terms[term]->size()));
        texts.append(terms[term]->data(), qsizetype(terms[term]->size()));
        counts.push_back(std::uint32_t(m_postings[term].size()));
        all.insert(all.end(), m_postings[term].begin(), m_postings[term].end());
    }
    out.number(size());
    out.array(lengths);
    out.text(texts);
    out.array(counts);
    out.array(all);
}

bool Bm25fIndex::load(IndexReader &in)
{
    clear();
    const auto documents = in.number<DocId>();
    if (documents < kMaxDocuments && loadTerms(in, documents)) {
        m_alive.assign(documents, true);
        return true;
    }
    clear();
    return false;
}

bool Bm25fIndex::loadTerms(IndexReader &in, DocId documents)
{
    const auto lengths = in.array<std::uint8_t>();
    const QByteArrayView texts = in.text();
    const auto counts = in.array<std::uint32_t>();
    const auto all = in.array<Posting>();
    if (!in.isWhole() || counts.size() != lengths.size()
        || std::ranges::any_of(
            all, [&](Posting posting) { return posting >> kSaturationBits >= documents; }))
        return false;
    m_vocabulary.reserve(lengths.size());
    m_postings.reserve(lengths.size());
    const char *text = texts.begin();
    auto posting = all.begin();
    for (std::size_t term = 0; term < lengths.size(); ++term) {
        if (texts.end() - text < lengths[term] || all.end() - posting < counts[term])
            return false;
        m_vocabulary.emplace(std::string(text, lengths[term]), std::uint32_t(term));
        learnSpelling(std::string_view(text, lengths[term]));
        text += lengths[term];
        m_postings.emplace_back(posting, posting + counts[term]);
        posting += counts[term];
    }
    return text == texts.end() && posting == all.end() && m_vocabulary.size() == lengths.size();
}

void Bm25fIndex::clear()
{
    m_vocabulary.clear();
    m_words.clear();
    m_spelling.clear();
    m_postings.clear();
    m_alive.clear();
    m_removed = 0;
}

} // namespace mcprt
