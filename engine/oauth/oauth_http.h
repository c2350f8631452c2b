// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/done.h"
#include "engine/base/secret.h"

#include <QNetworkAccessManager>
#include <QNetworkRequest>
#include <QObject>
#include <QUrl>

#include <memory>

namespace mcprt {

struct OAuthReply
{
    int status = 0;
    QByteArray body;
    QByteArray wwwAuthenticate;

    [[nodiscard]] bool isGood() const { return status >= 200 && status < 300; }
};

/// The requests that signing in needs, within limits: 15 s, 1 MiB, no cookies, addresses that
/// whyRefused() lets through and names that don't lead to private ones, at most three redirects and
/// only for documents.
class OAuthHttp final : public QObject
{
    Q_OBJECT

public:
    explicit OAuthHttp(QObject *parent = nullptr);
    ~OAuthHttp() override;

    /// \param server  the MCP server on whose behalf we ask
    /// \param done    any answer with a status; Protocol (an address that must not be asked, an
    ///                answer that is too large), Unavailable (no answer)
    void get(const QUrl &url, const QUrl &server, Done<OAuthReply> done);
    void post(const QUrl &url, const QUrl &server, const QByteArray &contentType,
              const QByteArray &body, const Secret &authorization, Done<OAuthReply> done);

private:
    class Exchange;

    [[nodiscard]] static QNetworkRequest request(const QUrl &url);

    /// Made when the first request is: few sessions ever sign in.
    [[nodiscard]] QNetworkAccessManager &network();

    std::unique_ptr<QNetworkAccessManager> m_network;
};

} // namespace mcprt
