// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/catalog/stop_words.h"

#include <algorithm>
#include <array>

namespace mcprt {

namespace {

using namespace std::literals;

// Both lists are sorted, for the binary search.
constexpr std::array kDocument{
    "a"sv,   "an"sv,   "and"sv, "are"sv,  "as"sv, "at"sv,   "be"sv, "by"sv,
    "for"sv, "from"sv, "in"sv,  "is"sv,   "it"sv, "its"sv,  "of"sv, "on"sv,
    "or"sv,  "that"sv, "the"sv, "this"sv, "to"sv, "with"sv,
};

constexpr std::array kQuery{
    "about"sv, "al"sv,    "all"sv,      "also"sv,    "am"sv,     "any"sv,    "aux"sv,
    "avec"sv,  "been"sv,  "but"sv,      "can"sv,     "ce"sv,     "ces"sv,    "cette"sv,
    "como"sv,  "con"sv,   "could"sv,    "cual"sv,    "cuales"sv, "d"sv,      "dans"sv,
    "de"sv,    "del"sv,   "des"sv,      "did"sv,     "do"sv,     "does"sv,   "du"sv,
    "el"sv,    "ella"sv,  "en"sv,       "es"sv,      "est"sv,    "esta"sv,   "este"sv,
    "et"sv,    "give"sv,  "going"sv,    "had"sv,     "has"sv,    "have"sv,   "he"sv,
    "help"sv,  "her"sv,   "here"sv,     "him"sv,     "his"sv,    "how"sv,    "i"sv,
    "if"sv,    "into"sv,  "je"sv,       "just"sv,    "know"sv,   "l"sv,      "la"sv,
    "las"sv,   "le"sv,    "les"sv,      "let"sv,     "like"sv,   "ll"sv,     "lo"sv,
    "los"sv,   "m"sv,     "ma"sv,       "may"sv,     "me"sv,     "mes"sv,    "mi"sv,
    "might"sv, "mis"sv,   "moi"sv,      "mon"sv,     "must"sv,   "my"sv,     "necesito"sv,
    "need"sv,  "nos"sv,   "notre"sv,    "nous"sv,    "now"sv,    "ou"sv,     "our"sv,
    "par"sv,   "para"sv,  "please"sv,   "por"sv,     "pour"sv,   "puedes"sv, "qu"sv,
    "que"sv,   "quel"sv,  "quelle"sv,   "quelles"sv, "quels"sv,  "qui"sv,    "quiero"sv,
    "re"sv,    "s"sv,     "se"sv,       "shall"sv,   "she"sv,    "should"sv, "show"sv,
    "so"sv,    "some"sv,  "son"sv,      "sont"sv,    "su"sv,     "sur"sv,    "sus"sv,
    "t"sv,     "tell"sv,  "than"sv,     "their"sv,   "them"sv,   "then"sv,   "there"sv,
    "these"sv, "they"sv,  "those"sv,    "un"sv,      "una"sv,    "une"sv,    "us"sv,
    "ve"sv,    "veux"sv,  "voudrais"sv, "want"sv,    "was"sv,    "we"sv,     "were"sv,
    "what"sv,  "when"sv,  "where"sv,    "which"sv,   "who"sv,    "why"sv,    "will"sv,
    "wish"sv,  "would"sv, "y"sv,        "you"sv,     "your"sv,
};

} // namespace

bool isDocumentStopWord(std::string_view word)
{
    return std::binary_search(kDocument.begin(), kDocument.end(), word);
}

bool isQueryStopWord(std::string_view word)
{
    return isDocumentStopWord(word) || std::binary_search(kQuery.begin(), kQuery.end(), word);
}

} // namespace mcprt
