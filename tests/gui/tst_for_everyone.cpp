// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "app/log_sink.h"
#include "app/tray/desktop_settings.h"
#include "app/tray/tray_program.h"
#include "app/tray/tray_settings.h"
#include "tests/support/fake_clients.h"
#include "tests/support/fake_first_run.h"
#include "tests/support/sample_engine.h"
#include "ui/approvals/approval_dialog.h"
#include "ui/clients/change_dialog.h"
#include "ui/first_run/first_run_wizard.h"
#include "ui/settings/settings_dialog.h"
#include "ui/shared/engine_watch.h"
#include "ui/window/main_window.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QApplication>
#include <QCheckBox>
#include <QFontInfo>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSet>
#include <QStyleOptionButton>
#include <QTemporaryDir>
#include <QTest>
#include <QTextEdit>
#include <QTranslator>

#include <algorithm>
#include <functional>
#include <utility>

#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace mcprt;

namespace {

/// Every text about 40 % longer, as it may be in another language.
class LongTranslator final : public QTranslator
{
public:
    bool isEmpty() const override { return false; }
    QString translate(const char *, const char *source, const char *, int) const override
    {
        const QString text = QString::fromUtf8(source);
        return u'⟦' + text + QString(text.size() * 2 / 5, u'é') + u'⟧';
    }
};

using Look = std::function<void(QWidget &scene, const QString &name)>;

void lookAt(QWidget &scene, const QString &name, const Look &look)
{
    scene.setAttribute(Qt::WA_DeleteOnClose, false);
    scene.show();
    scene.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&scene));
    QCoreApplication::processEvents();
    look(scene, name);
}

void lookAtWindow(const Look &look)
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
        lookAt(window, u"page %1 of the window"_s.arg(page), look);
    }
    for (const auto &approval : std::as_const(link.engine.waiting)) {
        ApprovalDialog dialog(approval);
        lookAt(dialog, u"approval"_s, look);
    }
    ChangeDialog change(u"~/a.json"_s, u"A change."_s, u"{\n}"_s, u"Go"_s);
    lookAt(change, u"change"_s, look);
}

void lookAtFirstRun(const Look &look)
{
    FakeLink link;
    fillWithSamples(link.engine);
    EngineWatch watch(link);
    link.changeAll();
    FakeFirstRun backend;
    FirstRunWizard wizard(backend, watch);
    lookAt(wizard, u"page 0 of the first run"_s, look);
    for (int page = 1; page < wizard.pageIds().size(); ++page) {
        wizard.next();
        lookAt(wizard, u"page %1 of the first run"_s.arg(page), look);
    }
}

void lookAtSettings(const Look &look)
{
    const QTemporaryDir home;
    const Folders folders{home.path(), home.path(), home.path(), home.path()};
    LogSink log(STDERR_FILENO, LogSink::Format::Text);
    DesktopSettings desktop(folders.config);
    TraySettings backend(folders, desktop, log);
    SettingsDialog dialog(backend);
    for (int page = 0; page < 5; ++page) {
        dialog.showPage(SettingsPage(page));
        lookAt(dialog, u"page %1 of the settings"_s.arg(page), look);
    }
}

void lookAtAll(const Look &look)
{
    lookAtWindow(look);
    lookAtFirstRun(look);
    lookAtSettings(look);
}

QString described(const QWidget &part, const QString &scene)
{
    const auto *button = qobject_cast<const QAbstractButton *>(&part);
    const auto *label = qobject_cast<const QLabel *>(&part);
    return u"%1: %2 '%3' %4"_s.arg(scene, QLatin1StringView(part.metaObject()->className()),
                                   part.objectName(),
                                   button  ? button->text()
                                   : label ? label->text()
                                           : part.accessibleName());
}

/// Those a person meets now. Qt's own parts of a control belong to that control.
QList<QWidget *> shownParts(const QWidget &scene)
{
    QList<QWidget *> parts;
    const auto all = scene.findChildren<QWidget *>();
    for (QWidget *part : all) {
        if (part->isVisible() && part->isEnabled() && !part->focusProxy()
            && !part->objectName().startsWith("qt_"_L1)
            && !part->objectName().startsWith("__qt"_L1))
            parts << part;
    }
    return parts;
}

bool isCode(const QWidget &part)
{
    const bool isText =
        qobject_cast<const QPlainTextEdit *>(&part) || qobject_cast<const QTextEdit *>(&part);
    return isText && QFontInfo(part.font()).fixedPitch();
}

} // namespace

class TestForEveryone : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void namesEveryControl();
    void reachesEveryControlByTab();
    void hasRoomForLongTexts_data();
    void hasRoomForLongTexts();
    void keepsCodeLeftToRight();
    void showsEmptyBoxesInTheDark();

private:
    QTemporaryDir m_home;
};

void TestForEveryone::init()
{
    qputenv("XDG_CONFIG_HOME", m_home.path().toLocal8Bit());
    QApplication::setStyle(u"Fusion"_s);
}

void TestForEveryone::cleanup()
{
    QApplication::setLayoutDirection(Qt::LeftToRight);
    applyTheme(u"light"_s);
}

