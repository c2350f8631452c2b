// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/catalog/lexicon.h"
#include "engine/catalog/text_analysis.h"

#include <QFile>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace mcprt;
using namespace Qt::StringLiterals;

namespace {

/// "delete drop, file": the choices for each word of a search.
QString choicesOf(const Translation &translation)
{
    QStringList words;
    for (const Translation::Choices &choices : translation.words) {
        QStringList texts;
        for (const std::string_view choice : choices)
            texts += QString::fromUtf8(choice.data(), qsizetype(choice.size()));
        words += texts.join(u' ');
    }
    return words.join(u", "_s);
}

LexiconTable table()
{
    // english fr es de pt it nl ru zh ja ko
    return LexiconTable::parse(
        "?\tle|un|pour|d\tel|un\tder|eine|mir\t\t\tde|het\tв|на\t\t\t\n"
        "=\tgift|chat|once\n"
        "delete\tsupprimer|suppression|effacer\teliminar|borrar\tlöschen\t\t\t\t"
        "удалить\t删除\t削除|消\t"
        "삭제|지우\n"
        "clear\teffacer\t\tlöschen\t\t\t\t\t\t\t\n"
        "file\tfichier\tarchivo\tdatei\t\tfile\tbestand\tфайл\t文件\t"
        "ファイル\t파일\n"
        "poison\tpoison\tveneno\tgift\t\t\t\t\t\t\t\n"
        "cat\tchat\tgato\tkatze\t\t\t\t\t\t\t\n"
        "screenshot\tcapture d'écran\tcaptura de "
        "pantalla\tbildschirmfoto|dateikatze\t\t\t\t\t\t\t\n"
        "exchange rate\ttaux de change\t\twechselkurs\t\t\t\t\t\t\t\n"
        "query\t\t\tabfrage|dateiabfrage\t\t\t\t\t查询|查询文件\t\t\n"
        "only two cells\tdeux\n"
        "\n"
        "no cell\n"_ba);
}

} // namespace

class tst_Lexicon : public QObject
{
    Q_OBJECT

private slots:
    void translates_data();
    void translates();
    void writesTheSearchInEnglish();
    void tellsWhatItRead();
    void keepsWhatWasMade();
    void looksUpEveryWordThatItHas();
    void refusesOtherBytes_data();
    void refusesOtherBytes();
    void knowsEnglishWords();
    void comesWithTheProgram_data();
    void comesWithTheProgram();
    void readsHowPeopleAsk_data();
    void readsHowPeopleAsk();
    void takesWordsOfAskingForNothingElse_data();
    void takesWordsOfAskingForNothingElse();
    void readsAnyText();
};

void tst_Lexicon::translates_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("choices");
    QTest::newRow("French") << u"Supprimer le fichier"_s << u"delete, file"_s;
    QTest::newRow("endings") << u"supprime des fichiers"_s << u"delete, file"_s;
    QTest::newRow("several words for one") << u"effacer un fichier"_s << u"clear delete, file"_s;
    QTest::newRow("several words as one") << u"une capture d'écran"_s << u"screenshot"_s;
    QTest::newRow("accents may be missing") << u"capture d'ecran"_s << u"screenshot"_s;
    QTest::newRow("the most usual first") << u"Datei löschen"_s << u"file, delete clear"_s;
    QTest::newRow("compound") << u"Wechselkursabfrage"_s << u"exchange rate, query"_s;
    QTest::newRow("a compound that is a word, too") << u"Dateiabfrage"_s << u"file, query"_s;
    QTest::newRow("one that says more than its parts") << u"Dateikatze"_s << u"screenshot"_s;
    QTest::newRow("Chinese word of two") << u"查询文件"_s << u"query, file"_s;
    QTest::newRow("Russian, other case") << u"удалить файлы"_s << u"delete, file"_s;
    QTest::newRow("Chinese") << u"删除文件"_s << u"delete, file"_s;
    QTest::newRow("Japanese verb") << u"ファイルを消す"_s << u"file, delete"_s;
    QTest::newRow("a character alone tells nothing") << u"消費税"_s << QString();
    QTest::newRow("Korean with a particle") << u"파일을 삭제"_s << u"file, delete"_s;
    QTest::newRow("English") << u"delete the file"_s << QString();
    QTest::newRow("English and the other") << u"list chat files"_s << QString();
    QTest::newRow("a word that is English too, in German")
        << u"Gift löschen"_s << u"poison, delete clear"_s;
    QTest::newRow("one word of another language") << u"delete the Datei"_s << u"file"_s;
    QTest::newRow("nothing known") << u"frobnicate the quux"_s << QString();
    QTest::newRow("nothing") << QString() << QString();
}

