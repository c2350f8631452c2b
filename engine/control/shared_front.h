// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/front/stdio_lines.h"
#include "engine/mcp/envelope.h"

#include <QSet>

#include <deque>
#include <map>
#include <optional>

namespace mcprt {

/// The stdio side of a client whose engine is elsewhere and may change: passes messages on as they
/// are, and keeps what the next engine has to know when one is lost.
///
/// A lost engine is told to the client as an error for each request that waits. The next engine is
/// told the client's `initialize`, log level and subscriptions again; it answers those to nobody.
/// While there is no engine nothing is read.
class SharedFront final : public QObject
{
    Q_OBJECT

public:
    using Send = std::function<void(const QByteArray &message)>;

    /// The descriptors stay the caller's.
    SharedFront(int inFd, int outFd);

    /// From now on messages of the client go to \a toEngine.
    void connectEngine(Send toEngine);
    /// A message of the engine's, for the client.
    void receive(const QByteArray &message);
    /// The engine is gone. \param why  for people, one sentence
    void disconnectEngine(const QString &why);
    /// As the client's first request says it; empty before.
    [[nodiscard]] QString clientName() const { return m_name.value_or(QString()); }
    /// Answers are still to come.
    [[nodiscard]] bool isWaiting() const { return !m_pending.empty(); }

signals:
    /// clientName() is known.
    void named();
    /// The client has gone. \sa StdioLines::finished
    void finished();

private:
    void onLine(const ByteSlice &line);
    void onRequest(const Envelope &request, const ByteSlice &line);
    void remember(const QByteArray &method, const RawJson &params, const ByteSlice &line);
    void repeat();
    void forward(const ByteSlice &line);

    std::optional<QString> m_name;
    StdioLines m_lines;
    Send m_toEngine;                            ///< null while there is none
    std::deque<QByteArray> m_held;              ///< lines that came while there was none
    std::map<QByteArray, QByteArray> m_pending; ///< id -> method, of the client's open requests
    QSet<QByteArray> m_asked;   ///< ids of what the engine asked and the client has not answered
    QSet<QByteArray> m_swallow; ///< ids of repeated requests, whose answers nobody waits for
    QByteArray m_initialize;    ///< the client's line; empty = none yet
    QByteArray m_initialized;
    QByteArray m_logLevel;
    std::map<QByteArray, QByteArray> m_subscriptions; ///< URI as written -> line
};

} // namespace mcprt