void TestForEveryone::namesEveryControl()
{
    QStringList nameless;
    int seen = 0;
    lookAtAll([&](QWidget &scene, const QString &name) {
        for (QWidget *part : shownParts(scene)) {
            const auto *label = qobject_cast<QLabel *>(part);
            const bool isNothing = label && label->text().isEmpty();
            const bool isControl =
                part->focusPolicy() != Qt::NoFocus || qobject_cast<QAbstractButton *>(part);
            if (!isControl || isNothing)
                continue;
            ++seen;
            const auto *access = QAccessible::queryAccessibleInterface(part);
            if (!access || access->text(QAccessible::Name).isEmpty())
                nameless << described(*part, name);
        }
    });
    QVERIFY(seen > 100);
    QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(u'\n')));
}

void TestForEveryone::reachesEveryControlByTab()
{
    QStringList missed;
    lookAtAll([&](QWidget &scene, const QString &name) {
        QSet<const QWidget *> reached;
        for (int i = 0; i < 120; ++i) {
            QWidget *at = QApplication::focusWidget();
            QTest::keyClick(at ? at : &scene, Qt::Key_Tab);
            reached << QApplication::focusWidget();
        }
        for (QWidget *part : shownParts(scene)) {
            const auto *button = qobject_cast<QAbstractButton *>(part);
            const bool isOneOfMany = button && button->autoExclusive();
            if ((part->focusPolicy() & Qt::TabFocus) && !isOneOfMany && !reached.contains(part))
                missed << described(*part, name);
        }
    });
    QVERIFY2(missed.isEmpty(), qPrintable(missed.join(u'\n')));
}

void TestForEveryone::hasRoomForLongTexts_data()
{
    QTest::addColumn<Qt::LayoutDirection>("direction");
    QTest::newRow("left to right") << Qt::LeftToRight;
    QTest::newRow("right to left") << Qt::RightToLeft;
}

void TestForEveryone::hasRoomForLongTexts()
{
    QFETCH(Qt::LayoutDirection, direction);
    LongTranslator translator;
    QCoreApplication::installTranslator(&translator);
    QApplication::setLayoutDirection(direction);
    QStringList cut;
    lookAtAll([&](QWidget &scene, const QString &name) {
        if (scene.width() > 1280 || scene.height() > 800)
            cut << u"%1: %2 × %3"_s.arg(name).arg(scene.width()).arg(scene.height());
        for (const QWidget *part : shownParts(scene)) {
            const auto *label = qobject_cast<const QLabel *>(part);
            const bool isLine = label && !label->wordWrap() && !label->text().isEmpty();
            const bool isButton = qobject_cast<const QAbstractButton *>(part);
            // A text that has just come is laid out a moment later.
            const auto fits = [part] { return part->width() >= part->minimumSizeHint().width(); };
            if ((isLine || isButton) && !QTest::qWaitFor(fits, 2000))
                cut << described(*part, name);
        }
    });
    QCoreApplication::removeTranslator(&translator);
    QVERIFY2(cut.isEmpty(), qPrintable(cut.join(u'\n')));
}

void TestForEveryone::keepsCodeLeftToRight()
{
    QApplication::setLayoutDirection(Qt::RightToLeft);
    QStringList turned;
    QStringList unturned;
    int views = 0;
    int addresses = 0;
    lookAtAll([&](QWidget &scene, const QString &name) {
        if (scene.layoutDirection() != Qt::RightToLeft)
            unturned << name;
        for (const QWidget *part : shownParts(scene)) {
            const auto *line = qobject_cast<const QLineEdit *>(part);
            const bool isAddress = line && line->placeholderText() == "https://"_L1;
            views += isCode(*part);
            addresses += isAddress;
            if ((isCode(*part) || isAddress) && part->layoutDirection() != Qt::LeftToRight)
                turned << described(*part, name);
        }
    });
    QVERIFY(views >= 5);
    QVERIFY(addresses >= 1);
    QVERIFY2(unturned.isEmpty(), qPrintable(unturned.join(u'\n')));
    QVERIFY2(turned.isEmpty(), qPrintable(turned.join(u'\n')));
}

void TestForEveryone::showsEmptyBoxesInTheDark()
{
    applyTheme(u"dark"_s);
    int boxes = 0;
    lookAtSettings([&](QWidget &scene, const QString &name) {
        for (auto *box : scene.findChildren<QCheckBox *>()) {
            if (!box->isVisible())
                continue;
            ++boxes;
            box->setChecked(false);
            QStyleOptionButton option;
            option.initFrom(box);
            const QImage image =
                box->grab(box->style()->subElementRect(QStyle::SE_CheckBoxIndicator, &option, box))
                    .toImage();
            int lightest = 0;
            for (int y = 0; y < image.height(); ++y) {
                for (int x = 0; x < image.width(); ++x)
                    lightest = std::max(lightest, image.pixelColor(x, y).lightness());
            }
            const int around = scene.palette().color(QPalette::Window).lightness();
            QVERIFY2(lightest - around >= 24, qPrintable(described(*box, name)));
        }
    });
    QVERIFY(boxes > 0);
}

QTEST_MAIN(TestForEveryone)
#include "tst_for_everyone.moc"
