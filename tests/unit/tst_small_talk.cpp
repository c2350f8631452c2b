// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/catalog/built_in_model.h"
#include "engine/catalog/local_index.h"

#include <QFile>
#include <QTest>

#include <memory>

using namespace mcprt;
using namespace Qt::StringLiterals;

namespace {

struct Tool
{
    const char *server;
    const char *name;
    const char *description;
};

constexpr Tool kTools[] = {
    {"weather", "get_forecast", "Weather forecast of the next days for a city"},
    {"weather", "get_alerts", "Active weather warnings of a state"},
    {"mail", "send_email", "Send an email to one or more recipients"},
    {"mail", "search_inbox", "Search messages in the inbox by sender, subject or text"},
    {"github", "create_issue", "Open a new issue in a GitHub repository"},
    {"github", "create_pull_request", "Propose changes on a branch for review"},
    {"github", "list_commits", "List commits of a branch"},
    {"github", "add_comment", "Add a comment to an issue"},
    {"github", "create_tag", "Create a tag that names a commit"},
    {"files", "read_file", "Read the contents of a file from disk"},
    {"files", "list_directory", "List the files of a folder"},
    {"files", "move_file", "Move or rename a file"},
    {"calendar", "list_events", "List calendar events between two dates"},
    {"calendar", "create_event", "Add a meeting to the calendar"},
    {"finance", "get_stock_price", "Current price of a stock by its ticker symbol"},
    {"finance", "convert_currency", "Convert an amount of money between currencies"},
    {"translate", "translate_text", "Translate text from one language into another"},
    {"browser", "take_screenshot", "Take a screenshot of the current page"},
    {"browser", "navigate", "Open a web page by its URL"},
    {"database", "run_query", "Run an SQL query and return the rows"},
    {"docker", "list_containers", "List running Docker containers"},
    {"music", "play_song", "Play a song or playlist"},
    {"papers", "search_papers", "Search scientific papers by topic or author"},
    {"images", "generate_image", "Generate an image from a description"},
    {"travel", "book_flight", "Book a flight between two airports"},
    {"travel", "search_hotels", "Find hotels in a city for given dates"},
    {"time", "get_current_time", "Current time in a time zone"},
};

std::unique_ptr<LocalIndex> catalogue()
{
    QMap<QString, ServerListing> servers;
    for (const Tool &tool : kTools) {
        QByteArray definition = "{\"name\":\"" + QByteArray(tool.name) + "\",\"description\":\""
                                + tool.description + "\",\"inputSchema\":{}}";
        servers[QString::fromLatin1(tool.server)].tools.push_back(
            *readTool(RawJson(std::move(definition))));
    }
    auto index = std::make_unique<LocalIndex>(builtInModel());
    for (auto it = servers.cbegin(); it != servers.cend(); ++it)
        index->setServer(ServerName{it.key()}, *it, {}, {});
    return index;
}

// Of these, every other pair is a tool.
constexpr auto kVerbs =
    "add archive assign book cancel check close compare convert copy count create delete "
    "describe disable download edit enable export fetch filter find follow format "
    "generate get import invite list lock merge monitor move open pause play post publish "
    "read record remove rename render reply reset resize restart restore run save "
    "schedule search send share show sort start stop summarize sync tag test track "
    "translate update upload validate watch "_L1;
constexpr auto kThings =
    "account address album animal appointment article audio backup bill book branch "
    "browser bucket calendar camera card channel chart city cluster coffee color comment "
    "commit company contact container contract conversion course customer database device "
    "dinner document dog domain driver email employee event exam expense family feed file "
    "flight folder food form forum friend game gift goal group health holiday horse hotel "
    "house image invoice issue joke key kid language lesson letter library license light "
    "location log map match meal meeting memory message metric model money movie music "
    "name news note order page paper password patient payment person phone photo picture "
    "pizza player playlist poem product project question quote recipe reminder report "
    "review road robot room route sale school score season secret server shop sky sleep "
    "song soup sport star stock store story student summer survey table task team "
    "template ticket time topic train trip user vehicle video voice wallet weather "
    "website wedding weekend window word workout year "_L1;

/// Five thousand tools: some of them have a word of whatever is said.
std::unique_ptr<LocalIndex> largeCatalogue()
{
    const QStringList verbs = QString(kVerbs).split(u' ', Qt::SkipEmptyParts);
    const QStringList things = QString(kThings).split(u' ', Qt::SkipEmptyParts);
    QMap<QString, ServerListing> servers;
    for (qsizetype i = 0; i < things.size(); ++i) {
        for (qsizetype j = i % 2; j < verbs.size(); j += 2) {
            ToolInfo tool;
            tool.name = ToolName{QString(verbs[j] + u'_' + things[i])};
            tool.description = u"%1 the %2 of a %3 by its name or number"_s.arg(
                verbs[j], things[i], things[(i * 7 + j * 3) % things.size()]);
            tool.definition = RawJson("{}");
            servers[u"service%1"_s.arg(i % 90)].tools.push_back(tool);
        }
    }
    auto index = std::make_unique<LocalIndex>(builtInModel());
    for (auto it = servers.cbegin(); it != servers.cend(); ++it)
        index->setServer(ServerName{it.key()}, *it, {}, {});
    return index;
}

constexpr double kUsualMinScore = 0.3;

} // namespace

/// What asks for nothing finds nothing; what asks, however shortly, finds what it asks for.
class tst_SmallTalk final : public QObject
{
    Q_OBJECT

private slots:
    void greetingsFindNothing_data();
    void greetingsFindNothing();
    void mostLinesFindNothing_data();
    void mostLinesFindNothing();
    void whatTheModelCannotReadFindsNothing();
    void shortRequestsAreNoSmallTalk_data();
    void shortRequestsAreNoSmallTalk();
};

