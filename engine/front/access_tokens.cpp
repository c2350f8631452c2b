// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/front/access_tokens.h"

#include "engine/base/log.h"
#include "engine/base/random_id.h"
#include "engine/base/trusted_file.h"
#include "engine/front/access_token.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLockFile>
#include <QRegularExpression>

#include <cerrno>
#include <chrono>
#include <optional>
#include <tuple>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#endif

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

constexpr qint64 kMaxBytes = 256 * 1024;
constexpr int kTokenBytes = 32;
constexpr int kLockPatience = 500; // milliseconds
const QString kOrigin = u"access tokens"_s;

Failure unknown(const QString &name)
{
    return fail(ErrorCode::NotFound,
                u"There is no access token of '%1'. See: mcp-runtime tokens list"_s.arg(name),
                kOrigin);
}

/// What tells whether \a file was exchanged or written since; nothing where that can't be told.
/// \param isYoung  it could change once more within the same tick of its clock
std::optional<AccessTokens::Stamp> stampOf(const QByteArray &file, bool *isYoung)
{
    *isYoung = false;
#ifdef Q_OS_UNIX
    struct stat info = {};
    if (::stat(file.constData(), &info) != 0)
        return errno == ENOENT ? std::optional(AccessTokens::Stamp()) : std::nullopt;
    const auto changed =
        std::chrono::seconds(info.st_ctim.tv_sec) + std::chrono::nanoseconds(info.st_ctim.tv_nsec);
    const auto age = std::chrono::system_clock::now().time_since_epoch() - changed;
    *isYoung = age < std::chrono::milliseconds(100);
    return AccessTokens::Stamp{qint64(info.st_dev),         qint64(info.st_ino),
                               qint64(info.st_size),        qint64(changed.count()),
                               qint64(info.st_mtim.tv_sec), qint64(info.st_mtim.tv_nsec),
                               qint64(info.st_mode)};
#else
    Q_UNUSED(file)
    return std::nullopt;
#endif
}

bool isPrivate(const QString &file)
{
#ifdef Q_OS_UNIX
    struct stat info = {};
    return ::stat(QFile::encodeName(file).constData(), &info) == 0 && (info.st_mode & 077) == 0;
#else
    Q_UNUSED(file) // its folder is the user's own; modes say nothing here
    return true;
#endif
}

} // namespace

AccessTokens::AccessTokens(QString folder, Secret given)
    : m_folder(std::move(folder))
    , m_given(std::move(given))
{
    m_default.file = QFile::encodeName(defaultFile());
    m_named.file = QFile::encodeName(namedFile());
}

bool AccessTokens::isName(const QString &name)
{
    static const QRegularExpression usable(u"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"_s);
    return usable.match(name).hasMatch();
}

Result<AccessTokens::All> AccessTokens::named() const
{
    const auto bytes = readTrustedFile(namedFile(), kMaxBytes);
    if (!bytes && bytes.error().code == ErrorCode::NotFound)
        return All();
    if (!bytes)
        return Failure(bytes.error());
    if (!isPrivate(namedFile())) {
        return fail(ErrorCode::Unauthorized,
                    u"Other users may read %1 and may know its tokens. Take that right away "
                    "(chmod 600 '%1') and renew them."_s.arg(namedFile()),
                    kOrigin);
    }
    const QJsonDocument document = QJsonDocument::fromJson(*bytes);
    const QJsonObject object = document.object();
    All tokens;
    for (auto it = object.begin(); it != object.end(); ++it) {
        const QByteArray token = it->toObject()["token"_L1].toString().toLatin1();
        if (isName(it.key()) && it.key() != kDefault && AccessToken::isUsable(token))
            tokens[it.key()] = {
                Secret(token),
                QDateTime::fromString(it->toObject()["made"_L1].toString(), Qt::ISODate)};
    }
    if (!document.isObject() || tokens.size() != object.size()) {
        return fail(
            ErrorCode::Misconfigured,
            u"%1 is no file of access tokens; delete it, then make them anew."_s.arg(namedFile()),
            kOrigin);
    }
    return tokens;
}

Result<AccessTokens::All> AccessTokens::all() const
{
    auto tokens = named();
    if (!tokens)
        return tokens;
    const auto first =
        m_given.isEmpty() ? AccessToken::load(defaultFile()) : Result<Secret>(m_given);
    if (first)
        tokens->insert(kDefault, {*first, {}});
    else if (first.error().code != ErrorCode::NotFound)
        return Failure(first.error());
    return tokens;
}

Result<Secret> AccessTokens::token(const QString &name) const
{
    if (name == kDefault)
        return m_given.isEmpty() ? AccessToken::loadOrCreate(defaultFile())
                                 : Result<Secret>(m_given);
    const auto tokens = named();
    if (!tokens)
        return Failure(tokens.error());
    const auto at = tokens->find(name);
    if (at == tokens->end())
        return unknown(name);
    return at->secret;
}

