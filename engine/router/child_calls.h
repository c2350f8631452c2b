// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/child/child_session.h"
#include "engine/router/slot_map.h"

#include <QObject>
#include <QPointer>

namespace mcprt {

/// Calls of children, each from the caller's request to the answer that ends it.
///
/// A child of the newer era that needs something of the client does not ask, it answers
/// `input_required`. For a caller of the older era each of its `inputRequests` becomes a request to
/// that caller, and the call is made again with the answers. \sa MCP 2026-07-28, MRTR
class ChildCalls final : public QObject
{
    Q_OBJECT

public:
    using Key = quint64;
    /// What becomes of `input_required`.
    enum class Inputs {
        PassOn, ///< it is the answer: the caller knows what to do
        Ask,    ///< CallOptions::onRequest is asked; an error where that is empty
    };

    static constexpr int kMaxRounds = 16;         ///< a child that asks on and on is given up
    static constexpr std::size_t kMaxInputs = 64; ///< in one round

    explicit ChildCalls(QObject *parent = nullptr);
    ~ChildCalls() override;

    /// As ChildSession::call(); the timeout is for each round.
    Key call(ChildSession &session, QByteArray method, RawJson params, CallOptions options,
             Inputs inputs, Done<RawJson> done);
    /// Ends the call, tells the child, and reports Cancelled. Unknown keys are ignored.
    void cancel(Key key, const QString &reason);

private:
    struct Call
    {
        QPointer<ChildSession> session;
        QByteArray method;
        RawJson params;
        CallOptions options;
        Inputs inputs = Inputs::PassOn;
        Done<RawJson> done;
        ChildSession::CallId id = 0;
        int rounds = 0;
        bool mayNeedInput = false;
        qsizetype openInputs = 0;      ///< asked and not answered
        QByteArray responses{};        ///< members of `inputResponses` so far
        RawJson requestState{};        ///< to send with them
        std::vector<Withdraw> asked{}; ///< in this round
    };

    void send(Key key);
    void onAnswer(Key key, Result<RawJson> answer);
    void askInputs(Key key, const RawJson &answer);
    void onInput(Key key, const QByteArray &rawName, const Result<RawJson> &input);
    void finish(Key key, Result<RawJson> result);
    static void takeBack(Call &call);
    void fail(Key key, ErrorCode code, const QString &why);

    SlotMap<Call> m_calls;
};

/// Whether \a result is an `InputRequiredResult`.
[[nodiscard]] bool isInputRequired(const RawJson &result);

} // namespace mcprt
