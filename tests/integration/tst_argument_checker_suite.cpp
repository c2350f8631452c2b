// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/router/argument_checker.h"

#include <QDir>
#include <QFile>
#include <QObject>
#include <QTest>

using namespace mcprt;
using namespace Qt::StringLiterals;

namespace {

/// Valid values of the suite that we refuse, "file: group: test", each with its reason.
const QStringList kAccepted{
    // A metaschema of one's own, which switches keywords off, is another document: never fetched.
    u"vocabulary.json: schema that uses custom metaschema with with no validation vocabulary: no "
    "validation: invalid number, but it still validates"_s,
};

QString suiteFolder()
{
    const QString own = qEnvironmentVariable("MCPRT_JSON_SCHEMA_SUITE");
    return own.isEmpty() ? u"/usr/share/json-schema-test-suite/tests"_s : own;
}

/// The suite leaves out what dialect a schema is of; its folder says so.
RawJson withDialect(const RawJson &schema, const QString &draft)
{
    if (!schema.isObject() || schema.view() == "{}" || !member(schema, "$schema").isEmpty())
        return schema;
    const QByteArray version = draft.mid(5).toUtf8();
    const QByteArray uri =
        version.startsWith("20")
            ? QByteArray("https://json-schema.org/draft/" + version + "/schema")
            : QByteArray("http://json-schema.org/draft-0" + version + "/schema#");
    return RawJson("{\"$schema\":\"" + uri + "\"," + schema.toByteArray().sliced(1));
}

struct Score
{
    int valid = 0;
    int invalid = 0;
    int caught = 0; ///< of the invalid ones
    QStringList refused;
};

QString text(const RawJson &object, QByteArrayView key)
{
    return decodeString(member(object, key).view()).value_or(QString());
}

void runGroup(const RawJson &group, const QString &draft, const QString &file, Score *score)
{
    const auto checker = ArgumentChecker::compile(withDialect(member(group, "schema"), draft));
    const RawJson tests = member(group, "tests");
    JsonCursor elements(tests.view());
    elements.enterArray();
    while (elements.nextElement()) {
        const RawJson test = tests.part(elements.takeValue());
        const auto refusal = checker->check(member(test, "data"));
        if (!member(test, "valid").isTrue()) {
            ++score->invalid;
            score->caught += refusal ? 1 : 0;
            if (!refusal && qEnvironmentVariableIsSet("MCPRT_SHOW_MISSES")) {
                qInfo().noquote() << "missed" << file << ":" << text(group, "description") << ":"
                                  << text(test, "description");
            }
            continue;
        }
        ++score->valid;
        const QString name =
            u"%1: %2: %3"_s.arg(file, text(group, "description"), text(test, "description"));
        if (refusal && !kAccepted.contains(name))
            score->refused += name + u" -> "_s + *refusal;
    }
}

} // namespace

/// Runs the official JSON Schema test suite (Debian: json-schema-test-suite). Refusing a valid
/// value is a failure; letting an invalid one through is only counted, because we are lenient by
/// design.
class tst_ArgumentCheckerSuite : public QObject
{
    Q_OBJECT

private slots:
    void refusesNothingThatIsValid_data();
    void refusesNothingThatIsValid();
};

void tst_ArgumentCheckerSuite::refusesNothingThatIsValid_data()
{
    QTest::addColumn<QString>("draft");
    QTest::addColumn<int>("percentCaught");
    if (!QDir(suiteFolder()).exists())
        QSKIP("json-schema-test-suite is not installed.");
    const QList<std::pair<QString, int>> drafts{{u"draft4"_s, 85},
                                                {u"draft6"_s, 85},
                                                {u"draft7"_s, 85},
                                                {u"draft2019-09"_s, 60},
                                                {u"draft2020-12"_s, 60}};
    for (const auto &[draft, percent] : drafts) {
        if (QDir(suiteFolder() + u'/' + draft).exists())
            QTest::newRow(qPrintable(draft)) << draft << percent;
    }
}

void tst_ArgumentCheckerSuite::refusesNothingThatIsValid()
{
    QFETCH(const QString, draft);
    QFETCH(const int, percentCaught);
    Score score;
    const QDir folder(suiteFolder() + u'/' + draft);
    const QStringList names = folder.entryList({u"*.json"_s}, QDir::Files);
    for (const QString &name : names) {
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto groups = parseJson(file.readAll());
        QVERIFY(groups.has_value());
        JsonCursor elements(groups->view());
        elements.enterArray();
        while (elements.nextElement())
            runGroup(groups->part(elements.takeValue()), draft, name, &score);
    }
    qInfo().noquote() << u"%1: %2 valid values, %3 refused; %4 of %5 invalid ones caught (%6 %)"_s
                             .arg(draft)
                             .arg(score.valid)
                             .arg(score.refused.size())
                             .arg(score.caught)
                             .arg(score.invalid)
                             .arg(100 * score.caught / std::max(1, score.invalid));
    QVERIFY(score.valid > 100);
    QVERIFY2(score.refused.isEmpty(), qPrintable(score.refused.join(u'\n')));
    QVERIFY(100 * score.caught >= percentCaught * score.invalid);
}

QTEST_GUILESS_MAIN(tst_ArgumentCheckerSuite)
#include "tst_argument_checker_suite.moc"
