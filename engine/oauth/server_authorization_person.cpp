// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

// What a person asks for: signing in and out.

#include "engine/base/log.h"
#include "engine/oauth/server_authorization.h"

using namespace Qt::StringLiterals;

namespace mcprt {

void ServerAuthorization::signIn(ShowPage show, Done<bool> done)
{
    if (!m_waiters.empty())
        return done.fail(ErrorCode::Busy, u"A sign-in at %1 is under way."_s.arg(m_setup.name),
                         m_setup.name);
    m_waiters.push_back(std::move(done));
    m_reason = Reason::Wanted;
    m_show = std::move(show);
    m_challenge = {};
    // Any request without a token: how it is refused tells where to sign in.
    m_context.http.post(m_setup.url, m_setup.url, "application/json",
                        R"({"jsonrpc":"2.0","id":1,"method":"tools/list"})", {},
                        Done<OAuthReply>(this, [this](const Result<OAuthReply> &reply) {
                            if (reply)
                                m_challenge = bearerChallenge(reply->wwwAuthenticate);
                            load();
                        }));
}

void ServerAuthorization::signOut(Done<bool> done)
{
    m_vault.load(m_setup.name, m_setup.url.toString(),
                 Done<VaultRecord>([this, alive = QPointer<QObject>(this),
                                    done = std::move(done)](Result<VaultRecord> stored) mutable {
                     if (!alive)
                         return;
                     if (!stored)
                         return done.report(Failure(stored.error()));
                     const IssuerRecord record = stored->issuers[stored->issuer];
                     if (record.tokens.access.isEmpty() && record.tokens.refresh.isEmpty())
                         return done.fail(ErrorCode::NotFound,
                                          u"Nobody is signed in at %1."_s.arg(m_setup.name),
                                          m_setup.name);
                     m_record = std::move(*stored);
                     tellIssuer(record, std::move(done));
                 }));
}

/// Forgets first: what could be told to nobody else is at least not here any more.
void ServerAuthorization::tellIssuer(const IssuerRecord &record, Done<bool> done)
{
    m_vault.erase(
        m_setup.name, m_setup.url.toString(),
        Done<bool>([this, alive = QPointer<QObject>(this), record,
                    done = std::move(done)](const Result<bool> &erased) mutable {
            if (!alive)
                return;
            if (!erased)
                return done.report(erased);
            m_isKept = false;
            m_context.signOuts.set();
            auto *discovery = new Discovery(m_context.http, m_setup.url, this); // until its answer
            discovery->startAt(
                m_record.issuer,
                Done<SignInPlace>([this, alive, discovery, record,
                                   done = std::move(done)](Result<SignInPlace> place) mutable {
                    if (!alive)
                        return;
                    discovery->deleteLater();
                    if (!place || place->issuer.revocationEndpoint.isEmpty()) {
                        m_record = {};
                        return done.report(false);
                    }
                    m_place = std::move(*place);
                    revoke(record, std::move(done));
                }));
        }));
}

/// \sa RFC 7009. A refresh token takes its access tokens with it, where there is one.
void ServerAuthorization::revoke(const IssuerRecord &record, Done<bool> done)
{
    const bool isRefresh = !record.tokens.refresh.isEmpty();
    const Secret &token = isRefresh ? record.tokens.refresh : record.tokens.access;
    const OAuthClient client = clientAt(m_record.issuer);
    m_record = {};
    post({{u"token"_s, QString::fromUtf8(token.reveal())},
          {u"token_type_hint"_s, isRefresh ? u"refresh_token"_s : u"access_token"_s}},
         client, m_place.issuer.revocationEndpoint,
         Done<OAuthReply>([done = std::move(done)](const Result<OAuthReply> &reply) mutable {
             done.report(reply && reply->isGood());
         }));
}

} // namespace mcprt
