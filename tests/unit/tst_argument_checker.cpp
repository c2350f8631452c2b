// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/router/argument_checker.h"

#include <QObject>
#include <QRandomGenerator>
#include <QTest>

using namespace mcprt;
using namespace Qt::StringLiterals;

class tst_ArgumentChecker : public QObject
{
    Q_OBJECT

private slots:
    void tellsWhatToChange_data();
    void tellsWhatToChange();
    void letsThroughWhatItCannotJudge_data();
    void letsThroughWhatItCannotJudge();
    void comparesNumbersOfAnySize_data();
    void comparesNumbersOfAnySize();
    void followsReferencesInsideTheDocument_data();
    void followsReferencesInsideTheDocument();
    void readsPatternsEitherWay_data();
    void readsPatternsEitherWay();
    void endsOnRecursionAndDepth();
    void endsOnTooMuchWork();
    void namesOnlyTheFirstFewMistakes();
    void survivesMutatedSchemasAndArguments();
    void refusesNothingInTheRandomCaseThatFits();
};

namespace {

const QByteArray kSearchFiles = R"({
  "$schema": "http://json-schema.org/draft-07/schema#", "type": "object",
  "properties": {
    "path": {"type": "string", "minLength": 1},
    "limit": {"type": "integer", "minimum": 1, "maximum": 100, "default": 10},
    "mode": {"enum": ["fast", "exact"]},
    "tags": {"type": "array", "items": {"type": "string"}, "maxItems": 3, "uniqueItems": true},
    "since": {"anyOf": [{"type": "string", "format": "date"}, {"type": "null"}]},
    "filters": {"type": "array", "items": {"$ref": "#/definitions/filter"}},
    "ratio": {"type": "number", "exclusiveMinimum": 0, "multipleOf": 0.1}
  },
  "required": ["path"], "additionalProperties": false,
  "definitions": {"filter": {"type": "object", "required": ["field"],
    "properties": {"field": {"type": "string"}, "op": {"const": "eq"}}}}
})"_ba;

std::optional<QString> check(const QByteArray &schema, const QByteArray &arguments)
{
    return ArgumentChecker::compile(RawJson(schema))->check(RawJson(arguments));
}

} // namespace

