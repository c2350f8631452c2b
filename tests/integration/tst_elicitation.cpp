// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/control/control_commands.h"
#include "engine/control/runtime_control.h"
#include "engine/mcp/envelope.h"
#include "engine/router/elicitation_desk.h"
#include "tests/support/runtime_harness.h"

using namespace mcprt;
using namespace Qt::StringLiterals;

using H = RuntimeHarness;

namespace {

const QString kTalking = QStringLiteral(MCPRT_SUPPORT_DIR "/talking_server.py");
/// A server of both eras.
const QString kBoth = QStringLiteral(MCPRT_SUPPORT_DIR "/../conformance/conformance_child.py");
const QByteArray kForm =
    R"({"params":{"message":"Who?","requestedSchema":{"type":"object","properties":)"
    R"({"name":{"type":"string","minLength":2}},"required":["name"]}}})";
const QByteArray kPage = R"({"params":{"mode":"url","message":"Sign","elicitationId":"e1",)"
                         R"("url":"https://sign.example/x"}})";
const QByteArray kModernTool = "test_input_required_result_elicitation";

/// An engine with one server, and a desktop app that looks at it.
struct Desk
{
    H h;
    RuntimeControl control;

    explicit Desk(const QString &server = kTalking, SurfaceKind surface = SurfaceKind::Tools)
        : h({{u"fake"_s, {server}}}, [=](EngineSettings &s) { s.surface = surface; })
        , control(*h.runtime)
    {
        setThere(true);
    }
    void setThere(bool there)
    {
        control.setClients(there ? QList<status::Client>{{{}, u"desktop"_s, 1, {}}}
                                 : QList<status::Client>{{{}, u"cli"_s, 2, {}}});
    }
    [[nodiscard]] ElicitationDesk &desk() const { return h.runtime->elicitations(); }
    /// The oldest question once there is one, as it goes to the desktop app.
    QJsonValue question()
    {
        if (!QTest::qWaitFor([&] { return desk().count() > 0; }, 20000))
            qWarning("nobody is asked");
        return command({{u"command"_s, u"elicitations"_s}})[0];
    }
    QJsonValue command(const QJsonObject &json)
    {
        Result<RawJson> answer = fail(ErrorCode::Busy, u"none"_s);
        runCommand(control, toRawJson(json),
                   Done<RawJson>([&](Result<RawJson> r) { answer = std::move(r); }));
        return answer ? toJsonValue(*answer) : QJsonValue(answer.error().message);
    }
    QJsonValue answer(const QString &action, const QJsonValue &content = QJsonValue::Undefined)
    {
        QJsonObject json{{u"command"_s, u"answer_elicitation"_s},
                         {u"id"_s, question()["id"_L1]},
                         {u"action"_s, action}};
        if (!content.isUndefined())
            json[u"content"_s] = content;
        return command(json);
    }
    /// What the talking server was told.
    QJsonValue told(const H::Asked &asked)
    {
        return QJsonDocument::fromJson(H::text(h.wait(asked)).toUtf8()).object();
    }
};

const QJsonObject kAda{{u"name"_s, u"Ada"_s}};

} // namespace

class tst_Elicitation : public QObject
{
    Q_OBJECT

private slots:
    void askThePersonWhereTheClientCanNotBeAsked_data();
    void askThePersonWhereTheClientCanNotBeAsked();
    void nobodyIsAskedWhereNobodyIs();
    void theClientGoesFirst();
    void aPageGoesToThePersonOfAClientThatShowsForms();
    void tellsWhatThePersonDid_data();
    void tellsWhatThePersonDid();
    void anAnswerThatDoesNotFitMayBeMended();
    void aCallInTheBackgroundAsksToo();
    void aNewerServerAsksThePerson_data();
    void aNewerServerAsksThePerson();
    void aNewerClientThatCanBeAskedIs();
    void endsWithItsCall();
    void endsWhenTheLastDesktopGoes();
};

