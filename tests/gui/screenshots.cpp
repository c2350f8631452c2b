// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "app/tray/translator.h"
#include "app/tray/tray_program.h"
#include "tests/support/fake_clients.h"
#include "tests/support/fake_first_run.h"
#include "tests/support/sample_engine.h"
#include "tests/support/settings_scene.h"
#include "ui/approvals/approval_dialog.h"
#include "ui/clients/change_dialog.h"
#include "ui/clients/client_page.h"
#include "ui/content/content_page.h"
#include "ui/elicitation/elicitation_dialog.h"
#include "ui/first_run/first_run_wizard.h"
#include "ui/search/search_page.h"
#include "ui/servers/server_page.h"
#include "ui/shared/icons.h"
#include "ui/shared/list_stack.h"

#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QJsonArray>
#include <QJsonObject>
#include <QLabel>
#include <QListWidget>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QTableView>
#include <QTest>
#include <QTreeWidget>

using namespace Qt::StringLiterals;
using namespace mcprt;

namespace {

const QByteArray kSearchReply = R"js({
    "content": [{"type": "text", "text":
        "2 tools match.\n\nfilesystem / search_files (0.91)\nfilesystem / read_file (0.62)"}],
    "structuredContent": {
        "tools": [{"name": "search_files", "serverName": "filesystem", "score": 0.91,
                   "description": "Finds files"},
                  {"name": "read_file", "serverName": "filesystem", "score": 0.62,
                   "description": "Reads a file"}],
        "tool_name": "search_files",
        "server_name": "filesystem",
        "tool_description": "Finds files below a folder whose names match a pattern.",
        "tool_schema": {
            "properties": {"path": {"type": "string", "description": "Where to begin"},
                           "pattern": {"type": "string"},
                           "hidden": {"type": "boolean"},
                           "limit": {"type": "integer"}},
            "required": ["path", "pattern"]}}})js";

class Camera
{
public:
    explicit Camera(QString prefix)
        : m_prefix(std::move(prefix))
    {}
    void take(QWidget &widget, const QString &name) const
    {
        QTest::qWait(60);
        const QString path = m_prefix + name + ".png"_L1;
        if (!widget.grab().save(path))
            qFatal("%s can't be written", qPrintable(path));
    }

private:
    QString m_prefix;
};

/// What a click leads to.
void takeMore(const Camera &camera, MainWindow &window, FakeClients &clients)
{
    window.showPage(MainWindow::Servers);
    window.servers().list().table().selectRow(3);
    window.servers().findChild<QTabWidget *>()->setCurrentIndex(2);
    camera.take(window, u"servers-details"_s);
    window.showPage(MainWindow::Clients);
    const QJsonObject entry{{"command"_L1, u"npx"_s},
                            {"args"_L1, QJsonArray{u"-y"_s, u"server-github"_s}},
                            {"env"_L1, QJsonObject{{"GITHUB_TOKEN"_L1, u"abc"_s}}}};
    clients.servers = {imported({u"github"_s, entry})};
    clients.otherKeys = QStringList{u"calendar/CALENDAR_KEY"_s};
    const auto buttons = window.clients().findChildren<QPushButton *>();
    buttons.last()->click();
    auto *dialog = window.clients().findChild<ChangeDialog *>();
    camera.take(*dialog, u"import"_s);
    dialog->close();
    clients.isSlow = true;
    buttons.first()->click();
    camera.take(window, u"clients-waiting"_s);
}

