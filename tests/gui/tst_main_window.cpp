// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "tests/support/fake_clients.h"
#include "tests/support/sample_engine.h"
#include "ui/activity/activity_page.h"
#include "ui/approvals/approval_dialog.h"
#include "ui/approvals/approval_page.h"
#include "ui/clients/change_dialog.h"
#include "ui/clients/client_page.h"
#include "ui/content/content_page.h"
#include "ui/search/search_page.h"
#include "ui/servers/server_page.h"
#include "ui/shared/engine_watch.h"
#include "ui/shared/list_stack.h"
#include "ui/shared/schema_form.h"
#include "ui/tasks/task_page.h"
#include "ui/window/main_window.h"

#include <QAbstractButton>
#include <QAbstractItemModelTester>
#include <QAbstractItemView>
#include <QCheckBox>
#include <QComboBox>
#include <QJsonArray>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStatusBar>
#include <QTableView>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace mcprt;

namespace {

struct Harness
{
    FakeLink link;
    EngineWatch watch{link};
    FakeClients clients;
    MainWindow window{watch, clients};

    explicit Harness(bool isSlow = false)
        : clients(isSlow)
    {
        fillWithSamples(link.engine);
        window.show();
        link.changeAll(link.engine.past);
    }
    [[nodiscard]] bool isFilled()
    {
        return QTest::qWaitFor([this] {
            return window.servers().model().rows().size() == link.engine.now.servers.size()
                   && !window.activity().model().calls().empty();
        });
    }
    [[nodiscard]] QPushButton *button(const QWidget &page, const QString &text) const
    {
        for (auto *button : page.findChildren<QPushButton *>()) {
            if (button->text().remove(u'&') == text)
                return button;
        }
        return nullptr;
    }
};

} // namespace

class TestMainWindow : public QObject
{
    Q_OBJECT

private slots:
    void showsWhatTheEngineHas();
    void startsAndStopsTheChosenServer();
    void keepsTheChosenServerOverSnapshots();
    void switchesOneTool();
    void cancelsATask();
    void previewsStoredText();
    void searchesAndCallsAsAModelDoes();
    void asksBeforeApproving();
    void goesToEachPageByKey();
    void askedOftenItAsksOnce();
    void connectsAndDisconnectsAClient();
    void importsServersAfterShowingThem();
    void offersToReplaceTheOriginals();
    void replacesKeysWithTheTickOnly();
    void saysWhyAClientCantBeChanged();
    void staysUsableWhileClientsAreSlow();
    void dropsWhatComesTooLate();
    void saysWhyThereIsNoEngine();
    void keepsWhatWasToldBefore();
    void countsClientsOnly();
    void saysWhyThereIsNoHttp();
    void saysHowToGetAServer();
    void hasNoControlWithoutAName();
    void marksWhatDiffersInACommand();
    void formKeepsToTheSchema();
};

void TestMainWindow::showsWhatTheEngineHas()
{
    Harness h;
    const QAbstractItemModelTester tester(&h.window.servers().model());
    const QAbstractItemModelTester calls(&h.window.activity().model());
    QVERIFY(h.isFilled());
    const ServerModel &model = h.window.servers().model();
    QCOMPARE(model.data(model.index(0, ServerModel::Name), Qt::DisplayRole).toString(),
             u"calendar"_s);
    QCOMPARE(model.data(model.index(3, ServerModel::State), Qt::DisplayRole).toString(),
             u"Gave up"_s);
    QCOMPARE(h.window.tasks().model().rows().size(), 3);
    QCOMPARE(h.window.content().model().rows().size(), 2);
    QCOMPARE(h.window.activity().model().calls().front().number, 24);
    h.link.engine.now.servers.removeAt(1);
    h.link.changeAll();
    QTRY_COMPARE(model.rows().size(), 4);
}

void TestMainWindow::startsAndStopsTheChosenServer()
{
    Harness h;
    QVERIFY(h.isFilled());
    QTableView &table = h.window.servers().list().table();
    table.selectRow(2);
    auto *start = h.button(h.window.servers(), u"Start"_s);
    auto *stop = h.button(h.window.servers(), u"Stop"_s);
    QVERIFY(start->isEnabled());
    QVERIFY(!stop->isEnabled());
    QTest::mouseClick(start, Qt::LeftButton);
    QTRY_VERIFY(h.link.engine.orders.contains(u"start git"_s));
    table.selectRow(0);
    QVERIFY(!start->isEnabled());
    QTest::mouseClick(stop, Qt::LeftButton);
    QTRY_VERIFY(h.link.engine.orders.contains(u"stop calendar"_s));
}

