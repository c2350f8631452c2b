// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QObject>

#include <memory>

namespace mcprt {

/// Requests from outside to end, as a Qt signal: SIGINT, SIGTERM and SIGHUP; on Windows Ctrl+C,
/// Ctrl+Break and the closing of the console. One object at a time. Two of them without a turn of
/// the event loop between them end the program at once.
class StopSignals final : public QObject
{
    Q_OBJECT

public:
    explicit StopSignals(QObject *parent = nullptr);
    ~StopSignals() override;

signals:
    /// \a number  SIGINT, SIGTERM or SIGHUP
    void received(int number);

private:
    struct Private;
    std::unique_ptr<Private> m_d;
};

} // namespace mcprt
