// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/done.h"
#include "engine/router/operation.h"

#include <QObject>

namespace mcprt {

class Catalog;
class ServerPool;
class ServerStarter;

/// manage_server and list_running_servers.
class LifecycleOps final : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        const Catalog &catalog;
        ServerPool &servers;
        ServerStarter &starter;
    };

    explicit LifecycleOps(Parts parts, QObject *parent = nullptr);

    /// Asking for what is already so succeeds and says it.
    void run(const op::ManageServer &operation, Done<RawJson> done);
    void run(const op::ListRunningServers &operation, Done<RawJson> done);

private:
    void start(const ServerName &name, const QString &success, Done<RawJson> done);
    void stop(const op::ManageServer &operation, Done<RawJson> done);
    [[nodiscard]] QLatin1StringView state(const ServerName &name) const;

    Parts m_parts;
};

} // namespace mcprt