void takeWindow(const Camera &camera)
{
    FakeLink link;
    fillWithSamples(link.engine);
    link.engine.reply = kSearchReply;
    EngineWatch watch(link);
    FakeClients clients;
    MainWindow window(watch, clients);
    window.resize(1040, 680);
    window.show();
    link.changeAll(link.engine.past);
    QTest::qWait(100);
    window.servers().list().table().selectRow(1);
    window.clients().list().table().selectRow(0);
    window.content().findChild<QTableView *>()->selectRow(0);
    window.search().search(u"find files by name"_s);
    QTest::qWait(100);
    window.search().hits().setCurrentRow(0);
    const QStringList names{u"servers"_s, u"clients"_s, u"activity"_s, u"tasks"_s,
                            u"content"_s, u"search"_s,  u"approvals"_s};
    for (int i = 0; i < MainWindow::PageCount; ++i) {
        window.showPage(MainWindow::Page(i));
        camera.take(window, names[i]);
    }
    takeMore(camera, window, clients);
    FakeLink nothing;
    EngineWatch empty(nothing);
    MainWindow emptyWindow(empty, clients);
    emptyWindow.resize(1040, 680);
    emptyWindow.show();
    camera.take(emptyWindow, u"empty"_s);
    ApprovalDialog dialog(link.engine.waiting.first());
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    camera.take(dialog, u"approval"_s);
    ApprovalDialog change(link.engine.waiting.last());
    change.setAttribute(Qt::WA_DeleteOnClose, false);
    change.show();
    camera.take(change, u"changed-tool"_s);
}

/// What servers ask: a form with one field of a kind, and a page.
void takeQuestions(const Camera &camera)
{
    const QByteArray schema = R"js({"properties": {
        "title": {"type": "string", "title": "Title of the meeting", "default": "Release review"},
        "day": {"type": "string", "format": "date", "title": "Day",
                "description": "The first day on which everybody is free is 2026-12-03."},
        "minutes": {"type": "integer", "title": "Length in minutes", "minimum": 5, "default": 30},
        "room": {"title": "Room", "enum": ["a", "b"], "enumNames": ["Aquarium", "Board room"],
                 "default": "b"},
        "guests": {"type": "array", "title": "Guests", "items": {"anyOf": [
            {"const": "ada", "title": "Ada Lovelace"}, {"const": "alan", "title": "Alan Turing"},
            {"const": "grace", "title": "Grace Hopper"}]}, "default": ["ada", "grace"]},
        "remote": {"type": "boolean", "title": "With a video link", "default": true}},
        "required": ["title", "day"]})js";
    ElicitationDialog form({u"1"_s,
                            u"calendar"_s,
                            u"Which meeting shall be entered?"_s,
                            schema,
                            {},
                            QDateTime::currentDateTimeUtc()},
                           1);
    form.setAttribute(Qt::WA_DeleteOnClose, false);
    form.show();
    form.findChild<QPushButton *>()->click(); // the day is missing
    camera.take(form, u"question-form"_s);
    ElicitationDialog page({u"2"_s,
                            u"bank"_s,
                            u"Sign in to see the balance."_s,
                            {},
                            u"https://login.bank.example/authorize?request=8f2c61&for=balance"_s,
                            QDateTime::currentDateTimeUtc()},
                           0);
    page.setAttribute(Qt::WA_DeleteOnClose, false);
    page.show();
    camera.take(page, u"question-page"_s);
}

