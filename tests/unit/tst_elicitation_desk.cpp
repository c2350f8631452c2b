// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/mcp/envelope.h"
#include "engine/router/elicitation_desk.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace mcprt;

namespace {

const ServerName kServer{u"notes"_s};
const QByteArray kForm = R"({"message":"Age?","requestedSchema":{"type":"object","properties":)"
                         R"({"age":{"type":"integer","minimum":18}},"required":["age"]}})";

struct Asked
{
    std::optional<Result<RawJson>> answer;
    Withdraw withdraw;

    Asked(ElicitationDesk &desk, const QByteArray &params, const ServerName &server = kServer)
    {
        withdraw = desk.ask(server, RawJson(params),
                            Done<RawJson>([this](Result<RawJson> r) { answer = std::move(r); }));
    }
    Q_DISABLE_COPY_MOVE(Asked)
    [[nodiscard]] QByteArray result() const
    {
        return answer && *answer ? (*answer)->toByteArray() : QByteArray();
    }
    [[nodiscard]] ErrorCode error() const
    {
        return answer && !*answer ? answer->error().code : ErrorCode::Busy;
    }
};

} // namespace

class tst_ElicitationDesk : public QObject
{
    Q_OBJECT

private slots:
    void keepsWhatWaits();
    void refusesWhatCanNotBeShown_data();
    void refusesWhatCanNotBeShown();
    void writesAddressesWithoutLookAlikes();
    void shortensMessages();
    void takesBack();
    void hasLimits();
    void mayBeAskedAgainWhileItEnds();
};

void tst_ElicitationDesk::keepsWhatWaits()
{
    ElicitationDesk desk;
    desk.setAttended(true);
    const QSignalSpy changed(&desk, &ElicitationDesk::changed);
    const Asked first(desk, kForm);
    const Asked second(desk, kForm, ServerName{u"mail"_s});
    QCOMPARE(changed.size(), 2);
    const auto open = desk.open();
    QCOMPARE(open.size(), 2U);
    QCOMPARE(open[0].server, kServer);
    QCOMPARE(open[0].message, u"Age?"_s);
    QVERIFY(open[0].id != open[1].id && open[0].id.size() == 32);
    QVERIFY(!desk.answer(open[0].id, ElicitationAction::Accept, RawJson("{\"age\":17}"_ba)));
    QVERIFY(desk.answer(open[0].id, ElicitationAction::Accept, RawJson("{\"age\":18}"_ba)));
    QCOMPARE(first.result(), R"({"action":"accept","content":{"age":18}})"_ba);
    QVERIFY(!second.answer);
    QCOMPARE(changed.size(), 3);
    QCOMPARE(desk.answer(open[0].id, ElicitationAction::Accept, {}).error().code,
             ErrorCode::NotFound);
}

void tst_ElicitationDesk::refusesWhatCanNotBeShown_data()
{
    QTest::addColumn<QByteArray>("params");
    QTest::addColumn<int>("code");
    const int invalid = int(ErrorCode::InvalidArgument);
    QTest::newRow("no schema") << R"({"message":"?"})"_ba << invalid;
    QTest::newRow("no properties")
        << R"({"message":"?","requestedSchema":{"type":"object"}})"_ba << invalid;
    QTest::newRow("schema is text") << R"({"message":"?","requestedSchema":"x"})"_ba << invalid;
    QTest::newRow("unknown mode") << R"({"message":"?","mode":"voice"})"_ba << invalid;
    QTest::newRow("no address") << R"({"message":"?","mode":"url"})"_ba << invalid;
    QTest::newRow("a file") << R"({"mode":"url","url":"file:///etc/passwd"})"_ba << invalid;
    QTest::newRow("a script") << R"x({"mode":"url","url":"javascript:alert(1)"})x"_ba << invalid;
    QTest::newRow("no host") << R"({"mode":"url","url":"https:///x"})"_ba << invalid;
    QTest::newRow("nothing") << "{}"_ba << invalid;
    QTest::newRow("too long") << R"({"message":")" + QByteArray(300'000, 'x') + "\"}"
                              << int(ErrorCode::LimitExceeded);
}

