// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/clock.h"
#include "engine/mcp/authorizer.h"
#include "engine/oauth/discovery.h"
#include "engine/oauth/grants.h"
#include "engine/oauth/pkce.h"
#include "engine/oauth/redirect_listener.h"

namespace mcprt {

/// Shows a page to a person: the one seam to a browser.
using ShowPage = std::function<void(const QUrl &page)>;

/// One sign-in by a person: registers us where that is needed, has the page shown, waits for the
/// browser to come back, redeems the code. \sa OAuth 2.1, 4.1
class CodeFlow final : public QObject
{
    Q_OBJECT

public:
    struct Request
    {
        QUrl server;
        SignInPlace place;
        OAuthOptions options;
        OAuthClient known; ///< from an earlier registration at this issuer; empty id = none
        QStringList scopes;
        const Clock *clock = nullptr;
        ShowPage show;
    };
    struct Outcome
    {
        OAuthClient client;
        TokenSet tokens;
    };

    CodeFlow(OAuthHttp &http, Request request, QObject *parent = nullptr);

    /// \param done  Protocol: the authorization server does not do what is needed for safety, or
    ///              answered wrongly. Unauthorized: the person, or it, refused. Misconfigured: it
    ///              wants a client id that it has been given by hand. Timeout.
    void start(Done<Outcome> done);

private:
    [[nodiscard]] Result<bool> listen();
    void findClient();
    void registerClient();
    void onRegistered(const OAuthReply &reply);
    void showPage();
    [[nodiscard]] QUrl page() const;
    void onRedirected(const QUrlQuery &answer);
    void redeem(const QString &code);
    void giveUp(ErrorCode code, const QString &message);

    OAuthHttp &m_http;
    Request m_request;
    Done<Outcome> m_done;
    RedirectListener m_listener;
    OAuthClient m_client;
    Pkce m_pkce = Pkce::make();
    QByteArray m_state;
};

} // namespace mcprt
