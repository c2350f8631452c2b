// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "app/keychain/keychain_module.h"

#include "engine/secrets/secret_store.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QPointer>
#include <QTimer>
#include <qt6keychain/keychain.h>

#include <chrono>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

constexpr auto kDeadline = std::chrono::seconds(5); // a hung Secret Service would take 25

/// One read. Deletes itself after its answer.
class KeychainRead final : public QObject
{
    Q_OBJECT

public:
    KeychainRead(QString name, Done<Secret> done)
        : m_name(std::move(name))
        , m_done(std::move(done))
    {
        m_deadline.setSingleShot(true);
        connect(&m_deadline, &QTimer::timeout, this, [this] {
            answer(fail(ErrorCode::Timeout,
                        u"The keychain did not answer in 5 s for ${keychain:%1}. Is a window "
                        "asking for its password?"_s.arg(m_name),
                        u"keychain"_s));
        });
    }

    void start()
    {
        m_deadline.start(kDeadline);
        // The job lives on by itself: one that hangs can't be stopped, only be forgotten.
        auto *job = new QKeychain::ReadPasswordJob(u"mcp-runtime"_s);
        job->setAutoDelete(true);
        job->setInsecureFallback(false);
        job->setKey(m_name);
        connect(job, &QKeychain::Job::finished, this, &KeychainRead::onFinished);
        job->start();
    }

private:
    void onFinished(QKeychain::Job *job)
    {
        switch (job->error()) {
        case QKeychain::NoError:
            return answer(Secret(static_cast<QKeychain::ReadPasswordJob *>(job)->binaryData()));
        case QKeychain::EntryNotFound: return askIfLocked();
        case QKeychain::AccessDeniedByUser:
        case QKeychain::AccessDenied:
            return answer(fail(ErrorCode::Unauthorized,
                               u"The keychain refused to give ${keychain:%1}. Allow it when it "
                               "asks, then start the server again."_s.arg(m_name),
                               u"keychain"_s));
        case QKeychain::NoBackendAvailable:
        case QKeychain::NotImplemented:
        case QKeychain::CouldNotDeleteEntry:
        case QKeychain::OtherError: break;
        }
        answer(fail(ErrorCode::Unavailable,
                    u"${keychain:%1} can't be read: no keychain answers in this session (%2). Use "
                    "${env:%1} instead."_s.arg(m_name, job->errorString()),
                    u"keychain"_s));
    }

    /// A locked keychain says "not found", too. \sa the Secret Service API, Collection.Locked
    void askIfLocked()
    {
        QDBusMessage question = QDBusMessage::createMethodCall(
            u"org.freedesktop.secrets"_s, u"/org/freedesktop/secrets/aliases/default"_s,
            u"org.freedesktop.DBus.Properties"_s, u"Get"_s);
        question << u"org.freedesktop.Secret.Collection"_s << u"Locked"_s;
        auto *watcher =
            new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(question), this);
        connect(watcher, &QDBusPendingCallWatcher::finished, this, &KeychainRead::onLockedKnown);
    }

    void onLockedKnown(QDBusPendingCallWatcher *watcher)
    {
        const QDBusPendingReply<QDBusVariant> reply = *watcher;
        if (reply.isValid() && reply.value().variant().toBool())
            return answer(fail(ErrorCode::Unauthorized,
                               u"The keychain is locked, so ${keychain:%1} can't be read. Unlock "
                               "it, then start the server again."_s.arg(m_name),
                               u"keychain"_s));
        answer(fail(ErrorCode::NotFound,
                    u"The keychain has no entry '%1' for the service mcp-runtime. Store it, or use "
                    "${env:%1} instead."_s.arg(m_name),
                    u"keychain"_s));
    }

    void answer(Result<Secret> result)
    {
        if (!m_done)
            return;
        m_deadline.stop();
        deleteLater();
        m_done.report(std::move(result));
    }

    QString m_name;
    Done<Secret> m_done;
    QTimer m_deadline;
};

class KeychainModule final : public SecretStore
{
public:
    void read(const QString &name, Done<Secret> done) override
    {
        auto *read = new KeychainRead(name, std::move(done)); // deletes itself
        read->setParent(&m_reads);
        read->start();
    }

private:
    QObject m_reads;
};

} // namespace

} // namespace mcprt

extern "C" Q_DECL_EXPORT mcprt::SecretStore *mcprt_make_keychain_store()
{
    return std::make_unique<mcprt::KeychainModule>().release();
}

#include "keychain_module.moc"