void tst_Elicitation::askThePersonWhereTheClientCanNotBeAsked_data()
{
    QTest::addColumn<SurfaceKind>("surface");
    QTest::addColumn<Era>("era");
    QTest::newRow("tools, older client") << SurfaceKind::Tools << Era::Legacy;
    QTest::newRow("tools, newer client") << SurfaceKind::Tools << Era::Modern;
    QTest::newRow("all, older client") << SurfaceKind::All << Era::Legacy;
    QTest::newRow("all, newer client") << SurfaceKind::All << Era::Modern;
}

void tst_Elicitation::askThePersonWhereTheClientCanNotBeAsked()
{
    QFETCH(SurfaceKind, surface);
    QFETCH(Era, era);
    Desk d(kTalking, surface);
    d.h.era = era;
    const auto asked = surface == SurfaceKind::All
                           ? d.h.start("fake__ask", kForm)
                           : d.h.start("execute_tool", H::execute("ask", kForm));
    const QJsonValue question = d.question();
    QCOMPARE(question["server"_L1].toString(), u"fake"_s);
    QCOMPARE(question["message"_L1].toString(), u"Who?"_s);
    QVERIFY(question["schema"_L1].toString().contains("minLength"_L1));
    QCOMPARE(d.command({{u"command"_s, u"status"_s}})["elicitations"_L1].toInt(), 1);
    QCOMPARE(d.answer(u"accept"_s, kAda), QJsonValue(true));
    const QJsonValue told = d.told(asked);
    QCOMPARE(told["action"_L1].toString(), u"accept"_s);
    QCOMPARE(told["content"_L1].toObject(), kAda);
    QCOMPARE(d.desk().count(), 0U);
}

void tst_Elicitation::nobodyIsAskedWhereNobodyIs()
{
    Desk d;
    d.setThere(false);
    const QJsonValue told = d.told(d.h.start("execute_tool", H::execute("ask", kForm)));
    QCOMPARE(told["code"_L1].toInt(), rpc::kMethodNotFound);
    d.setThere(true); // whom we ask for elicitations only
    const auto roots =
        d.h.start("execute_tool", H::execute("ask", R"({"method":"roots/list","params":{}})"));
    QCOMPARE(d.told(roots)["code"_L1].toInt(), rpc::kMethodNotFound);
}

void tst_Elicitation::theClientGoesFirst()
{
    Desk d;
    d.h.clientCapabilities = R"({"elicitation":{}})";
    QByteArray method;
    d.h.ask = [&](QByteArrayView asked, const RawJson &, Done<RawJson> done) -> Withdraw {
        method = asked.toByteArray();
        done.report(RawJson(QByteArrayLiteral(R"({"action":"decline"})")));
        return {};
    };
    const QJsonValue told = d.told(d.h.start("execute_tool", H::execute("ask", kForm)));
    QCOMPARE(told["action"_L1].toString(), u"decline"_s);
    QCOMPARE(method, "elicitation/create"_ba);
}

void tst_Elicitation::aPageGoesToThePersonOfAClientThatShowsForms()
{
    Desk d;
    d.h.clientCapabilities = R"({"elicitation":{}})";
    d.h.ask = [&](QByteArrayView, const RawJson &, Done<RawJson> done) -> Withdraw {
        done.fail(ErrorCode::Busy, u"it can't show pages"_s);
        return {};
    };
    const auto asked = d.h.start("execute_tool", H::execute("ask", kPage));
    const QJsonValue question = d.question();
    QCOMPARE(question["url"_L1].toString(), u"https://sign.example/x"_s);
    QVERIFY(question["schema"_L1].toString().isEmpty());
    QCOMPARE(d.answer(u"accept"_s), QJsonValue(true));
    QCOMPARE(d.told(asked).toObject(), (QJsonObject{{u"action"_s, u"accept"_s}}));
}

void tst_Elicitation::tellsWhatThePersonDid_data()
{
    QTest::addColumn<QString>("action");
    QTest::newRow("decline") << u"decline"_s;
    QTest::newRow("cancel") << u"cancel"_s;
}

void tst_Elicitation::tellsWhatThePersonDid()
{
    QFETCH(QString, action);
    Desk d;
    const auto asked = d.h.start("execute_tool", H::execute("ask", kForm));
    QCOMPARE(d.answer(action, kAda), QJsonValue(true)); // whatever was typed stays here
    QCOMPARE(d.told(asked).toObject(), (QJsonObject{{u"action"_s, action}}));
}

