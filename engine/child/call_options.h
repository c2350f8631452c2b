// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/done.h"
#include "engine/base/raw_json.h"
#include "engine/base/shared_callback.h"
#include "engine/mcp/withdraw.h"

#include <chrono>

namespace mcprt {

/// What a caller wants of one request besides its answer.
struct CallOptions
{
    std::chrono::milliseconds timeout{std::chrono::seconds(60)};
    /// Gets the `params` of each `notifications/progress` of this request, with the child's token
    /// in it; set = a progress token is sent along.
    SharedCallback<void(const RawJson &params)> onProgress{};
    /// Answers a request of the child's that this call caused: `elicitation/create`,
    /// `sampling/createMessage`, `roots/list`. \a done takes the `result`, or an error, whose
    /// rpcCode and rpcData go to the child; what is returned is called if the child takes its
    /// request back. Unset = the child is told -32601.
    /// \sa ChildSession, attribution
    SharedCallback<Withdraw(QByteArrayView method, const RawJson &params, Done<RawJson> done)>
        onRequest{};
    /// Gets `notifications/message` of the child's that belong to this call.
    SharedCallback<void(QByteArrayView method, const RawJson &params)> onNotification{};
    RawJson clientCapabilities{}; ///< of the caller; declared to a modern child; may be empty
    QByteArray logLevel{};        ///< that a modern child shall log from on; empty = none
    /// Who makes the call; calls of one caller need not be told apart. 0 = nobody else's.
    quint64 caller = 0;
    /// What can be told of the program behind the caller; another caller may have the same. 0 =
    /// nothing.
    quint64 program = 0;
    /// Made for our own sake (set-up, lists, listening): keeps no server from being idle.
    bool isUpkeep = false;
};

} // namespace mcprt