void TestMainWindow::keepsTheChosenServerOverSnapshots()
{
    Harness h;
    QVERIFY(h.isFilled());
    h.window.servers().list().table().selectRow(2);
    status::Server first;
    first.name = u"a"_s;
    h.link.engine.now.servers.prepend(first);
    h.link.changeAll();
    QTRY_COMPARE(h.window.servers().model().rows().size(), 6);
    QCOMPARE(h.window.servers().model().row(h.window.servers().list().current())->name, u"git"_s);
}

void TestMainWindow::switchesOneTool()
{
    Harness h;
    QVERIFY(h.isFilled());
    ToolModel &tools = h.window.servers().tools();
    QTRY_COMPARE(tools.rows().size(), 4);
    QVERIFY(tools.setData(tools.index(1, 0), int(Qt::Checked), Qt::CheckStateRole));
    QTRY_VERIFY(h.link.engine.orders.contains(u"enable calendar/move_file"_s));
}

void TestMainWindow::cancelsATask()
{
    Harness h;
    QVERIFY(h.isFilled());
    h.window.showPage(MainWindow::Tasks);
    auto *table = h.window.tasks().findChild<QTableView *>();
    auto *cancel = h.button(h.window.tasks(), u"Cancel task"_s);
    QTRY_COMPARE(h.window.tasks().model().rows().size(), 3);
    QVERIFY(!cancel->isEnabled());
    table->selectRow(0);
    QVERIFY(cancel->isEnabled());
    QTest::mouseClick(cancel, Qt::LeftButton);
    QTRY_VERIFY(h.link.engine.orders.contains(u"cancel t1"_s));
    table->selectRow(2);
    QVERIFY(!cancel->isEnabled());
}

void TestMainWindow::previewsStoredText()
{
    Harness h;
    QVERIFY(h.isFilled());
    h.window.showPage(MainWindow::Content);
    QTRY_COMPARE(h.window.content().model().rows().size(), 2);
    h.window.content().findChild<QTableView *>()->selectRow(0);
    auto *text = h.window.content().findChild<QPlainTextEdit *>();
    QTRY_VERIFY(text->toPlainText().startsWith("The beginning"_L1));
    QVERIFY(text->toPlainText().contains("the whole is longer"_L1));
}

void TestMainWindow::searchesAndCallsAsAModelDoes()
{
    Harness h;
    h.link.engine.reply = R"({"content":[{"type":"text","text":"1 tool"}],"structuredContent":
        {"tools":[{"name":"add","serverName":"maths","score":0.9,"description":"Adds"}],
         "tool_name":"add","server_name":"maths","tool_description":"Adds",
         "tool_schema":{"properties":{"a":{"type":"integer"}},"required":["a"]}}})";
    h.window.showPage(MainWindow::Search);
    SearchPage &page = h.window.search();
    auto *query = page.findChild<QLineEdit *>();
    QTest::keyClicks(query, u"add numbers"_s);
    QTest::keyClick(query, Qt::Key_Return);
    QTRY_COMPARE(page.hits().count(), 1);
    QCOMPARE(page.answer().toPlainText(), u"1 tool"_s);
    page.hits().setCurrentRow(0);
    auto *call = h.button(page, u"Call this tool"_s);
    QTRY_VERIFY(call->isEnabled());
    QTest::mouseClick(call, Qt::LeftButton);
    QCOMPARE(page.answer().toPlainText(), u"a is needed."_s);
    QTest::keyClicks(page.findChild<QLineEdit *>(u"a"_s), u"7"_s);
    QTest::mouseClick(call, Qt::LeftButton);
    QTRY_VERIFY(h.link.engine.orders.last().contains(R"("arguments":{"a":7})"_L1));
    QVERIFY(h.link.engine.orders.last().contains("execute_tool"_L1));
}

void TestMainWindow::asksBeforeApproving()
{
    Harness h;
    QVERIFY(h.isFilled());
    QTRY_COMPARE(h.window.approvals().model().rows().size(), 2);
    h.window.showPage(MainWindow::Approvals);
    h.window.approvals().review();
    auto *dialog = h.window.findChild<ApprovalDialog *>();
    QVERIFY(dialog);
    QTest::keyClick(dialog, Qt::Key_Return); // decides nothing
    QVERIFY(dialog->isVisible());
    QTest::mouseClick(h.button(*dialog, u"Only once"_s), Qt::LeftButton);
    QTRY_VERIFY(
        h.link.engine.orders.contains(u"answer weather 0123456789abcdef0123456789abcdef 0"_s));
}