/// The first run, page by page, as somebody with three programs and a demo server sees it.
void takeFirstRun(const Camera &camera)
{
    FakeLink link;
    fillWithSamples(link.engine);
    status::Server demo = link.engine.now.servers.first();
    demo.name = u"demo"_s;
    link.engine.now.servers = {demo};
    link.engine.toolsOf[u"demo"_s] = {{u"convert_units"_s, {}, {}, true, {}}};
    link.engine.reply = kSearchReply;
    EngineWatch watch(link);
    link.changeAll();
    FakeFirstRun backend;
    FirstRunWizard wizard(backend, watch);
    wizard.setAttribute(Qt::WA_DeleteOnClose, false);
    wizard.show();
    camera.take(wizard, u"first-run-1-find"_s);
    wizard.next();
    auto *servers = wizard.currentPage()->findChild<QTreeWidget *>();
    servers->topLevelItem(0)->setCheckState(0, Qt::Checked);
    servers->setCurrentItem(servers->topLevelItem(0)->child(1));
    camera.take(wizard, u"first-run-2-choose"_s);
    wizard.next();
    camera.take(wizard, u"first-run-3-preview"_s);
    wizard.next();
    camera.take(wizard, u"first-run-4-apply"_s);
    wizard.next();
    QTest::qWait(60);
    auto *list = wizard.currentPage()->findChild<QComboBox *>();
    list->setCurrentIndex(list->count() - 1);
    wizard.currentPage()->findChild<QPushButton *>()->click();
    camera.take(wizard, u"first-run-5-try"_s);
    link.engine.now.servers.first().name = u"filesystem"_s;
    link.engine.toolsOf[u"filesystem"_s] = {
        {u"read_file"_s, {}, {}, true, R"({"properties":{"path":{"type":"string"}}})"}};
    link.changeAll();
    QTest::qWait(60);
    list->setCurrentIndex(0);
    wizard.currentPage()->findChild<QPushButton *>()->click();
    camera.take(wizard, u"first-run-5-try-own"_s);
    wizard.next();
    camera.take(wizard, u"first-run-6-last"_s);
}

void takeSettings(const Camera &camera)
{
    SettingsScene scene;
    scene.dialog.show();
    const QStringList names{u"general"_s,  u"clients"_s, u"discovery"_s,
                            u"endpoint"_s, u"limits"_s,  u"privacy"_s};
    for (int i = 0; i < names.size(); ++i) {
        scene.dialog.showPage(SettingsPage(i));
        camera.take(scene.dialog, "settings-"_L1 + names[i]);
    }
}

/// Every icon of the tray at 22 and 64 pixels, on a light and on a dark panel.
void takeIcons(const Camera &camera)
{
    QWidget sheet;
    sheet.resize(64 * 6 + 20, 64 * 4 + 20);
    QPixmap picture(sheet.size());
    picture.fill(Qt::white);
    QPainter painter(&picture);
    painter.fillRect(0, 138, sheet.width(), sheet.height(), QColor(0x22, 0x24, 0x28));
    QPalette dark;
    dark.setColor(QPalette::WindowText, Qt::white);
    int x = 8;
    for (const auto &name : {u"tray-idle"_s, u"tray-working"_s, u"tray-attention"_s,
                             u"tray-error"_s, u"tray-off"_s, u"mcp-runtime"_s}) {
        painter.drawPixmap(x, 4, icons::coloured(name).pixmap(64));
        painter.drawPixmap(x, 76, icons::coloured(name).pixmap(22));
        painter.drawPixmap(x + 26, 76,
                           icons::symbolic(name + "-symbolic"_L1, QPalette()).pixmap(22));
        painter.drawPixmap(x, 142, icons::symbolic(name + "-symbolic"_L1, dark).pixmap(64));
        painter.drawPixmap(x, 214, icons::coloured(name).pixmap(22));
        painter.drawPixmap(x + 26, 214, icons::symbolic(name + "-symbolic"_L1, dark).pixmap(22));
        x += 64;
    }
    painter.end();
    QLabel label;
    label.setPixmap(picture);
    label.resize(sheet.size());
    camera.take(label, u"icons"_s);
}

} // namespace

/// screenshots PREFIX LANGUAGE THEME: every page as PREFIX<page>.png
int main(int argc, char **argv)
{
    QApplication qt(argc, argv);
    const QStringList arguments = QApplication::arguments();
    if (arguments.size() != 4)
        qFatal("screenshots PREFIX LANGUAGE THEME");
    const Translator translator(qt, arguments[2]);
    QApplication::setStyle(u"Fusion"_s);
    applyTheme(arguments[3]);
    const Camera camera(arguments[1]);
    takeWindow(camera);
    takeQuestions(camera);
    takeFirstRun(camera);
    takeSettings(camera);
    takeIcons(camera);
    return 0;
}
