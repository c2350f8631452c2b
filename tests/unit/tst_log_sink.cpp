// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "app/cli/output.h"
#include "app/log_sink.h"
#include "app/plain_text.h"
#include "engine/base/log.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <QTimeZone>

#include <csignal>

#include <fcntl.h>
#include <unistd.h>

using namespace mcprt;
using namespace Qt::StringLiterals;

namespace {

const QDateTime kWhen(QDate(2026, 11, 23), QTime(18, 5, 12, 345), QTimeZone::utc());

/// A sink whose lines can be read back.
struct Harness
{
    explicit Harness(LogSink::Format format)
    {
        [&] { QCOMPARE(pipe2(ends, O_NONBLOCK), 0); }();
        sink = std::make_unique<LogSink>(ends[1], format);
    }
    ~Harness()
    {
        sink.reset();
        close(ends[0]);
        close(ends[1]);
    }
    QByteArray read() const
    {
        QByteArray out(65536, Qt::Uninitialized);
        const ssize_t n = ::read(ends[0], out.data(), size_t(out.size()));
        return out.first(n > 0 ? n : 0);
    }
    int ends[2] = {-1, -1};
    std::unique_ptr<LogSink> sink;
};

} // namespace

class TestLogSink : public QObject
{
    Q_OBJECT

private slots:
    void writesOneLineAnEvent_data()
    {
        QTest::addColumn<QString>("message");
        QTest::addColumn<QString>("shown");
        QTest::newRow("plain") << "server started"
                               << "server started";
        QTest::newRow("forged line") << "a\n2026-11-23T00:00:00Z info mcprt.router approved"
                                     << "a\\n2026-11-23T00:00:00Z info mcprt.router approved";
        QTest::newRow("carriage return") << "a\rb"
                                         << "a\\rb";
        QTest::newRow("terminal title") << "\x1b]0;x\x07"
                                        << "\\u{1b}]0;x\\u{7}";
        QTest::newRow("C1 control") << u"a\u009bm"_s << "a\\u{9b}m";
        QTest::newRow("bidi override") << u"a\u202eb"_s << "a\\u{202e}b";
        QTest::newRow("line separator") << u"a\u2028b"_s << "a\\u{2028}b";
        QTest::newRow("tag characters") << u"a\U000E0041"_s << "a\\u{e0041}";
        QTest::newRow("zero") << QString(QChar(0)) << "\\u{0}";
        QTest::newRow("words of many scripts") << u"café 漢字 🙂"_s << u"café 漢字 🙂"_s;
    }
    void writesOneLineAnEvent()
    {
        QFETCH(QString, message);
        QFETCH(QString, shown);
        {
            const Harness text(LogSink::Format::Text);
            QCOMPARE(text.sink->line(kWhen, QtInfoMsg, "mcprt.child", message),
                     "2026-11-23T18:05:12.345Z info mcprt.child " + shown.toUtf8() + '\n');
        }
        const Harness json(LogSink::Format::Json);
        const QByteArray line = json.sink->line(kWhen, QtWarningMsg, "mcprt.child", message);
        QCOMPARE(line.count('\n'), 1);
        const QJsonObject parsed = QJsonDocument::fromJson(line).object();
        QCOMPARE(parsed["message"_L1].toString(), shown);
        QCOMPARE(parsed["level"_L1].toString(), u"warning"_s);
        QCOMPARE(parsed["category"_L1].toString(), u"mcprt.child"_s);
        QCOMPARE(parsed["time"_L1].toString(), u"2026-11-23T18:05:12.345Z"_s);
    }

