// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "tests/support/fake_clients.h"
#include "tests/support/fake_first_run.h"
#include "tests/support/sample_engine.h"
#include "tests/support/settings_scene.h"
#include "ui/approvals/approval_dialog.h"
#include "ui/clients/change_dialog.h"
#include "ui/elicitation/elicitation_dialog.h"
#include "ui/first_run/first_run_wizard.h"
#include "ui/shared/engine_watch.h"
#include "ui/window/main_window.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

#include <functional>
#include <utility>

/// Every window and dialog with each of its pages, for what holds of all of them.
namespace mcprt {

using Look = std::function<void(QWidget &scene, const QString &name)>;

inline void lookAt(QWidget &scene, const QString &name, const Look &look)
{
    scene.setAttribute(Qt::WA_DeleteOnClose, false);
    scene.show();
    scene.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&scene));
    QCoreApplication::processEvents();
    look(scene, name);
}

inline void lookAtWindow(const Look &look)
{
    FakeLink link;
    fillWithSamples(link.engine);
    EngineWatch watch(link);
    FakeClients clients;
    MainWindow window(watch, clients);
    window.resize(1040, 680);
    link.changeAll(link.engine.past);
    for (int page = 0; page < MainWindow::PageCount; ++page) {
        window.showPage(MainWindow::Page(page));
        lookAt(window, QStringLiteral("page %1 of the window").arg(page), look);
    }
    for (const auto &approval : std::as_const(link.engine.waiting)) {
        ApprovalDialog dialog(approval);
        lookAt(dialog, QStringLiteral("approval"), look);
    }
    const auto word = [](const char *text) { return QCoreApplication::translate("Test", text); };
    ChangeDialog change(QStringLiteral("~/a.json"), word("A change."), QStringLiteral("{\n}"),
                        word("Go"));
    lookAt(change, QStringLiteral("change"), look);
}

/// A form with a field of each kind, and a page.
inline void lookAtQuestions(const Look &look)
{
    const auto word = [](const char *text) { return QCoreApplication::translate("Test", text); };
    const auto field = [&](const QString &type, QJsonObject more) {
        more[QStringLiteral("type")] = type;
        more[QStringLiteral("title")] = word("A field");
        more[QStringLiteral("description")] = word("What it means.");
        return more;
    };
    const QJsonObject choice{{QStringLiteral("const"), 1}, {QStringLiteral("title"), word("One")}};
    const QJsonObject choices{{QStringLiteral("anyOf"), QJsonArray{choice}}};
    const QJsonObject properties{
        {QStringLiteral("text"), field(QStringLiteral("string"), {})},
        {QStringLiteral("number"), field(QStringLiteral("number"), {})},
        {QStringLiteral("switch"), field(QStringLiteral("boolean"), {})},
        {QStringLiteral("one"),
         field(QStringLiteral("integer"), {{QStringLiteral("oneOf"), QJsonArray{choice}}})},
        {QStringLiteral("some"),
         field(QStringLiteral("array"), {{QStringLiteral("items"), choices}})}};
    const auto schema = toRawJson(QJsonObject{{QStringLiteral("properties"), properties}});
    ElicitationDialog form(
        {QStringLiteral("1"), word("notes"), word("What?"), schema.toByteArray(), {}, {}}, 1);
    lookAt(form, QStringLiteral("question"), look);
    ElicitationDialog page({QStringLiteral("2"),
                            word("notes"),
                            word("Go there."),
                            {},
                            QStringLiteral("http://a.example/x"),
                            {}},
                           0);
    lookAt(page, QStringLiteral("page to open"), look);
}

inline void lookAtFirstRun(const Look &look)
{
    FakeLink link;
    fillWithSamples(link.engine);
    EngineWatch watch(link);
    link.changeAll();
    FakeFirstRun backend;
    FirstRunWizard wizard(backend, watch);
    lookAt(wizard, QStringLiteral("page 0 of the first run"), look);
    for (int page = 1; page < wizard.pageIds().size(); ++page) {
        wizard.next();
        lookAt(wizard, QStringLiteral("page %1 of the first run").arg(page), look);
    }
}

inline void lookAtSettings(const Look &look)
{
    SettingsScene scene;
    for (int page = 0; page < SettingsScene::kPages; ++page) {
        scene.dialog.showPage(SettingsPage(page));
        lookAt(scene.dialog, QStringLiteral("page %1 of the settings").arg(page), look);
    }
}

inline void lookAtAll(const Look &look)
{
    lookAtWindow(look);
    lookAtQuestions(look);
    lookAtFirstRun(look);
    lookAtSettings(look);
}

} // namespace mcprt
