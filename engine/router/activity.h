// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/clock.h"
#include "engine/base/ids.h"
#include "engine/base/raw_json.h"
#include "engine/base/result.h"

#include <QObject>

#include <array>
#include <chrono>
#include <unordered_map>
#include <vector>

namespace mcprt {

/// One finished call of a child's tool.
struct CallRecord
{
    qint64 number = 0; ///< counts up from 1
    ServerName server;
    QString tool;
    QDateTime at; ///< when it ended
    std::chrono::nanoseconds duration{0};
    bool isError = false; ///< failed, or a result with `isError`
    QString problem;      ///< message of a call that failed
    qint64 resultBytes = 0;
    qint64 tokensKeptOut = 0;
};

/// What has been called lately and how long it took. Costs a call well under a microsecond; nothing
/// is summed up before someone looks.
class Activity final : public QObject
{
    Q_OBJECT

public:
    using TimePoint = std::chrono::steady_clock::time_point;

    static constexpr size_t kRecent = 1000;   ///< records kept
    static constexpr size_t kDurations = 256; ///< of each server, for its percentiles

    explicit Activity(const Clock &clock, QObject *parent = nullptr);

    [[nodiscard]] TimePoint now() const { return m_clock.now(); }
    /// A call of \a tool that began at \a begin has ended with \a result.
    /// \param tokensKeptOut  of the model's context, because the result was stored
    void finished(const ServerName &server, const QString &tool, TimePoint begin,
                  const Result<RawJson> &result, qint64 tokensKeptOut = 0);

    struct Totals
    {
        qint64 calls = 0;
        qint64 failed = 0;
        qint64 tokensKeptOut = 0;
    };
    [[nodiscard]] const Totals &totals() const { return m_totals; }

    struct Summary
    {
        qint64 calls = 0;
        qint64 failed = 0;
        double medianMs = -1; ///< -1 = none yet
        double p95Ms = -1;
    };
    [[nodiscard]] Summary summary(const ServerName &server) const;
    /// Records with a number above \a number, oldest first; kRecent at most.
    [[nodiscard]] std::vector<CallRecord> since(qint64 number) const;

signals:
    /// After each call; the record is the last of since().
    void recorded();

private:
    struct Times
    {
        qint64 calls = 0;
        qint64 failed = 0;
        std::array<float, kDurations> milliseconds{}; ///< written round
    };

    /// A record whose wall time is worked out when someone looks.
    struct Ended
    {
        TimePoint end;
        CallRecord record;
    };

    const Clock &m_clock;
    std::unordered_map<ServerName, Times> m_servers;
    std::vector<Ended> m_recent; ///< written round; the place of number n is (n - 1) % kRecent
    Totals m_totals;
};

} // namespace mcprt