void tst_Elicitation::anAnswerThatDoesNotFitMayBeMended()
{
    Desk d;
    const auto asked = d.h.start("execute_tool", H::execute("ask", kForm));
    QVERIFY(d.answer(u"accept"_s, QJsonObject()).toString().contains("name"_L1));
    QVERIFY(d.answer(u"accept"_s, QJsonObject{{u"name"_s, u"A"_s}}).toString().contains("name"_L1));
    QVERIFY(d.answer(u"accept"_s).toString().contains("object"_L1));
    QVERIFY(d.answer(u"agree"_s).toString().contains("accept"_L1));
    QVERIFY(!asked.isAnswered());
    const QJsonValue id = d.question()["id"_L1];
    QCOMPARE(d.answer(u"accept"_s, kAda), QJsonValue(true));
    QCOMPARE(d.told(asked)["content"_L1].toObject(), kAda);
    QVERIFY(
        d.command(
             {{u"command"_s, u"answer_elicitation"_s}, {u"id"_s, id}, {u"action"_s, u"decline"_s}})
            .toString()
            .contains("does not wait"_L1));
}

void tst_Elicitation::aCallInTheBackgroundAsksToo()
{
    Desk d;
    const RawJson started = d.h.run("ask", kForm, R"(,"in_background":true)");
    const QString task = H::structured(started)["task_id"_L1].toString();
    d.h.runtime->surface().connectionClosed(d.h.connection); // its client goes
    QCOMPARE(d.answer(u"accept"_s, kAda), QJsonValue(true));
    RawJson polled;
    QTRY_VERIFY((polled = d.h.call("poll_task_result", R"({"task_id":")" + task.toUtf8() + "\"}"))
                    .view()
                    .contains("Ada"));
}

void tst_Elicitation::aNewerServerAsksThePerson_data()
{
    QTest::addColumn<Era>("era");
    QTest::addColumn<QByteArray>("more");
    QTest::newRow("older client") << Era::Legacy << QByteArray();
    QTest::newRow("newer client") << Era::Modern << QByteArray();
    QTest::newRow("older client, background") << Era::Legacy << R"(,"in_background":true)"_ba;
}

void tst_Elicitation::aNewerServerAsksThePerson()
{
    QFETCH(Era, era);
    QFETCH(QByteArray, more);
    Desk d(kBoth);
    d.h.era = era;
    const auto asked = d.h.start("execute_tool", H::execute(kModernTool, "{}", more));
    QCOMPARE(d.answer(u"accept"_s, kAda), QJsonValue(true));
    if (more.isEmpty()) {
        QCOMPARE(H::text(d.h.wait(asked)), u"Hello, Ada!"_s);
        return;
    }
    const QByteArray task = H::structured(d.h.wait(asked))["task_id"_L1].toString().toUtf8();
    QTRY_VERIFY(d.h.call("poll_task_result", R"({"task_id":")" + task + "\"}")
                    .view()
                    .contains("Hello, Ada!"));
}

void tst_Elicitation::aNewerClientThatCanBeAskedIs()
{
    Desk d(kBoth);
    d.h.era = Era::Modern;
    d.h.clientCapabilities = R"({"elicitation":{}})";
    const RawJson needed = d.h.run(kModernTool);
    QCOMPARE(member(needed, "resultType").toByteArray(), R"("input_required")"_ba);
    QCOMPARE(d.desk().count(), 0U);
}

void tst_Elicitation::endsWithItsCall()
{
    Desk d;
    const auto asked = d.h.start("execute_tool", H::execute("ask", kForm));
    QVERIFY(d.question().isObject());
    d.h.runtime->surface().cancel(asked.ticket);
    QTRY_COMPARE(d.desk().count(), 0U);
}

void tst_Elicitation::endsWhenTheLastDesktopGoes()
{
    Desk d;
    const auto asked = d.h.start("execute_tool", H::execute("ask", kForm));
    QVERIFY(d.question().isObject());
    d.setThere(false);
    QCOMPARE(d.told(asked)["action"_L1].toString(), u"cancel"_s);
}

QTEST_GUILESS_MAIN(tst_Elicitation)
#include "tst_elicitation.moc"
