// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "app/tray/tray_program.h"
#include "tests/support/bracket_translator.h"
#include "tests/support/scenes.h"
#include "ui/shared/code_delegate.h"
#include "ui/shared/engine_watch.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QFontInfo>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QSet>
#include <QStyleOptionButton>
#include <QTabBar>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTextDocumentFragment>
#include <QTextEdit>
#include <QWizardPage>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace mcprt;

namespace {

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

using LookAtCell = std::function<void(const QAbstractItemView &, const QModelIndex &)>;

void forEachCell(const QAbstractItemView &view, const QModelIndex &parent, const LookAtCell &look)
{
    const QAbstractItemModel &model = *view.model();
    for (int row = 0; row < model.rowCount(parent); ++row) {
        for (int column = 0; column < model.columnCount(parent); ++column)
            look(view, model.index(row, column, parent));
        forEachCell(view, model.index(row, 0, parent), look);
    }
}

/// In the lists that a person meets now.
void forEachCell(const QWidget &scene, const LookAtCell &look)
{
    const auto views = scene.findChildren<QAbstractItemView *>();
    for (const auto *view : views) {
        if (view->isVisible() && view->model() && view->itemDelegate()) // else it is a header
            forEachCell(*view, {}, look);
    }
}

int lightestOf(const QImage &image)
{
    int lightest = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            lightest = std::max(lightest, image.pixelColor(x, y).lightness());
    }
    return lightest;
}

bool isCode(const QWidget &part)
{
    const bool isText =
        qobject_cast<const QPlainTextEdit *>(&part) || qobject_cast<const QTextEdit *>(&part);
    return isText && QFontInfo(part.font()).fixedPitch();
}

/// What a person reads of \a part itself, hears of it, or is told when pointing at it.
QStringList textsOf(const QWidget &part)
{
    QStringList texts{part.windowTitle(), part.accessibleName(), part.accessibleDescription(),
                      part.toolTip()};
    if (const auto *button = qobject_cast<const QAbstractButton *>(&part))
        texts << button->text();
    if (const auto *label = qobject_cast<const QLabel *>(&part))
        texts << label->text();
    if (const auto *line = qobject_cast<const QLineEdit *>(&part))
        texts << line->placeholderText();
    if (const auto *edit = qobject_cast<const QPlainTextEdit *>(&part))
        texts << edit->placeholderText();
    if (const auto *tabs = qobject_cast<const QTabBar *>(&part)) {
        for (int tab = 0; tab < tabs->count(); ++tab)
            texts << tabs->tabText(tab);
    }
    if (const auto *box = qobject_cast<const QComboBox *>(&part)) {
        for (int item = 0; item < box->count(); ++item)
            texts << box->itemText(item);
    }
    if (const auto *page = qobject_cast<const QWizardPage *>(&part))
        texts << page->title();
    const auto *header = qobject_cast<const QHeaderView *>(&part);
    for (int section = 0; header && header->isVisible() && section < header->count(); ++section)
        texts << header->model()->headerData(section, header->orientation()).toString();
    for (const QAction *action : part.actions())
        texts << action->text();
    return texts;
}

/// Names, code, figures and languages, which are the same in every language, and what a server
/// says.
bool isData(const QString &text)
{
    static const QSet<QString> names{u""_s,
                                     u"calendar"_s,
                                     u"clone"_s,
                                     u"context7"_s,
                                     u"Cursor"_s,
                                     u"Zed"_s,
                                     u"default"_s,
                                     u"filesystem"_s,
                                     u"git"_s,
                                     u"github"_s,
                                     u"log"_s,
                                     u"mail"_s,
                                     u"weather"_s,
                                     u"Deutsch"_s,
                                     u"American English"_s,
                                     u"日本語"_s,
                                     u"français"_s,
                                     u"简体中文"_s,
                                     u"Gemini CLI"_s,
                                     u"Claude Desktop"_s,
                                     u"–"_s,
                                     u"demo"_s,
                                     u"MCP Runtime"_s,
                                     u"español de España"_s,
                                     u"calendar, github"_s,
                                     u"calendar\ngithub"_s,
                                     u"Times are in UTC"_s,
                                     u"No such file."_s,
                                     u"The remote end hung up."_s,
                                     u"receiving objects"_s,
                                     u"description, inputSchema"_s};
    static const QRegularExpression code(u"[\"{}\\[\\]~/_]|--|^c-[0-9a-f]+$|^[0-9a-f]{16}$"_s);
    static const QRegularExpression figure(
        u"^[0-9][0-9,.:]*( (%|ms|s|bytes|KiB|MiB|[A-Z][a-z]+ [0-9]{4} [0-9:]{8}))?$"_s);
    return names.contains(text) || code.match(text).hasMatch() || figure.match(text).hasMatch();
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
    void leavesNoTextUntranslated();
    void keepsCodeLeftToRight();
    void keepsCodeOfListsLeftToRight();
    void keepsAFactLeftToRight();
    void showsEmptyBoxesInTheDark();
    void showsEmptyBoxesOfToolsInTheDark();

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
    BracketTranslator translator(40);
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
        forEachCell(scene, [&](const QAbstractItemView &view, const QModelIndex &index) {
            const auto *table = qobject_cast<const QTableView *>(&view);
            const QString text = index.data().toString();
            if (!table || !BracketTranslator::isIn(text))
                return;
            QStyleOptionViewItem option;
            option.initFrom(table);
            const int needed = table->itemDelegateForIndex(index)->sizeHint(option, index).width();
            if (table->columnWidth(index.column()) < needed)
                cut << name + u": "_s + text;
        });
    });
    QCoreApplication::removeTranslator(&translator);
    QVERIFY2(cut.isEmpty(), qPrintable(cut.join(u'\n')));
}