Result<Secret> AccessTokens::tokenOrNew(const QString &name) const
{
    auto known = token(name);
    return !known && known.error().code == ErrorCode::NotFound ? add(name) : known;
}

Result<Secret> AccessTokens::add(const QString &name) const
{
    if (!isName(name)) {
        return fail(ErrorCode::InvalidArgument,
                    u"'%1' can't be a client's name: letters, digits, '.', '_' and '-' only, 64 at "
                    "most."_s.arg(name),
                    kOrigin);
    }
    return put(name, false);
}

Result<Secret> AccessTokens::renew(const QString &name) const
{
    if (name != kDefault)
        return put(name, true);
    if (!m_given.isEmpty()) {
        return fail(ErrorCode::InvalidArgument,
                    u"The default token is the one that ACCESS_TOKEN gives; change it there."_s,
                    kOrigin);
    }
    const QByteArray token = randomHex(kTokenBytes).toLatin1();
    if (const auto written = writePrivateFile(defaultFile(), token + '\n'); !written)
        return Failure(written.error());
    return Secret(token);
}

Result<Secret> AccessTokens::put(const QString &name, bool mayExist) const
{
    QLockFile lock(namedFile() + ".lock"_L1); // two that add at once must both be kept
    std::ignore = lock.tryLock(kLockPatience);
    auto tokens = named();
    if (!tokens)
        return Failure(tokens.error());
    if (mayExist && !tokens->contains(name))
        return unknown(name);
    if (!mayExist && (tokens->contains(name) || name == kDefault)) {
        return fail(ErrorCode::InvalidArgument,
                    u"'%1' has an access token already. For another one: mcp-runtime tokens renew "
                    "%1"_s.arg(name),
                    kOrigin);
    }
    if (!mayExist && tokens->size() >= kMost) {
        return fail(
            ErrorCode::LimitExceeded,
            u"There are %1 access tokens already. Revoke one that nobody needs."_s.arg(kMost),
            kOrigin);
    }
    Secret secret(randomHex(kTokenBytes).toLatin1());
    tokens->insert(name, {secret, QDateTime::currentDateTimeUtc()});
    if (const auto saved = save(*tokens); !saved)
        return Failure(saved.error());
    return secret;
}

Result<bool> AccessTokens::revoke(const QString &name) const
{
    if (name == kDefault) {
        return fail(ErrorCode::InvalidArgument,
                    u"The default token can't be revoked, only renewed: mcp-runtime tokens renew "
                    "default"_s,
                    kOrigin);
    }
    QLockFile lock(namedFile() + ".lock"_L1);
    std::ignore = lock.tryLock(kLockPatience);
    auto tokens = named();
    if (!tokens)
        return Failure(tokens.error());
    if (tokens->remove(name) == 0)
        return unknown(name);
    return save(*tokens);
}

Result<bool> AccessTokens::save(const All &tokens) const
{
    QJsonObject object;
    for (auto it = tokens.begin(); it != tokens.end(); ++it) {
        object[it.key()] = QJsonObject{{"token"_L1, QString::fromLatin1(it->secret.reveal())},
                                       {"made"_L1, it->made.toString(Qt::ISODate)}};
    }
    return writePrivateFile(namedFile(), QJsonDocument(object).toJson());
}

template <class Read>
void AccessTokens::refresh(Copy &copy, Read read) const
{
    bool isYoung = false;
    const auto stamp = stampOf(copy.file, &isYoung); // first: what changes later has another one
    if (stamp && stamp == copy.stamp)
        return;
    copy.tokens.clear();
    if (const std::optional<Error> problem = read(copy.tokens))
        qCWarning(lcFront).noquote() << problem->message;
    copy.stamp = isYoung ? std::nullopt : stamp;
}

std::optional<QString> AccessTokens::nameOf(QByteArrayView shown) const
{
    using Tokens = decltype(Copy::tokens);
    const auto readDefault = [this](Tokens &tokens) -> std::optional<Error> {
        auto token = AccessToken::load(defaultFile());
        if (token)
            tokens.emplace_back(kDefault, *std::move(token));
        else if (token.error().code != ErrorCode::NotFound)
            return token.error();
        return {};
    };
    const auto readNamed = [this](Tokens &tokens) -> std::optional<Error> {
        const auto all = named();
        if (!all)
            return all.error();
        for (auto it = all->begin(); it != all->end(); ++it)
            tokens.emplace_back(it.key(), it->secret);
        return {};
    };
    std::optional<QString> name;
    if (!m_given.isEmpty() && m_given.equals(shown))
        name = kDefault;
    if (m_given.isEmpty())
        refresh(m_default, readDefault);
    refresh(m_named, readNamed);
    for (const Copy *copy : {&m_default, &m_named}) {
        for (const auto &[client, token] : copy->tokens) {
            if (token.equals(shown))
                name = client;
        }
    }
    return name;
}

} // namespace mcprt
