// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/base/raw_json.h"
#include "engine/base/relaxed_json.h"
#include "engine/clients/json_servers.h"
#include "engine/clients/toml_servers.h"

#include <QJsonObject>
#include <QObject>
#include <QRandomGenerator>
#include <QTest>

using namespace mcprt;
using namespace Qt::StringLiterals;

namespace {

const JsonPlace kJson{"mcpServers", "us", u"FILE"_s};
const TomlPlace kToml{u"mcp_servers"_s, u"us"_s, u"FILE"_s};
const QByteArray kEntry =
    "{\n    \"args\": [\n        \"serve\"\n    ],\n    \"command\": \"x\"\n}\n";
const QByteArray kTable = "[mcp_servers.us]\ncommand = \"x\"\n";

/// JSON with comments, random white space and trailing commas, and often servers.
class Author
{
public:
    explicit Author(quint32 seed)
        : m_random(seed)
    {}
    QByteArray file()
    {
        QByteArray text = "{" + gap();
        const int members = pick(4);
        const int servers = pick(3) > 0 ? pick(members + 1) : -1;
        for (int i = 0; i < members; ++i) {
            text += i == servers ? QByteArray("\"mcpServers\"") : quoted('k', i);
            text += gap() + ':' + gap() + (i == servers ? object(true) : value(0)) + gap();
            if (i + 1 < members || pick(3) == 0)
                text += ',' + gap();
        }
        return text + '}' + (pick(2) ? "\n" : "");
    }

private:
    static QByteArray quoted(char letter, int number)
    {
        return QByteArray("\"") + letter + QByteArray::number(number) + '"';
    }
    int pick(int below) { return int(m_random.bounded(quint32(below))); }
    QByteArray gap()
    {
        static const QByteArrayList gaps{"",     "",          " ",          "\n",
                                         "\n  ", "\t",        "\r\n",       "\n\n",
                                         "\n\t", "/* , } */", "// \"{ ,\n", " // ] }\n  "};
        return gaps[pick(int(gaps.size()))];
    }
    QByteArray value(int depth)
    {
        switch (pick(depth < 3 ? 6 : 4)) {
        case 0: return "12.5e3";
        case 1: return "\"a, // } \\\" b\"";
        case 2: return "null";
        case 3: return "[" + gap() + "true" + gap() + "," + gap() + "]";
        default: return object(false);
        }
    }
    QByteArray object(bool isServers)
    {
        QByteArray text = "{" + gap();
        const int members = pick(3);
        const int own = isServers && pick(2) ? pick(members + 1) : -1;
        for (int i = 0; i < members; ++i) {
            text += i == own ? QByteArray("\"us\"") : quoted('s', i);
            text += gap() + ':' + gap() + value(isServers ? 1 : 3) + gap();
            if (i + 1 < members || pick(2) == 0)
                text += ',' + gap();
        }
        return text + '}';
    }

    QRandomGenerator m_random;
};

/// All of the document but our entry.
QJsonValue others(const QByteArray &text)
{
    const auto json = parseJson(ByteSlice(plainJson(text)));
    if (!json)
        return QJsonValue(QJsonValue::Undefined);
    QJsonObject root = toJsonValue(*json).toObject();
    QJsonObject servers = root["mcpServers"_L1].toObject();
    servers.remove("us"_L1);
    root.remove("mcpServers"_L1);
    root["servers"_L1] = servers;
    return root;
}

/// What is left of \a text without white space and commas: every comment and value.
QByteArray letters(QByteArray text)
{
    for (const char *blank : {" ", "\n", "\r", "\t", ","})
        text.replace(blank, "");
    return text;
}

const char *shown(const QByteArray &before, const QByteArray &after)
{
    static QByteArray text; // lives until the failed test has printed it
    text = before + "\n=>\n" + after;
    return text.constData();
}

} // namespace

class TestClientServers : public QObject
{
    Q_OBJECT

private slots:
    void putsJson_data();
    void putsJson();
    void removesJson_data();
    void removesJson();
    void refusesJson_data();
    void refusesJson();
    void changesNothingThatIsThere();
    void keepsEverythingElse();
    void neverWritesABrokenCut();
    void putsToml_data();
    void putsToml();
    void refusesToml_data();
    void refusesToml();
    void tellsTomlNames();
    void survivesAnyTomlCut();
    void showsOnlyWhatChanges();
};

