// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/zmq/control_client.h"
#include "engine/zmq/control_endpoint.h"
#include "engine/zmq/control_message.h"

#include <QFileInfo>
#include <QLocalSocket>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace mcprt;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

struct Harness
{
    QTemporaryDir dir;
    ZmqContext context;
    std::optional<ControlFolder> folder;
    std::optional<ControlFolder::Lock> lock;
    std::unique_ptr<ControlEndpoint> engine;

    explicit Harness(ControlEndpoint::Options options = {})
    {
        folder = *ControlFolder::open(dir.filePath(u"run"_s));
        lock = std::move(*folder->lock());
        engine = std::move(*ControlEndpoint::create(context, *folder, *lock, options));
    }
    std::unique_ptr<ControlClient> attach(std::chrono::milliseconds ping = 2s)
    {
        return std::move(*ControlClient::attach(context, *folder, {u"cli"_s}, ping));
    }
};

} // namespace

class tst_ControlPlane : public QObject
{
    Q_OBJECT

private slots:
    void onlyOneProcessHoldsTheLock();
    void socketsAndFolderAreForThisUserOnly();
    void refusesAFolderThatOthersCanEnter();
    void refusesASymbolicLink();
    void replacesASocketLeftByAKilledEngine();
    void saysSoWhenNoEngineRuns();
    void losesNoMessageUnderBurst();
    void keepsPeersApart();
    void answersCommands();
    void commandsFailWhenTheEngineEnds();
    void publishesEvents();
    void dropsAClientThatFellSilent();
    void dropsAClientThatDoesNotRead();
    void survivesGarbage();
};

void tst_ControlPlane::onlyOneProcessHoldsTheLock()
{
    Harness h;
    QCOMPARE(h.folder->lock().error().code, ErrorCode::Busy);
    h.engine.reset();
    h.lock.reset();
    QVERIFY(h.folder->lock().has_value());
}

void tst_ControlPlane::socketsAndFolderAreForThisUserOnly()
{
    const Harness h;
    const auto mode = [](const QString &path) { return QFileInfo(path).permissions(); };
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther
                        | QFile::WriteOther | QFile::ExeOther;
    QVERIFY(!(mode(h.folder->path()) & others));
    QVERIFY(!(mode(h.folder->path() + u"/control"_s) & others));
    QVERIFY(!(mode(h.folder->path() + u"/events"_s) & others));
}

void tst_ControlPlane::refusesAFolderThatOthersCanEnter()
{
    QTemporaryDir dir;
    const QString path = dir.filePath(u"run"_s);
    QVERIFY(QDir().mkdir(path));
    QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner
                                            | QFile::ExeOther));
    QCOMPARE(ControlFolder::open(path).error().code, ErrorCode::Unauthorized);
}

void tst_ControlPlane::refusesASymbolicLink()
{
    QTemporaryDir dir;
    QVERIFY(ControlFolder::open(dir.filePath(u"real"_s)).has_value());
    QVERIFY(QFile::link(dir.filePath(u"real"_s), dir.filePath(u"run"_s)));
    QCOMPARE(ControlFolder::open(dir.filePath(u"run"_s)).error().code, ErrorCode::Unauthorized);
}

void tst_ControlPlane::replacesASocketLeftByAKilledEngine()
{
    Harness h;
    h.engine.reset(); // ZeroMQ leaves a socket that it was handed in the folder, as a kill would
    QVERIFY(QFileInfo::exists(h.folder->path() + u"/control"_s));
    auto again = ControlEndpoint::create(h.context, *h.folder, *h.lock);
    QVERIFY(again.has_value());
    const auto client = h.attach();
    QSignalSpy attached(client.get(), &ControlClient::attached);
    QTRY_COMPARE(attached.size(), 1);
}

void tst_ControlPlane::saysSoWhenNoEngineRuns()
{
    Harness h;
    h.engine.reset();
    // ZeroMQ closes the listening socket on its own thread, a moment later.
    QTRY_VERIFY(!h.folder->checkListener(u"control"_s).has_value());
    const auto client = ControlClient::attach(h.context, *h.folder, {u"cli"_s});
    QVERIFY(!client.has_value());
    QCOMPARE(client.error().code, ErrorCode::NotRunning);
}

void tst_ControlPlane::losesNoMessageUnderBurst()
{
    Harness h;
    connect(h.engine.get(), &ControlEndpoint::received, h.engine.get(),
            [&](const QByteArray &peer, const QByteArray &kind, const QByteArrayList &frames) {
                h.engine->send(peer, kind, frames); // echo
            });
    const auto client = h.attach();
    QByteArrayList seen;
    connect(client.get(), &ControlClient::received, client.get(),
            [&](const QByteArray &, const QByteArrayList &frames) { seen += frames.first(); });
    QByteArrayList sent;
    for (int i = 0; i < 5000; ++i) { // five times what ZeroMQ queues
        sent += QByteArray::number(i);
        client->send(control::kMcp, {sent.last()});
    }
    QTRY_COMPARE(seen.size(), sent.size());
    QCOMPARE(seen, sent);
}

void tst_ControlPlane::keepsPeersApart()
{
    Harness h;
    connect(h.engine.get(), &ControlEndpoint::received, h.engine.get(),
            [&](const QByteArray &peer, const QByteArray &kind, const QByteArrayList &frames) {
                h.engine->send(peer, kind, frames);
            });
    const auto one = h.attach();
    const auto two = h.attach();
    QByteArrayList atOne;
    QByteArrayList atTwo;
    connect(one.get(), &ControlClient::received, one.get(),
            [&](const QByteArray &, const QByteArrayList &frames) { atOne += frames; });
    connect(two.get(), &ControlClient::received, two.get(),
            [&](const QByteArray &, const QByteArrayList &frames) { atTwo += frames; });
    one->send(control::kMcp, {"for one"});
    two->send(control::kMcp, {"for two"});
    QTRY_COMPARE(atOne, QByteArrayList{"for one"});
    QTRY_COMPARE(atTwo, QByteArrayList{"for two"});
}

