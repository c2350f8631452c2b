// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/front/modern_request.h"

#include <QStringList>

namespace mcprt {

/// `subscriptions/listen`: tells the client of the changes that it asked for, until it goes.
///
/// The first message says which of them there will be; every message carries the id of the request
/// as its subscription. What the surface never changes is not promised.
/// \sa MCP 2026-07-28, basic/utilities/subscriptions
class ListenStream final : public ModernWork
{
    Q_OBJECT

public:
    /// URIs in one request.
    static constexpr qsizetype kMaxResources = 256;
    static constexpr qsizetype kMaxTasks = 256;

    ListenStream(Surface &surface, ModernCall call, RequestSink &sink);
    ~ListenStream() override;

    void start() override;
    void close() override;

private:
    [[nodiscard]] Result<void> readFilter();
    [[nodiscard]] Result<void> readTasks(const RawJson &ids);
    void subscribe(const QString &uri);
    void subscribed(const QString &uri, bool isGranted);
    void acknowledge();
    void onEvent(const SurfaceEvent &event);
    void send(QByteArrayView method, const RawJson &params);

    QByteArrayList m_lists; ///< filter keys such as `toolsListChanged` that are honoured
    QStringList m_wanted;
    QStringList m_resources;           ///< honoured
    QStringList m_tasks;               ///< ids, honoured
    std::vector<SurfaceEvent> m_early; ///< came before the acknowledgement
    std::vector<RequestTicket> m_tickets;
    qsizetype m_pending = 0; ///< subscriptions not answered yet
    bool m_isAcknowledged = false;
    bool m_isEnding = false;
};

} // namespace mcprt