    void capsALine_data()
    {
        QTest::addColumn<QString>("unit");
        QTest::newRow("letters") << "x";
        QTest::newRow("quotes") << "\"";
        QTest::newRow("backslashes") << "\\";
        QTest::newRow("controls") << "\x01";
        QTest::newRow("three-byte characters") << u"漢"_s;
    }
    void capsALine()
    {
        QFETCH(QString, unit);
        for (const auto format : {LogSink::Format::Text, LogSink::Format::Json}) {
            const Harness harness(format);
            const QByteArray line =
                harness.sink->line(kWhen, QtInfoMsg, "mcprt.child", unit.repeated(100'000));
            QVERIFY2(line.size() <= 8192, qPrintable(QString::number(line.size())));
            QVERIFY(line.size() > 3000);
            QVERIFY(line.contains("[cut]"));
            QVERIFY(QString::fromUtf8(line).toUtf8() == line); // no character was cut
            if (format == LogSink::Format::Json)
                QVERIFY(QJsonDocument::fromJson(line).isObject());
        }
    }

    void hidesSecretsInEveryForm_data()
    {
        QTest::addColumn<QByteArray>("form");
        const QByteArray secret = "s3cr3t/+token=";
        QTest::newRow("as it is") << secret;
        QTest::newRow("base64") << secret.toBase64();
        QTest::newRow("base64url") << secret.toBase64(QByteArray::Base64UrlEncoding);
        QTest::newRow("percent-encoded") << secret.toPercentEncoding();
        QTest::newRow("hex") << secret.toHex();
    }
    void hidesSecretsInEveryForm()
    {
        QFETCH(QByteArray, form);
        const Harness harness(LogSink::Format::Text);
        harness.sink->hide(Secret("s3cr3t/+token="));
        harness.sink->hide(Secret("s3cr3t")); // the longer one has to go first
        const QByteArray line =
            harness.sink->line(kWhen, QtInfoMsg, "c", "before "_L1 + QString::fromUtf8(form));
        QVERIFY2(!line.contains(form.first(form.size() - 2)), line.constData());
        QVERIFY(line.contains("before [hidden]"));
    }

    void leavesShortValuesAlone()
    {
        const Harness harness(LogSink::Format::Text);
        harness.sink->hide(Secret("a"));
        harness.sink->hide(Secret());
        QVERIFY(harness.sink->line(kWhen, QtInfoMsg, "c", u"banana"_s).endsWith("banana\n"));
    }

    void hidesWhatTheEnvironmentCallsASecret()
    {
        const Harness harness(LogSink::Format::Text);
        harness.sink->hideEnvironment(
            {u"GITHUB_TOKEN=ghp_0123456789"_s, u"HOME=/home/someone"_s, u"NOVALUE"_s, u"A_KEY="_s});
        const QByteArray line =
            harness.sink->line(kWhen, QtInfoMsg, "c", u"ghp_0123456789 /home/someone"_s);
        QVERIFY(line.endsWith("[hidden] /home/someone\n"));
    }

    void takesOverQtMessages()
    {
        const Harness harness(LogSink::Format::Text);
        qCWarning(lcChild) << "sent" << 3 << "lines";
        const QByteArray line = harness.read();
        QVERIFY2(line.contains(" warning mcprt.child sent 3 lines\n"), line.constData());
    }

    void obeysTheLevel_data()
    {
        QTest::addColumn<QString>("level");
        QTest::addColumn<int>("lines");
        QTest::newRow("debug") << "debug" << 4;
        QTest::newRow("info") << "info" << 3;
        QTest::newRow("warning") << "warning" << 2;
        QTest::newRow("error") << "error" << 1;
    }
    void obeysTheLevel()
    {
        QFETCH(QString, level);
        const Harness harness(LogSink::Format::Text);
        LogSink::setLevel(level);
        qCDebug(lcChild) << "one";
        qCInfo(lcChild) << "two";
        qCWarning(lcChild) << "three";
        qCCritical(lcChild) << "four";
        LogSink::setLevel(u"info"_s);
        const QByteArray seen = harness.read();
        QTEST(int(seen.count('\n')), "lines");
    }

    void survivesAReaderThatLeft()
    {
        Harness harness(LogSink::Format::Text);
        std::signal(SIGPIPE, SIG_IGN);
        close(harness.ends[0]);
        harness.ends[0] = open("/dev/null", O_RDONLY);
        qCWarning(lcChild) << "into the void";
    }

    void laysTablesOut()
    {
        const Table table{
            {u"NAME"_s, u"DESCRIPTION"_s},
            {{u"a"_s, u"first\nline\twith \x1b[31mcolour"_s}, {u"漢字"_s, QString(200, u'x')}}};
        QCOMPARE(layOut(table, 0),
                 u"a\tfirst line with \\u{1b}[31mcolour\n漢字\t%1\n"_s.arg(QString(200, u'x')));
        const QStringList lines = layOut(table, 40).split(u'\n');
        QCOMPARE(lines.size(), 4);
        QCOMPARE(lines[0], u"NAME  DESCRIPTION"_s);
        QCOMPARE(lines[1], u"a     first line with \\u{1b}[31mcolour"_s);
        QVERIFY(lines[2].startsWith(u"漢字  xxx"_s));
        for (const QString &line : lines)
            QVERIFY2(columnsOf(line) <= 40, qPrintable(line));
        QVERIFY(lines[2].endsWith(u'…'));
    }

    void leavesNamesWhole()
    {
        const QString name = u"create_pull_request_review"_s;
        Table table{{u"SERVER"_s, u"TOOL"_s, u"CONFIDENCE"_s, u"SIMILARITY"_s, u"MATCHED"_s},
                    {{u"github"_s, name, u"0.87"_s, u"-0.25"_s, QString(200, u'x')}},
                    {0, 1}};
        for (const qsizetype columns : {80, 60, 56}) {
            const QStringList lines = layOut(table, columns).split(u'\n');
            QVERIFY2(lines[1].startsWith(u"github  "_s + name + u"  0.87 "_s),
                     qPrintable(lines[1]));
            QVERIFY2(lines[1].contains(u" -0.25 "_s), qPrintable(lines[1]));
            for (const QString &line : lines)
                QVERIFY2(columnsOf(line) <= columns, qPrintable(line));
        }
        QVERIFY(layOut(table, 20).contains(name)); // too narrow for it
        table.whole.clear();
        QVERIFY(!layOut(table, 60).contains(name));
    }
};

QTEST_GUILESS_MAIN(TestLogSink)
#include "tst_log_sink.moc"
