// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/oauth/server_authorization.h"

#include "engine/base/log.h"
#include "engine/oauth/scopes.h"
#include "engine/secrets/keychain_sentences.h"

#include <QTimer>

#include <algorithm>
#include <chrono>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

constexpr int kLooksAtOthers = 4;
constexpr std::chrono::milliseconds kPauseOfLooks{300};

/// The keychain speaks of secrets that a person could put elsewhere; these have no other place.
Error explained(Error error)
{
    if (error.code == ErrorCode::Unavailable)
        error.message = keychain::sentence(keychain::kTokensAbsent, {});
    return error;
}

bool contains(const QStringList &all, const QStringList &some)
{
    return std::all_of(some.begin(), some.end(),
                       [&](const QString &one) { return all.contains(one); });
}

} // namespace

ServerAuthorization::ServerAuthorization(Setup setup, Context context)
    : m_setup(std::move(setup))
    , m_context(std::move(context))
    , m_vault(m_context.secrets)
    , m_signOuts(m_context.signOuts.value())
{}

ServerAuthorization::~ServerAuthorization() = default;

void ServerAuthorization::setListener(std::function<void(const Secret &)> learned)
{
    if (const Secret known = token(); !known.isEmpty())
        learned(known);
    m_learned = std::move(learned);
}

IssuerRecord *ServerAuthorization::current()
{
    const auto it = m_record.issuers.find(m_record.issuer);
    return it == m_record.issuers.end() ? nullptr : &it->second;
}

const IssuerRecord *ServerAuthorization::current() const
{
    const auto it = m_record.issuers.find(m_record.issuer);
    return it == m_record.issuers.end() ? nullptr : &it->second;
}

Secret ServerAuthorization::token() const
{
    const IssuerRecord *record = current();
    return record ? record->tokens.access : Secret();
}

/// The client to show to \a issuer: the configured one, else the one registered there.
OAuthClient ServerAuthorization::clientAt(const QString &issuer) const
{
    const auto it = m_record.issuers.find(issuer);
    OAuthClient client = it == m_record.issuers.end() ? OAuthClient() : it->second.client;
    if (!m_setup.options.clientId.isEmpty()) {
        client = {};
        client.id = m_setup.options.clientId;
        client.secret = Secret(m_setup.options.clientSecret.toUtf8());
        client.privateKey = Secret(m_setup.options.privateKey.toUtf8());
    }
    return client;
}

void ServerAuthorization::prepare(Done<bool> done)
{
    const IssuerRecord *record = current();
    const bool isOld = record && !record->tokens.access.isEmpty()
                       && !record->tokens.isFresh(m_context.clock.wallTime());
    const bool canRenew = isOld && (m_setup.options.isMachine || !record->tokens.refresh.isEmpty());
    const bool mayBeForgotten = m_isKept && m_context.signOuts.value() != m_signOuts;
    if (!canRenew && !mayBeForgotten && m_waiters.empty())
        return done.report(true);
    if (m_waiters.empty()) {
        m_challenge = {};
        m_refused = {};
    }
    // Whatever comes of it, the request goes out: the server says whether the token is good.
    begin(Reason::Expired, Done<bool>([done = std::move(done)](const Result<bool> &) mutable {
              done.report(true);
          }));
}

void ServerAuthorization::onRefused(HttpRefusal refusal, Done<bool> done)
{
    if (!m_waiters.empty())
        return begin(Reason::Refused, std::move(done));
    if (const Secret now = token(); !now.isEmpty() && !now.equals(refusal.token.reveal()))
        return done.report(true); // it was renewed meanwhile
    m_challenge = bearerChallenge(refusal.wwwAuthenticate);
    const bool isTooFew = m_challenge.error == "insufficient_scope"_L1;
    if (refusal.status == 403 && !isTooFew)
        return done.fail(ErrorCode::NotFound, u"It wants no other token."_s, m_setup.name);
    m_refused = refusal.token;
    begin(refusal.status == 403 ? Reason::TooFew : Reason::Refused, std::move(done));
}

