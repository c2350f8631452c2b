// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/result.h"
#include "engine/child/call_options.h"
#include "engine/mcp/envelope.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <deque>
#include <span>
#include <vector>

namespace mcprt {

/// Finds the call for which a legacy child asks something, when the child doesn't say.
///
/// The calls in flight are the candidates; so are those that were given up a short while ago, for a
/// child need not heed a cancellation. While several callers are among them nobody is asked, for it
/// might be the wrong person: the question is held. Each call that the child answers is no
/// candidate any more, since a call that waits for an answer to its question has none itself; what
/// is left may be one caller's. A question that has waited Times::held is refused.
///
/// A call that was given up does not stand in the way of calls of the same program, for else one
/// that gives up and tries again would not be asked.
class QuestionDesk final : public QObject
{
    Q_OBJECT

public:
    using CallId = qint64;
    using TimePoint = std::chrono::steady_clock::time_point;

    struct Candidate
    {
        CallId call = 0;
        quint64 caller = 0;     ///< \sa CallOptions::caller
        bool isWilling = false; ///< takes such messages
        quint64 program = 0;    ///< \sa CallOptions::program
        bool isGivenUp = false;
    };

    struct Times
    {
        std::chrono::milliseconds held{std::chrono::seconds(30)};
        /// How long a call that was given up is a candidate of new questions; of those that are
        /// held by then it stays one.
        std::chrono::milliseconds givenUp{std::chrono::seconds(10)};
        /// The same with a child that has shown that it goes on with such calls.
        std::chrono::milliseconds givenUpInVain{std::chrono::minutes(5)};
    };
    static constexpr std::size_t kMaxGivenUp = 1024;
    static constexpr qsizetype kMaxHeldBytes = 8 * 1024 * 1024;

    explicit QuestionDesk(Times times, QObject *parent = nullptr);

    [[nodiscard]] static std::vector<CallId> idsOf(std::span<const Candidate> calls);
    /// \return the newest willing call, if all of \a calls are of one caller; NotFound (none is
    ///         willing), InvalidArgument (several callers').
    [[nodiscard]] static Result<CallId> settle(std::span<const Candidate> calls);

    /// Adds the calls that were given up to \a calls.
    void addGivenUp(std::vector<Candidate> &calls);
    /// Keeps a question whose caller settle() can't tell. \return false if there are too many
    [[nodiscard]] bool hold(const Envelope &question, std::vector<Candidate> calls);
    /// The child takes the question \a id back. \return false for one that isn't held
    bool withdraw(QByteArrayView id);
    [[nodiscard]] bool isHeld(QByteArrayView id) const;
    [[nodiscard]] std::size_t held() const { return m_held.size(); }

    /// The child has answered \a call.
    void answered(CallId call);
    /// Nobody waits for \a call any more, which went by the id \a wire; the child may go on with
    /// it.
    void gaveUp(CallId call, CallId wire, const CallOptions &options);
    /// The child has answered a call after all that was given up.
    void answeredLate(CallId wire);
    void clear();

signals:
    /// \a call is the one to ask; the question may be for any of \a calls, all of its caller.
    void settled(qint64 call, const std::vector<qint64> &calls, const mcprt::Envelope &question);
    /// \a why is NotFound or InvalidArgument; \sa settle()
    void refused(const mcprt::Envelope &question, mcprt::ErrorCode why);

private:
    struct Held
    {
        Envelope question;
        std::vector<Candidate> calls;
        TimePoint until;
    };
    struct GivenUp
    {
        CallId call = 0;
        CallId wire = 0;
        quint64 caller = 0;
        quint64 program = 0;
        TimePoint until;
    };

    void review();
    void expire();

    const Times m_times;
    std::deque<Held> m_held;       ///< oldest first
    std::deque<GivenUp> m_givenUp; ///< oldest first
    bool m_goesOn = false;         ///< the child has answered a call that was given up
    QTimer m_timer;                ///< runs while something is held
};

} // namespace mcprt
