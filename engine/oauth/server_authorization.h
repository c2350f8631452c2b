// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/clock.h"
#include "engine/mcp/authorizer.h"
#include "engine/oauth/challenge.h"
#include "engine/oauth/code_flow.h"
#include "engine/oauth/sign_out_mark.h"
#include "engine/oauth/token_vault.h"

#include <memory>
#include <vector>

namespace mcprt {

/// Access to one server: its tokens, and the one place that gets new ones. However many requests
/// are refused or find their token old at the same time, one renewal runs and all wait for it.
class ServerAuthorization final : public QObject, public Authorization
{
    Q_OBJECT

public:
    struct Setup
    {
        QString name;
        QUrl url;
        OAuthOptions options;
    };
    /// What is shared with the other servers; outlives them all.
    struct Context
    {
        OAuthHttp &http;
        SecretStore &secrets;
        const Clock &clock;
        ShowPage show; ///< to sign in without being told to: for tests only; empty = never
        const SignOutMark &signOuts;
    };

    ServerAuthorization(Setup setup, Context context);
    ~ServerAuthorization() override;

    [[nodiscard]] const Setup &setup() const { return m_setup; }
    /// \param learned  is told each token before it is used
    void setListener(std::function<void(const Secret &)> learned);

    [[nodiscard]] Secret token() const override;
    void prepare(Done<bool> done) override;
    void onRefused(HttpRefusal refusal, Done<bool> done) override;

    /// A person wants to sign in now. \param done  what CodeFlow::start() and Discovery report;
    ///                                            Unavailable, when tokens can't be kept
    void signIn(ShowPage show, Done<bool> done);
    /// Forgets all tokens, and tells the authorization server where it can be told.
    void signOut(Done<bool> done);

private:
    enum class Reason { Expired, Refused, TooFew, Wanted };

    [[nodiscard]] IssuerRecord *current();
    [[nodiscard]] const IssuerRecord *current() const;
    [[nodiscard]] OAuthClient clientAt(const QString &issuer) const;
    void begin(Reason reason, Done<bool> done);
    void load();
    void onLoaded(Result<VaultRecord> record);
    void discover();
    void onPlace(SignInPlace place);
    void onStepUp();
    void renew();
    void onRenewed(const OAuthReply &reply, const QStringList &scopes);
    void takeUnlessForgotten(const OAuthClient &client, TokenSet tokens);
    void takeFromOthers(const Secret &used, int looks);
    void obtain();
    void askAsMachine();
    void askPerson(const ShowPage &show);
    void take(OAuthClient client, TokenSet tokens);
    void learn(const Secret &secret);
    void needPerson();
    void tellIssuer(const IssuerRecord &record, Done<bool> done);
    void revoke(const IssuerRecord &record, Done<bool> done);
    void finish(const Result<bool> &result);
    void post(FormFields fields, const OAuthClient &client, const QUrl &endpoint,
              Done<OAuthReply> done);

    Setup m_setup;
    Context m_context;
    TokenVault m_vault;
    VaultRecord m_record;
    std::function<void(const Secret &)> m_learned;
    std::optional<Error> m_storeProblem; ///< why tokens can't be kept
    bool m_isKept = false;               ///< what is known is in the vault, too
    qint64 m_signOuts;                   ///< SignOutMark::value() when the vault was read last

    // The renewal under way.
    std::vector<Done<bool>> m_waiters;
    Reason m_reason = Reason::Expired;
    BearerChallenge m_challenge;
    Secret m_refused;
    ShowPage m_show;
    SignInPlace m_place;
    QStringList m_scopes;
};

} // namespace mcprt