void TestMainWindow::goesToEachPageByKey()
{
    Harness h;
    h.window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&h.window));
    for (int i = 0; i < MainWindow::PageCount; ++i) {
        QTest::keyClick(&h.window, Qt::Key(Qt::Key_1 + i), Qt::AltModifier);
        QCOMPARE(int(h.window.page()), i);
    }
}

void TestMainWindow::askedOftenItAsksOnce()
{
    Harness h;
    QVERIFY(h.isFilled());
    const int before = h.link.engine.statusQuestions;
    for (int i = 0; i < 1000; ++i)
        h.link.changeAll();
    QTest::qWait(100);
    QVERIFY(h.link.engine.statusQuestions - before >= 1);
    QVERIFY(h.link.engine.statusQuestions - before <= 3);
}

void TestMainWindow::connectsAndDisconnectsAClient()
{
    Harness h;
    h.window.showPage(MainWindow::Clients);
    ClientPage &page = h.window.clients();
    const auto press = [&](int row, const QString &text) {
        page.list().table().selectRow(row);
        QTest::mouseClick(h.button(page, text), Qt::LeftButton);
        return page.findChild<ChangeDialog *>();
    };
    QVERIFY(!h.button(page, u"Connect…"_s)->isEnabled()); // nothing is chosen
    ChangeDialog *dialog = press(0, u"Connect…"_s);
    QVERIFY(dialog);
    QVERIFY(dialog->findChild<QPlainTextEdit *>()->toPlainText().contains("mcpServers"_L1));
    QTest::keyClick(dialog, Qt::Key_Escape);
    QVERIFY(h.clients.applied.isEmpty()); // looked at, and left alone
    QTRY_VERIFY(!page.findChild<ChangeDialog *>());
    dialog = press(0, u"Connect…"_s);
    QTest::mouseClick(dialog->findChildren<QPushButton *>().first(), Qt::LeftButton);
    QCOMPARE(h.clients.applied, QStringList{u"claude-desktop"_s});
    QVERIFY(page.outcome().startsWith("Claude Desktop is connected."_L1));
    QVERIFY(!h.button(page, u"Connect…"_s)->isEnabled());
    QTRY_VERIFY(!page.findChild<ChangeDialog *>());
    dialog = press(1, u"Disconnect…"_s);
    QTest::mouseClick(dialog->findChildren<QPushButton *>().first(), Qt::LeftButton);
    QCOMPARE(h.clients.applied, (QStringList{u"claude-desktop"_s, u"-cursor"_s}));
}

void TestMainWindow::importsServersAfterShowingThem()
{
    Harness h;
    h.window.showPage(MainWindow::Clients);
    ClientPage &page = h.window.clients();
    page.list().table().selectRow(1);
    QVERIFY(!h.button(page, u"Import its servers…"_s)->isEnabled()); // it has none
    page.list().table().selectRow(0);
    QTest::mouseClick(h.button(page, u"Import its servers…"_s), Qt::LeftButton);
    QCOMPARE(page.outcome(), u"All servers of Claude Desktop are here already."_s);
    h.clients.servers = {imported(
        {u"github"_s, QJsonObject{{"command"_L1, u"npx"_s},
                                  {"env"_L1, QJsonObject{{"GITHUB_TOKEN"_L1, u"abc"_s}}}}})};
    QTest::mouseClick(h.button(page, u"Import its servers…"_s), Qt::LeftButton);
    auto *dialog = page.findChild<ChangeDialog *>();
    QVERIFY(dialog);
    const QString shown = dialog->findChild<QPlainTextEdit *>()->toPlainText();
    QCOMPARE(shown, u"github\n    npx\n    into the keychain: github/GITHUB_TOKEN"_s);
    QTest::mouseClick(dialog->findChildren<QPushButton *>().first(), Qt::LeftButton);
    QCOMPARE(h.clients.applied, QStringList{u"+claude-desktop"_s});
    QCOMPARE(page.outcome(), u"Imported: github."_s);
    QTRY_VERIFY(!page.findChild<ChangeDialog *>()); // nothing to replace
}