void TestClientServers::putsJson_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    const auto row = [](const char *name, const QByteArray &before, const QByteArray &after) {
        QTest::newRow(name) << before << after;
    };
    const QByteArray block = "{\n      \"args\": [\n        \"serve\"\n      ],\n"
                             "      \"command\": \"x\"\n    }";
    const QByteArray whole = "{\n  \"mcpServers\": {\n    \"us\": " + block + "\n  }\n}\n";
    row("no file", "", whole);
    row("only a mark", "\xef\xbb\xbf", "\xef\xbb\xbf" + whole);
    row("only a comment", "// mine", "// mine\n" + whole);
    row("empty object", "{}", whole.chopped(1));
    row("no servers", "{\n  \"mcpServers\": {}\n}\n", whole);
    row("behind others", "{\n  \"mcpServers\": {\n    \"a\": 1\n  },\n  \"z\": 2\n}",
        "{\n  \"mcpServers\": {\n    \"a\": 1,\n    \"us\": " + block + "\n  },\n  \"z\": 2\n}");
    row("trailing comma", "{\n  \"mcpServers\": {\n    \"a\": 1, // one\n  },\n}",
        "{\n  \"mcpServers\": {\n    \"a\": 1, // one\n    \"us\": " + block + ",\n  },\n}");
    row("remark of the last", "{\n  \"mcpServers\": {\n    \"a\": 1 // one, }\n  }\n}",
        "{\n  \"mcpServers\": {\n    \"a\": 1, // one, }\n    \"us\": " + block + "\n  }\n}");
    row("new top key", "{\n  \"z\": 2 /* two */\n}",
        "{\n  \"z\": 2, /* two */\n  \"mcpServers\": {\n    \"us\": " + block + "\n  }\n}");
    row("instead of the old",
        "{\n  \"mcpServers\": {\n    \"us\": {\"command\": \"old\"}, // us\n"
        "    \"b\": 1\n  }\n}",
        "{\n  \"mcpServers\": {\n    \"us\": " + block + ", // us\n    \"b\": 1\n  }\n}");
    row("CRLF and tabs", "{\r\n\t\"mcpServers\": {\r\n\t\t\"a\": 1\r\n\t}\r\n}",
        "{\r\n\t\"mcpServers\": {\r\n\t\t\"a\": 1,\r\n\t\t\"us\": {\r\n\t\t\t\"args\": [\r\n"
        "\t\t\t\t\"serve\"\r\n\t\t\t],\r\n\t\t\t\"command\": \"x\"\r\n\t\t}\r\n\t}\r\n}");
    row("key with an escape",
        R"({"mcp\u0053ervers": {"u\u0073": {"args":["serve"],"command":"x"}}})",
        R"({"mcp\u0053ervers": {"u\u0073": {"args":["serve"],"command":"x"}}})");
}

void TestClientServers::putsJson()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    const auto edits = putJsonServer(before, kJson, kEntry);
    QVERIFY(edits);
    QCOMPARE(edited(before, *edits), after);
}

void TestClientServers::removesJson_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    const auto row = [](const char *name, const char *before, const char *after) {
        QTest::newRow(name) << QByteArray(before) << QByteArray(after);
    };
    row("absent", "{\"mcpServers\": {\"a\": 1}}", "{\"mcpServers\": {\"a\": 1}}");
    row("last", "{\"mcpServers\": {\n  \"a\": 1,\n  \"us\": {}\n}}",
        "{\"mcpServers\": {\n  \"a\": 1\n}}");
    row("first", "{\"mcpServers\": {\n  \"us\": {\n  },\n  \"a\": 1\n}}",
        "{\"mcpServers\": {\n  \"a\": 1\n}}");
    row("one line", R"({"mcpServers": {"a": 1, "us": {}}})", R"({"mcpServers": {"a": 1}})");
    row("one line with a comment", R"({"mcpServers": {"a": 1, /*c*/ "us": {}}})",
        R"({"mcpServers": {"a": 1 /*c*/ }})");
    row("trailing comma", "{\"mcpServers\": {\n  \"a\": 1,\n  \"us\": {},\n}}",
        "{\"mcpServers\": {\n  \"a\": 1,\n}}");
    row("comments stay", "{\"mcpServers\": {\n  // one\n  \"us\": {} // two\n  ,\n  \"a\": 1\n}}",
        "{\"mcpServers\": {\n  // one\n   // two\n  \n  \"a\": 1\n}}");
}