void tst_Lexicon::translates()
{
    QFETCH(const QString, text);
    QFETCH(const QString, choices);
    const Lexicon lexicon(table());
    QCOMPARE(choicesOf(lexicon.translate(text)), choices);
}

void tst_Lexicon::writesTheSearchInEnglish()
{
    const Lexicon lexicon(table());
    QCOMPARE(lexicon.translate(u"supprimer le fichier report.pdf"_s).english,
             u"delete file report pdf"_s);
    QCOMPARE(lexicon.translate(u"删除文件 README"_s).english, u"delete file readme"_s);
}

void tst_Lexicon::tellsWhatItRead()
{
    const Lexicon lexicon(table());
    const Translation french = lexicon.translate(u"supprimer le fichier frobnicateur"_s);
    QVERIFY(french.hasRead(0));
    QVERIFY(french.hasRead(1)); // a word of asking
    QVERIFY(french.hasRead(2));
    QVERIFY(!french.hasRead(3));
    QVERIFY(lexicon.translate(u"delete the file"_s).isEmpty());
}

void tst_Lexicon::keepsWhatWasMade()
{
    const QByteArray bytes = table().save();
    auto loaded = LexiconTable::load(bytes);
    QVERIFY(loaded);
    QCOMPARE(loaded->save(), bytes);
    const Lexicon lexicon(*std::move(loaded));
    QCOMPARE(choicesOf(lexicon.translate(u"Datei löschen"_s)), u"file, delete clear"_s);
}

/// Most words are told to be none of a language by their first letters, which a stem may change:
/// "taak" is found as "tak".
void tst_Lexicon::looksUpEveryWordThatItHas()
{
    QFile file(QFINDTESTDATA("../../resources/lexicon/words.tsv"));
    QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.errorString()));
    const QByteArray words = file.readAll();
    const LexiconTable made = LexiconTable::parse(words);
    const QByteArray bytes = made.save();
    const auto read = LexiconTable::load(bytes);
    QVERIFY(read.has_value());
    int seen = 0;
    for (const QByteArray &line : words.split('\n')) {
        const QByteArrayList cells = line.split('\t');
        if (cells.front() == "=")
            continue;
        for (qsizetype i = 1; i < cells.size() && i <= qsizetype(kSpacedLanguages); ++i) {
            for (const QByteArray &form : cells[i].split('|')) {
                std::string first;
                TextAnalyzer::split(QString::fromUtf8(form), [&first](const TextWord &word) {
                    if (first.empty())
                        first = word.text;
                });
                if (first.empty())
                    continue;
                QVERIFY2(made.mayBegin(Language(i - 1), first), form.constData());
                QVERIFY2(read->mayBegin(Language(i - 1), first), form.constData());
                ++seen;
            }
        }
    }
    QVERIFY(seen > 10'000);
    QVERIFY(!made.mayBegin(Language::Dutch, "xqzv"));
}

void tst_Lexicon::refusesOtherBytes_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray whole = table().save();
    QTest::newRow("none") << QByteArray();
    QTest::newRow("few") << whole.first(7);
    QTest::newRow("cut") << whole.chopped(8);
    QTest::newRow("longer") << whole + QByteArray(8, '\0');
    for (const qsizetype at : {qsizetype(0), whole.size() / 2, whole.size() - 1}) {
        QByteArray flipped = whole;
        flipped[at] = char(flipped[at] ^ 1);
        QTest::addRow("a bit at %lld", qlonglong(at)) << flipped;
    }
}

