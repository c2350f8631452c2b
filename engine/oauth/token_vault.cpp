// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/oauth/token_vault.h"

#include "engine/base/raw_json.h"

#include <QCryptographicHash>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

QString text(const Secret &secret)
{
    return QString::fromUtf8(secret.reveal());
}

Secret secretAt(const QJsonObject &object, QLatin1StringView key)
{
    return Secret(object[key].toString().toUtf8());
}

QStringList words(const QJsonValue &value)
{
    return value.toString().split(u' ', Qt::SkipEmptyParts);
}

} // namespace

QByteArray VaultRecord::toJson() const
{
    QJsonObject all;
    for (const auto &[name, record] : issuers) {
        const TokenSet &tokens = record.tokens;
        all[name] = QJsonObject{
            {"client_id"_L1, record.client.id},
            {"client_secret"_L1, text(record.client.secret)},
            {"auth_method"_L1, record.client.authMethod},
            {"redirect_port"_L1, record.client.redirectPort},
            {"access_token"_L1, text(tokens.access)},
            {"refresh_token"_L1, text(tokens.refresh)},
            {"granted"_L1, tokens.scopes.join(u' ')},
            {"asked"_L1, tokens.asked.join(u' ')},
            {"expires_at"_L1,
             tokens.expiresAt.isNull() ? QString() : tokens.expiresAt.toString(Qt::ISODate)},
            {"scope"_L1, record.scopes.join(u' ')},
        };
    }
    return toRawJson(QJsonObject{{"version"_L1, 1}, {"issuer"_L1, issuer}, {"issuers"_L1, all}})
        .toByteArray();
}

VaultRecord VaultRecord::fromJson(const QByteArray &json)
{
    VaultRecord record;
    const auto parsed = parseJson(json);
    if (!parsed)
        return record;
    const QJsonObject object = toJsonValue(*parsed).toObject();
    record.issuer = object["issuer"_L1].toString();
    const QJsonObject all = object["issuers"_L1].toObject();
    for (auto it = all.begin(); it != all.end(); ++it) {
        const QJsonObject one = it->toObject();
        IssuerRecord &kept = record.issuers[it.key()];
        kept.client.id = one["client_id"_L1].toString();
        kept.client.secret = secretAt(one, "client_secret"_L1);
        kept.client.authMethod = one["auth_method"_L1].toString();
        kept.client.redirectPort = one["redirect_port"_L1].toInt();
        kept.client.isRegistered = !kept.client.id.isEmpty();
        kept.tokens.access = secretAt(one, "access_token"_L1);
        kept.tokens.refresh = secretAt(one, "refresh_token"_L1);
        kept.tokens.scopes = words(one["granted"_L1]);
        kept.tokens.asked = words(one["asked"_L1]);
        const QString expiry = one["expires_at"_L1].toString();
        if (!expiry.isEmpty())
            kept.tokens.expiresAt = QDateTime::fromString(expiry, Qt::ISODate);
        kept.scopes = words(one["scope"_L1]);
    }
    return record;
}

QString TokenVault::entryName(const QString &server, const QString &url)
{
    const QByteArray hash =
        QCryptographicHash::hash(url.toUtf8(), QCryptographicHash::Sha256).toHex().first(16);
    return u"oauth/%1/%2"_s.arg(server, QString::fromLatin1(hash));
}

void TokenVault::load(const QString &server, const QString &url, Done<VaultRecord> done)
{
    m_store.read(entryName(server, url),
                 Done<Secret>([done = std::move(done)](const Result<Secret> &secret) mutable {
                     if (secret)
                         return done.report(VaultRecord::fromJson(secret->reveal()));
                     if (secret.error().code == ErrorCode::NotFound)
                         return done.report(VaultRecord());
                     done.report(Failure(secret.error()));
                 }));
}

void TokenVault::save(const QString &server, const QString &url, const VaultRecord &record,
                      Done<bool> done)
{
    m_store.write(entryName(server, url), Secret(record.toJson()), std::move(done));
}

void TokenVault::erase(const QString &server, const QString &url, Done<bool> done)
{
    m_store.remove(entryName(server, url), std::move(done));
}

} // namespace mcprt