void TestClientServers::removesJson()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    const auto edits = removeJsonServer(before, kJson);
    QVERIFY(edits);
    QCOMPARE(edited(before, *edits), after);
}

void TestClientServers::refusesJson_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, const QByteArray &text, const QString &says) {
        QTest::newRow(name) << text << says;
    };
    row("cut off", "{\n  \"mcpServers\": {\n    \"a\": 1", u"FILE:3:11: this is not JSON"_s);
    row("two commas", "{\n  \"a\": 1,,\n}", u"FILE:2:"_s);
    row("a list", "[]", u"must hold an object"_s);
    row("servers are a list", "{\n\"mcpServers\": []}", u"FILE:2:15: `mcpServers` must be"_s);
    row("top key twice", "{\"mcpServers\": {},\n\"mcpServers\": {}}",
        u"FILE:2:1: \"mcpServers\""_s);
    row("ours twice", "{\"mcpServers\": {\"us\": {},\n \"us\": {}}}",
        u"FILE:2:2: \"us\" is here twice"_s);
    row("UTF-16", QByteArray("\xff\xfe{\0}\0", 6), u"UTF-16"_s);
    row("bad UTF-8", "{\"a\": \"\xff\"}", u"this is not JSON"_s);
}

void TestClientServers::refusesJson()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, says);
    const auto edits = putJsonServer(text, kJson, kEntry);
    QVERIFY(!edits);
    QCOMPARE(edits.error().code, ErrorCode::Misconfigured);
    QVERIFY2(edits.error().message.contains(says), qPrintable(edits.error().message));
    QVERIFY(!removeJsonServer(text, kJson));
}

void TestClientServers::changesNothingThatIsThere()
{
    const QByteArray text = R"({"mcpServers":{"us":{"command":"x",/**/"args":["serve",]}}})";
    QCOMPARE(putJsonServer(text, kJson, kEntry).value(), TextEdits{});
    QCOMPARE(putTomlServer("\n" + kTable, kToml, kTable).value(), TextEdits{});
}

void TestClientServers::keepsEverythingElse()
{
    const QJsonValue wanted = toJsonValue(RawJson(ByteSlice(kEntry.trimmed())));
    for (quint32 seed = 0; seed < 20'000; ++seed) {
        const QByteArray text = Author(seed).file();
        if (others(text).isUndefined())
            continue; // a comment swallowed a line: not JSON
        const auto put = putJsonServer(text, kJson, kEntry);
        QVERIFY2(put, text.constData());
        const QByteArray with = edited(text, *put);
        QVERIFY2(others(with) == others(text), shown(text, with));
        const auto value = jsonServer(with, kJson);
        QVERIFY2(value && toJsonValue(RawJson(ByteSlice(*value))) == wanted, with.constData());

        const auto removed = removeJsonServer(with, kJson);
        QVERIFY2(removed, with.constData());
        const QByteArray without = edited(with, *removed);
        QVERIFY2(others(without) == others(text), shown(with, without));
        QVERIFY2(jsonServer(without, kJson).value().isEmpty(), without.constData());
        const bool isNew = jsonServer(text, kJson).value().isEmpty();
        if (isNew && text.contains("mcpServers"))
            QVERIFY2(letters(without) == letters(text), shown(text, without));
    }
}

void TestClientServers::neverWritesABrokenCut()
{
    const QByteArray text = "\xef\xbb\xbf// c\n{ \"a\": [1, {\"b\": \"\\u00e9\xc3\xa9\"},],\n"
                            "\"mcpServers\": { \"x\": {} /* y */, }, }\r\n";
    for (qsizetype cut = 0; cut <= text.size(); ++cut) {
        const QByteArray part = text.first(cut);
        const auto edits = putJsonServer(part, kJson, kEntry);
        if (edits)
            QVERIFY(!jsonServer(edited(part, *edits), kJson).value().isEmpty());
    }
}