void tst_Lexicon::refusesOtherBytes()
{
    QFETCH(const QByteArray, bytes);
    QVERIFY(!LexiconTable::load(bytes));
}

void tst_Lexicon::knowsEnglishWords()
{
    const Lexicon lexicon(table());
    const EnglishWords &words = lexicon.englishWords();
    QVERIFY(words.has("file") && words.has("files") && words.has("the") && words.has("gift"));
    QVERIFY(words.has("exchange") && words.has("rate")); // of two words
    QVERIFY(!words.has("fichier") && !words.has("fil") && !words.has(""));
    const auto meant = words.nearest("exchnge");
    QVERIFY(meant);
    QCOMPARE(meant->word, std::string_view("exchange"));
    QVERIFY(!words.nearest("giftt")); // no word for tools
    QCOMPARE(words.whole("exchang"), std::string_view("exchange"));
    QVERIFY(words.whole("gift").empty());
}

void tst_Lexicon::comesWithTheProgram_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("word");
    QTest::newRow("a phrase of one language, words of others")
        << u"captura de pantalla"_s << u"screenshot"_s;
    QTest::newRow("another") << u"base de datos"_s << u"database"_s;
    QTest::newRow("and another") << u"banco de dados"_s << u"database"_s;
    QTest::newRow("rare in English") << u"Wetter in Berlin"_s << u"weather"_s;
    QTest::newRow("an accent that English has not") << u"résumé"_s << u"summary"_s;
    QTest::newRow("a long word") << u"スクリーンショットを撮る"_s << u"screenshot"_s;
    QTest::newRow("what time is it, de") << u"wie spät ist es in Tokio"_s << u"time"_s;
    QTest::newRow("what time is it, it") << u"che ore sono"_s << u"time"_s;
    QTest::newRow("what time is it, ja") << u"今何時ですか"_s << u"time"_s;
    QTest::newRow("fr") << u"prévisions météo pour demain"_s << u"weather"_s;
    QTest::newRow("es") << u"enviar un correo electrónico"_s << u"send"_s;
    QTest::newRow("de") << u"eine Datei löschen"_s << u"delete"_s;
    QTest::newRow("pt") << u"ler um arquivo"_s << u"read"_s;
    QTest::newRow("it") << u"prenotare un albergo"_s << u"hotel"_s;
    QTest::newRow("nl") << u"een afspraak maken"_s << u"appointment"_s;
    QTest::newRow("ru") << u"погода в Москве"_s << u"weather"_s;
    QTest::newRow("zh") << u"天气预报"_s << u"weather"_s;
    QTest::newRow("ja") << u"メールを送信する"_s << u"send"_s;
    QTest::newRow("ko") << u"내일 날씨"_s << u"weather"_s;
}

void tst_Lexicon::comesWithTheProgram()
{
    QFETCH(const QString, text);
    QFETCH(const QString, word);
    const Translation translation = Lexicon::builtIn().translate(text);
    const QStringList words = choicesOf(translation).split(QRegularExpression(u"[ ,]+"_s));
    QVERIFY2(words.contains(word), qPrintable(translation.english));
}

void tst_Lexicon::readsHowPeopleAsk_data()
{
    QTest::addColumn<QString>("sentence");
    QTest::addColumn<QStringList>("words");
    QFile file(QFINDTESTDATA("data/asked_in_ten_languages.tsv"));
    QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.errorString()));
    while (!file.atEnd()) {
        const QString line = QString::fromUtf8(file.readLine()).trimmed();
        const QStringList cells = line.split(u'\t');
        if (!line.startsWith(u'#') && cells.size() == 3)
            QTest::newRow(qUtf8Printable(cells[0] + u": " + cells[1]))
                << cells[1] << cells[2].split(u' ');
    }
}

