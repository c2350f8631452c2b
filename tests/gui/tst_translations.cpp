// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "app/tray/translator.h"
#include "tests/support/fake_clients.h"
#include "tests/support/sample_engine.h"
#include "ui/settings/setting_table.h"
#include "ui/shared/engine_watch.h"
#include "ui/tray/tray_icon.h"
#include "ui/window/main_window.h"

#include <QLabel>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace mcprt;

class TestTranslations : public QObject
{
    Q_OBJECT

private slots:
    void speaksEachLanguage_data();
    void speaksEachLanguage();
    void givesEnglishItsPlurals();
};

void TestTranslations::speaksEachLanguage_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("paused");
    QTest::newRow("German") << u"de"_s << u"Angehalten"_s;
    QTest::newRow("Spanish") << u"es"_s << u"En pausa"_s;
    QTest::newRow("French") << u"fr"_s << u"En pause"_s;
    QTest::newRow("Japanese") << u"ja"_s << u"一時停止中"_s;
    QTest::newRow("Chinese") << u"zh_CN"_s << u"已暂停"_s;
    QTest::newRow("English") << u"en"_s << u"Paused"_s;
    QTest::newRow("one we do not have") << u"tlh"_s << u"Paused"_s;
}

void TestTranslations::speaksEachLanguage()
{
    QFETCH(QString, language);
    QFETCH(QString, paused);
    const Translator translator(*QCoreApplication::instance(), language);
    status::Engine engine;
    engine.paused = true;
    QCOMPARE(TrayIcon::statusLine(EngineHandle::State::Running, engine), paused);
    if (language != "tlh"_L1)
        QVERIFY(Translator::languages().contains(language));
    for (const SettingSpec &spec : settingTable({}))
        QVERIFY2(!spec.title.isEmpty(), spec.name);
}

void TestTranslations::givesEnglishItsPlurals()
{
    const Translator translator(*QCoreApplication::instance(), u"en"_s);
    FakeLink link;
    EngineWatch watch(link);
    FakeClients clients;
    MainWindow window(watch, clients);
    fillWithSamples(link.engine);
    link.changeAll();
    const auto shows = [&window](const QString &text) {
        for (const auto *label : window.findChildren<QLabel *>()) {
            if (label->text().contains(text))
                return true;
        }
        return false;
    };
    QTRY_VERIFY(shows(u"1 client"_s));
    QVERIFY(!shows(u"(s)"_s));
}

QTEST_MAIN(TestTranslations)
#include "tst_translations.moc"
