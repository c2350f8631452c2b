// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "app/keychain/keychain_module.h"

#include "engine/secrets/keychain_sentences.h"
#include "engine/secrets/secret_store.h"

#include <QDBusConnection>
#include <QDBusError>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QMutex>
#include <QThread>
#include <QTimer>
#include <qt6keychain/keychain.h>

#include <chrono>
#include <functional>
#include <memory>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

constexpr auto kDeadline = std::chrono::seconds(5);        // a hung Secret Service would take 25
constexpr auto kUnlockDeadline = std::chrono::seconds(60); // a person has to type a password
constexpr unsigned long kFarewell = 500;                   // milliseconds

/// The keychains of Windows and macOS are no Secret Service: nobody is asked over D-Bus.
#if defined(Q_OS_WIN) || defined(Q_OS_MACOS)
constexpr bool kIsSecretService = false;
#else
constexpr bool kIsSecretService = true;
#endif

/// What is asked of the keychain.
struct KeychainTask
{
    enum class Kind { Read, Write, Remove };
    Kind kind = Kind::Read;
    QString name;
    Secret value; ///< to be written
};

Failure silence(const QString &name, std::chrono::seconds limit)
{
    return fail(ErrorCode::Timeout,
                keychain::sentence(keychain::kSilent, name, QString::number(limit.count())),
                u"keychain"_s);
}

/// One read, write or removal, in the thread of the keychain. Deletes itself after its answer.
///
/// The service is asked whether it is locked before anything else. One that hangs is then never
/// asked by the keychain library, which takes its silence of 25 s for "there is no keychain".
class KeychainAccess final : public QObject
{
    Q_OBJECT

public:
    using Answer = std::function<void(Result<Secret>)>;

    /// \param onLocked  runs when a person will be asked to unlock it
    KeychainAccess(KeychainTask task, Answer answer, std::function<void()> onLocked)
        : m_task(std::move(task))
        , m_answer(std::move(answer))
        , m_onLocked(std::move(onLocked))
    {}

    void start()
    {
        ask([this](State state) {
            if (state == State::Hung)
                return answer(silence(m_task.name, kDeadline));
            // To remove unlocks nothing, and may be taken for done.
            if (state == State::Locked && m_task.kind == Kind::Remove)
                return refuseAsLocked();
            if (state == State::Locked && m_task.kind == Kind::Write)
                m_onLocked();
            startJob();
        });
    }

private:
    using Kind = KeychainTask::Kind;
    enum class State { Open, Locked, Hung, Unknown };

    /// \sa the Secret Service API, Collection.Locked
    void ask(std::function<void(State)> then)
    {
        const QDBusConnection session = QDBusConnection::sessionBus();
        if (!kIsSecretService || !session.isConnected())
            return then(State::Unknown);
        QDBusMessage question = QDBusMessage::createMethodCall(
            u"org.freedesktop.secrets"_s, u"/org/freedesktop/secrets/aliases/default"_s,
            u"org.freedesktop.DBus.Properties"_s, u"Get"_s);
        question << u"org.freedesktop.Secret.Collection"_s << u"Locked"_s;
        const auto limit = std::chrono::milliseconds(kDeadline);
        auto *watcher =
            new QDBusPendingCallWatcher(session.asyncCall(question, int(limit.count())), this);
        connect(
            watcher, &QDBusPendingCallWatcher::finished, this, [watcher, then = std::move(then)] {
                watcher->deleteLater();
                const QDBusPendingReply<QDBusVariant> locked = *watcher;
                if (locked.isValid())
                    return then(locked.value().variant().toBool() ? State::Locked : State::Open);
                const QDBusError::ErrorType error = locked.error().type();
                const bool isHung = error == QDBusError::NoReply || error == QDBusError::Timeout
                                    || error == QDBusError::TimedOut;
                then(isHung ? State::Hung : State::Unknown);
            });
    }

