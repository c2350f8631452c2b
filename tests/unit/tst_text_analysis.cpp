// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/catalog/stop_words.h"
#include "engine/catalog/text_analysis.h"

#include <QObject>
#include <QRandomGenerator>
#include <QTest>

using namespace mcprt;
using namespace Qt::StringLiterals;

class tst_TextAnalysis : public QObject
{
    Q_OBJECT

private slots:
    void splitsIntoWords_data();
    void splitsIntoWords();
    void cutsLongWordsBetweenCharacters();
    void stemsLikeSnowball_data();
    void stemsLikeSnowball();
    void namesCompareEqualHoweverTheyAreWritten_data();
    void namesCompareEqualHoweverTheyAreWritten();
    void dropsWordsOfAsking_data();
    void dropsWordsOfAsking();
    void countsARepeatedWordTwiceAtMost();
    void boundsTheNumberOfTerms();
    void survivesAnyText();
};

namespace {
QString text(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), qsizetype(utf8.size()));
}

/// Words with blanks between; joined forms in parentheses.
QString words(const QString &input)
{
    QStringList list;
    TextAnalyzer::split(input, [&](const TextWord &word) {
        list << (word.joined ? u'(' + text(word.text) + u')' : text(word.text));
    });
    return list.join(u' ');
}

QString terms(const QString &query)
{
    TextAnalyzer analyzer;
    QStringList list;
    for (const QueryTerm &term : analyzer.queryTerms(query))
        list << text(term.text);
    return list.join(u' ');
}
} // namespace

void tst_TextAnalysis::splitsIntoWords_data()
{
    QTest::addColumn<QString>("input");
    QTest::addColumn<QString>("expected");
    QTest::newRow("nothing") << u""_s << u""_s;
    QTest::newRow("punctuation only") << u"-- / . _"_s << u""_s;
    QTest::newRow("plain words") << u"List all files."_s << u"list all files"_s;
    QTest::newRow("snake case") << u"create_issue"_s << u"create issue"_s;
    QTest::newRow("kebab, dots, slashes") << u"a-b.c/d"_s << u"a b c d"_s;
    QTest::newRow("camel case") << u"getUserInfo"_s << u"get user info (getuserinfo)"_s;
    QTest::newRow("acronym before a word") << u"HTTPServer"_s << u"http server (httpserver)"_s;
    QTest::newRow("acronym alone") << u"JSON"_s << u"json"_s;
    QTest::newRow("acronym behind a word") << u"toJSON"_s << u"to json (tojson)"_s;
    QTest::newRow("acronym between words")
        << u"parseHTMLPage"_s << u"parse html page (parsehtmlpage)"_s;
    QTest::newRow("capital at the end") << u"planA"_s << u"plan a (plana)"_s;
    QTest::newRow("digits") << u"base64 utf8Text"_s << u"base 64 (base64) utf 8 text (utf8text)"_s;
    QTest::newRow("digit before letters") << u"3D"_s << u"3 d (3d)"_s;
    QTest::newRow("brand with a capital") << u"GitHub"_s << u"git hub (github)"_s;
    QTest::newRow("too many parts to join") << u"aBcDeFgHiJ"_s << u"a bc de fg hi j"_s;
    QTest::newRow("accents") << u"Café Ñandú Zürich"_s << u"cafe nandu zurich"_s;
    QTest::newRow("accent as a mark of its own") << u"e\u0301te\u0301"_s << u"ete"_s;
    QTest::newRow("ligature and full width") << u"ﬁle Ｗｅｂ ①"_s << u"file web 1"_s;
    QTest::newRow("han") << u"搜索网页"_s << u"搜索 索网 网页"_s;
    QTest::newRow("one han character") << u"图"_s << u"图"_s;
    QTest::newRow("han beside latin") << u"查询GitHub仓库"_s << u"查询 git hub (github) 仓库"_s;
    QTest::newRow("han outside of the first plane") << u"𠮷野家"_s << u"𠮷野 野家"_s;
    QTest::newRow("kana, mixed") << u"ファイルを検索"_s << u"ファ ァイ イル ルを を検 検索"_s;
    QTest::newRow("voiced kana differ") << u"かが"_s << u"かが"_s;
    QTest::newRow("hangul stays in syllables") << u"날씨 검색"_s << u"날씨 검색"_s;
    QTest::newRow("cyrillic") << u"Найти Файл, ещё"_s << u"найти файл еще"_s;
    QTest::newRow("arabic, right to left") << u"بحث ملف"_s << u"بحث ملف"_s;
    QTest::newRow("hindi keeps vowel signs") << u"हिन्दी"_s << u"हिन्दी"_s;
    QTest::newRow("emoji separate") << u"sun🌞rise"_s << u"sun rise"_s;
    QTest::newRow("NUL separates") << u"a\0b"_s << u"a b"_s;
    QTest::newRow("lone surrogate separates")
        << QString(u"a"_s + QChar(0xd800) + u"b"_s) << u"a b"_s;
}

