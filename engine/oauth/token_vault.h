// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/oauth/grants.h"
#include "engine/secrets/secret_store.h"

#include <map>

namespace mcprt {

/// What one authorization server knows us by, and gave us, for one MCP server.
struct IssuerRecord
{
    OAuthClient client; ///< empty id = not registered by us
    TokenSet tokens;
    QStringList scopes; ///< asked for last; what more is needed is added
};

/// All that is kept for one MCP server. Every client and token belongs to the issuer it is from.
struct VaultRecord
{
    QString issuer; ///< where one signed in last
    std::map<QString, IssuerRecord> issuers;

    [[nodiscard]] QByteArray toJson() const;
    /// What can't be read is left out.
    [[nodiscard]] static VaultRecord fromJson(const QByteArray &json);
};

/// Tokens in the OS keychain, one entry an MCP server. Nothing is ever written elsewhere.
class TokenVault
{
public:
    explicit TokenVault(SecretStore &store)
        : m_store(store)
    {}

    /// \param done  an empty record when there is none; else what SecretStore::read() reports
    void load(const QString &server, const QString &url, Done<VaultRecord> done);
    void save(const QString &server, const QString &url, const VaultRecord &record,
              Done<bool> done);
    void erase(const QString &server, const QString &url, Done<bool> done);

    /// Name of the keychain entry. A server that moved does not get the tokens of the old place.
    [[nodiscard]] static QString entryName(const QString &server, const QString &url);

private:
    SecretStore &m_store;
};

} // namespace mcprt
