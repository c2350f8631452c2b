// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/base/random_id.h"
#include "engine/content/chunk_plan.h"
#include "engine/content/content_reader.h"
#include "engine/content/content_store.h"
#include "engine/content/json_pointer.h"
#include "engine/content/result_shaper.h"
#include "engine/content/token_counter.h"
#include "tests/support/manual_clock.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace mcprt;

namespace {

const OwnerKey kAnna{u"anna"_s};

struct Harness
{
    QTemporaryDir parent;
    ManualClock clock;
    std::unique_ptr<ContentStore> store;

    Harness()
    {
        auto opened = ContentStore::open(parent.filePath(u"offload"_s), {}, clock);
        store = std::move(*opened);
    }
    ContentRef put(const QByteArray &bytes, StoredContent::Kind kind = StoredContent::Kind::Text)
    {
        return store->put(kAnna, {kind, u"text/plain"_s, bytes, {}, {}}).value();
    }
    [[nodiscard]] Result<RawJson> ask(const ContentSelection &selection,
                                      qsizetype budget = 100) const
    {
        return readContent(*store, kAnna, selection, budget);
    }
};

QJsonObject object(const Result<RawJson> &result)
{
    return result ? toJsonValue(*result).toObject() : QJsonObject();
}

QByteArray rawText(const Result<RawJson> &result)
{
    return decodeUtf8(member(member(*result, "structuredContent"), "text").view())
        .value_or("no text"_ba);
}

QString note(const Result<RawJson> &result)
{
    return object(result)["content"_L1].toArray().at(1)["text"_L1].toString();
}

/// Lines `line 1` to `line N`.
QByteArray numbered(int lines)
{
    QByteArray text;
    for (int i = 1; i <= lines; ++i)
        text += "line " + QByteArray::number(i) + '\n';
    return text;
}

} // namespace

class tst_ContentReader : public QObject
{
    Q_OBJECT

private slots:
    void chunksConcatenateToTheOriginal_data();
    void chunksConcatenateToTheOriginal();
    void chunksFollowLines();
    void saysWhichChunksThereAre();
    void readsLines_data();
    void readsLines();
    void linesGoOnUntilTheEnd();
    void readsBytes_data();
    void readsBytes();
    void bytesInARowLeaveNoGap();
    void findsLines();
    void searchesOnFromWhereItStopped();
    void boundsHardExpressions();
    void refusesBadSelections_data();
    void refusesBadSelections();
    void refusesAChunkOfASelection();
    void resolvesPointers_data();
    void resolvesPointers();
    void cutsLargeValuesAndShowsTheWayOn();
    void givesBackBlocksAsTheyCame_data();
    void givesBackBlocksAsTheyCame();
    void readsOnlyWhatIsTheOwners();
    void survivesAnySelection();
};

