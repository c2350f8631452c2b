// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/child/server_pool.h"
#include "engine/router/approvals.h"
#include "tests/support/fake_index.h"
#include "tests/support/runtime_harness.h"

using namespace mcprt;
using namespace Qt::StringLiterals;

using H = RuntimeHarness;

namespace {

/// An engine whose discovery service knows one server, `remote`.
struct Setup
{
    explicit Setup(bool trust = false)
    {
        propose({u"--name"_s, u"one"_s});
        h = std::make_unique<H>(H::Servers{{u"fake"_s, {}}}, [&](EngineSettings &settings) {
            settings.discoveryUrl = index.url();
            settings.trustDiscovery = trust;
        });
    }
    void propose(const QStringList &arguments)
    {
        const QString program = qEnvironmentVariable("MCPRT_BIN_DIR") + u"/fake_mcp_server"_s;
        const QJsonObject command{{u"server_name"_s, u"remote"_s},
                                  {u"transport"_s, u"stdio"_s},
                                  {u"command"_s, program},
                                  {u"args"_s, QJsonArray::fromStringList(arguments)},
                                  {u"env"_s, QJsonObject{{u"TOKEN"_s, u"shh"_s}}}};
        index.on("/api/mcp/servers/remote/command", QJsonDocument(command).toJson());
    }
    RawJson run() const
    {
        return h->call("execute_tool", R"({"server_name":"remote","tool_name":"echo"})");
    }
    [[nodiscard]] Approvals approvals() const { return Approvals(h->path("state")); }

    FakeIndex index;
    std::unique_ptr<H> h;
};

QString codeOf(const RawJson &result)
{
    return H::structured(result)["error"_L1]["code"_L1].toString();
}

} // namespace

class tst_ProposedServers : public QObject
{
    Q_OBJECT

private slots:
    void runNothingThatNobodyApproved();
    void runOnceApproved();
    void askAgainWhenTheCommandChanged();
    void runUnaskedWhenTheServiceIsTrusted();
    void stayKnownWhenTheConfigurationIsReadAgain();
    void areNeverAskedForWhenTheNameIsConfigured();
    void areNotFoundUnderAWrongName();
    void leaveLocalServersAloneWhenTheServiceIsDown();
};

void tst_ProposedServers::runNothingThatNobodyApproved()
{
    const Setup s;
    for (const RawJson &result :
         {s.run(), s.h->call("manage_server", R"({"server_name":"remote","action":"start"})")}) {
        QVERIFY(H::isError(result));
        const QString said = H::text(result);
        QVERIFY(said.contains(s.index.url()));
        QVERIFY(said.contains(u"fake_mcp_server --name one"_s));
        QVERIFY(said.contains(u"TOKEN"_s));
        QVERIFY(said.contains(u"mcp-runtime approve remote"_s));
        QVERIFY(!result.view().contains("shh"));
    }
    QCOMPARE(codeOf(s.run()), u"needs_approval"_s);
    QVERIFY(s.h->runtime->servers().running().empty());
    const auto pending = s.approvals().pending();
    QCOMPARE(pending.size(), size_t(1));
    QVERIFY(H::text(s.run()).contains(QString::fromLatin1(pending[0].hash)));
}

void tst_ProposedServers::runOnceApproved()
{
    const Setup s;
    QVERIFY(H::isError(s.run()));
    QVERIFY(s.approvals().approve(u"remote"_s).has_value());
    QVERIFY(!H::isError(s.run()));
    const RawJson found = s.h->call("get_server_tools", R"({"server_name":"remote"})");
    QVERIFY(H::text(found).contains(u"echo"_s));
}

void tst_ProposedServers::askAgainWhenTheCommandChanged()
{
    Setup s;
    QVERIFY(H::isError(s.run()));
    QVERIFY(s.approvals().approve(u"remote"_s).has_value());
    s.propose({u"--name"_s, u"two"_s});
    QCOMPARE(codeOf(s.run()), u"needs_approval"_s);
}

void tst_ProposedServers::runUnaskedWhenTheServiceIsTrusted()
{
    const Setup s(true);
    QVERIFY(!H::isError(s.run()));
    const RawJson environment =
        s.h->call("execute_tool", R"({"server_name":"remote","tool_name":"environment"})");
    QVERIFY(H::text(environment).contains(u"TOKEN=shh"_s));
}

void tst_ProposedServers::stayKnownWhenTheConfigurationIsReadAgain()
{
    const Setup s(true);
    QVERIFY(!H::isError(s.run()));
    s.h->write({{u"fake"_s, {}}, {u"second"_s, {}}});
    QTRY_VERIFY(s.h->runtime->servers().config({u"second"_s}) != nullptr);
    QCOMPARE(s.h->runtime->servers().running(), std::vector<ServerName>{{u"remote"_s}});
    QVERIFY(!H::isError(s.run()));
}

void tst_ProposedServers::areNeverAskedForWhenTheNameIsConfigured()
{
    const Setup s;
    s.h->write({{u"remote"_s, {}}});
    QTRY_VERIFY(s.h->runtime->servers().config({u"remote"_s}) != nullptr);
    QVERIFY(!H::isError(s.run()));
    for (const FakeIndex::Request &request : s.index.requests)
        QVERIFY(!request.target.endsWith("/command"));
}

void tst_ProposedServers::areNotFoundUnderAWrongName()
{
    const Setup s;
    const RawJson result =
        s.h->call("execute_tool", R"({"server_name":"fakee","tool_name":"echo"})");
    QVERIFY(H::isError(result));
    QCOMPARE(codeOf(result), u"not_found"_s);
    QVERIFY2(H::text(result).contains(u"fake'"_s), qPrintable(H::text(result)));
}

void tst_ProposedServers::leaveLocalServersAloneWhenTheServiceIsDown()
{
    Setup s;
    s.index.close();
    const RawJson remote = s.run();
    QVERIFY(H::isError(remote));
    QVERIFY2(codeOf(remote) == u"unavailable"_s || codeOf(remote) == u"timeout"_s,
             qPrintable(H::text(remote)));
    QVERIFY(!H::isError(s.h->run("echo")));
    const RawJson found = s.h->call("search_tools", R"({"query":"echo"})");
    QVERIFY(!H::isError(found));
    QVERIFY(H::structured(found)["warnings"_L1].isArray());
    QCOMPARE(H::structured(found)["tools"_L1][0]["name"_L1].toString(), u"echo"_s);
}

QTEST_GUILESS_MAIN(tst_ProposedServers)
#include "tst_proposed_servers.moc"
