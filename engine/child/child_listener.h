// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/child/child_session.h"

#include <QStringList>
#include <QTimer>

#include <chrono>

namespace mcprt {

/// Keeps one `subscriptions/listen` open with a child of the modern era: for the lists of which it
/// says that they may change, and the resources that somebody watches. What comes is reported by
/// ChildSession::notified(). Opens again when it ends, and then says that everything listened for
/// may have changed, for what happened in between is lost; at first, that the tools may have.
/// \sa MCP 2026-07-28, basic/patterns/subscriptions
class ChildListener final : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds kFirstPause{1000}; ///< doubled at each failure
    static constexpr std::chrono::milliseconds kLongestPause{60000};

    /// \param session       of the modern era; must outlive this object
    /// \param capabilities  of the child
    ChildListener(ChildSession &session, const RawJson &capabilities, QObject *parent = nullptr);
    ~ChildListener() override;

    /// Listens for \a uris from now on, in place of those before.
    void watch(const QStringList &uris);

signals:
    /// A gap in what was heard is over: the event named by \a method may have been missed.
    void missed(const QByteArray &method, const mcprt::RawJson &params);

private:
    void open();
    void close();
    void onNotified(const QByteArray &method);
    void onEnded(const Result<RawJson> &result);
    void tellMissed();
    [[nodiscard]] QByteArray filter() const;

    ChildSession &m_session;
    QByteArrayList m_lists; ///< members of the filter
    bool m_hasResources = false;
    QStringList m_uris;
    ChildSession::CallId m_call = 0;
    quint64 m_round = 0; ///< of opening; ends of earlier ones are void
    QTimer m_again;
    std::chrono::milliseconds m_pause = kFirstPause;
    bool m_hasGap = false;
    bool m_hasListened = false;
};

} // namespace mcprt
