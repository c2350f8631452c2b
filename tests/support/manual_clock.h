// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/clock.h"

#include <QTimeZone>

namespace mcprt {

/// A clock that stands still until a test moves it.
class ManualClock final : public Clock
{
public:
    [[nodiscard]] std::chrono::steady_clock::time_point now() const override { return m_now; }
    [[nodiscard]] QDateTime wallTime() const override { return m_wallTime; }

    void advance(std::chrono::milliseconds by)
    {
        m_now += by;
        m_wallTime = m_wallTime.addMSecs(by.count());
    }

private:
    std::chrono::steady_clock::time_point m_now{std::chrono::hours(1)};
    QDateTime m_wallTime = QDateTime(QDate(2026, 1, 2), QTime(3, 4, 5), QTimeZone::utc());
};

} // namespace mcprt
