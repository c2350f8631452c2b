// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "ui/approvals/approval_dialog.h"
#include "ui/approvals/approval_page.h"
#include "ui/approvals/tool_comparison.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace mcprt;

namespace {

const QString kBefore = uR"({"name":"echo","description":"Says it.\nTwice.","outputSchema":)"
                        uR"({"type":"object","title":"1"},"annotations":{}})"_s;
const QString kAfter = uR"({"name":"echo","description":"Says it.\nThrice.","outputSchema":)"
                       uR"({"type":"object","title":"2","required":["a"]},"annotations":{}})"_s;

status::Approval changed()
{
    status::Approval approval;
    approval.name = u"fake"_s;
    approval.source = u"/home/me/servers.json"_s;
    approval.hash = "00ff";
    approval.tool = u"echo"_s;
    approval.before = kBefore;
    approval.after = kAfter;
    approval.members = {u"description"_s, u"outputSchema"_s};
    return approval;
}

QAbstractButton *button(const QWidget &in, const QString &text)
{
    for (QAbstractButton *one : in.findChildren<QAbstractButton *>()) {
        if (one->text().remove(u'&') == text)
            return one;
    }
    return nullptr;
}

} // namespace

class TestToolComparison : public QObject
{
    Q_OBJECT

private slots:
    void printsJsonInItsOwnOrder();
    void breaksStringsAtTheirLines();
    void showsWhatCanNotBeSeen();
    void showsWhatIsNoJson();
    void putsLinesBesideEachOther();
    void comparesWhatIsVeryLong();
    void marksChangesByMoreThanColour();
    void showsTheColoursOfTheCurrentLine();
    void goesFromChangeToChangeByKey();
    void answers_data();
    void answers();
    void isShownInTheList();
};

void TestToolComparison::printsJsonInItsOwnOrder()
{
    QCOMPARE(jsonLines(uR"({"b":[1,{"a":1.0}],"a":{},"c":[]})"_s),
             (QStringList{u"{"_s, u"  \"b\": ["_s, u"    1,"_s, u"    {"_s, u"      \"a\": 1.0"_s,
                          u"    }"_s, u"  ],"_s, u"  \"a\": {},"_s, u"  \"c\": []"_s, u"}"_s}));
}

void TestToolComparison::breaksStringsAtTheirLines()
{
    QCOMPARE(jsonLines(uR"({"a":"x\ny \\n\n"})"_s),
             (QStringList{u"{"_s, uR"(  "a": "x\n)"_s, uR"(    y \\n\n")"_s, u"}"_s}));
}

void TestToolComparison::showsWhatCanNotBeSeen()
{
    const QString text = u"[\"a\u200Bb\u202E"_s + QString::fromUcs4(U"\U000E0041", 1) + u"\"]"_s;
    QCOMPARE(jsonLines(text).value(1), u"  \"a\\u{200b}b\\u{202e}\\u{e0041}\""_s);
}

void TestToolComparison::showsWhatIsNoJson()
{
    QCOMPARE(jsonLines(u"{\"a\":\n… cut"_s), (QStringList{u"{\"a\":"_s, u"… cut"_s}));
}

void TestToolComparison::putsLinesBesideEachOther()
{
    const QList<LinePair> rows =
        alignedLines({u"a"_s, u"b"_s, u"c"_s, u"d"_s}, {u"a"_s, u"x"_s, u"c"_s, u"y"_s, u"d"_s});
    QCOMPARE(rows.size(), 5);
    QVERIFY(!rows[0].isChanged && rows[1].isChanged && !rows[2].isChanged);
    QCOMPARE(rows[1].before, u"b"_s);
    QCOMPARE(rows[1].after, u"x"_s);
    QVERIFY(rows[3].before.isNull() && rows[3].isChanged);
    QCOMPARE(rows[4].before, u"d"_s);
    QVERIFY(alignedLines({}, {}).isEmpty());
}

