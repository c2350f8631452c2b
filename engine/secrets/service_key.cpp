// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/secrets/service_key.h"

#include "engine/base/clock.h"
#include "engine/secrets/keychain_sentences.h"
#include "engine/secrets/secret_store.h"

#include <QRegularExpression>
#include <QTimer>

#include <algorithm>
#include <map>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

const QString kOrigin = u"keychain"_s;

/// Bytes that a header can carry.
bool isUsable(const QByteArray &key)
{
    return !key.isEmpty()
           && std::ranges::none_of(key, [](char c) { return (c >= 0 && c < 0x20) || c == 0x7f; });
}

} // namespace

/// One entry of the keychain, and who waits for it.
class ServiceKey::Entry final : public QObject
{
public:
    Entry(QString setting, QString name, SecretStore &store, const Clock &clock)
        : m_setting(std::move(setting))
        , m_name(std::move(name))
        , m_store(store)
        , m_clock(clock)
    {}

    void read(std::chrono::milliseconds patience, Done<Secret> done)
    {
        if (m_key)
            return done.report(*m_key);
        if (m_failure && m_clock.now() < m_restUntil)
            return done.report(Failure(*m_failure));
        const quint64 id = ++m_lastId;
        m_waiting.emplace(id, std::move(done));
        QTimer::singleShot(patience, this, [this, id, patience] { giveUp(id, patience); });
        if (m_isAsking)
            return;
        m_isAsking = true;
        m_store.read(m_name, Done<Secret>(this, [this](Result<Secret> secret) {
                         onRead(std::move(secret));
                     }));
    }

private:
    void onRead(Result<Secret> secret)
    {
        m_isAsking = false;
        m_failure.reset();
        if (!secret)
            m_failure = failed(secret.error());
        else if (Secret key(secret->reveal().trimmed()); isUsable(key.reveal()))
            m_key = std::move(key);
        else
            m_failure = Error{ErrorCode::Misconfigured,
                              keychain::sentence(keychain::kNoKey, m_name, m_setting), kOrigin};
        m_restUntil = m_clock.now();
        if (m_failure && m_failure->code == ErrorCode::Timeout)
            m_restUntil += kRest;
        auto waiting = std::exchange(m_waiting, {}); // an answer may ask again
        for (auto &[id, done] : waiting)
            done.report(m_key ? Result<Secret>(*m_key) : Failure(*m_failure));
    }

    /// Four failures, four sentences; none of them may be taken for "there is no key".
    [[nodiscard]] Error failed(const Error &error) const
    {
        switch (error.code) {
        case ErrorCode::NotFound: // to a caller it would mean that a server or tool is unknown
            return {ErrorCode::Misconfigured, tell(error.message), kOrigin};
        case ErrorCode::Unavailable:
            return {ErrorCode::Unavailable, keychain::sentence(keychain::kSettingAbsent, m_setting),
                    kOrigin};
        default: return {error.code, tell(error.message), kOrigin};
        }
    }

    [[nodiscard]] QString tell(const QString &why) const
    {
        return keychain::sentence(keychain::kSettingUnread, m_setting) + u' ' + why;
    }

    void giveUp(quint64 id, std::chrono::milliseconds patience)
    {
        auto waiting = m_waiting.extract(id);
        if (waiting)
            waiting.mapped().fail(
                ErrorCode::Timeout,
                tell(keychain::sentence(keychain::kSettingSilent, {},
                                        QString::number(double(patience.count()) / 1000))),
                kOrigin);
    }

    QString m_setting;
    QString m_name;
    SecretStore &m_store;
    const Clock &m_clock;
    std::optional<Secret> m_key;
    std::optional<Error> m_failure;
    std::chrono::steady_clock::time_point m_restUntil{};
    std::map<quint64, Done<Secret>> m_waiting;
    quint64 m_lastId = 0;
    bool m_isAsking = false;
};

ServiceKey::ServiceKey(const QString &setting, const Secret &value, SecretStore &store,
                       const Clock &clock)
{
    if (const auto name = entryName(value))
        m_entry = std::make_shared<Entry>(setting, *name, store, clock);
    else
        m_text = value;
}

void ServiceKey::read(std::chrono::milliseconds patience, Done<Secret> done) const
{
    if (m_entry)
        m_entry->read(patience, std::move(done));
    else
        done.report(m_text);
}

std::optional<QString> ServiceKey::entryName(const Secret &value)
{
    // "keyring", too, as in the configuration of servers.
    static const QRegularExpression form(u"^\\$\\{(?:keychain|keyring):([^{}]+)\\}$"_s);
    const auto match = form.match(QString::fromUtf8(value.reveal()));
    return match.hasMatch() ? std::optional(match.captured(1)) : std::nullopt;
}

QString ServiceKey::reference(const QString &name)
{
    return u"${keychain:%1}"_s.arg(name);
}

} // namespace mcprt
