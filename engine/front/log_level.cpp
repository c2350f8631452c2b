// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/front/log_level.h"

#include <algorithm>
#include <array>

namespace mcprt {

namespace {

constexpr std::array<QByteArrayView, 8> kLevels = {"debug", "info",     "notice", "warning",
                                                   "error", "critical", "alert",  "emergency"};

} // namespace

std::optional<int> logLevelOf(const RawJson &name)
{
    const auto text = decodeUtf8(name.view());
    const auto *at = text ? std::ranges::find(kLevels, QByteArrayView(*text)) : kLevels.end();
    return at == kLevels.end() ? std::nullopt : std::optional(int(at - kLevels.begin()));
}

bool isLoggedAt(int least, QByteArrayView params)
{
    return least == 0
           || logLevelOf(member(RawJson(params.toByteArray()), "level")).value_or(-1) >= least;
}

} // namespace mcprt
