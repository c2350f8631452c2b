// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/child/question_desk.h"

#include <QSignalSpy>
#include <QTest>

using namespace mcprt;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

using Candidates = std::vector<QuestionDesk::Candidate>;

namespace {

Envelope question(const QByteArray &id, const QByteArray &params = "{}")
{
    Envelope envelope;
    envelope.id = RawJson(id);
    envelope.method = "elicitation/create";
    envelope.params = RawJson(params);
    return envelope;
}

CallOptions by(quint64 caller)
{
    CallOptions options;
    options.caller = caller;
    return options;
}

} // namespace

class tst_QuestionDesk : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void settles_data();
    void settles();
    void refusesWhatWaitedTooLong();
    void forgetsCallsThatWereGivenUpLongAgo();
    void boundsWhatItHolds();
};

void tst_QuestionDesk::initTestCase()
{
    qRegisterMetaType<Envelope>();
    qRegisterMetaType<ErrorCode>();
}

void tst_QuestionDesk::settles_data()
{
    QTest::addColumn<Candidates>("calls");
    QTest::addColumn<qint64>("call"); // 0 = none, -1 = several callers'

    QTest::newRow("no call") << Candidates{} << qint64(0);
    QTest::newRow("one, not willing") << Candidates{{1, 1, false}} << qint64(0);
    QTest::newRow("one of nobody") << Candidates{{1, 0, true}} << qint64(1);
    QTest::newRow("two of nobody") << Candidates{{1, 0, true}, {2, 0, true}} << qint64(-1);
    QTest::newRow("newest of one")
        << Candidates{{3, 4, true}, {9, 4, true}, {5, 4, true}} << qint64(9);
    QTest::newRow("newest that is willing") << Candidates{{3, 4, true}, {9, 4, false}} << qint64(3);
    QTest::newRow("two callers") << Candidates{{3, 4, true}, {9, 5, true}} << qint64(-1);
    QTest::newRow("one can't be asked") << Candidates{{3, 4, true}, {9, 5, false}} << qint64(-1);
    QTest::newRow("neither can be asked") << Candidates{{3, 4, false}, {9, 5, false}} << qint64(0);
    QTest::newRow("two of one program")
        << Candidates{{3, 4, true, 7}, {9, 5, true, 7}} << qint64(-1);
    QTest::newRow("its other is given up")
        << Candidates{{3, 4, true, 7}, {9, 5, false, 7, true}} << qint64(3);
    QTest::newRow("nobody knows which program")
        << Candidates{{3, 4, true}, {9, 5, false, 0, true}} << qint64(-1);
}

void tst_QuestionDesk::settles()
{
    QFETCH(Candidates, calls);
    QFETCH(qint64, call);
    const auto found = QuestionDesk::settle(calls);
    if (call > 0)
        QCOMPARE(found.value_or(0), call);
    else
        QCOMPARE(found.error().code, call == 0 ? ErrorCode::NotFound : ErrorCode::InvalidArgument);
}

void tst_QuestionDesk::refusesWhatWaitedTooLong()
{
    QuestionDesk desk({10ms, 10ms, 10ms});
    QSignalSpy refused(&desk, &QuestionDesk::refused);
    QVERIFY(desk.hold(question("1"), {{1, 1, true}, {2, 2, true}}));
    QVERIFY(desk.isHeld("1") && !desk.isHeld("2"));
    QTRY_COMPARE_WITH_TIMEOUT(refused.size(), 1, 5000);
    QCOMPARE(refused[0][1].value<ErrorCode>(), ErrorCode::InvalidArgument);
    QCOMPARE(desk.held(), std::size_t(0));
    desk.answered(1); // and nothing more
    QCOMPARE(refused.size(), 1);
    QVERIFY(desk.hold(question("2"), {{1, 1, true}, {2, 2, true}})); // its clock runs again
    QTRY_COMPARE_WITH_TIMEOUT(refused.size(), 2, 5000);
}

void tst_QuestionDesk::forgetsCallsThatWereGivenUpLongAgo()
{
    QuestionDesk desk({60s, 1ms, 60s});
    QSignalSpy settled(&desk, &QuestionDesk::settled);
    desk.gaveUp(1, 1, by(1));
    Candidates calls{{2, 2, true}};
    desk.addGivenUp(calls);
    QVERIFY(desk.hold(question("1"), calls)); // perhaps after the millisecond
    QTest::qWait(5);
    Candidates later{{3, 2, true}};
    desk.addGivenUp(later);
    QCOMPARE(later.size(), std::size_t(1));
    desk.gaveUp(5, 5, by(1));
    desk.answeredLate(5); // so this child goes on with what is given up
    desk.gaveUp(6, 6, by(1));
    QTest::qWait(5);
    desk.addGivenUp(later);
    QCOMPARE(later.size(), std::size_t(2));
    QCOMPARE(settled.size(), 0); // time alone tells nothing about a question that came before
}

void tst_QuestionDesk::boundsWhatItHolds()
{
    QuestionDesk desk({60s, 60s, 60s});
    const QByteArray half(QuestionDesk::kMaxHeldBytes / 2, ' ');
    QVERIFY(desk.hold(question("1", half), {{1, 1, true}, {2, 2, true}}));
    QVERIFY(desk.hold(question("2", half), {{1, 1, true}, {2, 2, true}}));
    QVERIFY(!desk.hold(question("3"), {{1, 1, true}, {2, 2, true}}));
    QVERIFY(desk.withdraw("1"));
    QVERIFY(!desk.withdraw("1"));
    QVERIFY(desk.hold(question("3"), {{1, 1, true}, {2, 2, true}}));
    for (std::size_t i = 0; i <= QuestionDesk::kMaxGivenUp; ++i)
        desk.gaveUp(qint64(i + 10), qint64(i + 10), by(7));
    Candidates calls;
    desk.addGivenUp(calls);
    QCOMPARE(calls.size(), QuestionDesk::kMaxGivenUp);
}

QTEST_GUILESS_MAIN(tst_QuestionDesk)
#include "tst_question_desk.moc"