void TestToolComparison::comparesWhatIsVeryLong()
{
    QStringList before(10'000, u"x"_s);
    QStringList after = before;
    after[9'000] = u"y"_s;
    const QList<LinePair> rows = alignedLines(before, after);
    QCOMPARE(rows.size(), 10'000);
    QVERIFY(rows[9'000].isChanged && !rows[8'999].isChanged);
}

void TestToolComparison::marksChangesByMoreThanColour()
{
    const ToolComparison table(kBefore, kAfter);
    int marked = 0;
    for (int row = 0; row < table.rowCount(); ++row) {
        const bool isChanged = table.rows()[row].isChanged;
        const QString left = table.item(row, 0)->text();
        const QString right = table.item(row, 1)->text();
        QCOMPARE(left.startsWith(u'−'), isChanged && !table.rows()[row].before.isNull());
        QCOMPARE(right.startsWith(u'+'), isChanged && !table.rows()[row].after.isNull());
        QCOMPARE(table.item(row, 1)->font().bold(), right.startsWith(u'+'));
        if (isChanged && !right.isEmpty()) {
            QVERIFY(
                table.item(row, 1)->data(Qt::AccessibleTextRole).toString().startsWith(u"Added"));
            ++marked;
        }
    }
    QVERIFY(marked >= 2);
}

void TestToolComparison::showsTheColoursOfTheCurrentLine()
{
    ToolComparison table(kBefore, kAfter);
    table.resize(800, 400);
    table.show();
    const int row = table.currentRow();
    QVERIFY(table.rows()[row].isChanged && !table.rows()[row].before.isNull()
            && !table.rows()[row].after.isNull());
    const auto colour = [&](int column) {
        const QRect cell = table.visualItemRect(table.item(row, column));
        const QImage image = table.viewport()->grab(cell).toImage();
        return image.pixelColor(image.width() - 4, 3);
    };
    QVERIFY(colour(0).red() > colour(1).red() + 20);
    QVERIFY(colour(1).green() > colour(0).green() + 20);
}

void TestToolComparison::goesFromChangeToChangeByKey()
{
    auto *dialog = new ApprovalDialog(changed());
    dialog->show();
    dialog->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(dialog));
    const auto *table = dialog->findChild<ToolComparison *>();
    QVERIFY(table);
    const int first = table->currentRow();
    QVERIFY(table->rows()[first].isChanged);
    QTest::keyClick(dialog, Qt::Key_N, Qt::AltModifier);
    QTRY_VERIFY(table->currentRow() > first);
    QVERIFY(table->rows()[table->currentRow()].isChanged);
    QTest::keyClick(dialog, Qt::Key_P, Qt::AltModifier);
    QTRY_COMPARE(table->currentRow(), first);
    for (const QWidget *widget : dialog->findChildren<QWidget *>()) {
        if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus)
            continue;
        const auto *named = QAccessible::queryAccessibleInterface(const_cast<QWidget *>(widget));
        QVERIFY2(named && !named->text(QAccessible::Name).isEmpty(),
                 widget->metaObject()->className());
    }
    delete dialog;
}

void TestToolComparison::answers_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("answer");
    QTest::newRow("once") << u"Only once"_s << int(status::Answer::Once);
    QTest::newRow("always") << u"Always this version"_s << int(status::Answer::Always);
    QTest::newRow("deny") << u"Deny"_s << int(status::Answer::Deny);
}

void TestToolComparison::answers()
{
    QFETCH(QString, text);
    QFETCH(int, answer);
    auto *dialog = new ApprovalDialog(changed());
    QSignalSpy closed(dialog, &QObject::destroyed);
    int given = -1;
    connect(dialog, &ApprovalDialog::answered, this,
            [&](const status::Approval &approval, status::Answer one) {
                given = approval.hash == "00ff" ? int(one) : -2;
            });
    dialog->show();
    QTest::keyClick(dialog, Qt::Key_Return); // decides nothing
    QCOMPARE(given, -1);
    QAbstractButton *chosen = button(*dialog, text);
    QVERIFY(chosen);
    QTest::mouseClick(chosen, Qt::LeftButton);
    QCOMPARE(given, answer);
    QTRY_COMPARE(closed.size(), 1);
}

void TestToolComparison::isShownInTheList()
{
    status::Approval approval = changed();
    QCOMPARE(ApprovalModel::what(approval), u"echo: changed description, outputSchema"_s);
    approval.denied = true;
    QVERIFY(ApprovalModel::what(approval).endsWith(u"(denied)"_s));
}

QTEST_MAIN(TestToolComparison)
#include "tst_tool_comparison.moc"
