// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "app/tray/translator.h"
#include "tests/support/scenes.h"
#include "ui/tray/tray_icon.h"

#include <QAbstractButton>
#include <QGroupBox>
#include <QHash>
#include <QLabel>
#include <QMenuBar>
#include <QTabBar>

using namespace Qt::StringLiterals;
using namespace mcprt;

namespace {

/// The texts of one place, of which each wants its own Alt key.
class AltKeys
{
public:
    explicit AltKeys(QString place)
        : m_place(std::move(place))
    {}

    void add(const QString &text)
    {
        const QKeySequence key = QKeySequence::mnemonic(text);
        if (key.isEmpty())
            return;
        ++m_seen;
        const QString letter = key.toString();
        if (m_texts.contains(letter))
            m_shared << u"%1, %2: '%3' and '%4'"_s.arg(m_place, letter, m_texts[letter], text);
        m_texts[letter] = text;
    }
    void add(const QList<QAction *> &actions)
    {
        for (const QAction *action : actions) {
            if (action->isVisible())
                add(action->text());
        }
    }
    [[nodiscard]] const QStringList &shared() const { return m_shared; }
    [[nodiscard]] int seen() const { return m_seen; }

private:
    QString m_place;
    QHash<QString, QString> m_texts;
    QStringList m_shared;
    int m_seen = 0;
};

/// Of everything that a person sees at the same time.
AltKeys keysOf(const QWidget &scene, const QString &name)
{
    AltKeys keys(name);
    const auto parts = scene.findChildren<QWidget *>();
    for (const QWidget *part : parts) {
        if (!part->isVisible())
            continue;
        if (const auto *button = qobject_cast<const QAbstractButton *>(part))
            keys.add(button->text());
        else if (const auto *label = qobject_cast<const QLabel *>(part); label && label->buddy())
            keys.add(label->text());
        else if (const auto *box = qobject_cast<const QGroupBox *>(part))
            keys.add(box->title());
        else if (const auto *menus = qobject_cast<const QMenuBar *>(part))
            keys.add(menus->actions());
        else if (const auto *tabs = qobject_cast<const QTabBar *>(part)) {
            for (int tab = 0; tab < tabs->count(); ++tab)
                keys.add(tabs->tabText(tab));
        }
    }
    return keys;
}

} // namespace

class TestAltKeys : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void givesEachControlItsOwn_data();
    void givesEachControlItsOwn();

private:
    QTemporaryDir m_home;
};

void TestAltKeys::initTestCase()
{
    qputenv("XDG_CONFIG_HOME", m_home.path().toLocal8Bit());
}

void TestAltKeys::givesEachControlItsOwn_data()
{
    QTest::addColumn<QString>("language");
    const QStringList languages = Translator::languages();
    QVERIFY(languages.size() >= 6);
    for (const QString &language : languages)
        QTest::newRow(qPrintable(language)) << language;
}

void TestAltKeys::givesEachControlItsOwn()
{
    QFETCH(QString, language);
    const Translator translator(*QCoreApplication::instance(), language);
    QStringList shared;
    int seen = 0;
    const auto note = [&](const AltKeys &keys) {
        shared += keys.shared();
        seen += keys.seen();
    };
    const auto noteMenu = [&](const QMenu &menu, const QString &name) {
        AltKeys keys(name);
        keys.add(menu.actions());
        note(keys);
    };
    lookAtAll([&](QWidget &scene, const QString &name) {
        note(keysOf(scene, name));
        const auto *window = qobject_cast<const QMainWindow *>(&scene);
        const auto entries = window ? window->menuBar()->actions() : QList<QAction *>();
        for (const QAction *entry : entries)
            noteMenu(*entry->menu(), entry->text());
    });
    FakeLink link; // servers that are off show another button
    fillWithSamples(link.engine);
    for (status::Server &server : link.engine.now.servers)
        server.enabled = false;
    EngineWatch watch(link);
    FakeClients clients;
    MainWindow window(watch, clients);
    link.changeAll();
    lookAt(window, u"servers that are off"_s,
           [&](QWidget &scene, const QString &name) { note(keysOf(scene, name)); });
    const TrayIcon tray(watch);
    noteMenu(tray.menu(), u"tray"_s);
    QVERIFY2(seen > 80, qPrintable(QString::number(seen)));
    QVERIFY2(shared.isEmpty(), qPrintable(shared.join(u'\n')));
}

QTEST_MAIN(TestAltKeys)
#include "tst_alt_keys.moc"