void TestClientServers::putsToml_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<QByteArray>("removed");
    const auto row = [](const char *name, const QByteArray &before, const QByteArray &after,
                        const QByteArray &removed) {
        QTest::newRow(name) << before << after << removed;
    };
    const QByteArray other = "a = 1 # one\n\n[mcp_servers.b]\nargs = [\n  \"]\", # [x\n]\n";
    row("no file", "", kTable, "");
    row("behind others", other, other + "\n" + kTable, other);
    row("no line end", "a = 1", "a = 1\n\n" + kTable, "a = 1\n");
    row("CRLF", "a = 1\r\n", "a = 1\r\n\r\n[mcp_servers.us]\r\ncommand = \"x\"\r\n", "a = 1\r\n");
    row("instead of the old",
        "[mcp_servers.\"us\"]\ncommand = '''\n[mcp_servers.us]\n'''\n[mcp_servers.us.env]\nA = "
        "'b'\n"
        "# of z\n[z]\n",
        kTable + "# of z\n[z]\n", "# of z\n[z]\n");
    row("between others", "[b]\n\n[ mcp_servers . us ]\ncommand = \"y\"\n\n[c]\n",
        "[b]\n\n" + kTable + "\n[c]\n", "[b]\n\n[c]\n");
}

void TestClientServers::putsToml()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    QFETCH(QByteArray, removed);
    const auto edits = putTomlServer(before, kToml, kTable);
    QVERIFY2(edits, edits ? "" : qPrintable(edits.error().message));
    QCOMPARE(edited(before, *edits), after);
    const auto back = removeTomlServer(after, kToml);
    QVERIFY(back);
    QCOMPARE(edited(after, *back), removed);
}

void TestClientServers::refusesToml_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, const char *text, const QString &says) {
        QTest::newRow(name) << QByteArray(text) << says;
    };
    row("open string", "a = 1\nb = \"x\n", u"FILE:2: this is not TOML"_s);
    row("open list", "a = [\n1,\n", u"not TOML"_s);
    row("no value", "a =\n", u"FILE:1: this is not TOML"_s);
    row("bad header", "[a\n", u"FILE:1: this is not TOML"_s);
    row("inline table", "x = 1\nmcp_servers = { b = 1 }\n",
        u"FILE:2: mcp_servers is not a table"_s);
    row("dotted", "mcp_servers.us.command = 'x'\n", u"mcp_servers.us is not a table"_s);
    row("inline in its table", "[mcp_servers]\nus = { command = 'x' }\n", u"FILE:2: "_s);
    row("twice", "[mcp_servers.us]\n[a]\n[mcp_servers.us]\n", u"FILE:3: [mcp_servers.us]"_s);
}

void TestClientServers::refusesToml()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, says);
    const auto edits = putTomlServer(text, kToml, kTable);
    QVERIFY(!edits);
    QCOMPARE(edits.error().code, ErrorCode::Misconfigured);
    QVERIFY2(edits.error().message.contains(says), qPrintable(edits.error().message));
}

void TestClientServers::tellsTomlNames()
{
    const auto names = tomlServerNames("[mcp_servers]\na = {command = 'x'}\n[mcp_servers.b.env]\n"
                                       "K = 'v'\n[[other]]\n[mcp_servers.'c d']\n",
                                       kToml);
    QVERIFY(names);
    QCOMPARE(*names, (QStringList{u"a"_s, u"b"_s, u"c d"_s}));
}

void TestClientServers::survivesAnyTomlCut()
{
    const QByteArray text =
        "\xef\xbb\xbf"
        "a.\"b c\" = [ \"\\\"]\", '\"', 1 ] # x\r\n"
        "[mcp_servers.us]\nx = \"\"\"a\n\"b\\\"\"\"\"\"\ny = '''\n]'''\n[[z]]\n";
    for (qsizetype cut = 0; cut <= text.size(); ++cut) {
        const QByteArray part = text.first(cut);
        const auto edits = putTomlServer(part, kToml, kTable);
        if (!edits)
            continue;
        const QByteArray with = edited(part, *edits);
        const auto names = tomlServerNames(with, kToml);
        QVERIFY2(names && names->contains(u"us"_s), with.constData());
    }
    QVERIFY(putTomlServer(text, kToml, kTable));
}

void TestClientServers::showsOnlyWhatChanges()
{
    const QByteArray text = R"({"mcpServers": {"a": {"env": {"KEY": "sk-secret"}}}})";
    const auto edits = putJsonServer(text, kJson, kEntry);
    QVERIFY(edits);
    const QString shown = describeEdits(text, *edits, u"FILE"_s);
    QVERIFY(shown.contains("+    \"command\": \"x\""_L1)
            || shown.contains("\"command\": \"x\""_L1));
    QVERIFY(!shown.contains("sk-secret"_L1));
    QVERIFY(shown.startsWith("--- FILE\n+++ FILE\n@@ line 1, column "_L1));
}

QTEST_GUILESS_MAIN(TestClientServers)
#include "tst_client_servers.moc"