void tst_ElicitationDesk::refusesWhatCanNotBeShown()
{
    QFETCH(QByteArray, params);
    QFETCH(int, code);
    ElicitationDesk desk;
    desk.setAttended(true);
    const Asked asked(desk, params);
    QCOMPARE(int(asked.error()), code);
    QCOMPARE(desk.count(), 0U);
}

void tst_ElicitationDesk::writesAddressesWithoutLookAlikes()
{
    ElicitationDesk desk;
    desk.setAttended(true);
    // The first letter is Cyrillic.
    const Asked asked(desk,
                      u"{\"mode\":\"url\",\"url\":\"https://\u0430pple.com/\u00FC\"}"_s.toUtf8());
    QCOMPARE(desk.open()[0].url, u"https://xn--pple-43d.com/%C3%BC"_s);
}

void tst_ElicitationDesk::shortensMessages()
{
    ElicitationDesk desk;
    desk.setAttended(true);
    const Asked asked(desk, R"({"message":")" + QByteArray(20'000, 'x')
                                + R"(","requestedSchema":{"properties":{}}})");
    QCOMPARE(desk.open()[0].message.size(), ElicitationDesk::kMaxMessage + 1);
}

void tst_ElicitationDesk::takesBack()
{
    ElicitationDesk desk;
    desk.setAttended(true);
    const Asked asked(desk, kForm);
    asked.withdraw();
    QCOMPARE(asked.error(), ErrorCode::Cancelled);
    QCOMPARE(desk.count(), 0U);
    asked.withdraw(); // late: nothing
    auto gone = std::make_unique<ElicitationDesk>();
    gone->setAttended(true);
    const Asked late(*gone, kForm);
    gone.reset();
    QCOMPARE(late.error(), ErrorCode::Cancelled);
    late.withdraw();
}

void tst_ElicitationDesk::hasLimits()
{
    ElicitationDesk desk;
    desk.setAttended(true);
    std::vector<std::unique_ptr<Asked>> asked;
    for (qsizetype i = 0; i < ElicitationDesk::kMaxOfServer; ++i)
        asked.push_back(std::make_unique<Asked>(desk, kForm));
    const Asked tooMany(desk, kForm);
    QCOMPARE(tooMany.error(), ErrorCode::LimitExceeded);
    for (int i = 0; desk.count() < ElicitationDesk::kMaxOpen; ++i) {
        asked.push_back(std::make_unique<Asked>(desk, kForm, ServerName{QString::number(i)}));
        QVERIFY(!asked.back()->answer);
    }
    const Asked another(desk, kForm, ServerName{u"another"_s});
    QCOMPARE(another.error(), ErrorCode::LimitExceeded);
    desk.setAttended(false);
    QCOMPARE(desk.count(), 0U);
    for (const auto &one : asked)
        QCOMPARE(one->result(), R"({"action":"cancel"})"_ba);
    const Asked nobody(desk, kForm);
    QCOMPARE(nobody.error(), ErrorCode::NotFound);
}

void tst_ElicitationDesk::mayBeAskedAgainWhileItEnds()
{
    ElicitationDesk desk;
    desk.setAttended(true);
    std::optional<Asked> again;
    const auto withdraw = desk.ask(
        kServer, RawJson(kForm), Done<RawJson>([&](const auto &) { again.emplace(desk, kForm); }));
    QVERIFY(desk.answer(desk.open()[0].id, ElicitationAction::Decline, {}));
    QVERIFY(again && !again->answer);
    QCOMPARE(desk.count(), 1U);
    desk.setAttended(false);
    QVERIFY(again->answer);
}

QTEST_GUILESS_MAIN(tst_ElicitationDesk)
#include "tst_elicitation_desk.moc"
