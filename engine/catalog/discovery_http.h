// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/clock.h"
#include "engine/base/done.h"
#include "engine/base/raw_json.h"
#include "engine/secrets/service_key.h"

#include <QNetworkAccessManager>
#include <QObject>
#include <QUrl>

#include <chrono>

class QNetworkReply;

namespace mcprt {

/// One call to the discovery service.
struct DiscoveryRequest
{
    QByteArray path; ///< encoded, behind the base URL: `/api/mcp/servers/a%2Fb?limit=5`
    QByteArray body; ///< JSON; POST if not empty, else GET
    QString subject; ///< what a 404 or 500 means is unknown: "the server 'x'"; empty: nothing is
    bool secret = false; ///< send the encryption key, and follow no redirect to another host
    std::chrono::milliseconds timeout{std::chrono::seconds(30)};
};

/// Speaks HTTP with one discovery service: keys, limits, redirects, and rest after failures.
///
/// Keys go to the service's own origin and nowhere else: a redirect to another host is followed
/// without them, and only where DISCOVERY_URL itself might point (https, or http on this machine).
/// After five failures in a row calls fail at once for 30 s, so that a dead service costs no time;
/// but for calls that would wait longer than those that the service was too slow for.
class DiscoveryHttp final : public QObject
{
    Q_OBJECT

public:
    static constexpr qint64 kMaxReplyBytes = 8 * 1024 * 1024;
    static constexpr std::chrono::seconds kConnectTimeout{3};
    static constexpr int kMaxRedirects = 3;
    static constexpr int kFailuresToRest = 5;
    static constexpr std::chrono::seconds kRest{30};

    /// Checks DISCOVERY_URL. \return without a slash at the end. Misconfigured when it is no
    /// http(s) URL, is http to another machine, or holds a password, query or fragment.
    [[nodiscard]] static Result<QUrl> checkUrl(const QString &url);

    /// \param base   from checkUrl()
    /// \param clock  must outlive this
    DiscoveryHttp(QUrl base, ServiceKey apiKey, ServiceKey encryptionKey, const Clock &clock);
    ~DiscoveryHttp() override; ///< what is open is reported as Cancelled

    /// Sends \a request and reports the JSON that comes back with a status of 2xx.
    ///
    /// \param done  NotFound (404, or 500 where a subject is named), Unauthorized (401, 403),
    /// Timeout,
    ///              Unavailable (down, other status, no JSON, too large, redirect refused,
    ///              resting); what ServiceKey::read() reports when a key can't be had, and then
    ///              nothing was sent. Every message names the host, never a key.
    void send(const DiscoveryRequest &request, Done<RawJson> done);

    [[nodiscard]] const QUrl &base() const { return m_base; }
    [[nodiscard]] QString host() const; ///< with the port if there is one

private:
    class Exchange;

    [[nodiscard]] bool isResting(std::chrono::milliseconds timeout) const;
    void count(const Result<RawJson> &result, std::chrono::milliseconds timeout);

    QNetworkAccessManager m_network;
    QUrl m_base;
    ServiceKey m_apiKey;
    ServiceKey m_encryptionKey;
    const Clock &m_clock;
    int m_failures = 0;                      ///< in a row
    std::chrono::milliseconds m_patience{0}; ///< of these, the longest that was too short
    std::chrono::steady_clock::time_point m_restUntil{};
};

} // namespace mcprt
