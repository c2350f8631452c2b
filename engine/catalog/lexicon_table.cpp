// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/catalog/lexicon_table.h"

#include "engine/catalog/index_bytes.h"
#include "engine/catalog/text_analysis.h"

#include <algorithm>
#include <limits>

#include <libstemmer.h>

namespace mcprt {

namespace {

/// The names by which Snowball knows the languages that are written with spaces.
constexpr std::array kStemmers{"french",  "spanish", "german", "portuguese",
                               "italian", "dutch",   "russian"};

/// First cells of lines that are no words for something.
constexpr QByteArrayView kAskingLine("?");
constexpr QByteArrayView kEnglishLine("=");

constexpr QByteArrayView kMagic("MCPRTLEX");

/// Of four bytes at most: 0 to 65535, the same wherever the program is built and where it runs.
std::size_t hashOf(std::string_view beginning)
{
    std::uint32_t bytes = 0;
    for (const char c : beginning)
        bytes = bytes << 8 | uchar(c);
    return bytes * 0x9e3779b1U >> 16;
}

std::string_view viewOf(QByteArrayView bytes)
{
    return {bytes.data(), std::size_t(bytes.size())};
}

/// Calls \a take for each part of \a text between \a mark that is not empty.
template <class Take>
void forEachPart(QByteArrayView text, char mark, const Take &take)
{
    while (!text.isEmpty()) {
        const qsizetype end = text.indexOf(mark);
        const QByteArrayView part = end < 0 ? text : text.first(end);
        if (!part.isEmpty())
            take(part);
        text = end < 0 ? QByteArrayView() : text.sliced(end + 1);
    }
}

} // namespace

Stemmers::Stemmers()
{
    for (std::size_t language = 0; language < kSpacedLanguages; ++language)
        m_stemmers.at(language) = sb_stemmer_new(kStemmers.at(language), "UTF_8");
}

Stemmers::~Stemmers()
{
    std::ranges::for_each(m_stemmers, sb_stemmer_delete);
}

std::string Stemmers::stem(Language language, const std::string &word) const
{
    const auto index = std::size_t(language);
    sb_stemmer *stemmer = index < kSpacedLanguages ? m_stemmers.at(index) : nullptr;
    if (!stemmer)
        return word;
    const auto *bytes = reinterpret_cast<const sb_symbol *>(word.data());
    const sb_symbol *stemmed = sb_stemmer_stem(stemmer, bytes, int(word.size()));
    if (!stemmed) // out of memory
        return word;
    return {reinterpret_cast<const char *>(stemmed), std::size_t(sb_stemmer_length(stemmer))};
}

/// Reads the lines; what is looked up is sorted at the end.
struct LexiconTable::Parsing
{
    struct Key
    {
        std::string text;
        std::size_t rank; ///< 0 = the most usual word for it
        Row row;

        bool operator<(const Key &other) const
        {
            return std::tie(text, rank, row) < std::tie(other.text, other.rank, other.row);
        }
    };

    LexiconTable out;
    Stemmers stemmers;
    std::array<std::vector<Key>, kLanguages> keys;

