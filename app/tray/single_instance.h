// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QLocalServer>
#include <QObject>

#include <functional>

namespace mcprt {

/// One tray a user and configuration: a second start asks the first to show its window.
class SingleInstance final : public QObject
{
    Q_OBJECT

public:
    /// \param socket  path of a socket in a folder that only this user can enter
    explicit SingleInstance(const QString &socket, QObject *parent = nullptr);

    /// \param known  whether this is the only one. If it is not, the first has been asked.
    void claim(const std::function<void(bool isFirst)> &known);

signals:
    /// A second start.
    void asked();

private:
    [[nodiscard]] bool listen();

    QString m_socket;
    QLocalServer m_server;
};

} // namespace mcprt
