// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/done.h"
#include "engine/child/child_session.h"
#include "engine/mcp/listing.h"

#include <QPointer>

#include <chrono>
#include <unordered_set>

namespace mcprt {

/// Brings a new session to the point where tools can be called: `initialize`,
/// `notifications/initialized`, then every page of `tools/list`. Can list again later.
/// \sa MCP 2025-11-25, basic/lifecycle
class Handshake final : public QObject
{
    Q_OBJECT

public:
    static constexpr int kMaxPages = 1000; ///< of one listing

    /// \param session  must outlive this object
    /// \param timeout  for each request
    Handshake(ChildSession &session, std::chrono::milliseconds timeout, QObject *parent = nullptr);

    /// Does all of it.
    /// \param done  what the server says of itself; Protocol (no usable answer, or a protocol
    ///              version that we don't speak), and what ChildSession::call() reports.
    void start(Done<ServerListing> done);
    /// Lists the tools once more, after start() has succeeded; the rest of the listing stays.
    void relist(Done<ServerListing> done);

private:
    void onInitialized(const RawJson &result);
    void listFirstPage();
    void requestPage(const RawJson &cursor);
    void onPage(const RawJson &result);
    void addTools(const RawJson &tools);
    void finish();
    void giveUp(Error error);

    ChildSession &m_session;
    std::chrono::milliseconds m_timeout;
    Done<ServerListing> m_done;
    ServerListing m_listing;
    std::unordered_set<ToolName> m_names;
    std::unordered_set<std::string> m_cursors;
};

} // namespace mcprt
