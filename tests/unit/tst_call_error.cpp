// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/router/call_error.h"
#include "engine/router/progress_relay.h"

#include <QObject>
#include <QTest>

using namespace mcprt;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class tst_CallError : public QObject
{
    Q_OBJECT

private slots:
    void saysWhatFailedWhyAndWhatNext_data();
    void saysWhatFailedWhyAndWhatNext();
    void promisesNoNewStartOfAServerThatRuns();
    void showsTheEndOfALongErrorOutput();
    void putsTheTokenOfTheCallerIntoProgress_data();
    void putsTheTokenOfTheCallerIntoProgress();
};

void tst_CallError::saysWhatFailedWhyAndWhatNext_data()
{
    QTest::addColumn<Error>("error");
    QTest::addColumn<QString>("message");
    QTest::newRow("late") << Error{ErrorCode::Timeout, u"x"_s, u"files"_s}
                          << u"files/copy did not answer within 2.5 s; files was told to cancel "
                             "it. If it needs longer, call it with a larger timeout and "
                             "in_background=true."_s;
    QTest::newRow("refused") << Error{ErrorCode::Remote, u"No such\nfile."_s, u"files"_s, -32000}
                             << u"files/copy failed: No such file (JSON-RPC error -32000)."_s;
    QTest::newRow("wrong arguments")
        << Error{ErrorCode::Remote, u"Bad path"_s, u"files"_s, -32602}
        << u"files/copy failed: Bad path (JSON-RPC error -32602). Check the arguments with "
           "get_tool_details."_s;
    QTest::newRow("died") << Error{ErrorCode::Io, u"It ended with code 7."_s, u"files"_s}
                          << u"files/copy failed: It ended with code 7. Last lines of stderr: one "
                             "| two. Call it again to start files anew."_s;
    QTest::newRow("died, stderr said already")
        << Error{ErrorCode::Io, u"It ended: one | two."_s, u"files"_s}
        << u"files/copy failed: It ended: one | two. Call it again to start files anew."_s;
    QTest::newRow("stopped") << Error{ErrorCode::Cancelled, u"x"_s, u"files"_s}
                             << u"files/copy did not finish: files was stopped. Call it again if "
                                "you still need it."_s;
    QTest::newRow("says it itself")
        << Error{ErrorCode::Busy, u"Too much."_s, u"files"_s} << u"Too much."_s;
}

void tst_CallError::saysWhatFailedWhyAndWhatNext()
{
    QFETCH(const Error, error);
    QFETCH(const QString, message);
    const Error told = explained(error, {u"files"_s, u"copy"_s, 2500ms, {u"one"_s, u"two"_s}});
    QCOMPARE(told.message, message);
    QCOMPARE(told.code, error.code);
    QCOMPARE(told.rpcCode, error.rpcCode);
}

void tst_CallError::promisesNoNewStartOfAServerThatRuns()
{
    FailedCall call{u"files"_s, u"copy"_s, 1s, {}};
    call.isServerGone = false;
    const QString bad = explained({ErrorCode::Protocol, u"It is no UTF-8."_s, {}}, call).message;
    QVERIFY2(bad.startsWith("files/copy failed: It is no UTF-8. files still runs"_L1),
             qPrintable(bad));
    QVERIFY2(bad.contains("other arguments"_L1) && !bad.contains("anew"_L1), qPrintable(bad));
    const QString lost = explained({ErrorCode::Io, u"It hung up."_s, {}}, call).message;
    QCOMPARE(lost, u"files/copy failed: It hung up. Call it again."_s);
}

void tst_CallError::showsTheEndOfALongErrorOutput()
{
    const QStringList tail{QString(5000, u'a'), u"the reason"_s};
    const Error told = explained({ErrorCode::Io, u"It ended."_s, {}}, {u"s"_s, u"t"_s, 1s, tail});
    QVERIFY(told.message.size() < 1000);
    QVERIFY(told.message.contains(u"the reason"_s));
}

void tst_CallError::putsTheTokenOfTheCallerIntoProgress_data()
{
    QTest::addColumn<QByteArray>("params");
    QTest::addColumn<QByteArray>("relayed");
    QTest::newRow("number") << R"({"progressToken":3,"progress":1.0,"total":1e400})"_ba
                            << R"({"progressToken":"me","progress":1.0,"total":1e400})"_ba;
    QTest::newRow("last and spaced") << R"({ "message" : "a\n" , "progressToken" : "x" })"_ba
                                     << R"({"progressToken":"me","message":"a\n"})"_ba;
    QTest::newRow("twice") << R"({"progressToken":1,"progressToken":2})"_ba
                           << R"({"progressToken":"me"})"_ba;
    QTest::newRow("no object") << "[]"_ba
                               << R"({"progressToken":"me"})"_ba;
}

void tst_CallError::putsTheTokenOfTheCallerIntoProgress()
{
    QFETCH(const QByteArray, params);
    QFETCH(const QByteArray, relayed);
    QCOMPARE(relayedProgress(RawJson(params), RawJson(R"("me")"_ba)).toByteArray(), relayed);
}

QTEST_APPLESS_MAIN(tst_CallError)
#include "tst_call_error.moc"