void TestMainWindow::offersToReplaceTheOriginals()
{
    Harness h;
    h.window.showPage(MainWindow::Clients);
    ClientPage &page = h.window.clients();
    page.list().table().selectRow(0);
    h.clients.servers = {imported({u"github"_s, QJsonObject{{"command"_L1, u"npx"_s}}})};
    h.clients.replaceable = QStringList{u"github"_s};
    const auto importThem = [&] {
        QTest::mouseClick(h.button(page, u"Import its servers…"_s), Qt::LeftButton);
        auto *dialog = page.findChild<ChangeDialog *>();
        if (!h.clients.servers.isEmpty()) {
            QTest::mouseClick(dialog->findChildren<QPushButton *>().first(), Qt::LeftButton);
            dialog = nullptr;
        }
        for (auto *one : page.findChildren<ChangeDialog *>()) {
            if (one->isVisible())
                dialog = one;
        }
        return dialog;
    };
    ChangeDialog *offer = importThem();
    QVERIFY(offer);
    QVERIFY(offer->findChild<QPlainTextEdit *>()->toPlainText().contains("mcpServers"_L1));
    QTest::keyClick(offer, Qt::Key_Escape);
    QCOMPARE(h.clients.applied, QStringList{u"+claude-desktop"_s}); // imported, and no more
    QTRY_VERIFY(!page.findChild<ChangeDialog *>());
    h.clients.servers.clear(); // all are here: it is offered again
    offer = importThem();
    QVERIFY(offer);
    QVERIFY(QTest::qWaitForWindowActive(offer));
    QTest::keyClick(offer, Qt::Key_Return);
    QCOMPARE(h.clients.applied, (QStringList{u"+claude-desktop"_s, u"claude-desktop"_s}));
    QVERIFY(page.outcome().startsWith("Claude Desktop now uses this program."_L1));
}

void TestMainWindow::saysWhyAClientCantBeChanged()
{
    Harness h;
    h.clients.outcome = fail(ErrorCode::Busy, u"The file was changed in between."_s);
    h.window.showPage(MainWindow::Clients);
    ClientPage &page = h.window.clients();
    page.list().table().selectRow(2);
    for (const QString &text : {u"Connect…"_s, u"Disconnect…"_s})
        QVERIFY(!h.button(page, text)->isEnabled()); // unreadable
    page.list().table().selectRow(0);
    QTest::mouseClick(h.button(page, u"Connect…"_s), Qt::LeftButton);
    auto *dialog = page.findChild<ChangeDialog *>();
    QTest::mouseClick(dialog->findChildren<QPushButton *>().first(), Qt::LeftButton);
    QCOMPARE(page.outcome(), u"The file was changed in between."_s);
}

void TestMainWindow::replacesKeysWithTheTickOnly()
{
    Harness h;
    h.window.showPage(MainWindow::Clients);
    ClientPage &page = h.window.clients();
    page.list().table().selectRow(0);
    h.clients.otherKeys = QStringList{u"github/TOKEN"_s};
    h.clients.servers = {imported({u"github"_s, QJsonObject{{"command"_L1, u"npx"_s}}})};
    const auto open = [&] {
        QTest::mouseClick(h.button(page, u"Import its servers…"_s), Qt::LeftButton);
        return page.findChild<ChangeDialog *>();
    };
    const auto agree = [&](const ChangeDialog *dialog) {
        QTest::mouseClick(dialog->findChildren<QPushButton *>().first(), Qt::LeftButton);
        return QTest::qWaitFor([&] { return !page.findChild<ChangeDialog *>(); });
    };
    ChangeDialog *dialog = open();
    QVERIFY(dialog->findChild<QPlainTextEdit *>()->toPlainText().contains("github/TOKEN"_L1));
    QVERIFY(!dialog->findChild<QCheckBox *>()->isChecked());
    QVERIFY(agree(dialog));
    QCOMPARE(h.clients.applied, QStringList{u"+claude-desktop"_s});
    dialog = open();
    dialog->findChild<QCheckBox *>()->click();
    QVERIFY(agree(dialog));
    QCOMPARE(h.clients.applied.last(), u"+!claude-desktop"_s);
    QVERIFY2(page.outcome().contains("Replaced in the keychain: github/TOKEN."_L1),
             qPrintable(page.outcome()));
    h.clients.servers.clear(); // nothing else is to be done
    dialog = open();
    QVERIFY(!dialog->findChild<QCheckBox *>());
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(!page.findChild<ChangeDialog *>());
    QCOMPARE(h.clients.applied.size(), 2);
    QVERIFY(agree(open()));
    QCOMPARE(h.clients.applied.size(), 3);
    QCOMPARE(h.clients.applied.last(), u"+!claude-desktop"_s);
}

