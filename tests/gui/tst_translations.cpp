// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "app/tray/translator.h"
#include "engine/secrets/keychain_sentences.h"
#include "engine/secrets/secret_store.h"
#include "tests/support/fake_clients.h"
#include "tests/support/sample_engine.h"
#include "ui/settings/setting_table.h"
#include "ui/shared/engine_watch.h"
#include "ui/shared/keychain_words.h"
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
    void speaksOfTheKeychain_data();
    void speaksOfTheKeychain();
    void leavesOtherSentencesAlone();
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

void TestTranslations::speaksOfTheKeychain_data()
{
    QTest::addColumn<QString>("language");
    for (const char *language : {"de", "es", "fr", "ja", "zh_CN"})
        QTest::newRow(language) << QString::fromLatin1(language);
}

void TestTranslations::speaksOfTheKeychain()
{
    QFETCH(QString, language);
    const Translator translator(*QCoreApplication::instance(), language);
    for (const char *form : keychain::kAll) {
        const QString name = u"git hub/TOKEN"_s;
        const bool isSetting = QLatin1StringView(form).startsWith("%1"_L1);
        const QString said =
            keychain::sentence(form, isSetting ? u"THEIR_KEY"_s : name, u"5 or so"_s);
        const QString whole = u"github: "_s + said + u" The keychain is meant."_s;
        const QString spoken = inOwnWords(whole);
        QVERIFY2(spoken.startsWith("github: "_L1) && !spoken.contains(said), qPrintable(spoken));
        QVERIFY2(spoken.endsWith(" The keychain is meant."_L1), qPrintable(spoken));
        for (const QString &part : {name, u"THEIR_KEY"_s, u"5 or so"_s})
            QVERIFY2(spoken.count(part) == said.count(part), qPrintable(spoken));
        QVERIFY2(!spoken.contains("%1"_L1) && !spoken.contains("%2"_L1), qPrintable(spoken));
    }
    QString why; // a store says them without the forms
    NoSecretStore().read(u"X"_s, Done<Secret>([&why](const Result<Secret> &secret) {
                             why = secret ? QString() : secret.error().message;
                         }));
    QCOMPARE(why, keychain::sentence(keychain::kNotHere, u"X"_s));
    NoSecretStore().write(u"X"_s, Secret(), Done<bool>([&why](const Result<bool> &kept) {
                              why = kept ? QString() : kept.error().message;
                          }));
    QCOMPARE(why, keychain::sentence(keychain::kNowhereToKeep, u"X"_s));
}

void TestTranslations::leavesOtherSentencesAlone()
{
    const QString tool = u"The tool of the keychain says: 3 entries can't be read."_s;
    const QString locked = keychain::sentence(keychain::kLockedGive, u"a"_s);
    QCOMPARE(inOwnWords(locked), locked); // in English
    const Translator translator(*QCoreApplication::instance(), u"de"_s);
    QVERIFY(inOwnWords(locked) != locked);
    QCOMPARE(inOwnWords(u"The file is not there."_s), u"The file is not there."_s);
    QVERIFY(inOwnWords(tool).startsWith("The tool of the keychain says: 3"_L1));
}

QTEST_MAIN(TestTranslations)
#include "tst_translations.moc"
