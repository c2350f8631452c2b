// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/clock.h"
#include "engine/mcp/surface.h"
#include "engine/router/open_inputs.h"
#include "engine/router/state_seal.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <map>

namespace mcprt {

/// Calls of children of the older era on behalf of callers of the newer one.
///
/// Such a child asks in the middle of a call and waits; such a caller can't be asked, it gets
/// `input_required` as the answer and comes again. In between the call is parked: the caller's
/// `requestState` names it, sealed and for a limited time, and `inputResponses` go to the child.
class ParkedCalls final : public QObject
{
    Q_OBJECT

public:
    using Key = quint64;
    /// Begins a call for a caller that can be asked. \return a key for the canceller
    using Starter = std::function<quint64(const Caller &caller, Done<RawJson> done)>;
    using Canceller = std::function<void(quint64 started)>;

    static constexpr std::chrono::minutes kKept{5}; ///< how long a parked call waits for its caller
    static constexpr std::size_t kMaxParked = 256;

    explicit ParkedCalls(const Clock &clock, QObject *parent = nullptr);
    ~ParkedCalls() override;

    /// Goes on with the call that the `requestState` of \a request names, else starts one.
    ///
    /// \param done  what the call answers, or an `InputRequiredResult`. InvalidArgument for a
    ///              `requestState` of ours that is not whole, has expired, is another owner's or
    ///              was made for another request. May run before run() returns.
    /// \return for cancel()
    Key run(const McpRequest &request, const Starter &start, Canceller cancel, Done<RawJson> done);
    /// Ends a call that somebody waits for, and reports Cancelled. What is parked stays.
    void cancel(Key key);

private:
    struct Call
    {
        OwnerKey owner;
        QByteArray print; ///< of the request that began it
        Canceller cancel;
        quint64 started = 0;
        Done<RawJson> waiting; ///< empty while it is parked
        SharedCallback<void(QByteArrayView method, const RawJson &params)> notify;
        RawJson progressToken; ///< of the one who waits; empty = no progress wanted
        OpenInputs asked{};    ///< by the child
        std::optional<Result<RawJson>> answer{}; ///< came while it was parked
        StateSeal::TimePoint expiry{};           ///< while it is parked
    };

    Key resume(const McpRequest &request, const QByteArray &state, Done<RawJson> done);
    [[nodiscard]] Caller callerOf(Key key, const McpRequest &request);
    QByteArray onAsked(Key key, QByteArrayView method, const RawJson &params, Done<RawJson> done);
    void onAnswer(Key key, Result<RawJson> answer);
    void takeResponses(Key key, const RawJson &responses);
    void park(Key key);
    void expire();
    [[nodiscard]] Call *find(Key key);

    const Clock &m_clock;
    StateSeal m_seal;
    std::map<Key, Call> m_calls;
    Key m_lastKey = 0;
    QTimer m_timer; ///< runs while something is parked
};

} // namespace mcprt
