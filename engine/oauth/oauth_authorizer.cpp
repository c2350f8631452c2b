// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/oauth/oauth_authorizer.h"

namespace mcprt {

OAuthAuthorizer::OAuthAuthorizer(SecretStore &secrets, const Clock &clock, ShowPage show,
                                 QString signOutFile)
    : m_secrets(secrets)
    , m_clock(clock)
    , m_show(std::move(show))
    , m_signOuts(std::move(signOutFile))
{}

OAuthAuthorizer::~OAuthAuthorizer() = default;

ServerAuthorization &OAuthAuthorizer::at(const QString &name, const QString &url,
                                         const OAuthOptions &options)
{
    auto &server = m_servers[name];
    const QUrl place(url, QUrl::StrictMode);
    if (!server || server->setup().url != place || server->setup().options != options) {
        server = std::make_shared<ServerAuthorization>(
            ServerAuthorization::Setup{name, place, options},
            ServerAuthorization::Context{m_http, m_secrets, m_clock, m_show, m_signOuts});
    }
    return *server;
}

std::shared_ptr<Authorization>
OAuthAuthorizer::forServer(const QString &name, const QString &url, const OAuthOptions &options,
                           std::function<void(const Secret &)> learned)
{
    at(name, url, options).setListener(std::move(learned));
    return m_servers[name];
}

} // namespace mcprt