void tst_TextAnalysis::splitsIntoWords()
{
    QFETCH(const QString, input);
    QFETCH(const QString, expected);
    QCOMPARE(words(input), expected);
}

void tst_TextAnalysis::cutsLongWordsBetweenCharacters()
{
    QCOMPARE(words(QString(1000, u'x')), QString(64, u'x'));
    QCOMPARE(words(u'x' + QString(1000, u'ß')), u'x' + QString(31, u'ß'));
}

void tst_TextAnalysis::stemsLikeSnowball_data()
{
    // Pairs of the sample vocabulary of the English stemmer, https://snowballstem.org
    QTest::addColumn<QString>("word");
    QTest::addColumn<QString>("stem");
    const char *const pairs[][2] = {
        {"consigned", "consign"},  {"consignment", "consign"}, {"consistency", "consist"},
        {"consolation", "consol"}, {"consolingly", "consol"},  {"conspicuous", "conspicu"},
        {"knack", "knack"},        {"knightly", "knight"},     {"knocking", "knock"},
        {"knotty", "knotti"},      {"queries", "queri"},       {"files", "file"},
        {"searching", "search"},   {"creating", "creat"},      {"created", "creat"},
        {"weather", "weather"}};
    for (const auto &[word, stem] : pairs)
        QTest::newRow(word) << QString::fromLatin1(word) << QString::fromLatin1(stem);
}

void tst_TextAnalysis::stemsLikeSnowball()
{
    QFETCH(const QString, word);
    QFETCH(const QString, stem);
    TextAnalyzer analyzer;
    QCOMPARE(text(analyzer.documentTerm(word.toStdString())), stem);
    QCOMPARE(terms(word), stem); // the same on both sides
}

void tst_TextAnalysis::namesCompareEqualHoweverTheyAreWritten_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name : {"create_issue", "createIssue", "Create Issue", "create-issue",
                             "CREATE_ISSUE", "create.issue", "créate issue"})
        QTest::newRow(name) << QString::fromUtf8(name);
}

void tst_TextAnalysis::namesCompareEqualHoweverTheyAreWritten()
{
    QFETCH(const QString, name);
    QCOMPARE(TextAnalyzer::nameKey(name), std::string("create issue"));
}

void tst_TextAnalysis::dropsWordsOfAsking_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("expected");
    QTest::newRow("English") << u"Could you please show me the weather?"_s << u"weather"_s;
    QTest::newRow("French") << u"Quelles sont les branches du projet"_s << u"branch projet"_s;
    QTest::newRow("Spanish") << u"necesito buscar un archivo"_s << u"buscar archivo"_s;
    QTest::newRow("nothing else left") << u"what is this"_s << u"what is this"_s;
    QTest::newRow("empty") << u""_s << u""_s;
}

void tst_TextAnalysis::dropsWordsOfAsking()
{
    QFETCH(const QString, query);
    QFETCH(const QString, expected);
    QCOMPARE(terms(query), expected);
}

void tst_TextAnalysis::countsARepeatedWordTwiceAtMost()
{
    TextAnalyzer analyzer;
    const auto found = analyzer.queryTerms(u"file files file file folder"_s);
    QCOMPARE(found.size(), 2U);
    QCOMPARE(text(found[0].text), u"file"_s);
    QCOMPARE(found[0].count, 2);
    QCOMPARE(found[1].count, 1);
}

void tst_TextAnalysis::boundsTheNumberOfTerms()
{
    QString many;
    for (int i = 0; i < 100000; ++i)
        many += u"w"_s + QString::number(i, 36) + u' ';
    TextAnalyzer analyzer;
    QVERIFY(analyzer.queryTerms(many).size() <= TextAnalyzer::kMaxQueryTerms);
}

void tst_TextAnalysis::survivesAnyText()
{
    QRandomGenerator random(7);
    TextAnalyzer analyzer;
    for (int round = 0; round < 2000; ++round) {
        QString any;
        for (int i = 0; i < 40; ++i)
            any += QChar(ushort(random.bounded(0x10000)));
        TextAnalyzer::split(any, [&](const TextWord &word) {
            QVERIFY(!word.text.empty());
            QVERIFY(word.text.size() <= 2 * TextAnalyzer::kMaxWordBytes);
            QVERIFY(QByteArrayView(word.text.data(), qsizetype(word.text.size())).isValidUtf8());
        });
        QVERIFY(analyzer.queryTerms(any).size() <= 80);
    }
}

QTEST_APPLESS_MAIN(tst_TextAnalysis)
#include "tst_text_analysis.moc"