void TestMainWindow::staysUsableWhileClientsAreSlow()
{
    Harness h(true);
    ClientPage &page = h.window.clients();
    h.window.showPage(MainWindow::Clients);
    const auto isSaid = [&page](const QString &text) {
        for (const auto *label : page.findChildren<QLabel *>()) {
            if (label->isVisible() && label->text() == text)
                return true;
        }
        return false;
    };
    QVERIFY(isSaid(u"Looking for clients …"_s));
    QVERIFY(h.isFilled()); // the other pages go on
    h.clients.answerAll();
    QCOMPARE(page.model().rows().size(), 4);
    page.list().table().selectRow(0);
    auto *connectIt = h.button(page, u"Connect…"_s);
    QTest::mouseClick(connectIt, Qt::LeftButton);
    QVERIFY(isSaid(u"Reading the file of Claude Desktop …"_s));
    QVERIFY(!connectIt->isEnabled() && !h.button(page, u"Import its servers…"_s)->isEnabled());
    page.refresh();
    page.list().table().selectRow(1); // another one can be looked at meanwhile
    QVERIFY(!h.button(page, u"Disconnect…"_s)->isEnabled());
    h.clients.answerAll();
    auto *dialog = page.findChild<ChangeDialog *>();
    QVERIFY(dialog);
    QVERIFY(!isSaid(u"Reading the file of Claude Desktop …"_s));
    QTest::mouseClick(dialog->findChildren<QPushButton *>().first(), Qt::LeftButton);
    QVERIFY(isSaid(u"Writing the file of Claude Desktop …"_s));
    h.window.showPage(MainWindow::Servers);
    h.clients.answerAll();
    QVERIFY(page.outcome().startsWith("Claude Desktop is connected."_L1));
    QCOMPARE(page.model().rows().first().state, ClientsBackend::State::Connected);
}

void TestMainWindow::dropsWhatComesTooLate()
{
    FakeLink link;
    EngineWatch watch(link);
    FakeClients clients;
    {
        MainWindow window(watch, clients);
        window.show();
        window.showPage(MainWindow::Clients);
        ClientPage &page = window.clients();
        page.list().table().selectRow(0);
        clients.isSlow = true;
        page.findChildren<QPushButton *>().first()->click();
        window.showPage(MainWindow::Servers); // its person has gone on
        clients.answerAll();
        QVERIFY(!page.findChild<ChangeDialog *>());
        window.showPage(MainWindow::Clients);
        page.findChildren<QPushButton *>().first()->click();
        QCOMPARE(clients.waiting(), 2); // the plan, and the list once more
    }
    clients.answerAll();
    QVERIFY(clients.applied.isEmpty());
}

void TestMainWindow::saysWhyThereIsNoEngine()
{
    Harness h;
    h.link.become(EngineHandle::State::Failed, u"IDLE_STOP_S must be a whole number."_s);
    QCOMPARE(h.window.told(), u"IDLE_STOP_S must be a whole number."_s);
}

void TestMainWindow::keepsWhatWasToldBefore()
{
    Harness h;
    h.window.tell(u"Port 8001 is in use."_s);
    h.window.tell(u"A second thing."_s);
    h.window.tell(u"A second thing."_s);
    QCOMPARE(h.window.told(), u"Port 8001 is in use.\nA second thing."_s);
    for (int i = 0; i < 9; ++i)
        h.window.tell(QString::number(i));
    QCOMPARE(h.window.told(), u"6\n7\n8"_s);
    for (auto *button : h.window.findChildren<QToolButton *>()) {
        if (button->accessibleName() == "Dismiss"_L1)
            button->click();
    }
    QCOMPARE(h.window.told(), QString());
}

void TestMainWindow::countsClientsOnly()
{
    Harness h;
    const auto *line = h.window.statusBar()->findChild<QLabel *>();
    QTRY_VERIFY2(line->text().contains("1 client"_L1), qPrintable(line->text()));
    h.link.engine.now.clients = {{{}, u"desktop"_s, 76, {}}, {{}, u"http"_s, 78, {}}};
    h.link.changeAll();
    QTRY_VERIFY2(!line->text().contains("client"_L1), qPrintable(line->text()));
}

