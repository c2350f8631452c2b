// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/secrets/secret_store.h"
#include "engine/secrets/service_key.h"
#include "tests/support/manual_clock.h"

#include <QTest>

#include <optional>
#include <vector>

using namespace mcprt;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// A keychain that answers when the test says so.
class SlowStore final : public SecretStore
{
public:
    void read(const QString &name, Done<Secret> done) override
    {
        asked << name;
        waiting.push_back(std::move(done));
    }
    void answer(const Result<Secret> &secret)
    {
        auto all = std::exchange(waiting, {});
        for (auto &done : all)
            done.report(secret);
    }

    QStringList asked;
    std::vector<Done<Secret>> waiting;
};

struct Harness
{
    using Answer = std::shared_ptr<std::optional<Result<Secret>>>;

    ManualClock clock;
    SlowStore store;
    ServiceKey key{u"OPENAI_API_KEY"_s, Secret("${keychain:mine}"), store, clock};

    static Answer ask(const ServiceKey &key, std::chrono::milliseconds patience = 1h)
    {
        auto answer = std::make_shared<std::optional<Result<Secret>>>();
        key.read(patience, Done<Secret>([answer](Result<Secret> r) { *answer = std::move(r); }));
        return answer;
    }
    [[nodiscard]] Answer ask() const { return ask(key); }
};

} // namespace

class TestServiceKey : public QObject
{
    Q_OBJECT

private slots:
    void aTextIsTheKey()
    {
        Harness h;
        const ServiceKey plain(u"OPENAI_API_KEY"_s, Secret("sk-1"), h.store, h.clock);
        QCOMPARE((*Harness::ask(plain))->value().reveal(), "sk-1"_ba);
        QVERIFY((*Harness::ask(ServiceKey()))->value().isEmpty());
        QVERIFY(ServiceKey().isEmpty() && !plain.isEmpty() && !h.key.isEmpty());
        QVERIFY(h.store.asked.isEmpty());
    }

    void isReadOnceForAllWhoNeedIt()
    {
        Harness h;
        QVERIFY(h.store.asked.isEmpty()); // not before
        const ServiceKey copy = h.key;
        const auto first = h.ask();
        const auto second = Harness::ask(copy);
        QVERIFY(!first->has_value() && !second->has_value());
        h.store.answer(Secret(" sk-2\n"));
        QCOMPARE((*first)->value().reveal(), "sk-2"_ba);
        QCOMPARE((*second)->value().reveal(), "sk-2"_ba);
        QCOMPARE((*h.ask())->value().reveal(), "sk-2"_ba);
        QCOMPARE(h.store.asked, QStringList{u"mine"_s});
    }

    void fourFailuresAreFourSentences()
    {
        Harness h;
        QStringList told;
        const auto failed = [&](ErrorCode code, ErrorCode expected) {
            const auto answer = h.ask();
            h.store.answer(fail(code, u"Why: %1."_s.arg(toWireName(code))));
            QCOMPARE((*answer)->error().code, expected);
            QVERIFY((*answer)->error().message.contains("OPENAI_API_KEY"_L1));
            told << (*answer)->error().message;
        };
        failed(ErrorCode::NotFound, ErrorCode::Misconfigured);
        failed(ErrorCode::Unauthorized, ErrorCode::Unauthorized);
        failed(ErrorCode::Unavailable, ErrorCode::Unavailable);
        QVERIFY(told.last().contains("SECRETS_FILE"_L1));
        failed(ErrorCode::Timeout, ErrorCode::Timeout);
        QCOMPARE(told.removeDuplicates(), 0);
    }

    void aLockedKeychainIsAskedAgainAndAHungOneLater()
    {
        Harness h;
        const auto locked = h.ask();
        h.store.answer(fail(ErrorCode::Unauthorized, u"Locked."_s));
        const auto hung = h.ask(); // perhaps it is open by now
        QCOMPARE(h.store.asked.size(), 2);
        h.store.answer(fail(ErrorCode::Timeout, u"It hangs."_s));
        const auto rested = h.ask();
        QCOMPARE(h.store.asked.size(), 2);
        QCOMPARE((*rested)->error().code, ErrorCode::Timeout);
        h.clock.advance(ServiceKey::kRest);
        const auto open = h.ask();
        h.store.answer(Secret("sk-3"));
        QCOMPARE((*open)->value().reveal(), "sk-3"_ba);
    }

    void whoHasNoPatienceIsToldAndTheNextGetsTheKey()
    {
        Harness h;
        const auto hasty = Harness::ask(h.key, 1ms);
        QTRY_VERIFY(hasty->has_value());
        QCOMPARE((*hasty)->error().code, ErrorCode::Timeout);
        QVERIFY((*hasty)->error().message.contains("OPENAI_API_KEY"_L1));
        h.store.answer(Secret("sk-4"));
        QCOMPARE((*h.ask())->value().reveal(), "sk-4"_ba);
        QCOMPARE(h.store.asked.size(), 1);
    }

    void whatNoHeaderCanCarryIsNoKey_data()
    {
        QTest::addColumn<QByteArray>("kept");
        QTest::newRow("nothing") << ""_ba;
        QTest::newRow("blank") << " \n"_ba;
        QTest::newRow("another header") << "a\r\nX-Evil: b"_ba;
    }
    void whatNoHeaderCanCarryIsNoKey()
    {
        QFETCH(QByteArray, kept);
        Harness h;
        const auto answer = h.ask();
        h.store.answer(Secret(kept));
        QCOMPARE((*answer)->error().code, ErrorCode::Misconfigured);
    }

    void anEntryIsNamedExactly_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("name");
        QTest::newRow("name") << "${keychain:A_B}"_ba << u"A_B"_s;
        QTest::newRow("by its other name") << "${keyring:a/b}"_ba << u"a/b"_s;
        QTest::newRow("no name") << "${keychain:}"_ba << QString();
        QTest::newRow("open") << "${keychain:a"_ba << QString();
        QTest::newRow("something behind") << "${keychain:a}x"_ba << QString();
        QTest::newRow("an environment variable") << "${env:a}"_ba << QString();
        QTest::newRow("a key") << "sk-123"_ba << QString();
    }
    void anEntryIsNamedExactly()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, name);
        QCOMPARE(ServiceKey::entryName(Secret(text)).value_or(QString()), name);
        if (!name.isEmpty())
            QCOMPARE(ServiceKey::entryName(Secret(ServiceKey::reference(name).toUtf8())), name);
    }

    void theKeyMayGoWhileItIsAskedFor()
    {
        SlowStore store;
        const ManualClock clock;
        auto key = std::make_unique<ServiceKey>(u"K"_s, Secret("${keychain:k}"), store, clock);
        const auto answer = Harness::ask(*key);
        key.reset();
        QCOMPARE((*answer)->error().code, ErrorCode::Cancelled);
        store.answer(Secret("late"));
    }
};

QTEST_GUILESS_MAIN(TestServiceKey)
#include "tst_service_key.moc"
