// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <string>
#include <string_view>

namespace fake {

/// Raw text of the value of \a key at the top level of \a object; empty when it is not there. Valid
/// input is assumed: what a client of ours sends has been checked before.
[[nodiscard]] std::string_view memberOf(std::string_view object, std::string_view key);
/// Body of a JSON string, escapes untouched; empty when \a value is none.
[[nodiscard]] std::string_view bodyOf(std::string_view value);
/// \a value as a number, \a fallback when it is none.
[[nodiscard]] long numberOf(std::string_view value, long fallback);
/// \a text as a JSON string with quotes.
[[nodiscard]] std::string quoted(std::string_view text);

} // namespace fake
