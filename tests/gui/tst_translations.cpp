// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "app/tray/translator.h"
#include "tests/support/fake_clients.h"
#include "tests/support/sample_engine.h"
#include "ui/settings/setting_table.h"
#include "ui/shared/engine_watch.h"
#include "ui/tray/tray_icon.h"
#include "ui/window/main_window.h"

#include <QAbstractButton>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace mcprt;

namespace {

/// Puts every translated text in brackets: what stands without them was never to be translated.
class PseudoTranslator final : public QTranslator
{
public:
    bool isEmpty() const override { return false; }
    QString translate(const char *, const char *source, const char *, int) const override
    {
        return u'⟦' + QString::fromUtf8(source) + u'⟧';
    }
};

} // namespace

class TestTranslations : public QObject
{
    Q_OBJECT

private slots:
    void speaksEachLanguage_data();
    void speaksEachLanguage();
    void givesEnglishItsPlurals();
    void leavesNoTextOfAWindowUntranslated();
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

void TestTranslations::leavesNoTextOfAWindowUntranslated()
{
    PseudoTranslator pseudo;
    QCoreApplication::installTranslator(&pseudo);
    {
        FakeLink link;
        EngineWatch watch(link);
        FakeClients clients;
        const MainWindow window(watch, clients);
        const auto check = [](const QString &text) {
            const bool isName = text.isEmpty() || text.contains(u'⟦');
            QVERIFY2(isName, qPrintable(text));
        };
        for (const auto *button : window.findChildren<QAbstractButton *>())
            check(button->text());
        for (const auto *label : window.findChildren<QLabel *>())
            check(label->text());
        for (const auto *field : window.findChildren<QLineEdit *>())
            check(field->placeholderText());
        for (const auto *list : window.findChildren<QListWidget *>()) {
            for (int i = 0; i < list->count(); ++i)
                check(list->item(i)->text());
        }
    }
    QCoreApplication::removeTranslator(&pseudo);
}

QTEST_MAIN(TestTranslations)
#include "tst_translations.moc"
