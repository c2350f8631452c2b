// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/router/call_error.h"

#include "engine/mcp/envelope.h"
#include "engine/router/reply_text.h"

namespace mcprt {

namespace {

constexpr qsizetype kReasonChars = 600;
constexpr qsizetype kStderrChars = 500;

QString stderrText(const QStringList &tail, const QString &reason)
{
    if (tail.isEmpty() || reason.contains(tail.last()))
        return {};
    const QString all = tail.join(u" | ");
    QString text = brief(all.right(kStderrChars), kStderrChars); // the end says why
    if (all.size() > kStderrChars)
        text.prepend(u'…');
    return QStringLiteral(" Last lines of stderr: ") + text + u'.';
}

/// What helps after an error between us and the server.
QString nextStep(const Error &error, const FailedCall &call)
{
    if (call.isServerGone)
        return QStringLiteral("Call it again to start %1 anew.").arg(call.server);
    if (error.code == ErrorCode::Io)
        return QStringLiteral("Call it again.");
    return QStringLiteral("%1 still runs, and the fault is its own: the same call may fail "
                          "again, so try other arguments or another tool.")
        .arg(call.server);
}

QString remoteText(const Error &error, const QString &name, const QString &reason)
{
    QString text = QStringLiteral("%1 failed: %2").arg(name, reason);
    if (error.rpcCode != 0)
        text += QStringLiteral(" (JSON-RPC error %1)").arg(error.rpcCode);
    if (error.rpcCode == rpc::kInvalidParams)
        text += QStringLiteral(". Check the arguments with get_tool_details");
    return text + u'.';
}

} // namespace

Error explained(const Error &error, const FailedCall &call)
{
    const QString name = call.server + u'/' + call.tool;
    QString reason = brief(error.message, kReasonChars);
    while (reason.endsWith(u'.'))
        reason.chop(1);
    Error told = error;
    switch (error.code) {
    case ErrorCode::Timeout:
        told.message =
            QStringLiteral("%1 did not answer within %2 s; %3 was told to cancel it. If it needs "
                           "longer, call it with a larger timeout and in_background=true.")
                .arg(name)
                .arg(double(call.timeout.count()) / 1000)
                .arg(call.server);
        break;
    case ErrorCode::Remote: told.message = remoteText(error, name, reason); break;
    case ErrorCode::Io:
    case ErrorCode::Protocol:
        told.message = QStringLiteral("%1 failed: %2.%3 ")
                           .arg(name, reason, stderrText(call.stderrTail, error.message))
                       + nextStep(error, call);
        break;
    case ErrorCode::Cancelled:
        told.message =
            QStringLiteral("%1 did not finish: %2 was stopped. Call it again if you still "
                           "need it.")
                .arg(name, call.server);
        break;
    case ErrorCode::NotFound:
    case ErrorCode::NotRunning:
    case ErrorCode::SpawnFailed:
    case ErrorCode::InvalidArgument:
    case ErrorCode::LimitExceeded:
    case ErrorCode::Misconfigured:
    case ErrorCode::NeedsApproval:
    case ErrorCode::Disabled:
    case ErrorCode::Busy:
    case ErrorCode::Unauthorized:
    case ErrorCode::Unavailable: break; // they say it all themselves
    }
    return told;
}

} // namespace mcprt