void TestMainWindow::saysWhyThereIsNoHttp()
{
    Harness h;
    const auto *line = h.window.statusBar()->findChild<QLabel *>();
    QTRY_VERIFY(line->text().contains("http://127.0.0.1:8001/mcp"_L1));
    h.window.setHttpNote(u"no HTTP: process 7 serves none"_s);
    QVERIFY(!line->text().contains("no HTTP"_L1));
    h.link.engine.now.httpUrl.clear();
    h.link.changeAll();
    QTRY_VERIFY2(line->text().contains("no HTTP: process 7"_L1), qPrintable(line->text()));
}

void TestMainWindow::saysHowToGetAServer()
{
    FakeLink link;
    link.engine.now.configFile = u"/srv/mcp.json"_s;
    EngineWatch watch(link);
    FakeClients clients;
    MainWindow window(watch, clients);
    window.show();
    link.changeAll();
    const auto *text =
        window.servers().list().findChild<QLabel *>(QString(), Qt::FindDirectChildrenOnly);
    QTRY_VERIFY2(text->text().contains("/srv/mcp.json"_L1), qPrintable(text->text()));
    QVERIFY(text->text().contains("Clients"_L1) && text->text().contains("Import"_L1));
    QVERIFY(text->text().contains("set a discovery service"_L1));
    window.servers().setDiscoveryService(u"index.example.com"_s);
    QVERIFY(text->text().contains("index.example.com"_L1));
    QVERIFY(!text->text().contains("set a discovery service"_L1));
}

void TestMainWindow::hasNoControlWithoutAName()
{
    Harness h;
    QVERIFY(h.isFilled());
    for (const QWidget *control : h.window.findChildren<QWidget *>()) {
        const auto *button = qobject_cast<const QAbstractButton *>(control);
        const bool isField = qobject_cast<const QLineEdit *>(control)
                             || qobject_cast<const QPlainTextEdit *>(control)
                             || qobject_cast<const QComboBox *>(control)
                             || qobject_cast<const QAbstractItemView *>(control);
        if (control->focusPolicy() == Qt::NoFocus || (!button && !isField)
            || control->objectName().startsWith("qt_"_L1))
            continue;
        const bool isNamed =
            !control->accessibleName().isEmpty() || (button && !button->text().isEmpty());
        QVERIFY2(isNamed,
                 qPrintable(QLatin1StringView(control->metaObject()->className()) + " in "_L1
                            + QLatin1StringView(control->parent()->metaObject()->className())));
    }
}

void TestMainWindow::marksWhatDiffersInACommand()
{
    const CommandDiff diff = diffCommands(u"npx a@1 --x <b>"_s, u"npx a@2 --x <b> --y"_s);
    QVERIFY(diff.before.contains("- a@1"_L1));
    QVERIFY(diff.after.contains("+ a@2"_L1));
    QVERIFY(diff.after.contains("+ --y"_L1));
    QVERIFY(diff.after.contains("&nbsp; &lt;b&gt;"_L1)); // shown, never interpreted
    QVERIFY(!diff.before.contains("--y"_L1));
}

void TestMainWindow::formKeepsToTheSchema()
{
    const SchemaForm form(
        RawJson(QByteArray(R"({"properties":{"text":{"type":"string"},)"
                           R"("mode":{"enum":["fast","slow"]},"list":{"type":"array"}},)"
                           R"("required":["text"]})")),
        SchemaForm::Labels::Names, {});
    QVERIFY(!form.value());
    auto *text = form.findChild<QLineEdit *>(u"text"_s);
    auto *list = form.findChild<QLineEdit *>(u"list"_s);
    text->setText(u"17"_s);
    QCOMPARE(*form.value(), (QJsonObject{{u"text"_s, u"17"_s}}));
    list->setText(u"[1,"_s);
    QVERIFY(!form.value());
    list->setText(u"[1,2]"_s);
    form.findChild<QComboBox *>(u"mode"_s)->setCurrentIndex(2);
    QCOMPARE(
        *form.value(),
        (QJsonObject{{u"text"_s, u"17"_s}, {u"list"_s, QJsonArray{1, 2}}, {u"mode"_s, u"slow"_s}}));
}

QTEST_MAIN(TestMainWindow)
#include "tst_main_window.moc"