void tst_ArgumentChecker::tellsWhatToChange_data()
{
    QTest::addColumn<QByteArray>("arguments");
    QTest::addColumn<QString>("message"); // empty = fits
    const auto row = [](const char *name, const char *arguments, const QString &message) {
        QTest::newRow(name) << QByteArray(arguments) << message;
    };
    row("only what is required", R"({"path": "/a"})", u""_s);
    row("everything",
        R"({"path":"/a","limit":100,"mode":"fast","tags":["a","b"],"since":null,"filters":)"
        R"([{"field":"x","op":"eq","more":1}],"ratio":0.3})",
        u""_s);
    row("whole number with a fraction", R"({"path":"/a","limit":5.0})", u""_s);
    row("missing", "{}", u"`path` is missing (string, required)"_s);
    row("misspelt", R"({"pth":"/a"})",
        u"unknown property `pth` (did you mean `path`?); `path` is missing (string, required)"_s);
    row("other way to write it", R"({"path":"/a","Max_Limit":5})",
        u"unknown property `Max_Limit` (did you mean `limit`?)"_s);
    row("unknown and far from all", R"({"path":"/a","recursive":true})",
        u"unknown property `recursive` (known: `path`, `limit`, `mode`, `tags`, `since`, "
        "`filters`, `ratio`)"_s);
    row("too large", R"({"path":"/a","limit":500})", u"`limit` must be ≤ 100, got 500"_s);
    row("too small", R"({"path":"/a","limit":0})", u"`limit` must be ≥ 1, got 0"_s);
    row("fraction", R"({"path":"/a","limit":1.5})", u"`limit` must be integer, got number 1.5"_s);
    row("number as text", R"({"path":"/a","limit":"5"})",
        u"`limit` must be integer, got string \"5\""_s);
    row("not above", R"({"path":"/a","ratio":0})", u"`ratio` must be > 0, got 0"_s);
    row("not a multiple", R"({"path":"/a","ratio":0.25})",
        u"`ratio` must be a multiple of 0.1, got 0.25"_s);
    row("empty text", R"({"path":""})", u"`path` must have at least 1 character, has 0"_s);
    row("not in the list", R"({"path":"/a","mode":"slow"})",
        u"`mode` must be one of \"fast\" or \"exact\", got string \"slow\""_s);
    row("wrong element", R"({"path":"/a","tags":["a",2]})",
        u"`/tags/1` must be string, got number 2"_s);
    row("too many elements", R"({"path":"/a","tags":["a","b","c","d"]})",
        u"`tags` must have at most 3 elements, has 4"_s);
    row("twice the same", R"({"path":"/a","tags":["a","\u0061"]})",
        u"`tags` must not have an element twice"_s);
    row("none of the types", R"({"path":"/a","since":5})",
        u"`since` must be string or null, got number 5"_s);
    row("deep inside", R"({"path":"/a","filters":[{"field":"x"},{"op":"ne"}]})",
        u"`/filters/1/op` must be \"eq\", got string \"ne\"; `/filters/1/field` is missing "
        u"(string, "
        "required)"_s);
    row("no object at all", "[1]", u"the arguments must be object, got array [1]"_s);
    row("long value",
        R"({"path":"/a","mode":"0123456789012345678901234567890123456789012345678901234567890"})",
        u"`mode` must be one of \"fast\" or \"exact\", got string "
        "\"0123456789012345678901234567890123456789012345678901234567…"_s);
}

void tst_ArgumentChecker::tellsWhatToChange()
{
    QFETCH(const QByteArray, arguments);
    QFETCH(const QString, message);
    QCOMPARE(check(kSearchFiles, arguments).value_or(QString()), message);
}