void tst_ContentReader::chunksConcatenateToTheOriginal_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << ""_ba;
    QTest::newRow("short") << "x"_ba;
    QTest::newRow("lines") << numbered(2000);
    QTest::newRow("no line ends") << QByteArray("lorem ipsum dolor ").repeated(2000);
    QTest::newRow("windows line ends") << numbered(2000).replace("\n", "\r\n");
    QTest::newRow("Chinese") << "港务长把同一本笔记本用了三十一年。"_ba.repeated(600);
    QTest::newRow("emoji") << "👩‍👩‍👧‍👦🏳️‍🌈"_ba.repeated(500);
    QTest::newRow("Devanagari") << "ऋषियों को सताने वाले "_ba.repeated(500);
    QTest::newRow("one letter") << QByteArray(30'000, 'a');
    QTest::newRow("spaces and line ends") << "     \n \n\n\t  "_ba.repeated(2000);
    QTest::newRow("escapes") << "\\\"\t\x01\x7f/\b"_ba.repeated(1500);
    QTest::newRow("above the limit of counting") << numbered(100'000);
    QTest::newRow("long without line ends") << "größer 港务长 🎉 "_ba.repeated(50'000);
}

void tst_ContentReader::chunksConcatenateToTheOriginal()
{
    QFETCH(const QByteArray, text);
    Harness h;
    const ContentRef ref = h.put(text);
    const qsizetype budget = text.size() > ChunkPlan::kExactBytes ? 4096 : 60;
    const int total =
        object(h.ask({ref}, budget))["structuredContent"_L1]["total_chunks"_L1].toInt();
    QVERIFY(total >= 1);
    QByteArray whole;
    for (int index = 0; index < total; ++index) {
        const auto result = h.ask({.ref = ref, .chunkIndex = index}, budget);
        QVERIFY(result.has_value());
        QVERIFY(parseJson(*result).has_value());
        const QByteArray chunk = rawText(result);
        QVERIFY(chunk.isValidUtf8());
        QVERIFY2(tokens::count(chunk) <= budget, chunk.constData());
        const QJsonObject reply = object(result);
        QCOMPARE(reply["structuredContent"_L1]["chunk_index"_L1].toInt(), index);
        QCOMPARE(reply["structuredContent"_L1]["total_chunks"_L1].toInt(), total);
        QCOMPARE(reply["content"_L1].toArray().at(0)["text"_L1].toString().toUtf8(), chunk);
        whole += chunk;
    }
    QVERIFY(whole == text);
    QVERIFY(!h.ask({.ref = ref, .chunkIndex = total}, budget).has_value());
}

void tst_ContentReader::chunksFollowLines()
{
    Harness h;
    for (const int lines : {3000, 120'000}) { // counted exactly, and in windows
        const ContentRef ref = h.put(numbered(lines));
        for (int index = 0; index < 20; ++index) {
            const QByteArray chunk = rawText(h.ask({.ref = ref, .chunkIndex = index}));
            QVERIFY(chunk.startsWith("line ") && chunk.endsWith('\n'));
        }
    }
}

void tst_ContentReader::saysWhichChunksThereAre()
{
    Harness h;
    const ContentRef ref = h.put(numbered(200));
    const auto first = h.ask({ref});
    const int total = object(first)["structuredContent"_L1]["total_chunks"_L1].toInt();
    QVERIFY(total > 3);
    QVERIFY(note(first).contains(ref.text));
    QVERIFY(note(first).contains(u"chunk_index=1"_s));
    QVERIFY(note(h.ask({.ref = ref, .chunkIndex = total - 1})).contains(u"the end"_s));
    for (const int index : {-1, total, 2'000'000'000}) {
        const auto refused = h.ask({.ref = ref, .chunkIndex = index});
        QVERIFY(!refused.has_value());
        QCOMPARE(refused.error().code, ErrorCode::InvalidArgument);
        QVERIFY(refused.error().message.contains(u"0 to %1"_s.arg(total - 1)));
    }
}

void tst_ContentReader::readsLines_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("range");
    QTest::addColumn<QByteArray>("expected");
    const QByteArray five = numbered(5);
    QTest::newRow("range") << five << u"2-3"_s << "line 2\nline 3\n"_ba;
    QTest::newRow("one") << five << u"5"_s << "line 5\n"_ba;
    QTest::newRow("one as a range") << five << u"1-1"_s << "line 1\n"_ba;
    QTest::newRow("open end") << five << u"4-"_s << "line 4\nline 5\n"_ba;
    QTest::newRow("the last ones") << five << u"-2"_s << "line 4\nline 5\n"_ba;
    QTest::newRow("more than there are") << five << u"-20"_s << five;
    QTest::newRow("beyond the end") << five << u"5-900"_s << "line 5\n"_ba;
    QTest::newRow("spaces") << five << u" 1 - 2 "_s << "line 1\nline 2\n"_ba;
    QTest::newRow("no line end at the end") << "a\nb"_ba << u"2"_s << "b"_ba;
    QTest::newRow("empty lines") << "\n\n\n"_ba << u"2-3"_s << "\n\n"_ba;
    QTest::newRow("windows line ends") << "a\r\nb\r\n"_ba << u"1"_s << "a\r\n"_ba;
}

void tst_ContentReader::readsLines()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QString, range);
    QFETCH(const QByteArray, expected);
    Harness h;
    const auto result = h.ask({.ref = h.put(text), .lines = range});
    QVERIFY2(result.has_value(), result ? "" : qPrintable(result.error().message));
    QCOMPARE(rawText(result), expected);
    QVERIFY(!object(result)["structuredContent"_L1]["truncated"_L1].toBool());
}

// Following the note must lead through all of it, whatever the lines look like.
void tst_ContentReader::linesGoOnUntilTheEnd()
{
    static const QRegularExpression next(u"(lines|bytes)=\"([-0-9]+)\""_s);
    Harness h;
    const QByteArrayList texts{numbered(300), "word "_ba.repeated(500) + "\nend\n",
                               "x\n"_ba + "哈"_ba.repeated(300)};
    for (const QByteArray &text : texts) {
        const ContentRef ref = h.put(text);
        ContentSelection selection{.ref = ref, .lines = u"1-"_s};
        QByteArray whole;
        for (int step = 0; step < 100; ++step) {
            const auto result = h.ask(selection);
            QVERIFY(result.has_value());
            const QByteArray part = rawText(result);
            QVERIFY(!part.isEmpty() && tokens::count(part) <= 100);
            whole += part;
            const auto match = next.match(note(result));
            if (!match.hasMatch())
                break;
            selection = {.ref = ref};
            (match.captured(1) == u"lines"_s ? selection.lines : selection.bytes) =
                match.captured(2);
        }
        QCOMPARE(whole, text);
    }
}

void tst_ContentReader::readsBytes_data()
{
    QTest::addColumn<QString>("range");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("beginning") << u"0-2"_s << "aé"_ba; // a, then é in two bytes
    QTest::newRow("end inside of a character") << u"0-1"_s << "a"_ba;
    QTest::newRow("start inside of a character") << u"2-3"_s << "éz"_ba;
    QTest::newRow("only a part of a character") << u"5-5"_s << "🎉"_ba;
    QTest::newRow("open") << u"3-"_s << "z🎉!"_ba;
    QTest::newRow("last") << u"-1"_s << "!"_ba;
    QTest::newRow("beyond") << u"8-99"_s << "!"_ba;
}

void tst_ContentReader::readsBytes()
{
    QFETCH(const QString, range);
    QFETCH(const QByteArray, expected);
    Harness h;
    const auto result = h.ask({.ref = h.put("aéz🎉!"_ba), .bytes = range});
    QVERIFY2(result.has_value(), result ? "" : qPrintable(result.error().message));
    QCOMPARE(rawText(result), expected);
}

void tst_ContentReader::bytesInARowLeaveNoGap()
{
    Harness h;
    const QByteArray text = "größer 港务长 🎉 "_ba.repeated(20);
    const ContentRef ref = h.put(text);
    for (int step = 4; step < 40; ++step) {
        QByteArray whole;
        for (qsizetype at = 0; at < text.size(); at += step)
            whole += rawText(h.ask({.ref = ref, .bytes = u"%1-%2"_s.arg(at).arg(at + step - 1)}));
        QCOMPARE(whole, text);
    }
}

void tst_ContentReader::findsLines()
{
    Harness h;
    const ContentRef ref = h.put(numbered(30) + "Ärger\r\n" + QByteArray(5000, 'x') + "needle"
                                 + QByteArray(5000, 'y') + "\nlast");
    const auto found = h.ask({.ref = ref, .grep = u"ne [12]5|Ä|last$"_s});
    QCOMPARE(rawText(found), "15: line 15\n25: line 25\n31: Ärger\n33: last\n"_ba);
    const QJsonObject fields = object(found)["structuredContent"_L1].toObject();
    QCOMPARE(fields["matching_lines"_L1].toInt(), 4);
    QCOMPARE(fields["truncated"_L1].toBool(), false);
    QCOMPARE(rawText(h.ask({.ref = ref, .lines = u"10-20"_s, .grep = u"5"_s})), "15: line 15\n"_ba);
    QCOMPARE(rawText(h.ask({.ref = ref, .grep = u"(?i)LINE 7"_s})), "7: line 7\n"_ba);
    QCOMPARE(rawText(h.ask({.ref = ref, .grep = u"nowhere"_s})), ""_ba);
    const QByteArray around = rawText(h.ask({.ref = ref, .grep = u"needle"_s}, 4000));
    QVERIFY(around.startsWith("32: …xxx") && around.contains("xneedley") && around.size() < 500);
}

void tst_ContentReader::searchesOnFromWhereItStopped()
{
    static const QRegularExpression next(u"lines=\"([0-9]+-)\""_s);
    Harness h;
    const ContentRef ref = h.put(numbered(400));
    ContentSelection selection{.ref = ref, .grep = u"7$"_s};
    QByteArray all;
    for (int step = 0; step < 40; ++step) {
        const auto result = h.ask(selection);
        QVERIFY(result.has_value());
        QVERIFY(tokens::count(rawText(result)) <= 100);
        all += rawText(result);
        const auto match = next.match(note(result));
        if (!match.hasMatch())
            break;
        selection.lines = match.captured(1);
    }
    QCOMPARE(all.count('\n'), 40);
    QVERIFY(all.startsWith("7: line 7\n17: line 17\n") && all.endsWith("397: line 397\n"));
}

void tst_ContentReader::boundsHardExpressions()
{
    Harness h;
    const ContentRef ref = h.put(QByteArray(QByteArray(40, 'a') + "!b\n").repeated(50) + "ab\n");
    for (const QString &expression :
         {u"^(a|aa|a+)+b$"_s, u"(*LIMIT_MATCH=999999999)^(a|aa|a+)+b$"_s}) {
        const auto hard = h.ask({.ref = ref, .grep = expression});
        QVERIFY(hard.has_value()); // in time: the test's own limit is the assertion
        QVERIFY(note(hard).contains(u"too many steps"_s) || note(hard).contains(u"took long"_s));
    }
}

void tst_ContentReader::refusesAChunkOfASelection()
{
    Harness h;
    const ContentRef ref = h.put("a\nb\n");
    for (const ContentSelection &selection :
         {ContentSelection{.ref = ref, .chunkIndex = 3, .lines = u"1-2"_s},
          ContentSelection{.ref = ref, .chunkIndex = 0, .bytes = u"0-1"_s},
          ContentSelection{.ref = ref, .chunkIndex = 0, .grep = u"a"_s},
          ContentSelection{.ref = ref, .chunkIndex = 0, .jsonPointer = u"/a"_s}}) {
        const auto refused = h.ask(selection);
        QCOMPARE(refused.error().code, ErrorCode::InvalidArgument);
        QVERIFY(refused.error().message.startsWith("Give one of chunk_index, lines"_L1));
    }
}

void tst_ContentReader::refusesBadSelections_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QStringList>("values");
    QTest::addColumn<QString>("says");
    const QStringList ranges{u""_s,
                             u"-"_s,
                             u"x"_s,
                             u"1-x"_s,
                             u"3-2"_s,
                             u"--3"_s,
                             u"1--2"_s,
                             u"+1"_s,
                             u"1.5"_s,
                             u"-0"_s,
                             u"1,2"_s,
                             u"٣"_s,
                             u"99999999999999999999"_s};
    const QStringList behind{u"900"_s, u"900-901"_s, u"900-"_s};
    QTest::newRow("lines") << u"lines"_s << (QStringList{u"0"_s, u"0-3"_s} + ranges) << u"1 to 5"_s;
    QTest::newRow("bytes") << u"bytes"_s << ranges << u"0 to 34"_s;
    QTest::newRow("lines behind the end")
        << u"lines"_s << behind
        << u"Line 900 is behind the end: this content has the lines 1 to 5."_s;
    QTest::newRow("bytes behind the end")
        << u"bytes"_s << behind
        << u"Byte 900 is behind the end: this content has the bytes 0 to 34."_s;
    QTest::newRow("grep") << u"grep"_s << QStringList{u""_s, u"("_s, u"[z-a]"_s, u"*"_s, u"(?P<x"_s}
                          << u"grep"_s;
    QTest::newRow("pointer") << u"json_pointer"_s << QStringList{u""_s, u"/a"_s} << u"no JSON"_s;
}

