// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/router/relayed_tasks.h"

#include <QTest>

using namespace mcprt;
using namespace Qt::StringLiterals;

class tst_RelayedTasks : public QObject
{
    Q_OBJECT

private slots:
    void givesAnIdOfOurs();
    void keepsOwnersApart();
    void renamesWhatNamesATask();
    void forgetsTheOldest();
};

namespace {

const OwnerKey kMe{u"me"_s};
const RawJson kCreated(R"({"resultType":"task","taskId":"7","ttlMs": 1.0})"_ba);

QString idOf(const RawJson &task)
{
    return decodeString(member(task, "taskId").view()).value_or(QString());
}

} // namespace

void tst_RelayedTasks::givesAnIdOfOurs()
{
    RelayedTasks tasks;
    const RawJson one = tasks.adopt(kMe, ServerName{u"a"_s}, kCreated);
    const RawJson two = tasks.adopt(kMe, ServerName{u"b"_s}, kCreated);
    QVERIFY(idOf(one) != idOf(two));
    QCOMPARE(idOf(one).size(), 32);
    const QByteArray whole =
        R"({"resultType":"task","taskId":")" + idOf(one).toLatin1() + R"(","ttlMs": 1.0})";
    QCOMPARE(one.toByteArray(), whole);
    const auto *task = tasks.find(kMe, idOf(two));
    QVERIFY(task);
    QCOMPARE(task->server.text, u"b"_s);
    QCOMPARE(task->id, u"7"_s);
}

void tst_RelayedTasks::keepsOwnersApart()
{
    RelayedTasks tasks;
    const QString id = idOf(tasks.adopt(kMe, ServerName{u"a"_s}, kCreated));
    QVERIFY(!tasks.find(OwnerKey{u"somebody"_s}, id));
    QVERIFY(!tasks.find(kMe, u"7"_s));
}

void tst_RelayedTasks::renamesWhatNamesATask()
{
    QCOMPARE(
        RelayedTasks::renamed(RawJson(R"({"a":[1.0 ],"taskId":"7"})"_ba), u"o"_s).toByteArray(),
        R"({"a":[1.0 ],"taskId":"o"})"_ba);
    QCOMPARE(RelayedTasks::renamed(RawJson(R"({"a":1})"_ba), u"o"_s).toByteArray(),
             R"({"a":1})"_ba);
}

void tst_RelayedTasks::forgetsTheOldest()
{
    RelayedTasks tasks;
    const QString first = idOf(tasks.adopt(kMe, ServerName{u"a"_s}, kCreated));
    QString last;
    for (std::size_t i = 0; i < RelayedTasks::kMaxTasks; ++i)
        last = idOf(tasks.adopt(kMe, ServerName{u"a"_s}, kCreated));
    QVERIFY(!tasks.find(kMe, first));
    QVERIFY(tasks.find(kMe, last));
}

QTEST_GUILESS_MAIN(tst_RelayedTasks)
#include "tst_relayed_tasks.moc"
