// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/oauth/server_authorization.h"

#include <map>

namespace mcprt {

/// Signs in at HTTP servers. One ServerAuthorization a server, which lives longer than the server's
/// connections, so that a token outlasts a restart.
class OAuthAuthorizer final : public Authorizer
{
public:
    /// \param show  has pages answered without a person, for tests; empty = no page is ever shown
    ///              unless signIn() is called
    /// \param signOutFile  of SignOutMark
    OAuthAuthorizer(SecretStore &secrets, const Clock &clock, ShowPage show = {},
                    QString signOutFile = {});
    ~OAuthAuthorizer() override;

    [[nodiscard]] std::shared_ptr<Authorization>
    forServer(const QString &name, const QString &url, const OAuthOptions &options,
              std::function<void(const Secret &)> learned) override;
    /// The same, for whoever wants to sign in or out there.
    [[nodiscard]] ServerAuthorization &at(const QString &name, const QString &url,
                                          const OAuthOptions &options);

private:
    SecretStore &m_secrets;
    const Clock &m_clock;
    ShowPage m_show;
    SignOutMark m_signOuts;
    OAuthHttp m_http;
    std::map<QString, std::shared_ptr<ServerAuthorization>> m_servers;
};

} // namespace mcprt
