// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/router/relayed_tasks.h"

#include "engine/base/json_edit.h"
#include "engine/base/random_id.h"

namespace mcprt {

RawJson RelayedTasks::adopt(const OwnerKey &owner, const ServerName &server, const RawJson &created)
{
    const QString id = randomHex();
    const QString theirs = decodeString(member(created, "taskId").view()).value_or(QString());
    m_tasks.emplace(id, Task{owner, server, theirs});
    m_ids.push_back(id);
    if (m_ids.size() > kMaxTasks) {
        m_tasks.erase(m_ids.front());
        m_ids.pop_front();
    }
    return renamed(created, id);
}

const RelayedTasks::Task *RelayedTasks::find(const OwnerKey &owner, const QString &id) const
{
    const auto at = m_tasks.find(id);
    return at != m_tasks.end() && at->second.owner == owner ? &at->second : nullptr;
}

RawJson RelayedTasks::renamed(const RawJson &result, const QString &id)
{
    if (member(result, "taskId").isEmpty())
        return result;
    QByteArray quoted;
    appendJsonString(quoted, id);
    return withMember(result, "taskId", quoted);
}

} // namespace mcprt
