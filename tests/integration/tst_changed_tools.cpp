// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/catalog/catalog.h"
#include "engine/control/runtime_control.h"
#include "tests/support/runtime_harness.h"

#include <QSignalSpy>

using namespace mcprt;
using namespace Qt::StringLiterals;

using H = RuntimeHarness;

namespace {

constexpr auto kOne = R"({"type":"object","title":"1"})";
constexpr auto kTwo = R"({"type":"object","title":"2"})";

/// A server `fake` whose tool `echo` has the output schema that is in a file.
struct Setup
{
    explicit Setup(std::function<void(EngineSettings &)> adjust = {})
    {
        set(kOne);
        restart(std::move(adjust));
    }
    void set(const QByteArray &schema) const
    {
        QFile file(schemaFile);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(schema);
    }
    [[nodiscard]] H::Servers servers(const QString &name = u"fake"_s) const
    {
        return {{name, {u"--output-schema"_s, schemaFile}}};
    }
    /// A new engine on the same files.
    void restart(std::function<void(EngineSettings &)> adjust = {})
    {
        control.reset();
        h.reset();
        h = std::make_unique<H>(servers(), [&](EngineSettings &settings) {
            settings.dataFolder = folder.filePath(u"data"_s);
            settings.stateFolder = folder.filePath(u"state"_s);
            if (adjust)
                adjust(settings);
        });
        control = std::make_unique<RuntimeControl>(*h->runtime);
    }
    /// Call 1 works; then one byte of the output schema changes, and the server says so.
    [[nodiscard]] bool change() const
    {
        QSignalSpy changed(&h->runtime->catalog(), &Catalog::changedToolsChanged);
        if (H::isError(echo()))
            return false;
        set(kTwo);
        return !H::isError(echo()) && (!changed.isEmpty() || changed.wait(10000));
    }
    [[nodiscard]] RawJson echo(const QByteArray &server = "fake") const
    {
        return h->call("execute_tool",
                       R"({"server_name":")" + server + R"(","tool_name":"echo","arguments":{}})");
    }
    [[nodiscard]] QString code() const
    {
        return H::structured(echo())["error"_L1]["code"_L1].toString();
    }
    [[nodiscard]] QList<status::Approval> waiting() const
    {
        QList<status::Approval> all;
        control->approvals(Done<QList<status::Approval>>(
            [&](const Result<QList<status::Approval>> &r) { all = *r; }));
        return all;
    }
    [[nodiscard]] int count() const
    {
        int approvals = -1;
        control->status(Done<status::Engine>(
            [&](const Result<status::Engine> &e) { approvals = e->approvals; }));
        return approvals;
    }
    [[nodiscard]] Result<bool> answer(status::Answer answer, const QByteArray &hash = {}) const
    {
        Result<bool> result = false;
        control->answerApproval(u"fake"_s, hash.isEmpty() ? waiting().value(0).hash : hash, answer,
                                Done<bool>([&](const Result<bool> &r) { result = r; }));
        return result;
    }

    QTemporaryDir folder;
    QString schemaFile = folder.filePath(u"schema.json"_s);
    std::unique_ptr<H> h;
    std::unique_ptr<RuntimeControl> control;
};

const QString kRefused = u"needs_approval"_s;

} // namespace

class tst_ChangedTools : public QObject
{
    Q_OBJECT

private slots:
    void areRefusedAndSaid();
    void areShownAsTheyWereApproved();
    void areRefusedInTheBackground();
    void areRefusedOnSurfaceAll();
    void waitOverARestart();
    void areRefusedWhenTheChangeIsFoundAtTheStart();
    void workOnceApproved();
    void workUntilTheEndOnly();
    void stayRefusedWhenDenied();
    void areNotApprovedByAnotherHash();
    void areNotApprovedByANewName();
    void areApprovedByAnotherProcess();
    void areUsedWhereTheSettingSaysSo();
    void areUsedWhereTheServersEntrySaysSo();
    void mayBeNewUnasked();
};

void tst_ChangedTools::areRefusedAndSaid()
{
    const Setup s;
    QSignalSpy told(s.control.get(), &EngineControl::changed);
    QVERIFY(s.change());
    const RawJson refused = s.echo();
    QCOMPARE(H::structured(refused)["error"_L1]["code"_L1].toString(), kRefused);
    QVERIFY2(H::text(refused).contains(u"outputSchema"_s), qPrintable(H::text(refused)));
    QVERIFY(H::text(refused).contains(u"mcp-runtime approve fake/echo"_s));
    QVERIFY(!H::isError(s.h->run("count"))); // its other tools work on
    QCOMPARE(s.count(), 1);
    const QList<status::Approval> waiting = s.waiting();
    QCOMPARE(waiting.size(), 1);
    QCOMPARE(waiting[0].name, u"fake"_s);
    QCOMPARE(waiting[0].tool, u"echo"_s);
    QCOMPARE(waiting[0].members, QStringList{u"outputSchema"_s});
    QVERIFY(waiting[0].before.contains(QLatin1StringView(kOne)));
    QVERIFY(waiting[0].after.contains(QLatin1StringView(kTwo)));
    QTRY_VERIFY(std::any_of(told.begin(), told.end(), [](const QList<QVariant> &arguments) {
        return arguments[0].value<status::Changes>().approvals;
    }));
    const RawJson managed =
        s.h->call("manage_server", R"({"server_name":"fake","action":"start"})");
    QVERIFY(!managed.isEmpty()); // and no model can approve by it
    QCOMPARE(s.code(), kRefused);
}