    void startJob()
    {
        // The job lives on by itself: one that hangs can't be stopped, only be forgotten.
        QKeychain::Job *job = makeJob();
        job->setAutoDelete(true);
        job->setInsecureFallback(false);
        job->setKey(m_task.name);
        connect(job, &QKeychain::Job::finished, this, &KeychainAccess::onFinished);
        job->start();
    }

    [[nodiscard]] QKeychain::Job *makeJob() const
    {
        const QString service = u"mcp-runtime"_s;
        if (m_task.kind == Kind::Read)
            return new QKeychain::ReadPasswordJob(service);
        if (m_task.kind == Kind::Remove)
            return new QKeychain::DeletePasswordJob(service);
        auto *write = new QKeychain::WritePasswordJob(service);
        write->setBinaryData(m_task.value.reveal());
        return write;
    }

    void onFinished(QKeychain::Job *job)
    {
        if (job->error() == QKeychain::NoError)
            return answer(m_task.kind == Kind::Read
                              ? Secret(static_cast<QKeychain::ReadPasswordJob *>(job)->binaryData())
                              : Secret());
        if (job->error() == QKeychain::NoBackendAvailable
            || job->error() == QKeychain::NotImplemented)
            return refuseAsAbsent(job->errorString());
        // A locked keychain says "not found", too, or "denied" when nobody was there to unlock it.
        ask([this, error = job->error(), why = job->errorString()](State state) {
            if (state == State::Locked)
                refuseAsLocked();
            else if (state == State::Hung)
                answer(silence(m_task.name, kDeadline));
            else
                refuseAs(error, why);
        });
    }

    void refuseAsLocked()
    {
        refuse(ErrorCode::Unauthorized,
               {keychain::kLockedGive, keychain::kLockedKeep, keychain::kLockedRemove});
    }

    /// It is not locked.
    void refuseAs(QKeychain::Error error, const QString &why)
    {
        if (error == QKeychain::AccessDenied || error == QKeychain::AccessDeniedByUser)
            return refuse(ErrorCode::Unauthorized, {keychain::kRefusedGive, keychain::kRefusedKeep,
                                                    keychain::kRefusedRemove});
        const bool wasAsked = !kIsSecretService || QDBusConnection::sessionBus().isConnected();
        if (error != QKeychain::EntryNotFound || !wasAsked)
            return refuseAsAbsent(why);
        if (m_task.kind == Kind::Remove)
            return answer(Secret());
        answer(fail(ErrorCode::NotFound, keychain::sentence(keychain::kNoEntry, m_task.name),
                    u"keychain"_s));
    }

    void refuseAsAbsent(const QString &why)
    {
        refuse(ErrorCode::Unavailable,
               {keychain::kAbsentGive, keychain::kAbsentKeep, keychain::kAbsentRemove}, why);
    }

    struct Forms
    {
        const char *give;
        const char *keep;
        const char *remove;
    };
    void refuse(ErrorCode code, const Forms &forms, const QString &why = {})
    {
        const char *form = m_task.kind == Kind::Read    ? forms.give
                           : m_task.kind == Kind::Write ? forms.keep
                                                        : forms.remove;
        answer(fail(code, keychain::sentence(form, m_task.name, why), u"keychain"_s));
    }

    void answer(Result<Secret> result)
    {
        deleteLater();
        m_answer(std::move(result));
    }

    KeychainTask m_task;
    Answer m_answer;
    std::function<void()> m_onLocked;
};

/// Where answers go, as long as someone is there; shared with the reads, which may outlive it.
class Letterbox
{
public:
    explicit Letterbox(QObject *receiver)
        : m_receiver(receiver)
    {}
    void post(std::function<void()> letter)
    {
        const QMutexLocker lock(&m_mutex);
        if (m_receiver)
            QMetaObject::invokeMethod(m_receiver, std::move(letter), Qt::QueuedConnection);
    }
    void close()
    {
        const QMutexLocker lock(&m_mutex);
        m_receiver = nullptr;
    }

private:
    QMutex m_mutex;
    QObject *m_receiver;
};

