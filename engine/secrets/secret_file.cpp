// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/secrets/secret_file.h"

#include "engine/base/trusted_file.h"

#include <QFile>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

constexpr auto kOrigin = "secrets"_L1;

bool othersMayRead(const QString &path)
{
#ifdef Q_OS_UNIX
    return QFile::permissions(path) & (QFileDevice::ReadGroup | QFileDevice::ReadOther);
#else
    Q_UNUSED(path) // its folder is the user's own; modes say nothing here
    return false;
#endif
}

} // namespace

SecretFile::SecretFile(QString path, std::function<void(const Secret &)> onRead)
    : m_path(std::move(path))
    , m_onRead(std::move(onRead))
{}

Result<QJsonObject> SecretFile::load() const
{
    const auto bytes = readTrustedFile(m_path, kMaxBytes);
    if (!bytes && bytes.error().code == ErrorCode::NotFound)
        return QJsonObject();
    if (!bytes)
        return Failure(bytes.error());
    if (othersMayRead(m_path)) {
        return fail(ErrorCode::Unauthorized,
                    u"Other users may read %1. Take that right away: chmod 600 '%1'"_s.arg(m_path),
                    kOrigin);
    }
    const QJsonDocument document = QJsonDocument::fromJson(*bytes);
    QJsonObject secrets = document.object();
    const bool isText =
        document.isObject()
        && std::ranges::all_of(secrets, [](const QJsonValue &value) { return value.isString(); });
    if (!isText) {
        return fail(ErrorCode::Misconfigured,
                    u"%1 must be one JSON object of texts: {\"NAME\": \"value\"}."_s.arg(m_path),
                    kOrigin);
    }
    return secrets;
}

Result<bool> SecretFile::save(const QJsonObject &secrets) const
{
    return writePrivateFile(m_path, QJsonDocument(secrets).toJson());
}

void SecretFile::read(const QString &name, Done<Secret> done)
{
    const auto secrets = load();
    if (!secrets)
        return done.report(Failure(secrets.error()));
    if (!secrets->contains(name)) {
        return done.fail(
            ErrorCode::NotFound,
            u"%1 has no entry '%2'. Store it: mcp-runtime secrets set %2"_s.arg(m_path, name),
            kOrigin);
    }
    const Secret secret(secrets->value(name).toString().toUtf8());
    learn(secret);
    done.report(secret);
}

void SecretFile::write(const QString &name, const Secret &secret, Done<bool> done)
{
    auto secrets = load();
    if (!secrets)
        return done.report(Failure(secrets.error()));
    secrets->insert(name, QString::fromUtf8(secret.reveal()));
    done.report(save(*secrets));
}

void SecretFile::remove(const QString &name, Done<bool> done)
{
    auto secrets = load();
    if (!secrets)
        return done.report(Failure(secrets.error()));
    if (!secrets->contains(name))
        return done.report(true);
    secrets->remove(name);
    done.report(save(*secrets));
}

void SecretFile::learn(const Secret &secret)
{
    if (m_onRead)
        m_onRead(secret);
}

} // namespace mcprt
