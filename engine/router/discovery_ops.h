// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/clock.h"
#include "engine/base/done.h"
#include "engine/router/operation.h"

#include <QObject>

#include <chrono>

namespace mcprt {

class Catalog;
class ContentStore;
class ServerPool;
class ServerStarter;
class TaskQueue;

/// The operations that look something up: nothing changes by them, but that a configured server
/// whose tools nobody has listed yet is started to list them.
class DiscoveryOps final : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        Catalog &catalog;
        const ServerPool &servers;
        ServerStarter &starter;
        const TaskQueue &tasks;
        const ContentStore &content;
        const Clock &clock;
    };

    explicit DiscoveryOps(Parts parts, QObject *parent = nullptr);

    // Each reports a CallToolResult, once.
    void run(const op::SearchTools &operation, Done<RawJson> done);
    void run(const op::SearchServers &operation, Done<RawJson> done);
    void run(const op::GetServerInfo &operation, Done<RawJson> done);
    void run(const op::GetServerTools &operation, Done<RawJson> done);
    void run(const op::GetToolDetails &operation, Done<RawJson> done);
    void run(const op::ListServers &operation, Done<RawJson> done);
    void run(const op::GetStatistics &operation, Done<RawJson> done);

    /// A client got our menu \a list in place of the tools of all servers.
    void noteMenu(const RawJson &list);

private:
    template <class T>
    void whenListed(const T &operation, Done<RawJson> done);
    void show(const op::GetServerTools &operation, Done<RawJson> done);
    void show(const op::GetToolDetails &operation, Done<RawJson> done);

    /// Counts what \a done is given, for get_statistics.
    [[nodiscard]] Done<RawJson> counted(Done<RawJson> done);

    Parts m_parts;
    std::chrono::steady_clock::time_point m_startedAt;
    qsizetype m_tokensSent = 0; ///< in the answers of this class, and in menus
    qsizetype m_menus = 0;
};

} // namespace mcprt
