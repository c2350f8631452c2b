// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "app/tray/tray_clients.h"
#include "app/tray/tray_first_run.h"
#include "tests/support/client_home.h"
#include "tests/support/memory_secret_store.h"

#include <QTest>
#include <QThread>

#include <algorithm>
#include <atomic>
#include <memory>
#include <optional>

using namespace Qt::StringLiterals;
using namespace mcprt;

namespace {

/// What the test and the store, which lives in another thread, both know.
struct Vault
{
    MemorySecretStore store;
    std::atomic<bool> isSilent = false;   ///< it takes what is written, and does not answer
    std::atomic<bool> isUsedByUs = false; ///< it was asked in the test's own thread
    std::atomic<int> questions = 0;
};

class VaultDoor final : public SecretStore
{
public:
    explicit VaultDoor(std::shared_ptr<Vault> vault)
        : m_vault(std::move(vault))
    {}
    void read(const QString &name, Done<Secret> done) override
    {
        note();
        m_vault->store.read(name, std::move(done));
    }
    void write(const QString &name, const Secret &secret, Done<bool> done) override
    {
        note();
        if (m_vault->isSilent)
            m_silent.push_back(std::move(done));
        else
            m_vault->store.write(name, secret, std::move(done));
    }

private:
    void note()
    {
        ++m_vault->questions;
        if (QThread::currentThread() == QCoreApplication::instance()->thread())
            m_vault->isUsedByUs = true;
    }

    std::shared_ptr<Vault> m_vault;
    std::vector<Done<bool>> m_silent;
};

/// The answer to one order, once it is there.
template <class T>
struct Answer
{
    std::shared_ptr<std::optional<Result<T>>> result = std::make_shared<std::optional<Result<T>>>();

    [[nodiscard]] Done<T> done() const
    {
        return Done<T>([result = result](Result<T> r) { *result = std::move(r); });
    }
    [[nodiscard]] bool isThere() const { return result->has_value(); }
    [[nodiscard]] bool comes() const
    {
        return QTest::qWaitFor([this] { return isThere(); }, 15000) && result->value();
    }
    const T &operator*() const { return *result->value(); }
};

struct Scene
{
    ClientHome home;
    std::shared_ptr<Vault> vault = std::make_shared<Vault>();
    std::optional<TrayClients> clients{std::in_place, home.folders, home.folders.serverFile(),
                                       std::make_unique<VaultDoor>(vault)};

    void changeKey() const
    {
        ClientHome::write(home.claude(), ClientHome::read(home.claude()).replace("tweet", "chirp"));
    }
    [[nodiscard]] ClientsBackend::Imported import(bool replaceKeys)
    {
        const Answer<ClientsBackend::Imported> answer;
        clients->import(u"claude-desktop"_s, replaceKeys, answer.done());
        return answer.comes() ? *answer : ClientsBackend::Imported();
    }
    [[nodiscard]] ClientsBackend::Importable importable()
    {
        const Answer<ClientsBackend::Importable> answer;
        clients->importable(u"claude-desktop"_s, answer.done());
        return answer.comes() ? *answer : ClientsBackend::Importable();
    }
};

} // namespace

class TestTrayClients : public QObject
{
    Q_OBJECT

private slots:
    void answersLater();
    void takesServersOver();
    void replacesAKeyWithConsentOnly();
    void leavesAnEntryWhoseKeyIsAnother();
    void firstRunSaysThatAKeyIsAnother();
    void goesWhileTheKeychainIsSilent();
};

void TestTrayClients::answersLater()
{
    Scene scene;
    const Answer<QList<ClientsBackend::Row>> rows;
    const Answer<ClientChange> change;
    scene.clients->clients(rows.done());
    scene.clients->planConnect(u"claude-desktop"_s, change.done());
    QVERIFY(!rows.isThere() && !change.isThere());
    QVERIFY(rows.comes() && change.comes());
    const auto claude = std::ranges::find_if(
        *rows, [](const auto &row) { return row.client == "claude-desktop"_L1; });
    QVERIFY(claude != (*rows).end());
    QCOMPARE(claude->servers, (QStringList{u"books"_s, u"keyed"_s}));
    const Answer<bool> applied;
    scene.clients->apply(*change, applied.done());
    QVERIFY(!applied.isThere());
    QVERIFY(applied.comes());
    QVERIFY(ClientHome::read(scene.home.claude()).contains("mcp-runtime"));
    const Answer<ClientChange> nobody;
    scene.clients->planConnect(u"nobody"_s, nobody.done());
    QVERIFY(!nobody.comes());
    QVERIFY(nobody.isThere());
}