    void addLine(QByteArrayView line)
    {
        const qsizetype end = line.indexOf('\t');
        if (end <= 0 || out.m_rows.size() > std::numeric_limits<Row>::max())
            return;
        const QByteArrayView english = line.first(end);
        QByteArrayView rest = line.sliced(end);
        if (english == kEnglishLine)
            return forEachPart(rest.sliced(1), '|', [this](QByteArrayView word) {
                out.m_otherEnglish.push_back(out.keep(viewOf(word)));
            });
        const Row row = Row(out.m_rows.size());
        out.m_rows.push_back(english == kAskingLine ? Text{} : out.keep(viewOf(english)));
        for (std::size_t i = 0; i < kLanguages && rest.startsWith('\t'); ++i) {
            rest = rest.sliced(1);
            const qsizetype cell = rest.indexOf('\t');
            addCell(Language(i), cell < 0 ? rest : rest.first(cell), row);
            rest = cell < 0 ? QByteArrayView() : rest.sliced(cell);
        }
    }
    void addCell(Language language, QByteArrayView cell, Row row)
    {
        std::size_t rank = 0;
        forEachPart(cell, '|', [&](QByteArrayView words) {
            std::string key = keyOf(language, words);
            if (!key.empty() && key.size() <= std::numeric_limits<std::uint16_t>::max())
                keys.at(std::size_t(language)).push_back({std::move(key), rank++, row});
        });
    }
    [[nodiscard]] std::string keyOf(Language language, QByteArrayView words)
    {
        if (std::size_t(language) >= kSpacedLanguages)
            return words.toByteArray().toStdString();
        std::string key;
        TextAnalyzer::split(QString::fromUtf8(words), [&](const TextWord &word) {
            if (word.joined)
                return;
            const std::string stem = stemmers.stem(language, std::string(word.text));
            if (key.empty()) { // "taak" is looked up, and so is what is written like its stem
                out.noteBeginning(language, word.text);
                out.noteBeginning(language, stem);
            }
            key += (key.empty() ? "" : " ") + stem;
        });
        return key;
    }
    void finish()
    {
        for (std::size_t i = 0; i < kLanguages; ++i) {
            std::ranges::sort(keys.at(i), std::less<>());
            for (const Key &key : keys.at(i)) {
                const Text text = out.keep(key.text);
                out.m_entries.at(i).push_back({text.begin, std::uint16_t(text.size), key.row});
            }
        }
    }
};

LexiconTable LexiconTable::parse(QByteArrayView table)
{
    Parsing parsing;
    forEachPart(table, '\n', [&](QByteArrayView line) { parsing.addLine(line); });
    parsing.finish();
    return std::move(parsing.out);
}

LexiconTable::Text LexiconTable::keep(std::string_view text)
{
    const auto begin = std::uint32_t(m_text.size());
    m_text.append(text.data(), qsizetype(text.size()));
    return {begin, std::uint32_t(text.size())};
}

QByteArray LexiconTable::save() const
{
    IndexWriter out;
    out.text(kMagic);
    out.array(m_rows);
    out.array(m_otherEnglish);
    for (const std::vector<Entry> &entries : m_entries)
        out.array(entries);
    for (const std::vector<std::uint64_t> &beginnings : m_beginnings)
        out.array(beginnings);
    out.text(m_text);
    return sealed(out.take());
}

std::optional<LexiconTable> LexiconTable::load(QByteArrayView bytes)
{
    if (!isSealed(bytes))
        return std::nullopt;
    IndexReader in(bytes.chopped(kSealBytes));
    if (in.text() != kMagic)
        return std::nullopt;
    LexiconTable table;
    table.m_rows = in.array<Text>();
    table.m_otherEnglish = in.array<Text>();
    for (std::vector<Entry> &entries : table.m_entries)
        entries = in.array<Entry>();
    for (std::vector<std::uint64_t> &beginnings : table.m_beginnings)
        beginnings = in.array<std::uint64_t>();
    const QByteArrayView text = in.text();
    table.m_text = QByteArray::fromRawData(text.data(), text.size());
    if (!in.isWhole() || !table.isWhole())
        return std::nullopt;
    return table;
}

bool LexiconTable::isWhole() const
{
    const auto lies = [this](const auto &text) {
        return text.begin <= std::size_t(m_text.size())
               && text.size <= std::size_t(m_text.size()) - text.begin;
    };
    const auto areBeginnings = [](const std::vector<std::uint64_t> &beginnings) {
        return beginnings.empty() || beginnings.size() == kBeginnings / 64;
    };
    return std::ranges::all_of(m_beginnings, areBeginnings) && std::ranges::all_of(m_rows, lies)
           && std::ranges::all_of(m_otherEnglish, lies)
           && std::ranges::all_of(m_entries, [&](const std::vector<Entry> &entries) {
                  return std::ranges::all_of(entries, [&](const Entry &entry) {
                      return lies(entry) && entry.row < m_rows.size();
                  });
              });
}

void LexiconTable::noteBeginning(Language language, std::string_view word)
{
    std::vector<std::uint64_t> &beginnings = m_beginnings.at(std::size_t(language));
    beginnings.resize(kBeginnings / 64);
    const std::size_t hash = hashOf(word.substr(0, kTold));
    beginnings.at(hash / 64) |= std::uint64_t(1) << hash % 64;
}

bool LexiconTable::mayBegin(Language language, std::string_view word) const
{
    const auto &beginnings = m_beginnings.at(std::size_t(language));
    constexpr std::size_t kLongestEnding = 3; // that leaves less than kTold
    for (std::size_t size = std::min(kTold, word.size()); size > 0 && !beginnings.empty(); --size) {
        const bool isStem = size == kTold || word.size() <= size + kLongestEnding;
        const std::size_t hash = hashOf(word.substr(0, size));
        if (isStem && (beginnings[hash / 64] >> hash % 64 & 1) != 0)
            return true;
    }
    return false;
}

std::string_view LexiconTable::textOf(const Text &text) const
{
    return viewOf(QByteArrayView(m_text)).substr(text.begin, text.size);
}

std::string_view LexiconTable::keyOf(const Entry &entry) const
{
    return textOf({entry.begin, entry.size});
}

LexiconTable::Found LexiconTable::find(Language language, std::string_view key) const
{
    const std::vector<Entry> &entries = m_entries.at(std::size_t(language));
    Found found;
    auto at =
        std::ranges::lower_bound(entries, key, {}, [this](const Entry &e) { return keyOf(e); });
    for (; at != entries.end() && keyOf(*at) == key; ++at) {
        if (std::ranges::find(found.rows, at->row) == found.rows.end())
            found.rows.push_back(at->row);
    }
    // A blank sorts before any letter.
    found.goesOn = at != entries.end() && keyOf(*at).starts_with(key)
                   && keyOf(*at).substr(key.size()).starts_with(' ');
    return found;
}

std::vector<std::string_view> LexiconTable::otherEnglish() const
{
    std::vector<std::string_view> words;
    for (const Text &text : m_otherEnglish)
        words.push_back(textOf(text));
    return words;
}

bool sayAll(const std::vector<std::vector<LexiconTable::Row>> &words,
            const std::vector<LexiconTable::Row> &rows)
{
    return std::ranges::all_of(rows, [&](LexiconTable::Row row) {
        return std::ranges::any_of(
            words, [row](const auto &word) { return std::ranges::find(word, row) != word.end(); });
    });
}

} // namespace mcprt
