// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <string_view>

namespace mcprt {

/// Words that carry nothing in any description: articles, the commonest prepositions.
[[nodiscard]] bool isDocumentStopWord(std::string_view word);

/// Besides those, words with which people ask rather than what they ask for, in English, French and
/// Spanish: "could you please show me", "quelles sont les", "necesito". Lower case, no accents.
[[nodiscard]] bool isQueryStopWord(std::string_view word);

/// Words of greeting, thanking and small talk in English, French, Spanish and German ("hello",
/// "merci beaucoup").
[[nodiscard]] bool isSmallTalkWord(std::string_view word);

/// Words that are small talk only beside others of it, since they name things in another language
/// ("comment", "tag").
[[nodiscard]] bool isTalkOrThingWord(std::string_view word);

} // namespace mcprt