void ServerAuthorization::begin(Reason reason, Done<bool> done)
{
    m_waiters.push_back(std::move(done));
    if (m_waiters.size() > 1)
        return;
    m_reason = reason;
    m_show = m_context.show;
    load();
}

/// Another process of ours may have signed in, or renewed, since we looked last.
void ServerAuthorization::load()
{
    if (m_setup.options.isMachine)
        return discover();                   // what it gets is not kept
    m_signOuts = m_context.signOuts.value(); // before reading: a later one is another
    m_vault.load(m_setup.name, m_setup.url.toString(),
                 Done<VaultRecord>(
                     this, [this](Result<VaultRecord> record) { onLoaded(std::move(record)); }));
}

void ServerAuthorization::onLoaded(Result<VaultRecord> record)
{
    m_storeProblem.reset();
    if (!record) {
        m_storeProblem = explained(record.error());
    } else if (!record->issuers.empty()) {
        m_record = std::move(*record);
        m_isKept = true;
    } else if (std::exchange(m_isKept, false)) { // somebody has signed out
        m_record = {};
        if (m_reason == Reason::Expired)
            return needPerson();
    }
    if (m_storeProblem && m_reason == Reason::Wanted)
        return finish(Failure(*m_storeProblem)); // nobody should sign in for nothing
    const Secret stored = token();
    learn(stored);
    const IssuerRecord *now = current();
    const bool isNews = now && now->tokens.isFresh(m_context.clock.wallTime())
                        && !stored.equals(m_refused.reveal());
    if (isNews && m_reason != Reason::Wanted)
        return finish(true);
    discover();
}

void ServerAuthorization::discover()
{
    auto *discovery = new Discovery(m_context.http, m_setup.url, this); // until its answer
    discovery->start(m_challenge.resourceMetadata, m_record.issuer,
                     Done<SignInPlace>(this, [this, discovery](Result<SignInPlace> place) {
                         discovery->deleteLater();
                         if (place)
                             return onPlace(std::move(*place));
                         Error error = place.error();
                         if (error.code != ErrorCode::NotFound)
                             error.message = u"%1 wants a sign-in, which fails: %2."_s.arg(
                                 m_setup.name, error.message);
                         error.origin = m_setup.name;
                         finish(Failure(error));
                     }));
}

void ServerAuthorization::onPlace(SignInPlace place)
{
    m_place = std::move(place);
    m_record.issuer = m_place.issuer.issuer; // what another one gave is of no use here
    const IssuerRecord &record = m_record.issuers[m_record.issuer];
    // A machine gets each token from the beginning; what was needed once will be again.
    const bool isMore =
        m_reason == Reason::TooFew || m_reason == Reason::Wanted || m_setup.options.isMachine;
    m_scopes = scopesToAsk({m_setup.options.scopes, m_challenge.scopes,
                            isMore ? record.scopes : QStringList(), m_place.ofResource,
                            m_place.issuer.scopes, m_place.issuer.canRefresh()});
    if (m_reason == Reason::Wanted)
        return obtain();
    if (m_reason == Reason::TooFew)
        return onStepUp();
    if (!record.tokens.refresh.isEmpty())
        return renew();
    obtain();
}

/// More rights are needed than the token has. Asking again for what this token was asked for with
/// would give the same one; how often one request may ask for more, its transport limits.
void ServerAuthorization::onStepUp()
{
    IssuerRecord &record = m_record.issuers[m_record.issuer];
    if (!record.tokens.access.isEmpty() && contains(record.tokens.asked, m_scopes))
        return finish(fail(ErrorCode::Unauthorized,
                           u"%1 does not let us do this, though we asked for the rights (%2). Sign "
                           "in as someone who may: mcp-runtime login %1"_s.arg(
                               m_setup.name, m_challenge.scopes.join(u' ')),
                           m_setup.name));
    if (m_setup.options.isMachine || m_show)
        return obtain();
    record.scopes = m_scopes; // for the sign-in that follows
    m_vault.save(m_setup.name, m_setup.url.toString(), m_record,
                 Done<bool>(this, [this](const Result<bool> &kept) {
                     if (!kept)
                         m_storeProblem = kept.error();
                     needPerson();
                 }));
}

