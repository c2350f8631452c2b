// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/done.h"

#include <QTcpServer>
#include <QTimer>
#include <QUrlQuery>

class QTcpSocket;

namespace mcprt {

/// Where the browser comes back to after a sign-in: one address on loopback that waits for one
/// answer with the right `state`. All others are told that they are wrong here, and change nothing.
class RedirectListener final : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::minutes kPatience{5};

    explicit RedirectListener(QObject *parent = nullptr);

    /// \param port  to listen on; 0 = any. \return Io: it is taken.
    [[nodiscard]] Result<bool> listen(int port);
    [[nodiscard]] int port() const { return m_server.serverPort(); }
    [[nodiscard]] QString address() const;

    /// \param state  that the answer must carry; used once
    /// \param done   the query of the answer; Timeout after five minutes
    void wait(const QByteArray &state, Done<QUrlQuery> done);

private:
    void onConnection();
    void onReadable(QTcpSocket *socket);
    void answer(QTcpSocket *socket, const QByteArray &status, const QString &text);

    QTcpServer m_server;
    QTimer m_limit;
    QByteArray m_state;
    Done<QUrlQuery> m_done;
};

} // namespace mcprt
