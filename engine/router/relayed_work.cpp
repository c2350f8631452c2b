// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/router/relayed_work.h"

namespace mcprt {

RelayedWork::RelayedWork(RequestRelay &relay, RelayedRequest request,
                         Result<RawJson> (*word)(Result<RawJson> answer))
    : m_relay(&relay)
    , m_request(std::move(request))
    , m_word(word)
{}

RelayedWork::~RelayedWork() = default;

void RelayedWork::start(SharedCallback<void(const RawJson &params)> onProgress, Done<RawJson> done)
{
    if (!m_relay)
        return; // the engine is going down, the queue hears of it by the lost Done
    m_request.caller.notify = [onProgress = std::move(onProgress)](QByteArrayView method,
                                                                   const RawJson &params) {
        if (method == "notifications/progress")
            onProgress(params);
    };
    m_key = m_relay->send(
        std::move(m_request),
        Done<RawJson>([word = m_word, done = std::move(done)](Result<RawJson> answer) mutable {
            done.report(word(std::move(answer)));
        }));
}

void RelayedWork::cancel()
{
    if (m_relay)
        m_relay->cancel(m_key);
}

} // namespace mcprt
