// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/front/client_requests.h"

namespace mcprt {

namespace {

Failure failureOf(const RawJson &error)
{
    const auto code = decodeInteger(member(error, "code").view());
    return Failure(Error{
        ErrorCode::Remote, decodeString(member(error, "message").view()).value_or(QString()),
        QString(), code && *code >= INT_MIN && *code <= INT_MAX ? int(*code) : rpc::kInternalError,
        member(error, "data").toByteArray()});
}

} // namespace

QByteArray ClientRequests::add(Done<RawJson> done)
{
    const QByteArray id = "\"mcprt-" + QByteArray::number(++m_lastId) + '"';
    m_open.emplace(id, std::move(done));
    return id;
}

void ClientRequests::take(const Envelope &reply)
{
    auto node = m_open.extract(reply.id.toByteArray());
    if (!node)
        return;
    if (reply.kind == Envelope::Kind::Result)
        node.mapped().report(reply.result);
    else
        node.mapped().report(failureOf(reply.error));
}

bool ClientRequests::withdraw(const QByteArray &id)
{
    auto node = m_open.extract(id);
    if (node)
        node.mapped().fail(ErrorCode::Cancelled, QStringLiteral("The server took it back."));
    return bool(node);
}

void ClientRequests::cancelAll()
{
    for (auto &[id, done] : std::exchange(m_open, {})) // first: answers to these find nothing
        done.fail(ErrorCode::Cancelled, QStringLiteral("The client has gone."));
}

} // namespace mcprt
