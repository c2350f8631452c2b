// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/router/request_relay.h"
#include "engine/tasks/task_queue.h"

#include <QPointer>

namespace mcprt {

/// A request to a child that waits in the queue for its turn.
class RelayedWork final : public TaskWork
{
public:
    /// \param word  what the task has to report for what the relay reported
    RelayedWork(RequestRelay &relay, RelayedRequest request,
                Result<RawJson> (*word)(Result<RawJson> answer));
    ~RelayedWork() override;

    void start(SharedCallback<void(const RawJson &params)> onProgress, Done<RawJson> done) override;
    void cancel() override;

private:
    QPointer<RequestRelay> m_relay;
    RelayedRequest m_request;
    Result<RawJson> (*m_word)(Result<RawJson> answer);
    RequestRelay::Key m_key = 0;
};

} // namespace mcprt