void tst_ContentReader::refusesBadSelections()
{
    QFETCH(const QString, kind);
    QFETCH(const QStringList, values);
    QFETCH(const QString, says);
    Harness h;
    const ContentRef ref = h.put(numbered(5));
    for (const QString &value : values) {
        ContentSelection selection{.ref = ref};
        if (kind == u"lines"_s)
            selection.lines = value;
        else if (kind == u"bytes"_s)
            selection.bytes = value;
        else if (kind == u"grep"_s)
            selection.grep = value;
        else
            selection.jsonPointer = value;
        const auto refused = h.ask(selection);
        QVERIFY2(!refused.has_value(), qPrintable(value));
        QCOMPARE(refused.error().code, ErrorCode::InvalidArgument);
        QVERIFY2(refused.error().message.contains(says), qPrintable(refused.error().message));
    }
    const auto both = h.ask({.ref = ref, .bytes = u"0-1"_s, .grep = u"x"_s});
    QVERIFY(!both.has_value());
    QCOMPARE(both.error().code, ErrorCode::InvalidArgument);
}

void tst_ContentReader::resolvesPointers_data()
{
    QTest::addColumn<QString>("pointer");
    QTest::addColumn<QByteArray>("value"); // empty = refused
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, const QString &pointer, const QByteArray &value) {
        QTest::newRow(name) << pointer << value << QString();
    };
    // The examples of RFC 6901, section 5, and what raw bytes are kept for.
    row("member", u"/foo"_s, "[\"bar\", \"baz\"]"_ba);
    row("element", u"/foo/0"_s, "\"bar\""_ba);
    row("empty name", u"/"_s, "0"_ba);
    row("slash in a name", u"/a~1b"_s, "1"_ba);
    row("percent", u"/c%d"_s, "2"_ba);
    row("backslash", u"/i\\j"_s, "5"_ba);
    row("quote", u"/k\"l"_s, "6"_ba);
    row("space", u"/ "_s, "7"_ba);
    row("tilde", u"/m~0n"_s, "8"_ba);
    row("number as written", u"/n"_s, "1.0e400"_ba);
    row("last duplicate", u"/d/x"_s, "{ \"y\":18446744073709551617 }"_ba);
    row("escaped name", u"/é"_s, "true"_ba);
    QTest::newRow("no such member") << u"/nope"_s << ""_ba << u"\"foo\""_s;
    QTest::newRow("inside of a string") << u"/foo/0/x"_s << ""_ba << u"nothing inside"_s;
    for (const char *index : {"2", "-1", "-", "00", "01", "1x", "", " 1", "99999999999999999999"}) {
        QTest::addRow("element '%s'", index)
            << u"/foo/"_s + QLatin1StringView(index) << ""_ba << u"2 of them"_s;
    }
    QTest::newRow("no slash") << u"foo"_s << ""_ba << u"slash"_s;
    QTest::newRow("lone tilde") << u"/m~n"_s << ""_ba << u"tilde"_s;
    QTest::newRow("tilde at the end") << u"/m~"_s << ""_ba << u"tilde"_s;
}

