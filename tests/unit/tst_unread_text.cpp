// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/catalog/built_in_model.h"
#include "engine/catalog/unread_text.h"

#include <QFile>
#include <QTest>

using namespace mcprt;
using namespace Qt::StringLiterals;

class tst_UnreadText : public QObject
{
    Q_OBJECT

private slots:
    void tellsOtherLanguages_data();
    void tellsOtherLanguages();
    void tellsNoneOfThoseThatItReads();
    void readsAnyText();
};

void tst_UnreadText::tellsOtherLanguages_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("unread");
    const auto other = [](const char *name, const QString &text) {
        QTest::newRow(name) << text << true;
    };
    const auto ours = [](const char *name, const QString &text) {
        QTest::newRow(name) << text << false;
    };
    other("Turkish", u"yarın hava nasıl olacak"_s);
    other("Turkish, two words", u"dosyayı sil"_s);
    other("Turkish, one word by its letters", u"toplantı"_s);
    other("Polish", u"usuń plik z folderu"_s);
    other("Swedish", u"skicka ett mejl till Anna"_s);
    other("Danish", u"hvordan bliver vejret i morgen"_s);
    other("Finnish", u"lähetä sähköposti Annalle"_s);
    other("Czech", u"smaž soubor"_s);
    other("Hungarian", u"milyen idő lesz holnap"_s);
    other("Romanian", u"șterge fișierul"_s);
    other("Vietnamese", u"thời tiết ngày mai thế nào"_s);
    other("Indonesian", u"hapus berkas itu"_s);
    other("Ukrainian", u"надішли листа Марії"_s);
    other("Hindi", u"कल मौसम कैसा रहेगा"_s);
    other("Arabic", u"احذف الملف"_s);
    other("Arabic, one word", u"الطقس"_s);
    other("Hebrew", u"שלח אימייל"_s);
    other("Greek", u"στείλε ένα email"_s);
    other("Thai", u"ส่งอีเมล"_s);
    ours("nothing", QString());
    ours("a mark", u"?"_s);
    ours("a name", u"frobnicator"_s);
    ours("two names", u"frobnicator quux"_s);
    ours("a name in a sentence", u"send an email to Łukasz Wałęsa"_s);
    ours("a few unknown words in a sentence", u"open the frobnicator of the quux"_s);
    ours("numbers", u"2026-11-28 v1.2.3"_s);
    ours("a tool's name", u"browser_take_screenshot"_s);
    ours("words of Chinese that are not known", u"叽里咕噜"_s);
    ours("Japanese", u"ぴよぴよ"_s);
}

void tst_UnreadText::tellsOtherLanguages()
{
    QFETCH(const QString, text);
    QTEST(isUnread(text, builtInModel()), "unread");
}

void tst_UnreadText::tellsNoneOfThoseThatItReads()
{
    QFile file(QFINDTESTDATA("data/asked_in_ten_languages.tsv"));
    QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.errorString()));
    int count = 0;
    while (!file.atEnd()) {
        const QStringList cells = QString::fromUtf8(file.readLine()).split(u'\t');
        if (cells.size() < 2)
            continue;
        QVERIFY2(!isUnread(cells[1], builtInModel()), qPrintable(cells[1]));
        ++count;
    }
    QVERIFY(count > 100);
}

void tst_UnreadText::readsAnyText()
{
    QVERIFY(!isUnread(QString(1'000'000, u'文'), builtInModel()));
    QVERIFY(isUnread(QString(1'000'000, u'ك'), nullptr));
    QVERIFY(!isUnread(u"\U0001f600 \ufffd \u0301"_s, nullptr));
}

QTEST_GUILESS_MAIN(tst_UnreadText)
#include "tst_unread_text.moc"
