// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/error.h"

namespace mcprt {

/// What the program ends with. Scripts branch on these, so a number never changes its meaning.
enum class ExitCode {
    Ok = 0,
    General = 1,        ///< anything that has no number of its own; a tool that answered isError
    PortInUse = 2,      ///< `serve` over HTTP
    AlreadyRunning = 3, ///< another process holds the data
    Config = 4,         ///< a setting or configuration file is wrong
    Permission = 5,     ///< a key, token or file permission is missing or wrong
    NeedsApproval = 6,  ///< a person has to approve a start command first
    NotFound = 7,       ///< unknown server or tool
    Degraded = 10,      ///< part of it failed; trying again later may work
    Blocked = 11,       ///< switched off in the configuration
    Usage = 64,         ///< the command line is wrong
    Interrupted = 130,  ///< SIGINT
};

[[nodiscard]] constexpr ExitCode toExitCode(ErrorCode code)
{
    switch (code) { // no default: -Wswitch finds a forgotten enumerator
    case ErrorCode::Misconfigured: return ExitCode::Config;
    case ErrorCode::Unauthorized: return ExitCode::Permission;
    case ErrorCode::NeedsApproval: return ExitCode::NeedsApproval;
    case ErrorCode::NotFound: return ExitCode::NotFound;
    case ErrorCode::Timeout:
    case ErrorCode::NotRunning:
    case ErrorCode::Busy:
    case ErrorCode::Unavailable: return ExitCode::Degraded;
    case ErrorCode::Disabled: return ExitCode::Blocked;
    case ErrorCode::InvalidArgument: return ExitCode::Usage;
    case ErrorCode::Cancelled:
    case ErrorCode::SpawnFailed:
    case ErrorCode::Protocol:
    case ErrorCode::Remote:
    case ErrorCode::LimitExceeded:
    case ErrorCode::Io: return ExitCode::General;
    }
    return ExitCode::General;
}

} // namespace mcprt