void tst_SmallTalk::greetingsFindNothing_data()
{
    QTest::addColumn<QString>("line");
    for (const char *line :
         {"hello", "Hi there!", "good morning", "How are you today?", "thank you so much",
          "what do you think about it?", "you are the best", "Bonjour, comment ça va ?",
          "merci beaucoup", "¡Hola! ¿Qué tal?", "muchas gracias", "Guten Morgen, wie geht es dir?",
          "vielen Dank", "你好", "谢谢", "ok", "!!!", "🙂"})
        QTest::newRow(line) << QString::fromUtf8(line);
}

void tst_SmallTalk::greetingsFindNothing()
{
    QFETCH(QString, line);
    const auto index = catalogue();
    const auto found = index->searchTools(line, 10, kUsualMinScore);
    QCOMPARE(found.total, 0);
    if (TextAnalyzer::isSmallTalk(line))
        QVERIFY(found.unsure); // and the answer says so
    QCOMPARE(index->searchServers(line, 10, kUsualMinScore).total, 0);
}

void tst_SmallTalk::mostLinesFindNothing_data()
{
    QTest::addColumn<bool>("isLarge");
    QTest::addColumn<bool>("heldOut");
    QTest::newRow("27 tools") << false << false;
    QTest::newRow("27 tools, held out") << false << true;
    QTest::newRow("5,000 tools") << true << false;
    QTest::newRow("5,000 tools, held out") << true << true;
}

void tst_SmallTalk::mostLinesFindNothing()
{
    QFETCH(const bool, isLarge);
    QFETCH(const bool, heldOut);
    QFile file(QFINDTESTDATA("data/small_talk.txt"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto index = isLarge ? largeCatalogue() : catalogue();
    QStringList found;
    int lines = 0;
    bool isHeldOut = false;
    while (!file.atEnd()) {
        const QString line = QString::fromUtf8(file.readLine().trimmed());
        isHeldOut = isHeldOut || line == u"# held out"_s;
        if (line.isEmpty() || line.startsWith(u'#') || isHeldOut != heldOut)
            continue;
        ++lines;
        if (index->searchTools(line, 10, kUsualMinScore).total > 0)
            found << line;
    }
    QVERIFY(lines > 60);
    // Of so many lines, one may find something: some are of the weather, for which there are tools.
    const int few = heldOut ? 7 : 10;
    QVERIFY2(found.size() * few <= lines, qPrintable(found.join(u'\n')));
}

/// The marks between words that it does not know are no meaning.
void tst_SmallTalk::whatTheModelCannotReadFindsNothing()
{
    const auto index = largeCatalogue();
    for (const QString &line : {u"Γειά σου, τι κάνεις;"_s, u"สวัสดี, สบายดีไหม?"_s})
        QCOMPARE(index->searchTools(line, 10, 0).total, 0);
    for (const QString &line : {u"Привет, как дела?"_s, u"Спасибо, до завтра!"_s})
        QCOMPARE(index->searchTools(line, 10, kUsualMinScore).total, 0);
}

void tst_SmallTalk::shortRequestsAreNoSmallTalk_data()
{
    QTest::addColumn<QString>("request");
    QTest::addColumn<QString>("tool");
    const auto row = [](const char *request, const char *tool) {
        QTest::newRow(request) << QString::fromUtf8(request) << QString::fromLatin1(tool);
    };
    row("weather", "get_forecast");
    row("send an email to Anna", "send_email");
    row("please show me the weather for tomorrow", "get_forecast");
    row("thanks, now open a pull request", "create_pull_request");
    row("what time is it", "get_current_time");
    row("hello, could you translate this?", "translate_text");
    row("take a screenshot", "take_screenshot");
    row("hotels in Paris", "search_hotels");
    row("SQL", "run_query");
    row("show me the comment", "add_comment");
    row("tag", "create_tag");
    row("weather tomorrow", "get_forecast");
    row("prévisions météo pour demain", "get_forecast");
    row("pronóstico del tiempo", "get_forecast");
    row("Wettervorhersage für morgen", "get_forecast");
    row("погода в Москве", "get_forecast");
    row("天气预报", "get_forecast");
    row("明日の天気", "get_forecast");
    row("내일 날씨", "get_forecast");
    row("traduire un texte", "translate_text");
    row("ein Bildschirmfoto machen", "take_screenshot");
    row("预订酒店", "search_hotels");
    row("enviar un correo electrónico", "send_email");
    row("inviare una mail ad Anna", "send_email");
    row("wether forcast", "get_forecast");
    row("trnslate this txt", "translate_text");
    row("docker containers", "list_containers");
    row("play some music", "play_song");
    row("stock price of Apple", "get_stock_price");
    row("traduire un texte", "translate_text");
    row("liste des fichiers", "list_directory");
    row("enviar un correo", "send_email");
}

void tst_SmallTalk::shortRequestsAreNoSmallTalk()
{
    QFETCH(QString, request);
    QFETCH(QString, tool);
    const auto index = catalogue();
    QStringList found;
    for (const ToolMatch &match : index->searchTools(request, 3, kUsualMinScore).best) {
        qsizetype position = 0;
        for (const Tool &known : kTools) {
            if (match.server.text == QString::fromLatin1(known.server)
                && position++ == match.position)
                found << QString::fromLatin1(known.name);
        }
    }
    QVERIFY2(found.contains(tool), qPrintable(found.join(u' ')));
}

QTEST_APPLESS_MAIN(tst_SmallTalk)
#include "tst_small_talk.moc"
