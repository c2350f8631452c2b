// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/child/child_session.h"
#include "engine/child/server_pool.h"

#include <QSignalSpy>
#include <QTest>

using namespace mcprt;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

ServerConfig fakeServer(const QString &name, const QStringList &arguments = {})
{
    ServerConfig config;
    config.name = ServerName{name};
    config.command = qEnvironmentVariable("MCPRT_BIN_DIR") + "/fake_mcp_server"_L1;
    config.arguments = arguments;
    return config;
}

struct Harness
{
    explicit Harness(ServerPoolOptions options = {})
        : pool(withGuardian(std::move(options)), secrets, clock)
    {}
    ~Harness() { stopAll(); }

    static ServerPoolOptions withGuardian(ServerPoolOptions options)
    {
        if (options.guardianPath.isEmpty())
            options.guardianPath =
                qEnvironmentVariable("MCPRT_BIN_DIR") + "/mcp-runtime-guardian"_L1;
        return options;
    }
    void start(const QString &name)
    {
        pool.start(ServerName{name},
                   Done<ChildSession *>([this](Result<ChildSession *> r) { started += r; }));
    }
    [[nodiscard]] bool startAndWait(const QString &name)
    {
        const auto before = started.size();
        start(name);
        return QTest::qWaitFor([&] { return started.size() > before; }, 10000)
               && started.last().has_value();
    }
    Result<RawJson> call(const QString &name, const QByteArray &params)
    {
        std::optional<Result<RawJson>> answer;
        ChildSession *session = pool.session(ServerName{name});
        if (!session)
            return fail(ErrorCode::NotRunning, u"no session"_s);
        session->call("tools/call", RawJson(params), {},
                      Done<RawJson>([&](Result<RawJson> r) { answer = std::move(r); }));
        if (!QTest::qWaitFor([&] { return answer.has_value(); }, 10000))
            qFatal("no answer");
        return *answer;
    }
    bool stopAll()
    {
        bool stopped = false;
        pool.stopAll(Done<bool>([&](const Result<bool> &) { stopped = true; }));
        return QTest::qWaitFor([&] { return stopped; }, 10000);
    }
    [[nodiscard]] ServerState state(const QString &name) const
    {
        return pool.status(ServerName{name}).state;
    }

    NoSecretStore secrets;
    Clock clock;
    QList<Result<ChildSession *>> started;
    ServerPool pool;
};

} // namespace

class tst_ServerPool : public QObject
{
    Q_OBJECT

private slots:
    void startsOnceForAllWhoAsk();
    void passesArgumentsAndResultsByteForByte();
};

void tst_ServerPool::startsOnceForAllWhoAsk()
{
    Harness h;
    h.pool.setConfigs({fakeServer(u"a"_s, {u"--tools"_s, u"3"_s})});
    QSignalSpy listed(&h.pool, &ServerPool::listed);
    for (int i = 0; i < 10; ++i)
        h.start(u"a"_s);
    QCOMPARE(h.state(u"a"_s), ServerState::Starting);
    QTRY_COMPARE(h.started.size(), 10);
    for (const auto &one : h.started)
        QCOMPARE(one.value(), h.pool.session(ServerName{u"a"_s}));
    QCOMPARE(listed.size(), 1);
    QCOMPARE(listed[0][1].value<ServerListing>().title, u"Fake server"_s);
    QVERIFY(h.pool.status(ServerName{u"a"_s}).processId > 0);
    QCOMPARE(h.call(u"a"_s, R"({"name":"count"})")->toByteArray(),
             R"({"content":[{"type":"text","text":"1"}]})"_ba);
    QVERIFY(h.stopAll());
    QCOMPARE(h.state(u"a"_s), ServerState::Stopped);
}

void tst_ServerPool::passesArgumentsAndResultsByteForByte()
{
    Harness h;
    h.pool.setConfigs({fakeServer(u"a"_s)});
    QVERIFY(h.startAndWait(u"a"_s));
    const QByteArray odd = R"({"z":1.0, "a":18446744073709551617,"a":1e400,"t":"\u0041/"})";
    const auto answer = h.call(u"a"_s, R"({"name":"echo","arguments":)" + odd + "}");
    QVERIFY(answer.has_value());
    QCOMPARE(member(*answer, "structuredContent").toByteArray(), odd);
}

QTEST_GUILESS_MAIN(tst_ServerPool)
#include "tst_server_pool.moc"
