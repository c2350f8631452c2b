// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/child/restart_budget.h"

#include <QRandomGenerator>

#include <algorithm>

using namespace std::chrono_literals;

namespace mcprt {

namespace {
constexpr auto kWindow = 60s;
constexpr size_t kMaxFailures = 5;
constexpr int kMaxInRow = 8;
constexpr auto kFirstPause = 500ms;
constexpr std::chrono::milliseconds kLongestPause = 60s;
constexpr double kJitter = 0.2;
} // namespace

std::optional<std::chrono::milliseconds> RestartBudget::afterFailure(TimePoint now)
{
    m_failures.push_back(now);
    while (now - m_failures.front() > kWindow)
        m_failures.pop_front();
    if (m_failures.size() >= kMaxFailures || m_granted >= kMaxInRow)
        return std::nullopt;
    const auto pause = std::min(kFirstPause * (1 << std::min(m_granted, 10)), kLongestPause);
    ++m_granted;
    const double factor = 1 - kJitter + 2 * kJitter * QRandomGenerator::global()->generateDouble();
    return std::chrono::milliseconds(qint64(double(pause.count()) * factor));
}

void RestartBudget::reset()
{
    m_failures.clear();
    m_granted = 0;
}

} // namespace mcprt