void ServerAuthorization::renew()
{
    const IssuerRecord &record = m_record.issuers[m_record.issuer];
    const QStringList scopes = record.tokens.scopes;
    post({{u"grant_type"_s, u"refresh_token"_s},
          {u"refresh_token"_s, QString::fromUtf8(record.tokens.refresh.reveal())},
          {u"resource"_s, m_place.resource}},
         clientAt(m_record.issuer), m_place.issuer.tokenEndpoint,
         Done<OAuthReply>(this, [this, scopes](const Result<OAuthReply> &reply) {
             if (!reply)
                 return finish(Failure(reply.error()));
             onRenewed(*reply, scopes);
         }));
}

void ServerAuthorization::onRenewed(const OAuthReply &reply, const QStringList &scopes)
{
    IssuerRecord &record = m_record.issuers[m_record.issuer];
    auto tokens = parseTokens(reply.body, scopes, m_context.clock.wallTime());
    if (reply.isGood() && tokens) {
        if (tokens->refresh.isEmpty())
            tokens->refresh = record.tokens.refresh; // it stays the same
        m_scopes = record.tokens.asked;
        return takeUnlessForgotten(record.client, std::move(*tokens));
    }
    qCInfo(lcSecrets).noquote() << m_setup.name << "can't renew its token:" << reply.status
                                << oauthError(reply.body);
    if (reply.status >= 500 || reply.status == 429)
        return finish(fail(ErrorCode::Unavailable,
                           u"The authorization server of %1 can't renew its token now (%2). Try "
                           "again later."_s.arg(m_setup.name, QString::number(reply.status)),
                           m_setup.name));
    const Secret used = record.tokens.refresh;
    record.tokens = {};
    takeFromOthers(used, kLooksAtOthers);
}

/// Somebody may have signed out while the new tokens were under way.
void ServerAuthorization::takeUnlessForgotten(const OAuthClient &client, TokenSet tokens)
{
    if (!m_isKept || m_context.signOuts.value() == m_signOuts)
        return take(client, std::move(tokens));
    m_vault.load(m_setup.name, m_setup.url.toString(),
                 Done<VaultRecord>(this, [this, client, tokens](const Result<VaultRecord> &stored) {
                     if (!stored || !stored->issuers.empty())
                         return take(client, tokens);
                     m_isKept = false;
                     m_record = {};
                     needPerson();
                 }));
}

/// Another process of ours may have been faster: it has, or is about to keep, what replaced \a
/// used.
void ServerAuthorization::takeFromOthers(const Secret &used, int looks)
{
    m_vault.load(m_setup.name, m_setup.url.toString(),
                 Done<VaultRecord>(this, [this, used, looks](Result<VaultRecord> stored) {
                     const auto it =
                         stored ? stored->issuers.find(m_record.issuer) : m_record.issuers.end();
                     if (stored && it != stored->issuers.end()
                         && it->second.tokens.isFresh(m_context.clock.wallTime())
                         && !it->second.tokens.refresh.equals(used.reveal())) {
                         m_record = std::move(*stored);
                         learn(token());
                         return finish(true);
                     }
                     if (!stored || stored->issuers.empty() || looks <= 1)
                         return obtain();
                     QTimer::singleShot(kPauseOfLooks, this,
                                        [this, used, looks] { takeFromOthers(used, looks - 1); });
                 }));
}

/// A new token, from the beginning.
void ServerAuthorization::obtain()
{
    if (m_setup.options.isMachine)
        return askAsMachine();
    if (m_show)
        return askPerson(m_show);
    needPerson();
}