void tst_ContentReader::resolvesPointers()
{
    QFETCH(const QString, pointer);
    QFETCH(const QByteArray, value);
    QFETCH(const QString, says);
    const QByteArray json = R"({"foo":["bar", "baz"],"":0,"a/b":1,"c%d":2,"i\\j":5,"k\"l":6," ":7,)"
                            R"("m~n":8,"n":1.0e400,"d":{"x":1,"x":{ "y":18446744073709551617 }},)"
                            R"("\u00e9":true})"_ba;
    const auto resolved = resolvePointer(json, pointer);
    QCOMPARE(resolved.has_value(), says.isEmpty());
    if (resolved)
        QCOMPARE(resolved->toByteArray(), value);
    else
        QVERIFY2(resolved.error().message.contains(says), qPrintable(resolved.error().message));
}

void tst_ContentReader::cutsLargeValuesAndShowsTheWayOn()
{
    Harness h;
    const QByteArray json = "{\"rows\":[" + "{\"id\":1.0},"_ba.repeated(300) + "1e400],\"s\":\""
                            + "word "_ba.repeated(300) + "\"}";
    const ContentRef ref = h.put(json, StoredContent::Kind::Json);
    const auto all = h.ask({.ref = ref, .jsonPointer = u""_s});
    QVERIFY(all.has_value());
    QVERIFY(json.startsWith(rawText(all)));
    QVERIFY(note(all).contains(u"json_pointer=\"/rows\", \"/s\""_s));
    const auto rows = h.ask({.ref = ref, .jsonPointer = u"/rows"_s});
    QVERIFY(rawText(rows).startsWith("[{\"id\":1.0},"));
    QVERIFY(tokens::count(rawText(rows)) <= 100);
    QVERIFY(note(rows).contains(u"\"/rows/0\""_s));
    static const QRegularExpression next(u"bytes=\"([-0-9]+)\""_s);
    const auto rest = h.ask({.ref = ref, .bytes = next.match(note(rows)).captured(1)});
    QVERIFY(json.contains(QByteArray(rawText(rows) + rawText(rest))));
    QCOMPARE(rawText(h.ask({.ref = ref, .jsonPointer = u"/rows/300"_s})), "1e400"_ba);
    QCOMPARE(object(rows)["structuredContent"_L1]["type"_L1].toString(), u"json"_s);
}

