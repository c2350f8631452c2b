// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/error.h"

#include <QStringList>

#include <chrono>

namespace mcprt {

/// What call failed, for its error message.
struct FailedCall
{
    QString server;
    QString tool;
    std::chrono::milliseconds timeout{0};
    QStringList stderrTail;   ///< the server's newest lines
    bool isServerGone = true; ///< else only this call failed, and the server runs on
};

/// The error of a tool call that failed on the way or at the server, in words that a model can act
/// on: what failed, why, what to do next. Code, origin and rpcCode stay.
[[nodiscard]] Error explained(const Error &error, const FailedCall &call);

} // namespace mcprt