void TestTrayClients::takesServersOver()
{
    Scene scene;
    QCOMPARE(scene.importable().servers.size(), 2);
    QCOMPARE(scene.import(false).servers, (QStringList{u"books"_s, u"keyed"_s}));
    QCOMPARE(scene.vault->store.secrets[u"keyed/API_TOKEN"_s], QByteArray("tweet"));
    QVERIFY(!scene.vault->isUsedByUs);
    QVERIFY(!ClientHome::read(scene.home.folders.serverFile()).contains("tweet"));
    const auto again = scene.importable();
    QVERIFY(again.servers.isEmpty() && again.otherKeys.isEmpty() && again.problems.isEmpty());
    const auto nothing = scene.import(true);
    QVERIFY(nothing.servers.isEmpty() && nothing.keys.isEmpty() && nothing.problems.isEmpty());
}

void TestTrayClients::replacesAKeyWithConsentOnly()
{
    Scene scene;
    const QStringList key{u"keyed/API_TOKEN"_s};
    QCOMPARE(scene.import(false).servers.size(), 2);
    scene.changeKey();
    QCOMPARE(scene.importable().otherKeys, key);
    QVERIFY(scene.import(false).keys.isEmpty());
    QCOMPARE(scene.vault->store.secrets[key.first()], QByteArray("tweet"));
    QCOMPARE(scene.import(true).keys, key);
    QCOMPARE(scene.vault->store.secrets[key.first()], QByteArray("chirp"));
    QVERIFY(scene.importable().otherKeys.isEmpty());
    scene.vault->store.failure = Error{ErrorCode::Unauthorized, u"It is locked."_s, {}};
    QCOMPARE(scene.importable().problems, QStringList{u"keyed: It is locked."_s});
}

void TestTrayClients::leavesAnEntryWhoseKeyIsAnother()
{
    Scene scene;
    QCOMPARE(scene.import(false).servers.size(), 2);
    const auto replaced = [&scene] {
        const Answer<ClientChange> change;
        scene.clients->planReplace(u"claude-desktop"_s, change.done());
        QStringList names;
        if (change.comes()) {
            for (const ClientEntry &entry : (*change).replaced)
                names << entry.name;
        }
        return names;
    };
    QCOMPARE(replaced(), (QStringList{u"books"_s, u"keyed"_s}));
    scene.changeKey();
    QCOMPARE(replaced(), QStringList{u"books"_s}); // else the new key would be lost
}

void TestTrayClients::firstRunSaysThatAKeyIsAnother()
{
    Scene scene;
    QCOMPARE(scene.import(false).servers.size(), 2);
    scene.changeKey();
    TrayFirstRun run(scene.home.folders, scene.home.folders.serverFile(),
                     std::make_unique<VaultDoor>(scene.vault));
    const FirstRunBackend::Choice choice{
        u"claude-desktop"_s, u"Claude Desktop"_s, {u"books"_s, u"keyed"_s}};
    const Answer<QList<FirstRunBackend::Plan>> plans;
    run.plan({choice}, true, plans.done());
    QVERIFY(plans.comes());
    const Answer<FirstRunBackend::Outcome> outcome;
    run.carryOut({choice}, {*(*plans).first().change}, outcome.done());
    QVERIFY(outcome.comes());
    QCOMPARE((*outcome).problems.size(), 2);
    QVERIFY((*outcome).problems[0].contains("keyed/API_TOKEN"_L1));
    QVERIFY((*outcome).problems[1].contains("was left as it is"_L1));
    QVERIFY((*outcome).changed.isEmpty());
    QVERIFY(ClientHome::read(scene.home.claude()).contains("chirp"));
}

void TestTrayClients::goesWhileTheKeychainIsSilent()
{
    Scene scene;
    scene.vault->isSilent = true;
    const Answer<ClientsBackend::Imported> answer;
    scene.clients->import(u"claude-desktop"_s, false, answer.done());
    QTRY_VERIFY(scene.vault->questions >= 2); // read, and then written
    const Answer<ClientsBackend::Imported> second;
    scene.clients->import(u"claude-desktop"_s, false, second.done());
    QVERIFY(!second.comes());
    QCOMPARE(second.result->value().error().code, ErrorCode::Busy);
    const Answer<QList<ClientsBackend::Row>> rows; // the files can be read meanwhile
    scene.clients->clients(rows.done());
    QVERIFY(rows.comes());
    QVERIFY(!answer.isThere());
    scene.clients.reset();
    QVERIFY(answer.isThere());
    QCOMPARE(answer.result->value().error().code, ErrorCode::Cancelled);
}

QTEST_GUILESS_MAIN(TestTrayClients)
#include "tst_tray_clients.moc"