/// Reads in a thread of its own. The keychain library waits for GLib's events, which the loop of
/// the program does not look at (see app/program.cpp); and a Secret Service that hangs must not
/// hold up a call.
class KeychainModule final : public QObject, public SecretStore
{
    Q_OBJECT

public:
    KeychainModule()
    {
        m_reads->moveToThread(m_thread.get());
        m_thread->start();
    }
    Q_DISABLE_COPY_MOVE(KeychainModule)
    ~KeychainModule() override
    {
        m_answers->close();
        m_reads.release()->deleteLater();
        m_thread->quit();
        if (!m_thread->wait(kFarewell))
            std::ignore = m_thread.release(); // it hangs in the service, and ends with the program
    }

    void read(const QString &name, Done<Secret> done) override
    {
        run({KeychainTask::Kind::Read, name, {}}, std::move(done));
    }
    void write(const QString &name, const Secret &secret, Done<bool> done) override
    {
        run({KeychainTask::Kind::Write, name, secret}, withoutValue(std::move(done)));
    }
    void remove(const QString &name, Done<bool> done) override
    {
        run({KeychainTask::Kind::Remove, name, {}}, withoutValue(std::move(done)));
    }

private:
    static Done<Secret> withoutValue(Done<bool> done)
    {
        return Done<Secret>([done = std::move(done)](const Result<Secret> &result) mutable {
            if (result)
                done.report(true);
            else
                done.report(Failure(result.error()));
        });
    }

    void run(const KeychainTask &task, Done<Secret> done)
    {
        const quint64 id = ++m_lastId;
        m_waiting.emplace(id, std::move(done));
        giveUpAfter(kDeadline, id, task.name);
        const auto answer = [this, id, answers = m_answers](Result<Secret> result) {
            // Shared, because what is posted must be copyable.
            const auto shared = std::make_shared<Result<Secret>>(std::move(result));
            answers->post([this, id, shared] { finish(id, std::move(*shared)); });
        };
        const auto onLocked = [this, id, answers = m_answers] {
            answers->post([this, id] { m_forAPerson.insert(id); });
        };
        QMetaObject::invokeMethod(
            m_reads.get(),
            [reads = m_reads.get(), task, answer, onLocked] {
                auto *access = new KeychainAccess(task, answer, onLocked); // deletes itself
                access->setParent(reads);
                access->start();
            },
            Qt::QueuedConnection);
    }

    void giveUpAfter(std::chrono::seconds limit, quint64 id, const QString &name)
    {
        QTimer::singleShot(limit, this, [this, limit, id, name] {
            if (m_forAPerson.erase(id) > 0) // the service has answered that much in time
                giveUpAfter(kUnlockDeadline, id, name);
            else
                finish(id, silence(name, limit));
        });
    }

    void finish(quint64 id, Result<Secret> result)
    {
        m_forAPerson.erase(id);
        auto waiting = m_waiting.extract(id);
        if (waiting) // else it was given up
            waiting.mapped().report(std::move(result));
    }

    std::unique_ptr<QThread> m_thread = std::make_unique<QThread>();
    std::unique_ptr<QObject> m_reads = std::make_unique<QObject>(); ///< lives in m_thread
    std::shared_ptr<Letterbox> m_answers = std::make_shared<Letterbox>(this);
    std::unordered_map<quint64, Done<Secret>> m_waiting;
    std::unordered_set<quint64> m_forAPerson; ///< of these: they wait for a password
    quint64 m_lastId = 0;
};

} // namespace

} // namespace mcprt

// NOLINTNEXTLINE(readability-identifier-naming): in C there are no namespaces
extern "C" Q_DECL_EXPORT mcprt::SecretStore *mcprt_make_keychain_store_2()
{
    return std::make_unique<mcprt::KeychainModule>().release();
}

#include "keychain_module.moc"
