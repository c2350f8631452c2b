// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/router/activity.h"

#include <algorithm>

namespace mcprt {

namespace {

/// Larger answers are stored or passed on; looking for their `isError` would cost a whole scan.
constexpr qsizetype kMaxScanned = 64 * 1024;

bool saysError(const RawJson &result)
{
    return result.size() <= kMaxScanned && member(result, "isError").isTrue();
}

} // namespace

Activity::Activity(const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
{}

void Activity::finished(const ServerName &server, const QString &tool, TimePoint begin,
                        const Result<RawJson> &result, qint64 tokensKeptOut)
{
    const TimePoint end = m_clock.now();
    const auto place = size_t(m_totals.calls++) % kRecent;
    if (place >= m_recent.size())
        m_recent.emplace_back();
    m_recent[place].end = end;
    CallRecord &record = m_recent[place].record;
    record = {m_totals.calls,
              server,
              tool,
              {},
              end - begin,
              !result || saysError(*result),
              result ? QString() : result.error().message,
              result ? result->size() : 0,
              tokensKeptOut};
    Times &times = m_servers[server];
    times.milliseconds.at(size_t(times.calls++) % kDurations) =
        std::chrono::duration<float, std::milli>(record.duration).count();
    times.failed += record.isError;
    m_totals.failed += record.isError;
    m_totals.tokensKeptOut += tokensKeptOut;
    emit recorded();
}

Activity::Summary Activity::summary(const ServerName &server) const
{
    const auto known = m_servers.find(server);
    if (known == m_servers.end())
        return {};
    const Times &times = known->second;
    const auto count = std::min(size_t(times.calls), kDurations);
    std::vector<float> sorted(times.milliseconds.begin(), times.milliseconds.begin() + count);
    std::ranges::sort(sorted);
    return {times.calls, times.failed, sorted[(count - 1) / 2],
            sorted[(count * 95 + 99) / 100 - 1]};
}

std::vector<CallRecord> Activity::since(qint64 number) const
{
    std::vector<CallRecord> found;
    const auto oldest = std::max(qint64(0), m_totals.calls - qint64(m_recent.size()));
    const auto now = m_clock.now();
    const auto wallNow = m_clock.wallTime();
    for (qint64 at = std::max(number, oldest); at < m_totals.calls; ++at) {
        const Ended &ended = m_recent[size_t(at) % kRecent];
        found.push_back(ended.record);
        found.back().at = wallNow.addMSecs(
            -std::chrono::duration_cast<std::chrono::milliseconds>(now - ended.end).count());
    }
    return found;
}

} // namespace mcprt
