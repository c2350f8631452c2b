// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/done.h"
#include "engine/mcp/envelope.h"

#include <QRandomGenerator>

#include <map>

namespace mcprt {

/// Requests that one client was asked on behalf of requests of its own (elicitation, sampling,
/// roots), until it has answered. Legacy era only.
class ClientRequests
{
public:
    /// \return the id to ask with, as JSON
    [[nodiscard]] QByteArray add(Done<RawJson> done);
    /// Reports \a reply to whoever asked: the result, or Remote with the client's code and data.
    /// Replies to nothing that is open are ignored.
    void take(const Envelope &reply);
    /// Reports Cancelled for the one request \a id. \return whether it was open
    bool withdraw(const QByteArray &id);
    void cancelAll();

    [[nodiscard]] size_t size() const { return m_open.size(); }

private:
    std::map<QByteArray, Done<RawJson>> m_open; ///< by id
    /// Begins anywhere: a client that goes from one engine to the next may still answer the old
    /// one.
    quint64 m_lastId = QRandomGenerator::global()->generate();
};

} // namespace mcprt