void tst_ContentReader::givesBackBlocksAsTheyCame_data()
{
    QTest::addColumn<QByteArray>("block");
    QTest::newRow("image") << R"({"type":"image","data":"iVBORw==","mimeType":"image/png"})"_ba;
    QTest::newRow("audio, strange order and spaces")
        << R"({ "_meta":{"a":1.0}, "data" : "UklGRg==" ,"annotations":{"priority":1e0},"mimeType":"audio/wav","type":"audio"})"_ba;
    QTest::newRow("blob") << R"({"type":"resource","resource":{"uri":"a:b","blob":"AAEC"}})"_ba;
    QTest::newRow("empty") << R"({"type":"image","data":"","mimeType":"image/png"})"_ba;
    QTest::newRow("no padding") << R"({"type":"image","data":"AAE","mimeType":"a/b"})"_ba;
    QTest::newRow("another alphabet") << R"({"type":"audio","data":"AA-_","mimeType":"a/b"})"_ba;
    QTest::newRow("no base64") << R"({"type":"image","data":"%&!","mimeType":"a/b"})"_ba;
    QTest::newRow("a megabyte") << QByteArray(R"({"type":"image","data":")"
                                              + QByteArray(1 << 20, 'x').toBase64()
                                              + R"(","mimeType":"image/x"})");
}

