// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/ids.h"
#include "engine/base/raw_json.h"

#include <deque>
#include <map>

namespace mcprt {

/// Tasks that children of the newer era made and keep, under ids of ours: those of two children
/// could be the same, and each is its caller's alone.
class RelayedTasks final
{
public:
    static constexpr std::size_t kMaxTasks = 10'000; ///< beyond it the oldest are forgotten

    struct Task
    {
        OwnerKey owner;
        ServerName server;
        QString id; ///< as the child calls it
    };

    /// \a created, the `CreateTaskResult` of \a server, with an id of ours.
    [[nodiscard]] RawJson adopt(const OwnerKey &owner, const ServerName &server,
                                const RawJson &created);
    /// Null for what is unknown or another owner's.
    [[nodiscard]] const Task *find(const OwnerKey &owner, const QString &id) const;
    /// \a result of a child's, about the task that we call \a id.
    [[nodiscard]] static RawJson renamed(const RawJson &result, const QString &id);

private:
    std::map<QString, Task> m_tasks; ///< by our id
    std::deque<QString> m_ids;       ///< oldest first
};

} // namespace mcprt
