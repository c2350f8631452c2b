// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QStringView>

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

struct sb_stemmer;

namespace mcprt {

/// The languages of the lexicon, in the order of its columns. Those up to Russian are written with
/// spaces between words, and their endings are cut.
enum class Language : std::uint8_t {
    French,
    Spanish,
    German,
    Portuguese,
    Italian,
    Dutch,
    Russian,
    Chinese,
    Japanese,
    Korean
};
inline constexpr std::size_t kLanguages = 10;
inline constexpr std::size_t kSpacedLanguages = 7;

/// Cuts the endings of words, by the Snowball stemmer of their language. One thread: it has
/// buffers.
class Stemmers
{
public:
    Stemmers();
    ~Stemmers();
    Q_DISABLE_COPY_MOVE(Stemmers)

    /// \param word  lower case, as TextAnalyzer::split() gives it
    [[nodiscard]] std::string stem(Language language, const std::string &word) const;

private:
    std::array<sb_stemmer *, kSpacedLanguages> m_stemmers{};
};

/// The words of Lexicon, ready to be looked up. Made from resources/lexicon/words.tsv (see its
/// README) when the program is built, and read in a moment when it runs.
class LexiconTable
{
public:
    using Row = std::uint16_t;

    LexiconTable() = default;
    /// Lines that are not of the format are left out.
    [[nodiscard]] static LexiconTable parse(QByteArrayView table);
    [[nodiscard]] QByteArray save() const;
    /// \param bytes  must outlive the table. \return nullopt for other bytes than those of save()
    [[nodiscard]] static std::optional<LexiconTable> load(QByteArrayView bytes);

    struct Found
    {
        std::vector<Row> rows; ///< the most usual first
        bool goesOn = false;   ///< there are longer keys that begin with these words
    };
    /// \param key  stems with single blanks between, or characters of a script without spaces
    [[nodiscard]] Found find(Language language, std::string_view key) const;
    /// Whether a key may begin with \a word, by its first letters: false for most words of other
    /// languages, which need not be stemmed.
    [[nodiscard]] bool mayBegin(Language language, std::string_view word) const;
    /// The English of \a row; empty for words of asking.
    [[nodiscard]] std::string_view english(Row row) const { return textOf(m_rows.at(row)); }
    [[nodiscard]] std::size_t rowCount() const { return m_rows.size(); }
    /// Words that are known to be English but stand in no row.
    [[nodiscard]] std::vector<std::string_view> otherEnglish() const;

private:
    struct Text
    {
        std::uint32_t begin = 0; ///< in m_text
        std::uint32_t size = 0;
    };
    struct Entry
    {
        std::uint32_t begin = 0; ///< of the key, in m_text
        std::uint16_t size = 0;
        Row row = 0;
    };
    /// While a table is made.
    struct Parsing;

    [[nodiscard]] std::string_view textOf(const Text &text) const;
    [[nodiscard]] std::string_view keyOf(const Entry &entry) const;
    [[nodiscard]] bool isWhole() const;
    void noteBeginning(Language language, std::string_view word);
    [[nodiscard]] Text keep(std::string_view text);

    std::array<std::vector<Entry>, kLanguages> m_entries; ///< sorted by key
    /// A bit for each hash of the first kTold bytes of the first words of a language, as they are
    /// written and as they are stemmed, or of the whole word if it is shorter.
    static constexpr std::size_t kBeginnings = 1U << 16;
    static constexpr std::size_t kTold = 4;
    std::array<std::vector<std::uint64_t>, kSpacedLanguages> m_beginnings;
    std::vector<Text> m_rows;
    std::vector<Text> m_otherEnglish;
    QByteArray m_text; ///< after load() only a view of what was read
};

/// Whether all of \a rows stand in \a words.
[[nodiscard]] bool sayAll(const std::vector<std::vector<LexiconTable::Row>> &words,
                          const std::vector<LexiconTable::Row> &rows);

} // namespace mcprt
