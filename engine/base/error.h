// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace mcprt {

/// Why an engine operation did not produce a value. Callers branch on this, never on the message.
enum class ErrorCode {
    Cancelled,       ///< the caller, or the owner of the call, went away
    Timeout,         ///< the deadline passed; the work may still finish on the far side
    NotFound,        ///< unknown server, tool, task or content reference
    NotRunning,      ///< the child exists but is not in state Ready
    SpawnFailed,     ///< the program could not be started
    Protocol,        ///< the peer sent something that is not valid JSON-RPC or MCP
    Remote,          ///< the peer answered with a JSON-RPC error; see Error::rpcCode
    InvalidArgument, ///< the caller's input is wrong; retrying unchanged is pointless
    LimitExceeded,   ///< a size, count or rate limit of ours was hit
    Io,              ///< pipe, socket or file error
    Misconfigured,   ///< the server's entry in the configuration is wrong
    NeedsApproval,   ///< a person has to approve the start command first
    Disabled,        ///< the server or tool is switched off in the configuration
    Busy,            ///< a queue is full; trying again later may work
    Unauthorized,    ///< a key or token is missing or wrong
    Unavailable,     ///< a service that we depend on is down or answers nonsense
};

struct Error
{
    ErrorCode code{};
    QString message;      ///< English, one sentence, no secrets; for logs and for the model
    QString origin;       ///< server or component name, may be empty
    int rpcCode = 0;      ///< JSON-RPC error code when code == Remote
    QByteArray rpcData{}; ///< `data` of the JSON-RPC error, a JSON value; may be empty

    bool operator==(const Error &) const = default;
};

/// Stable snake_case name of \a code; part of the public wire format, so never rename one.
[[nodiscard]] QLatin1StringView toWireName(ErrorCode code);
/// The code that toWireName() spells \a name.
[[nodiscard]] std::optional<ErrorCode> errorCodeFromWireName(QStringView name);

} // namespace mcprt