void tst_ChangedTools::areShownAsTheyWereApproved()
{
    const Setup s;
    QVERIFY(s.change());
    const RawJson details =
        s.h->call("get_tool_details", R"({"server_name":"fake","tool_name":"echo"})");
    QCOMPARE(H::structured(details)["output_schema"_L1]["title"_L1].toString(), u"1"_s);
    QVERIFY(H::structured(details)["notice"_L1].toString().contains(u"approve"_s));
    const RawJson found = s.h->call("search_tools", R"({"query":"returns its arguments"})");
    QVERIFY(H::text(found).contains(u"echo"_s));
}

void tst_ChangedTools::areRefusedInTheBackground()
{
    const Setup s;
    QVERIFY(s.change());
    const RawJson refused = s.h->run("echo", "{}", R"(,"in_background":true)");
    QCOMPARE(H::structured(refused)["error"_L1]["code"_L1].toString(), kRefused);
    // A task that waited for its turn when the tool changed.
    Setup other([](EngineSettings &settings) { settings.backgroundQueueMaxSubscribers = 1; });
    QVERIFY(!H::isError(other.echo()));
    QVERIFY(!H::isError(other.h->run("slow", R"({"ms":2500})", R"(,"in_background":true)")));
    const RawJson task = other.h->run("echo", "{}", R"(,"in_background":true)");
    const QString id = H::structured(task)["task_id"_L1].toString();
    QVERIFY(!id.isEmpty());
    QVERIFY(other.change());
    RawJson result;
    QTRY_VERIFY_WITH_TIMEOUT(
        (result = other.h->call("poll_task_result", "{\"task_id\":\"" + id.toUtf8() + "\"}"),
         H::structured(result)["status"_L1].toString() == u"failed"_s),
        20000);
    QVERIFY2(H::text(result).contains(u"approve"_s), qPrintable(H::text(result)));
}

void tst_ChangedTools::areRefusedOnSurfaceAll()
{
    const Setup s([](EngineSettings &settings) { settings.surface = SurfaceKind::All; });
    const auto echo = [&] { return s.h->call("fake__echo", "{}"); };
    QVERIFY(!s.h->wait(s.h->request("tools/list", "{}")).isEmpty());
    QSignalSpy changed(&s.h->runtime->catalog(), &Catalog::changedToolsChanged);
    QVERIFY(!H::isError(echo()));
    s.set(kTwo);
    QVERIFY(!H::isError(echo()));
    QVERIFY(!changed.isEmpty() || changed.wait(10000));
    const RawJson refused = echo();
    QCOMPARE(H::structured(refused)["error"_L1]["code"_L1].toString(), kRefused);
    QVERIFY(!s.h->wait(s.h->request("tools/list", "{}")).view().contains(kTwo));
    QVERIFY(s.answer(status::Answer::Always).has_value());
    QVERIFY(!H::isError(echo()));
    QVERIFY(s.h->wait(s.h->request("tools/list", "{}")).view().contains(kTwo));
}

void tst_ChangedTools::waitOverARestart()
{
    Setup s;
    QVERIFY(s.change());
    s.restart();
    QCOMPARE(s.count(), 1); // before anything runs
    QCOMPARE(s.code(), kRefused);
    s.set(kOne); // taken back: nothing to decide any more
    s.restart();
    QVERIFY(!H::isError(s.h->run("count")));
    QCOMPARE(s.count(), 0);
    QVERIFY(!H::isError(s.echo()));
}

void tst_ChangedTools::areRefusedWhenTheChangeIsFoundAtTheStart()
{
    for (const SurfaceKind surface : {SurfaceKind::Tools, SurfaceKind::All}) {
        Setup s;
        QVERIFY(!H::isError(s.echo()));
        s.set(kTwo);
        s.restart([surface](EngineSettings &settings) { settings.surface = surface; });
        const RawJson refused =
            surface == SurfaceKind::All ? s.h->call("fake__echo", "{}") : s.echo();
        QCOMPARE(H::structured(refused)["error"_L1]["code"_L1].toString(), kRefused);
    }
}

void tst_ChangedTools::workOnceApproved()
{
    Setup s;
    QVERIFY(s.change());
    QVERIFY(s.answer(status::Answer::Always).has_value());
    QVERIFY(!H::isError(s.echo()));
    QCOMPARE(s.count(), 0);
    s.restart();
    QVERIFY(!H::isError(s.echo())); // it is what was approved now
    s.set(kOne);
    QVERIFY(!H::isError(s.echo()));
    QTRY_COMPARE(s.count(), 1); // and so the old one is a change
    QCOMPARE(s.code(), kRefused);
}

