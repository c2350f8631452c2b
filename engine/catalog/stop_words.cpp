// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/catalog/stop_words.h"

#include <algorithm>
#include <array>

namespace mcprt {

namespace {

using namespace std::literals;

// All lists are sorted, for the binary search.
constexpr std::array kDocument{
    "a"sv,   "an"sv,   "and"sv, "are"sv,  "as"sv, "at"sv,   "be"sv, "by"sv,
    "for"sv, "from"sv, "in"sv,  "is"sv,   "it"sv, "its"sv,  "of"sv, "on"sv,
    "or"sv,  "that"sv, "the"sv, "this"sv, "to"sv, "with"sv,
};

constexpr std::array kQuery{
    "about"sv, "al"sv,   "all"sv,      "also"sv,    "am"sv,     "any"sv,    "aux"sv,
    "avec"sv,  "been"sv, "but"sv,      "can"sv,     "ce"sv,     "ces"sv,    "cette"sv,
    "como"sv,  "con"sv,  "could"sv,    "cual"sv,    "cuales"sv, "d"sv,      "dans"sv,
    "de"sv,    "del"sv,  "des"sv,      "did"sv,     "do"sv,     "does"sv,   "du"sv,
    "el"sv,    "ella"sv, "en"sv,       "es"sv,      "est"sv,    "esta"sv,   "este"sv,
    "et"sv,    "give"sv, "going"sv,    "had"sv,     "has"sv,    "have"sv,   "he"sv,
    "help"sv,  "her"sv,  "here"sv,     "him"sv,     "his"sv,    "how"sv,    "i"sv,
    "if"sv,    "into"sv, "je"sv,       "just"sv,    "know"sv,   "l"sv,      "la"sv,
    "las"sv,   "le"sv,   "les"sv,      "let"sv,     "like"sv,   "ll"sv,     "lo"sv,
    "los"sv,   "m"sv,    "ma"sv,       "may"sv,     "me"sv,     "mes"sv,    "mi"sv,
    "might"sv, "mis"sv,  "moi"sv,      "mon"sv,     "must"sv,   "my"sv,     "necesito"sv,
    "need"sv,  "nos"sv,  "notre"sv,    "nous"sv,    "now"sv,    "ou"sv,     "our"sv,
    "par"sv,   "para"sv, "please"sv,   "por"sv,     "pour"sv,   "puedes"sv, "qu"sv,
    "que"sv,   "quel"sv, "quelle"sv,   "quelles"sv, "quels"sv,  "qui"sv,    "quiero"sv,
    "re"sv,    "s"sv,    "se"sv,       "shall"sv,   "she"sv,    "should"sv, "show"sv,
    "so"sv,    "some"sv, "son"sv,      "sont"sv,    "su"sv,     "sur"sv,    "sus"sv,
    "t"sv,     "tell"sv, "than"sv,     "their"sv,   "them"sv,   "then"sv,   "there"sv,
    "these"sv, "they"sv, "those"sv,    "un"sv,      "una"sv,    "une"sv,    "us"sv,
    "ve"sv,    "veux"sv, "voudrais"sv, "want"sv,    "was"sv,    "we"sv,     "were"sv,
    "what"sv,  "when"sv, "where"sv,    "whether"sv, "which"sv,  "who"sv,    "why"sv,
    "will"sv,  "wish"sv, "would"sv,    "y"sv,       "you"sv,    "your"sv,
};

// Small talk in one language or beside other words of it, a thing to ask for else ("comment ça va",
// "list comments"; "see you tomorrow", "weather tomorrow").
constexpr std::array kTalkOrThing{
    "accord"sv, "bit"sv,   "comment"sv,  "content"sv, "demain"sv,
    "heute"sv,  "hoy"sv,   "manana"sv,   "moment"sv,  "morgen"sv,
    "tag"sv,    "today"sv, "tomorrow"sv, "tonight"sv, "welcome"sv,
};

// Greetings, thanks, moods and what stands between them.
constexpr std::array kSmallTalk{
    "abend"sv,     "adios"sv,       "adore"sv,
    "afternoon"sv, "aide"sv,        "aime"sv,
    "ain"sv,       "amazing"sv,     "amiga"sv,
    "amigo"sv,     "anos"sv,        "anyway"sv,
    "aren"sv,      "aujourd"sv,     "awesome"sv,
    "bald"sv,      "beaucoup"sv,    "believe"sv,
    "best"sv,      "bien"sv,        "bientot"sv,
    "bin"sv,       "birthday"sv,    "bis"sv,
    "bitte"sv,     "bonjour"sv,     "bonne"sv,
    "bonsoir"sv,   "bored"sv,       "buenas"sv,
    "buenos"sv,    "bye"sv,         "c"sv,
    "ca"sv,        "cansada"sv,     "cansado"sv,
    "cheers"sv,    "congrats"sv,    "congratulations"sv,
    "contenta"sv,  "contente"sv,    "contento"sv,
    "cool"sv,      "coucou"sv,      "cuantos"sv,
    "cute"sv,      "cutest"sv,      "dank"sv,
    "danke"sv,     "das"sv,         "davon"sv,
    "deine"sv,     "deiner"sv,      "desole"sv,
    "desolee"sv,   "dias"sv,        "didn"sv,
    "dir"sv,       "dis"sv,         "doesn"sv,
    "don"sv,       "done"sv,        "dont"sv,
    "drole"sv,     "else"sv,        "encanta"sv,
    "enough"sv,    "eres"sv,        "estoy"sv,
    "euch"sv,      "evening"sv,     "ever"sv,
    "fatigue"sv,   "fatiguee"sv,    "feel"sv,
    "feeling"sv,   "fine"sv,        "funny"sv,
    "fur"sv,       "geht"sv,        "genial"sv,
    "good"sv,      "goodbye"sv,     "gracias"sv,
    "great"sv,     "greetings"sv,   "gusta"sv,
    "gute"sv,      "guten"sv,       "guter"sv,
    "haha"sv,      "hahaha"sv,      "hallo"sv,
    "haltst"sv,    "happy"sv,       "hasta"sv,
    "hate"sv,      "hello"sv,       "hey"sv,
    "hi"sv,        "hilfe"sv,       "hiya"sv,
    "hola"sv,      "howdy"sv,       "hui"sv,
    "ich"sv,       "im"sv,          "isn"sv,
    "ist"sv,       "j"sv,           "ja"sv,
    "journee"sv,   "later"sv,       "laugh"sv,
    "laughing"sv,  "lol"sv,         "love"sv,
    "loved"sv,     "lovely"sv,      "luck"sv,
    "luego"sv,     "lustig"sv,      "made"sv,
    "make"sv,      "makes"sv,       "maybe"sv,
    "meet"sv,      "merci"sv,       "mind"sv,
    "morning"sv,   "much"sv,        "muchas"sv,
    "mucho"sv,     "mude"sv,        "muy"sv,
    "n"sv,         "nacht"sv,       "nah"sv,
    "ne"sv,        "nein"sv,        "never"sv,
    "nice"sv,      "night"sv,       "no"sv,
    "noches"sv,    "non"sv,         "nope"sv,
    "not"sv,       "nothing"sv,     "nuit"sv,
    "ok"sv,        "okay"sv,        "old"sv,
    "oui"sv,       "pardon"sv,      "pas"sv,
    "penses"sv,    "perhaps"sv,     "plait"sv,
    "really"sv,    "revoir"sv,      "sad"sv,
    "said"sv,      "salut"sv,       "say"sv,
    "saying"sv,    "schonen"sv,     "schones"sv,
    "see"sv,       "sehr"sv,        "sense"sv,
    "si"sv,        "soiree"sv,      "something"sv,
    "soon"sv,      "sorry"sv,       "sound"sv,
    "sounds"sv,    "suis"sv,        "super"sv,
    "sure"sv,      "ta"sv,          "tal"sv,
    "tardes"sv,    "te"sv,          "tes"sv,
    "thank"sv,     "thanks"sv,      "think"sv,
    "thx"sv,       "tienes"sv,      "tired"sv,
    "todo"sv,      "toi"sv,         "ton"sv,
    "too"sv,       "tres"sv,        "triste"sv,
    "trop"sv,      "tschuess"sv,    "tschuss"sv,
    "tu"sv,        "und"sv,         "up"sv,
    "va"sv,        "vale"sv,        "very"sv,
    "vielen"sv,    "vous"sv,        "vraiment"sv,
    "weekend"sv,   "well"sv,        "whats"sv,
    "wie"sv,       "wiedersehen"sv, "wochenende"sv,
    "wow"sv,       "yeah"sv,        "yep"sv,
    "yes"sv,       "yo"sv,          "you"sv,
    "your"sv,      "yours"sv,       "你好"sv,
    "再见"sv,      "您好"sv,        "早安"sv,
    "晚安"sv,      "謝謝"sv,        "谢谢"sv,
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

bool isTalkOrThingWord(std::string_view word)
{
    return std::binary_search(kTalkOrThing.begin(), kTalkOrThing.end(), word);
}

bool isSmallTalkWord(std::string_view word)
{
    return std::binary_search(kSmallTalk.begin(), kSmallTalk.end(), word);
}

} // namespace mcprt