void tst_ArgumentChecker::letsThroughWhatItCannotJudge_data()
{
    QTest::addColumn<QByteArray>("schema");
    QTest::addColumn<QByteArray>("arguments");
    const auto row = [](const char *name, const char *schema, const char *arguments) {
        QTest::newRow(name) << QByteArray(schema) << QByteArray(arguments);
    };
    row("no schema", "", R"({"a":1})");
    row("a list as schema", "[]", R"({"a":1})");
    row("true", "true", "1");
    row("unknown keyword", R"({"x-strict":true,"format":"email"})", R"("x")");
    row("unknown type", R"({"type":"file"})", R"("x")");
    row("keywords of the wrong kind",
        R"({"required":true,"properties":[],"items":5,"minLength":"a","enum":{},"anyOf":{}})",
        "{}");
    row("reference to another document", R"({"$ref":"https://example.org/s.json"})", "1");
    row("reference to nothing", R"({"$ref":"#/definitions/none"})", "1");
    row("not a reference we can follow", R"({"not":{"$ref":"other.json"}})", "1");
    row("one of references we can't follow",
        R"({"oneOf":[{"$ref":"a.json"},{"$ref":"b.json"},{"type":"object"}]})", "{}");
    row("if we can't tell", R"({"if":{"$ref":"a.json"},"then":false,"else":false})", "1");
    row("contains we can't tell", R"({"contains":{"$ref":"a.json"}})", "[1]");
    row("pattern that is none", R"({"pattern":"(["})", R"("x")");
    row("not such a pattern", R"({"not":{"pattern":"(["}})", R"("x")");
    row("pattern of the property that is none",
        R"({"patternProperties":{"([":{}},"additionalProperties":false})", R"({"x":1})");
    row("nullable", R"({"type":"string","nullable":true})", "null");
    row("number beyond double", R"({"maximum":5})", "1e400");
    row("limit beyond double", R"({"minimum":1e400})", "5");
    row("multiple of a number too large to tell", R"({"multipleOf":0.3})", "123456789012345678901");
    row("unevaluated", R"({"unevaluatedProperties":false})", R"({"a":1})");
    row("not unevaluated", R"({"not":{"unevaluatedProperties":false}})", R"({"a":1})");
}

void tst_ArgumentChecker::letsThroughWhatItCannotJudge()
{
    QFETCH(const QByteArray, schema);
    QFETCH(const QByteArray, arguments);
    QCOMPARE(check(schema, arguments), std::nullopt);
}

void tst_ArgumentChecker::comparesNumbersOfAnySize_data()
{
    QTest::addColumn<QByteArray>("schema");
    QTest::addColumn<QByteArray>("number");
    QTest::addColumn<bool>("fits");
    const auto row = [](const char *name, const char *schema, const char *number, bool fits) {
        QTest::newRow(name) << QByteArray(schema) << QByteArray(number) << fits;
    };
    row("beyond 2^53, equal", R"({"const":9007199254740993})", "9007199254740993", true);
    row("beyond 2^53, next", R"({"const":9007199254740993})", "9007199254740992", false);
    row("beyond 2^64", R"({"enum":[123456789012345678901234567890]})",
        "123456789012345678901234567890", true);
    row("written differently", R"({"const":1.50e2})", "150", true);
    row("negative zero", R"({"const":0})", "-0.0", true);
    row("below the largest", R"({"exclusiveMaximum":9223372036854775807})", "9223372036854775806",
        true);
    row("at the largest", R"({"exclusiveMaximum":9223372036854775807})", "9223372036854775807",
        false);
    row("above a maximum beyond 2^53", R"({"maximum":9007199254740992})", "9007199254740993",
        false);
    row("multiple, exact", R"({"multipleOf":3})", "9007199254740993", true);
    row("no multiple, exact", R"({"multipleOf":3})", "9007199254740994", false);
    row("multiple of a cent", R"({"multipleOf":0.01})", "19.99", true);
    row("no multiple of a cent", R"({"multipleOf":0.01})", "19.995", false);
    row("zero is a multiple", R"({"multipleOf":7})", "0", true);
    row("huge exponent is whole", R"({"type":"integer"})", "1e300", true);
    row("true is no number", R"({"const":1})", "true", false);
    row("exclusive as draft-04 has it", R"({"minimum":5,"exclusiveMinimum":true})", "5", false);
    row("exclusive switched off", R"({"minimum":5,"exclusiveMinimum":false})", "5", true);
}

void tst_ArgumentChecker::comparesNumbersOfAnySize()
{
    QFETCH(const QByteArray, schema);
    QFETCH(const QByteArray, number);
    QFETCH(const bool, fits);
    QCOMPARE(!check(schema, number), fits);
}

void tst_ArgumentChecker::followsReferencesInsideTheDocument_data()
{
    QTest::addColumn<QByteArray>("schema");
    QTest::newRow("definitions")
        << R"({"$ref":"#/definitions/a","definitions":{"a":{"type":"string"}}})"_ba;
    QTest::newRow("$defs") << R"({"$ref":"#/$defs/a","$defs":{"a":{"type":"string"}}})"_ba;
    QTest::newRow("anchor") << R"({"$ref":"#x","$defs":{"a":{"$anchor":"x","type":"string"}}})"_ba;
    QTest::newRow("escaped pointer")
        << R"({"$ref":"#/$defs/a~1b%25c~0","$defs":{"a/b%c~":{"type":"string"}}})"_ba;
    QTest::newRow("chain")
        << R"({"$ref":"#/$defs/a","$defs":{"a":{"$ref":"#/$defs/b"},"b":{"type":"string"}}})"_ba;
    QTest::newRow("into a list") << R"({"$ref":"#/allOf/1","allOf":[{},{"type":"string"}]})"_ba;
    QTest::newRow("inside a resource of its own")
        << R"({"allOf":[{"$id":"http://a/b","$ref":"#/$defs/x","$defs":{"x":{"type":"string"}}}]})"_ba;
}

void tst_ArgumentChecker::followsReferencesInsideTheDocument()
{
    QFETCH(const QByteArray, schema);
    QCOMPARE(check(schema, "\"x\""), std::nullopt);
    QCOMPARE(check(schema, "5"), u"the arguments must be string, got number 5"_s);
}

void tst_ArgumentChecker::readsPatternsEitherWay_data()
{
    QTest::addColumn<QByteArray>("pattern");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("fits");
    QTest::newRow("anywhere") << "b+"_ba
                              << "abbc"_ba << true;
    QTest::newRow("nowhere") << "^b"_ba
                             << "abbc"_ba << false;
    QTest::newRow("letters of any script, as in Python") << R"(^\\w+$)"_ba
                                                         << "été"_ba << true;
    QTest::newRow("what is no letter, as in ECMA") << R"(^\\W$)"_ba
                                                   << "é"_ba << true;
    QTest::newRow("letters only") << R"(^\\w+$)"_ba
                                  << "a b"_ba << false;
    QTest::newRow("code point escape") << R"(^\\u00e9$)"_ba
                                       << "é"_ba << true;
    QTest::newRow("surrogate pair escape") << R"(^\\ud83c\\udf89$)"_ba
                                           << "🎉"_ba << true;
    QTest::newRow("escaped backslash before u") << R"(^\\\\u00e9$)"_ba
                                                << R"(\\u00e9)"_ba << true;
    QTest::newRow("hostile") << "^(a+)+$"_ba << QByteArray(60, 'a') + 'b' << true;
}

void tst_ArgumentChecker::readsPatternsEitherWay()
{
    QFETCH(const QByteArray, pattern);
    QFETCH(const QByteArray, text);
    QFETCH(const bool, fits);
    QCOMPARE(!check(R"({"pattern":")" + pattern + "\"}", '"' + text + '"'), fits);
}

void tst_ArgumentChecker::endsOnRecursionAndDepth()
{
    const QByteArrayList endless{R"({"$ref":"#"})", R"({"not":{"$ref":"#"}})",
                                 R"({"allOf":[{"$ref":"#"}],"anyOf":[{"$ref":"#"}]})"};
    for (const QByteArray &schema : endless)
        QCOMPARE(check(schema, "1"), std::nullopt);
    const QByteArray tree = R"({"properties":{"child":{"$ref":"#"}},"additionalProperties":false})";
    const auto nested = [](int depth, const QByteArray &inner) -> QByteArray {
        return QByteArray(R"({"child":)").repeated(depth) + inner + QByteArray(depth, '}');
    };
    const QByteArray misspelt = R"({"chld":1})";
    QVERIFY(check(tree, nested(20, misspelt)));
    QCOMPARE(check(tree, nested(20, "{}")), std::nullopt);
    QCOMPARE(check(tree, nested(1000, "{}")), std::nullopt);

    const QByteArray deep =
        QByteArray(R"({"items":)").repeated(1000) + "{}" + QByteArray(1000, '}');
    QCOMPARE(check(deep, QByteArray(1000, '[') + QByteArray(1000, ']')), std::nullopt);
    const QByteArray values =
        R"({"uniqueItems":true,"enum":[)" + QByteArray(900, '[') + QByteArray(900, ']') + "]}";
    QCOMPARE(check(values, QByteArray(900, '[') + QByteArray(900, ']')), std::nullopt);
}

void tst_ArgumentChecker::endsOnTooMuchWork()
{
    // 2^40 ways through the branches; the answer is given up long before.
    QByteArray schema = R"({"$defs":{"n0":{"type":"string"})";
    for (int i = 1; i <= 40; ++i) {
        const QByteArray previous = R"({"$ref":"#/$defs/n)" + QByteArray::number(i - 1) + "\"}";
        schema +=
            ",\"n" + QByteArray::number(i) + R"(":{"anyOf":[)" + previous + ',' + previous + "]}";
    }
    schema += R"(},"$ref":"#/$defs/n40"})";
    QCOMPARE(check(schema, "1"), std::nullopt);

    QByteArray many = "{\"a\":1";
    for (int i = 0; i < 200'000; ++i)
        many += ",\"" + QByteArray::number(i) + "\":1";
    many += '}';
    QCOMPARE(check(R"({"additionalProperties":{"type":"integer"},"required":["b"]})", many),
             u"`b` is missing (required)"_s);
}

void tst_ArgumentChecker::namesOnlyTheFirstFewMistakes()
{
    const auto message = check(R"({"items":{"type":"string"}})", "[1,2,3,4,5,6,7]");
    QVERIFY(message);
    QVERIFY2(message->endsWith(u"`/3` must be string, got number 4; and 3 more"_s),
             qPrintable(*message));
}

void tst_ArgumentChecker::survivesMutatedSchemasAndArguments()
{
    QRandomGenerator random(20261123);
    const QByteArray good =
        R"({"path":"/a\u00e9","limit":7,"tags":["a"],"filters":[{"field":"x"}],"ratio":1e-1})";
    const auto mutate = [&](QByteArray text) {
        for (int edits = random.bounded(1, 5); edits > 0; --edits) {
            const auto at = qsizetype(random.bounded(int(text.size())));
            const char byte = "{}[]\",:\\019-.etfnu$#/ \xc3\xa9"[random.bounded(25)];
            switch (random.bounded(3)) {
            case 0: text[at] = byte; break;
            case 1: text.insert(at, byte); break;
            case 2: text.remove(at, 1); break;
            }
        }
        return text;
    };
    int checks = 0;
    for (int round = 0; round < 5'000; ++round) {
        const QByteArray schema = mutate(kSearchFiles);
        const QByteArray arguments = mutate(good);
        if (parseJson(schema)) {
            const auto compiled = ArgumentChecker::compile(RawJson(schema));
            (void)compiled->check(RawJson(good));
            ++checks;
        }
        if (parseJson(arguments)) {
            const auto message = check(kSearchFiles, arguments);
            QVERIFY(!message || !message->isEmpty());
            ++checks;
        }
    }
    QVERIFY(checks > 500);
}

// Schemas made from a value always accept that value.
void tst_ArgumentChecker::refusesNothingInTheRandomCaseThatFits()
{
    QRandomGenerator random(42);
    for (int round = 0; round < 300; ++round) {
        QByteArray properties;
        QByteArray required;
        QByteArray arguments;
        const int count = random.bounded(1, 90); // more than one word of required bits
        for (int i = 0; i < count; ++i) {
            const QByteArray name = "\"p" + QByteArray::number(i) + '"';
            const QByteArray comma = i > 0 ? "," : "";
            properties += comma + name + (i % 2 ? R"(:{"type":"integer"})" : R"(:{"enum":["a"]})");
            required += comma + name;
            const QByteArray pair = name + ':' + (i % 2 ? QByteArray::number(i) : "\"a\"");
            arguments = random.bounded(2) || arguments.isEmpty()
                            ? (arguments.isEmpty() ? pair : QByteArray(pair + ',' + arguments))
                            : QByteArray(arguments + ',' + pair);
        }
        const QByteArray schema = R"({"properties":{)" + properties + R"(},"required":[)" + required
                                  + R"(],"additionalProperties":false})";
        QCOMPARE(check(schema, '{' + arguments + '}'), std::nullopt);
        const qsizetype cut = arguments.indexOf(',');
        if (cut > 0) // without its first member
            QVERIFY(check(schema, '{' + arguments.sliced(cut + 1) + '}'));
    }
}

QTEST_GUILESS_MAIN(tst_ArgumentChecker)
#include "tst_argument_checker.moc"