void tst_ChangedTools::workUntilTheEndOnly()
{
    Setup s;
    QVERIFY(s.change());
    QVERIFY(s.answer(status::Answer::Once).has_value());
    QVERIFY(!H::isError(s.echo()));
    const RawJson details =
        s.h->call("get_tool_details", R"({"server_name":"fake","tool_name":"echo"})");
    QCOMPARE(H::structured(details)["output_schema"_L1]["title"_L1].toString(), u"2"_s);
    QVERIFY(s.waiting().isEmpty());
    QVERIFY(
        !H::isError(s.h->call("manage_server", R"({"server_name":"fake","action":"shutdown"})")));
    QVERIFY(!H::isError(s.echo())); // listed anew, and the same
    s.restart();
    QCOMPARE(s.code(), kRefused);
}

void tst_ChangedTools::stayRefusedWhenDenied()
{
    Setup s;
    QVERIFY(s.change());
    QVERIFY(s.answer(status::Answer::Deny).has_value());
    QCOMPARE(s.code(), kRefused);
    QVERIFY(H::text(s.echo()).contains(u"denied"_s));
    QCOMPARE(s.count(), 0); // nobody is asked again
    s.restart();
    QCOMPARE(s.code(), kRefused);
    QCOMPARE(s.count(), 0);
    QVERIFY(s.waiting().value(0).denied); // but may think again
    QVERIFY(s.answer(status::Answer::Always).has_value());
    QVERIFY(!H::isError(s.echo()));
}

void tst_ChangedTools::areNotApprovedByAnotherHash()
{
    const Setup s;
    QVERIFY(s.change());
    const QByteArray seen = s.waiting().value(0).hash;
    s.set(R"({"type":"object","title":"3"})");
    QSignalSpy changed(&s.h->runtime->catalog(), &Catalog::changedToolsChanged);
    QVERIFY(
        !H::isError(s.h->call("manage_server", R"({"server_name":"fake","action":"shutdown"})")));
    QCOMPARE(s.code(), kRefused); // known before it runs
    QVERIFY(!H::isError(s.h->run("count")));
    QTRY_VERIFY(!changed.isEmpty());
    QVERIFY(s.waiting().value(0).hash != seen);
    QCOMPARE(s.answer(status::Answer::Always, seen).error().code, ErrorCode::NotFound);
    QCOMPARE(s.code(), kRefused);
}

void tst_ChangedTools::areNotApprovedByANewName()
{
    Setup s;
    QVERIFY(s.change());
    s.h->write(s.servers(u"renamed"_s));
    QTRY_VERIFY(s.h->runtime->catalog().knowsServer(ServerName{u"renamed"_s}));
    const RawJson refused = s.echo("renamed");
    QCOMPARE(H::structured(refused)["error"_L1]["code"_L1].toString(), kRefused);
    QCOMPARE(s.waiting().value(0).name, u"renamed"_s);
}

void tst_ChangedTools::areApprovedByAnotherProcess()
{
    const Setup s;
    QVERIFY(s.change());
    QCOMPARE(s.code(), kRefused);
    const H other(s.servers(), [&](EngineSettings &settings) {
        settings.dataFolder = s.folder.filePath(u"data"_s);
    });
    Catalog &catalog = other.runtime->catalog();
    const auto waiting = catalog.changedTools();
    QCOMPARE(waiting.size(), 1U);
    QVERIFY(catalog.answer(waiting[0].server, waiting[0].hash, Catalog::ToolAnswer::Always)
                .has_value());
    QVERIFY(!H::isError(s.echo()));
    QCOMPARE(s.count(), 0);
}

void tst_ChangedTools::areUsedWhereTheSettingSaysSo()
{
    Setup s([](EngineSettings &settings) { settings.changedTools = ChangedTools::Allow; });
    QVERIFY(!H::isError(s.echo()));
    s.set(kTwo);
    QVERIFY(!H::isError(s.echo()));
    const auto title = [&] {
        const RawJson details =
            s.h->call("get_tool_details", R"({"server_name":"fake","tool_name":"echo"})");
        return H::structured(details)["output_schema"_L1]["title"_L1].toString();
    };
    QTRY_COMPARE(title(), u"2"_s);
    QVERIFY(!H::isError(s.echo()));
    QCOMPARE(s.count(), 0);
}

void tst_ChangedTools::areUsedWhereTheServersEntrySaysSo()
{
    const Setup s;
    QVERIFY(s.change());
    QCOMPARE(s.code(), kRefused);
    s.h->write(s.servers(), {{u"changed_tools"_s, u"allow"_s}});
    QTRY_COMPARE(s.count(), 0);
    QVERIFY(!H::isError(s.echo()));
    s.h->write(s.servers());
    QTRY_COMPARE(s.count(), 1);
    QCOMPARE(s.code(), kRefused);
}

void tst_ChangedTools::mayBeNewUnasked()
{
    const Setup s;
    QVERIFY(!H::isError(s.h->run("grow")));
    QTRY_VERIFY(!H::isError(s.h->run("tool_0")));
    QCOMPARE(s.count(), 0);
}

QTEST_GUILESS_MAIN(tst_ChangedTools)
#include "tst_changed_tools.moc"