void tst_ContentReader::givesBackBlocksAsTheyCame()
{
    QFETCH(const QByteArray, block);
    Harness h;
    const ResultShaper shaper({100}, *h.store, nullptr);
    RawJson shaped;
    shaper.shape(RawJson("{\"content\":[" + block + "]}"), kAnna, u"s/t"_s,
                 Done<RawJson>([&shaped](Result<RawJson> r) { shaped = *r; }));
    static const QRegularExpression pattern(u"ref_id=\\\\\"([0-9a-f]{32})"_s);
    const ContentRef ref{pattern.match(QString::fromUtf8(shaped.toByteArray())).captured(1)};
    for (const auto &selection :
         {ContentSelection{.ref = ref}, ContentSelection{.ref = ref, .chunkIndex = 0}}) {
        const auto result = h.ask(selection);
        QVERIFY2(result.has_value(), result ? "" : qPrintable(result.error().message));
        QVERIFY(result->toByteArray().startsWith(QByteArray("{\"content\":[" + block + "],")));
        QCOMPARE(object(result)["structuredContent"_L1]["ref_id"_L1].toString(), ref.text);
    }
    const auto refused = h.ask({.ref = ref, .lines = u"1"_s});
    QVERIFY(!refused.has_value());
    QCOMPARE(refused.error().code, ErrorCode::InvalidArgument);
    QVERIFY(!h.ask({.ref = ref, .chunkIndex = 1}).has_value());
}

void tst_ContentReader::readsOnlyWhatIsTheOwners()
{
    Harness h;
    const ContentRef ref = h.put("secret"_ba);
    for (const auto &result :
         {readContent(*h.store, OwnerKey{u"bert"_s}, {ref}, 100), h.ask({ContentRef{randomHex()}}),
          h.ask({.ref = ContentRef{u"../x"_s}, .grep = u"x"_s})}) {
        QVERIFY(!result.has_value());
        QCOMPARE(result.error().code, ErrorCode::NotFound);
    }
}

void tst_ContentReader::survivesAnySelection()
{
    Harness h;
    QRandomGenerator random(20261123);
    QByteArray noise(3000, '\0');
    for (char &byte : noise)
        byte = char(random.bounded(256));
    const QList<ContentRef> refs{h.put(noise), h.put(""_ba), h.put("[{\"a\":[1,2]}]"_ba),
                                 h.put("é\n"_ba.repeated(500))};
    const auto anyText = [&random] {
        QString text;
        for (int size = random.bounded(9); size > 0; --size)
            text += u"0123456789-/~a[](){}*+.\\ é"_s.at(random.bounded(26));
        return text;
    };
    int answered = 0;
    for (int round = 0; round < 3000; ++round) {
        ContentSelection selection{.ref = refs.at(random.bounded(int(refs.size())))};
        switch (random.bounded(5)) {
        case 0: selection.chunkIndex = random.bounded(-2, 40); break;
        case 1: selection.lines = anyText(); break;
        case 2: selection.bytes = anyText(); break;
        case 3: selection.grep = anyText(); break;
        default: selection.jsonPointer = anyText(); break;
        }
        const auto result = h.ask(selection, random.bounded(1, 60));
        if (!result)
            continue;
        QVERIFY(parseJson(*result).has_value());
        ++answered;
    }
    QVERIFY(answered > 300);
}

QTEST_GUILESS_MAIN(tst_ContentReader)
#include "tst_content_reader.moc"