void tst_Lexicon::readsHowPeopleAsk()
{
    QFETCH(const QString, sentence);
    QFETCH(const QStringList, words);
    const Translation translation = Lexicon::builtIn().translate(sentence);
    QStringList read = choicesOf(translation).split(QRegularExpression(u"[ ,]+"_s));
    read += translation.english.split(u' '); // English ones stay as they are
    for (const QString &word : QStringList(read)) {
        if (word.endsWith(u's'))
            read += word.chopped(1);
    }
    for (const QString &choices : words) {
        const QStringList either = choices.split(u'|');
        const bool isRead = std::ranges::any_of(
            either, [&read](const QString &word) { return read.contains(word); });
        QVERIFY2(isRead, qPrintable(choices + u" is not in: "_s + choicesOf(translation)));
    }
}

void tst_Lexicon::takesWordsOfAskingForNothingElse_data()
{
    QTest::addColumn<QString>("sentence");
    QTest::addColumn<QString>("wrong");
    // The stemmer leaves the same of the words for these: "dé", "parada", "comando", "heet", …
    QTest::newRow("fr, of") << u"liste de fichiers"_s << u"dice"_s;
    QTest::newRow("fr, on") << u"un fichier sur le serveur"_s << u"safe"_s;
    QTest::newRow("fr, on, and a word of another")
        << u"créer un ticket sur le serveur"_s << u"quran"_s;
    QTest::newRow("a product, of which a part is a word")
        << u"créer un ticket sur GitHub"_s << u"trip"_s;
    QTest::newRow("es, for") << u"archivo para el servidor"_s << u"stop"_s;
    QTest::newRow("es, as") << u"guardar como texto"_s << u"command"_s;
    QTest::newRow("pt, with") << u"arquivo com senha"_s << u"food"_s;
    QTest::newRow("pt, in the") << u"arquivo no servidor"_s << u"node"_s;
    QTest::newRow("pt, by") << u"enviar por e-mail"_s << u"put"_s;
    QTest::newRow("it, as") << u"salvare come testo"_s << u"command"_s;
    QTest::newRow("nl, the") << u"het bestand openen"_s << u"hot"_s;
    QTest::newRow("nl, with") << u"bestand met foto"_s << u"measure"_s;
    QTest::newRow("de, to") << u"Flug nach Rom"_s << u"next"_s;
    QTest::newRow("ru, about") << u"файл о погоде"_s << u"axis"_s;
    QTest::newRow("ru, for") << u"оплата за сервер"_s << u"loan"_s;
}

void tst_Lexicon::takesWordsOfAskingForNothingElse()
{
    QFETCH(const QString, sentence);
    QFETCH(const QString, wrong);
    const QStringList read =
        choicesOf(Lexicon::builtIn().translate(sentence)).split(QRegularExpression(u"[ ,]+"_s));
    QVERIFY(read.size() > 1);
    QVERIFY2(!read.contains(wrong), qPrintable(read.join(u' ')));
}

void tst_Lexicon::readsAnyText()
{
    QRandomGenerator random(20261128);
    const QString letters = u"aé ßdD-_'.文件をファ消 파일удалить\u0301\ufffd\u0000😀ك"_s;
    for (int round = 0; round < 2000; ++round) {
        QString text;
        for (quint32 left = random.bounded(200); left > 0; --left)
            text += letters[qsizetype(random.bounded(quint32(letters.size())))];
        const Translation translation = Lexicon::builtIn().translate(text);
        QVERIFY(std::ranges::is_sorted(translation.stretches));
        for (const Translation::Choices &choices : translation.words)
            QVERIFY(!choices.empty() && choices.size() <= 4);
    }
    (void)Lexicon::builtIn().translate(QString(1'000'000, u'文'));
}

QTEST_GUILESS_MAIN(tst_Lexicon)
#include "tst_lexicon.moc"
