// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/base/error.h"

using namespace Qt::StringLiterals;

namespace mcprt {

QLatin1StringView toWireName(ErrorCode code)
{
    switch (code) { // no default: -Wswitch finds a forgotten enumerator
    case ErrorCode::Cancelled: return "cancelled"_L1;
    case ErrorCode::Timeout: return "timeout"_L1;
    case ErrorCode::NotFound: return "not_found"_L1;
    case ErrorCode::NotRunning: return "not_running"_L1;
    case ErrorCode::SpawnFailed: return "spawn_failed"_L1;
    case ErrorCode::Protocol: return "protocol"_L1;
    case ErrorCode::Remote: return "remote"_L1;
    case ErrorCode::InvalidArgument: return "invalid_argument"_L1;
    case ErrorCode::LimitExceeded: return "limit_exceeded"_L1;
    case ErrorCode::Io: return "io"_L1;
    case ErrorCode::Misconfigured: return "misconfigured"_L1;
    case ErrorCode::NeedsApproval: return "needs_approval"_L1;
    case ErrorCode::Disabled: return "disabled"_L1;
    case ErrorCode::Busy: return "busy"_L1;
    case ErrorCode::Unauthorized: return "unauthorized"_L1;
    case ErrorCode::Unavailable: return "unavailable"_L1;
    }
    Q_UNREACHABLE();
}

std::optional<ErrorCode> errorCodeFromWireName(QStringView name)
{
    constexpr int kLast = int(ErrorCode::Unavailable);
    for (int code = 0; code <= kLast; ++code) {
        if (toWireName(ErrorCode(code)) == name)
            return ErrorCode(code);
    }
    return std::nullopt;
}

} // namespace mcprt