void TestForEveryone::leavesNoTextUntranslated()
{
    BracketTranslator translator;
    QCoreApplication::installTranslator(&translator);
    QSet<QString> missed;
    int seen = 0;
    lookAtAll([&](QWidget &scene, const QString &name) {
        QStringList texts = textsOf(scene);
        for (const QWidget *part : scene.findChildren<QWidget *>())
            texts << textsOf(*part);
        forEachCell(scene, [&](const QAbstractItemView &, const QModelIndex &index) {
            texts << index.data().toString() << index.data(Qt::ToolTipRole).toString();
        });
        for (QString &text : texts) {
            if (text.startsWith("<p"_L1))
                text = QTextDocumentFragment::fromHtml(text).toPlainText();
            seen += BracketTranslator::isIn(text);
            if (!BracketTranslator::isIn(text) && !isData(text))
                missed << name + u": "_s + text;
        }
    });
    QCoreApplication::removeTranslator(&translator);
    QVERIFY(seen > 500);
    const QStringList all(missed.begin(), missed.end());
    QVERIFY2(all.isEmpty(), qPrintable(all.join(u'\n')));
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

void TestForEveryone::keepsCodeOfListsLeftToRight()
{
    QApplication::setLayoutDirection(Qt::RightToLeft);
    const QRegularExpression code(u"^(~?/|https?:|npx )[^()]*$"_s);
    QStringList turned;
    QSet<QString> kept;
    lookAtAll([&](QWidget &scene, const QString &name) {
        forEachCell(scene, [&](const QAbstractItemView &view, const QModelIndex &index) {
            const QString text = index.data().toString();
            if (!code.match(text).hasMatch() || view.layoutDirection() == Qt::LeftToRight)
                return;
            QStyleOptionViewItem option;
            option.direction = view.layoutDirection();
            if (const auto *delegate =
                    qobject_cast<CodeDelegate *>(view.itemDelegateForIndex(index)))
                delegate->initStyleOption(&option, index);
            const bool isKept =
                option.direction == Qt::LeftToRight && (option.displayAlignment & Qt::AlignRight);
            if (isKept)
                kept << text;
            else
                turned << name + u": "_s + text;
        });
    });
    QVERIFY2(turned.isEmpty(), qPrintable(turned.join(u'\n')));
    for (const QString &text : {u"~/.cursor/mcp.json"_s, u"https://index.example.com"_s,
                                u"npx -y weather-mcp@2.1.0 --units metric"_s,
                                u"npx -y @modelcontextprotocol/server-github"_s})
        QVERIFY2(kept.contains(text), qPrintable(text));
}

void TestForEveryone::keepsAFactLeftToRight()
{
    QApplication::setLayoutDirection(Qt::RightToLeft);
    const auto picture = [](const QString &folder) {
        status::Approval approval;
        approval.folder = folder;
        ApprovalDialog dialog(approval);
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        dialog.show();
        for (auto *label : dialog.findChildren<QLabel *>()) {
            if (label->accessibleName().startsWith("Folder"_L1))
                return label->grab().toImage();
        }
        return QImage();
    };
    // The mark says what the dialog has to say by itself: the first letter is one of Arabic.
    const QString path = u"/\u0645\u062c\u0644\u062f/tools/"_s;
    const QImage told = picture(u'\u200e' + path);
    QVERIFY(!told.isNull());
    QCOMPARE(picture(path), told);
}

void TestForEveryone::showsEmptyBoxesOfToolsInTheDark()
{
    applyTheme(u"dark"_s);
    bool isSeen = false;
    lookAtWindow([&](QWidget &scene, const QString &name) {
        if (name != "page 0 of the window"_L1)
            return;
        const QTableView *tools = nullptr;
        QModelIndex box; // of a tool that is switched off
        const auto isShown = [&] {
            for (const auto *table : scene.findChildren<QTableView *>()) {
                box = table->model()->index(1, 0);
                tools = table;
                if (table->isVisible() && box.data(Qt::CheckStateRole).isValid())
                    return true;
            }
            return false;
        };
        QVERIFY(QTest::qWaitFor(isShown));
        QCOMPARE(box.data(Qt::CheckStateRole).toInt(), int(Qt::Unchecked));
        const QRect cell = tools->visualRect(box);
        const QImage image = tools->viewport()
                                 ->grab({cell.topLeft(), QSize(cell.height(), cell.height())})
                                 .toImage();
        const int around = scene.palette().color(QPalette::Base).lightness();
        QVERIFY(lightestOf(image) - around >= 24);
        isSeen = true;
    });
    QVERIFY(isSeen);
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
            const int around = scene.palette().color(QPalette::Window).lightness();
            QVERIFY2(lightestOf(image) - around >= 24, qPrintable(described(*box, name)));
        }
    });
    QVERIFY(boxes > 0);
}

QTEST_MAIN(TestForEveryone)
#include "tst_for_everyone.moc"
