// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/done.h"
#include "engine/base/ids.h"
#include "engine/base/raw_json.h"
#include "engine/mcp/withdraw.h"

#include <QLatin1StringView>

namespace mcprt {

enum class ElicitationAction {
    Accept,
    Decline,
    Cancel, ///< dismissed without a choice
};
[[nodiscard]] constexpr QLatin1StringView toWireName(ElicitationAction action)
{
    switch (action) {
    case ElicitationAction::Accept: return QLatin1StringView("accept");
    case ElicitationAction::Decline: return QLatin1StringView("decline");
    case ElicitationAction::Cancel: return QLatin1StringView("cancel");
    }
    Q_UNREACHABLE();
}

/// The person at this computer, who may answer what a client can't be asked.
/// \sa MCP 2025-11-25, client/elicitation
class ElicitationHandler
{
public:
    virtual ~ElicitationHandler() = default;

    /// Whether somebody sees questions at all.
    [[nodiscard]] virtual bool isThere() const = 0;
    /// \param params  of `elicitation/create`
    /// \param done  an `ElicitResult`. An error for the server: InvalidArgument (what it asks can't
    ///              be shown), LimitExceeded (it asks too much), NotFound (nobody is there).
    /// \return takes the question back
    virtual Withdraw ask(const ServerName &server, const RawJson &params, Done<RawJson> done) = 0;
};

} // namespace mcprt