void tst_ControlPlane::answersCommands()
{
    Harness h;
    connect(h.engine.get(), &ControlEndpoint::received, h.engine.get(),
            [&](const QByteArray &peer, const QByteArray &, const QByteArrayList &frames) {
                const bool known = frames.at(1).contains("status");
                const QByteArray good = R"({"ok":true,"data":{"n":1.0}})";
                const QByteArray bad =
                    R"({"ok":false,"error":{"code":"not_found","message":"No."}})";
                h.engine->send(peer, control::kReply, {frames.at(0), known ? good : bad});
            });
    const auto client = h.attach();
    std::optional<Result<RawJson>> good;
    std::optional<Result<RawJson>> bad;
    client->command(RawJson(R"({"command":"status"})"_ba),
                    Done<RawJson>([&](auto r) { good = std::move(r); }));
    client->command(RawJson(R"({"command":"what"})"_ba),
                    Done<RawJson>([&](auto r) { bad = std::move(r); }));
    QTRY_VERIFY(good && bad);
    QCOMPARE((*good)->toByteArray(), R"({"n":1.0})"_ba);
    QCOMPARE(bad->error().code, ErrorCode::NotFound);
}

void tst_ControlPlane::commandsFailWhenTheEngineEnds()
{
    Harness h;
    const auto client = h.attach();
    QSignalSpy attached(client.get(), &ControlClient::attached);
    QTRY_COMPARE(attached.size(), 1);
    std::optional<Result<RawJson>> answer;
    client->command(RawJson("{}"_ba), Done<RawJson>([&](auto r) { answer = std::move(r); }));
    QSignalSpy lost(client.get(), &ControlClient::lost);
    h.engine.reset();
    QTRY_COMPARE(lost.size(), 1);
    QVERIFY(answer);
    QCOMPARE(answer->error().code, ErrorCode::Io);
}

void tst_ControlPlane::publishesEvents()
{
    Harness h;
    const auto client = h.attach();
    QVERIFY(client->subscribe("server.").has_value());
    QSignalSpy events(client.get(), &ControlClient::published);
    // A subscription takes a moment to arrive; publish until it did.
    QTRY_VERIFY((h.engine->publish("task.done", "{}"), h.engine->publish("server.up", "{\"a\":1}"),
                 !events.isEmpty()));
    for (const auto &one : events)
        QCOMPARE(one.at(0).toByteArray(), "server.up"_ba);
}

void tst_ControlPlane::dropsAClientThatFellSilent()
{
    Harness h({.silence = 200ms});
    const auto quiet = h.attach(1h);
    const auto alive = h.attach(20ms);
    QSignalSpy left(h.engine.get(), &ControlEndpoint::left);
    QSignalSpy lost(quiet.get(), &ControlClient::lost);
    QTRY_COMPARE(h.engine->peerCount(), 2);
    QTRY_COMPARE(left.size(), 1);
    QTRY_COMPARE(lost.size(), 1);
    QCOMPARE(h.engine->peerCount(), 1);
}

void tst_ControlPlane::dropsAClientThatDoesNotRead()
{
    Harness h({.maxQueuedBytes = 1 << 20});
    auto dealer = *ZmqSocket::create(h.context, ZMQ_DEALER);
    QVERIFY(dealer.connect(h.folder->endpoint(u"control"_s)).has_value());
    QVERIFY(dealer.send({control::kHello, "{}"}));
    QByteArray peer;
    connect(h.engine.get(), &ControlEndpoint::joined, h.engine.get(),
            [&](const QByteArray &identity) { peer = identity; });
    QTRY_VERIFY(!peer.isEmpty());
    QSignalSpy left(h.engine.get(), &ControlEndpoint::left);
    const QByteArray block(64 * 1024, 'x');
    for (int i = 0; i < 20'000 && left.isEmpty(); ++i)
        h.engine->send(peer, control::kMcp, {block});
    QCOMPARE(left.size(), 1);
}

void tst_ControlPlane::survivesGarbage()
{
    Harness h;
    QRandomGenerator random(1);
    for (int round = 0; round < 200; ++round) {
        QLocalSocket raw;
        raw.connectToServer(h.folder->path() + u"/control"_s);
        QVERIFY(raw.waitForConnected());
        QByteArray bytes(random.bounded(1, 200), Qt::Uninitialized);
        for (char &c : bytes)
            c = char(random.bounded(256));
        raw.write(bytes);
        raw.flush();
    }
    auto stranger = *ZmqSocket::create(h.context, ZMQ_DEALER);
    QVERIFY(stranger.connect(h.folder->endpoint(u"control"_s)).has_value());
    QVERIFY(stranger.send({"MCP", "{}"}));
    QVERIFY(stranger.send({QByteArray()}));
    QVERIFY(stranger.send({"HELLO", "not json", "too many"}));
    // While strangers fill the queue of the socket it refuses others; who attaches tries again, as
    // EngineSeat does.
    bool isAttached = false;
    std::unique_ptr<ControlClient> client;
    for (int attempt = 0; attempt < 20 && !isAttached; ++attempt) {
        client = h.attach();
        QSignalSpy attached(client.get(), &ControlClient::attached);
        isAttached = attached.wait(2000);
    }
    QVERIFY(isAttached);
    QTRY_COMPARE(h.engine->peerCount(), 1);
}

QTEST_GUILESS_MAIN(tst_ControlPlane)
#include "tst_control_plane.moc"
