// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QObject>
#include <QSocketNotifier>

#include <memory>

namespace mcprt {

/// SIGINT, SIGTERM and SIGHUP as a Qt signal. One object at a time. Two of them without a turn of
/// the event loop between them end the program at once.
class UnixSignals final : public QObject
{
    Q_OBJECT

public:
    explicit UnixSignals(QObject *parent = nullptr);
    ~UnixSignals() override;

signals:
    /// \a number  SIGINT, SIGTERM or SIGHUP
    void received(int number);

private:
    void drain();

    int m_pipe[2] = {-1, -1}; ///< a handler may only write() to it
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace mcprt