void ServerAuthorization::askAsMachine()
{
    FormFields fields{{u"grant_type"_s, u"client_credentials"_s},
                      {u"resource"_s, m_place.resource}};
    if (!m_scopes.isEmpty())
        fields.emplace_back(u"scope"_s, m_scopes.join(u' '));
    const OAuthClient client = clientAt(m_record.issuer);
    post(std::move(fields), client, m_place.issuer.tokenEndpoint,
         Done<OAuthReply>(this, [this](const Result<OAuthReply> &reply) {
             if (!reply)
                 return finish(Failure(reply.error()));
             auto tokens = parseTokens(reply->body, m_scopes, m_context.clock.wallTime());
             if (!reply->isGood() || !tokens)
                 return finish(fail(
                     ErrorCode::Unauthorized,
                     u"The authorization server of %1 refuses our client (%2 %3). "
                     "Check \"oauth\" of its entry."_s.arg(
                         m_setup.name, QString::number(reply->status), oauthError(reply->body)),
                     m_setup.name));
             take({}, std::move(*tokens));
         }));
}

void ServerAuthorization::askPerson(const ShowPage &show)
{
    auto *flow = new CodeFlow( // until its answer
        m_context.http,
        CodeFlow::Request{m_setup.url, m_place, m_setup.options,
                          m_record.issuers[m_record.issuer].client, m_scopes, &m_context.clock,
                          show},
        this);
    flow->start(Done<CodeFlow::Outcome>(this, [this, flow](Result<CodeFlow::Outcome> outcome) {
        flow->deleteLater();
        if (outcome)
            return take(std::move(outcome->client), std::move(outcome->tokens));
        Error error = outcome.error();
        error.message = u"Signing in at %1 failed: %2."_s.arg(m_setup.name, error.message);
        error.origin = m_setup.name;
        finish(Failure(error));
    }));
}

void ServerAuthorization::learn(const Secret &secret)
{
    if (secret.isEmpty())
        return;
    m_context.secrets.learn(secret);
    if (m_learned)
        m_learned(secret);
}

void ServerAuthorization::take(OAuthClient client, TokenSet tokens)
{
    learn(tokens.access);
    learn(tokens.refresh);
    learn(client.secret);
    IssuerRecord &record = m_record.issuers[m_record.issuer];
    record.client = client.isRegistered ? std::move(client) : OAuthClient();
    record.tokens = std::move(tokens);
    record.tokens.asked = m_scopes;
    record.scopes = scopeUnion(m_scopes, record.scopes); // a step-up may wait for a person
    if (m_setup.options.isMachine)
        return finish(true); // it can be had again at any time
    m_vault.save(m_setup.name, m_setup.url.toString(), m_record,
                 Done<bool>(this, [this](const Result<bool> &kept) {
                     m_isKept = kept.has_value();
                     if (kept || m_reason == Reason::Wanted)
                         return finish(kept);
                     qCWarning(lcSecrets).noquote()
                         << m_setup.name
                         << "is signed in until this program ends:" << kept.error().message;
                     finish(true);
                 }));
}

void ServerAuthorization::needPerson()
{
    const QString reason = m_reason == Reason::TooFew
                               ? u"%1 needs more rights for this (%2). "_s.arg(
                                   m_setup.name, m_challenge.scopes.join(u' '))
                               : u"%1 needs you to sign in. "_s.arg(m_setup.name);
    QString message = reason + u"In a terminal: mcp-runtime login %1"_s.arg(m_setup.name);
    if (m_storeProblem)
        message += u" (%1)"_s.arg(m_storeProblem->message);
    finish(fail(ErrorCode::Unauthorized, message, m_setup.name));
}

void ServerAuthorization::post(FormFields fields, const OAuthClient &client, const QUrl &endpoint,
                               Done<OAuthReply> done)
{
    const auto request =
        authenticated(std::move(fields), client, m_place.issuer, m_context.clock.wallTime());
    if (!request)
        return done.report(Failure(request.error()));
    m_context.http.post(endpoint, m_setup.url, "application/x-www-form-urlencoded", request->body,
                        request->authorization, std::move(done));
}

void ServerAuthorization::finish(const Result<bool> &result)
{
    m_refused = {};
    m_show = {};
    auto waiters = std::exchange(m_waiters, {});
    for (Done<bool> &waiter : waiters)
        waiter.report(result);
}

} // namespace mcprt
