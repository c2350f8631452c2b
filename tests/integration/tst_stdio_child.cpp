// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

// One child over real pipes, and the faults it must not take anyone down with (security.md, §3).

#include "engine/child/child_session.h"
#include "engine/child/process_environment.h"
#include "engine/child/stdio_transport.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryFile>
#include <QTest>

#include <csignal>

using namespace mcprt;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

QString program(const QString &name)
{
    return qEnvironmentVariable("MCPRT_BIN_DIR") + u'/' + name;
}

StdioTransport::Options fakeServer(const QStringList &arguments)
{
    StdioTransport::Options options;
    options.server = u"fake"_s;
    options.program = program(u"fake_mcp_server"_s);
    options.arguments = arguments;
    options.environment = processenv::forServer(QProcessEnvironment::systemEnvironment(), {});
    options.guardianPath = program(u"mcp-runtime-guardian"_s);
    options.stopGrace = 200ms;
    return options;
}

struct Harness
{
    explicit Harness(StdioTransport::Options options = fakeServer({}))
        : transport(new StdioTransport(std::move(options), errors))
        , session(ServerName{u"fake"_s}, std::unique_ptr<Transport>(transport))
    {
        QObject::connect(&session, &ChildSession::closed, &session,
                         [this](const Error &reason) { closed = reason; });
    }

    void call(const QByteArray &tool, const QByteArray &arguments = "{}",
              std::chrono::milliseconds timeout = 20s)
    {
        session.call(
            "tools/call", RawJson(R"({"name":")" + tool + R"(","arguments":)" + arguments + '}'),
            {timeout, {}}, Done<RawJson>([this](Result<RawJson> r) { answers += std::move(r); }));
    }
    [[nodiscard]] Result<RawJson> callAndWait(const QByteArray &tool,
                                              const QByteArray &arguments = "{}",
                                              std::chrono::milliseconds timeout = 20s)
    {
        const auto before = answers.size();
        call(tool, arguments, timeout);
        if (!QTest::qWaitFor([&] { return answers.size() > before; }, 25000))
            qFatal("no answer");
        return answers.last();
    }
    [[nodiscard]] QString textOf(const QByteArray &tool, const QByteArray &arguments = "{}")
    {
        const auto answer = callAndWait(tool, arguments);
        if (!answer)
            return answer.error().message;
        JsonCursor at(member(*answer, "content").view());
        if (!at.enterArray() || !at.nextElement())
            return {};
        const RawJson block(at.takeValue().toByteArray());
        return decodeString(member(block, "text").view()).value_or(QString());
    }
    [[nodiscard]] bool waitForClose()
    {
        return QTest::qWaitFor([&] { return closed.has_value(); }, 15000);
    }

    QList<Result<RawJson>> answers;
    std::optional<Error> closed;
    std::shared_ptr<StderrRing> errors = std::make_shared<StderrRing>();
    StdioTransport *transport;
    ChildSession session;
};

qint64 residentBytes()
{
    QFile status(u"/proc/self/statm"_s);
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    return status.readAll().split(' ').value(1).toLongLong() * 4096;
}

} // namespace

class tst_StdioChild : public QObject
{
    Q_OBJECT

private slots:
    void answersManyCallsAtOnce();
    void passesResultsByteForByte();
    void runsSlowCallsSideBySide();
    void givesTheProcessItsFolderAndNoForeignDescriptors();
    void neverStartsAShell();
    void saysWhyNothingStarts_data();
    void saysWhyNothingStarts();
    void tellsOfACrashWithTheLastWords_data();
    void tellsOfACrashWithTheLastWords();
    void worksWithoutAGuardian();
    void readsAnswersBetweenGarbage_data();
    void readsAnswersBetweenGarbage();
    void failsOnlyTheBrokenReply_data();
    void failsOnlyTheBrokenReply();
    void deliversProgress();
    void tellsTheChildOfCancellation();
    void answersWhatTheChildAsks();
    void takesLargeMessages();
    void endsAChildWithAnEndlessLine();
    void keepsCalmInAFloodOfErrors();
    void isBusyWhenTheChildDoesNotRead();
    void stopsAPoliteChild();
    void stopsAChildThatRefusesTo();
    void deletingEndsTheChildAtOnce();
};

void tst_StdioChild::answersManyCallsAtOnce()
{
    Harness h;
    for (int i = 0; i < 1000; ++i)
        h.call("echo", R"({"n":)" + QByteArray::number(i) + '}');
    QTRY_COMPARE(h.answers.size(), 1000);
    for (int i = 0; i < 1000; ++i) {
        QCOMPARE(member(h.answers[i].value(), "structuredContent").toByteArray(),
                 R"({"n":)" + QByteArray::number(i) + '}');
    }
}

void tst_StdioChild::passesResultsByteForByte()
{
    const QByteArray odd = R"({"content":[],"z":1.0, "a":18446744073709551617,"a":1e400,"é":"\/"})";
    QTemporaryFile file;
    QVERIFY(file.open());
    file.write(odd);
    file.flush();
    Harness h(fakeServer({u"--result-file"_s, file.fileName()}));
    const auto answer = h.callAndWait("fixed");
    QCOMPARE(answer->toByteArray(), odd);
}

void tst_StdioChild::runsSlowCallsSideBySide()
{
    Harness h;
    h.call("slow", R"({"ms":300})");
    h.call("echo");
    QTRY_COMPARE(h.answers.size(), 1);
    QVERIFY(!member(*h.answers[0], "structuredContent").isEmpty()); // the second came first
    QTRY_COMPARE(h.answers.size(), 2);
}

void tst_StdioChild::givesTheProcessItsFolderAndNoForeignDescriptors()
{
    const int leak = ::dup(0); // a descriptor that exec would pass on
    QVERIFY(leak > 2);
    auto options = fakeServer({});
    options.workingDirectory = QDir::tempPath();
    Harness h(std::move(options));
    const QStringList lines = h.textOf("process").split(u'\n');
    QCOMPARE(lines.value(1), QString("folder "_L1 + QDir(QDir::tempPath()).canonicalPath()));
    QCOMPARE(lines.value(2).trimmed(), u"descriptors"_s);
    QTRY_COMPARE(lines.value(0), u"pid %1"_s.arg(h.transport->processId()));
    ::close(leak);
}

void tst_StdioChild::neverStartsAShell()
{
    auto options = fakeServer({});
    options.program = u"echo pwned > /tmp/x; true"_s;
    Harness h(std::move(options));
    QVERIFY(h.waitForClose());
    QCOMPARE(h.closed->code, ErrorCode::SpawnFailed);
}

void tst_StdioChild::saysWhyNothingStarts_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<QString>("folder");
    QTest::addColumn<QString>("mentions");
    QTest::newRow("unknown name") << u"no-such-program-here"_s << QString() << u"PATH"_s;
    QTest::newRow("unknown path") << u"/no/such/program"_s << QString() << u"/no/such/program"_s;
    QTest::newRow("unknown folder") << u"true"_s << u"/no/such/folder"_s << u"cwd"_s;
    QTest::newRow("not executable") << u"/etc/passwd"_s << QString() << u"executable"_s;
}

void tst_StdioChild::saysWhyNothingStarts()
{
    QFETCH(const QString, command);
    QFETCH(const QString, folder);
    QFETCH(const QString, mentions);
    auto options = fakeServer({});
    options.program = command;
    options.workingDirectory = folder;
    Harness h(std::move(options));
    h.call("echo");
    QVERIFY(h.waitForClose());
    QCOMPARE(h.answers[0].error().code, ErrorCode::SpawnFailed);
    QVERIFY2(h.closed->message.contains(mentions), qPrintable(h.closed->message));
}

void tst_StdioChild::tellsOfACrashWithTheLastWords_data()
{
    QTest::addColumn<QByteArray>("arguments");
    QTest::addColumn<QString>("mentions");
    QTest::newRow("exit code") << R"({"code":7})"_ba << u"exit code 7"_s;
    QTest::newRow("signal") << "{}"_ba << u"signal 6"_s;
}

void tst_StdioChild::tellsOfACrashWithTheLastWords()
{
    QFETCH(const QByteArray, arguments);
    QFETCH(const QString, mentions);
    Harness h;
    h.call("never");
    h.call("crash", arguments);
    QVERIFY(h.waitForClose());
    QCOMPARE(h.answers.size(), 2);
    for (const auto &answer : h.answers) {
        QCOMPARE(answer.error().code, ErrorCode::Io);
        QVERIFY2(answer.error().message.contains(mentions), qPrintable(answer.error().message));
        QVERIFY(answer.error().message.contains("and then it crashed"_L1));
    }
    QCOMPARE(h.transport->processId(), 0);
}

void tst_StdioChild::worksWithoutAGuardian()
{
    auto options = fakeServer({u"--ignore-eof"_s});
    options.guardianPath.clear();
    Harness h(std::move(options));
    QVERIFY(h.callAndWait("echo").has_value());
    QVERIFY(h.transport->processId() > 0);
    h.session.shutdown();
    QVERIFY(h.waitForClose());
    QCOMPARE(h.closed->code, ErrorCode::Cancelled);
}

void tst_StdioChild::readsAnswersBetweenGarbage_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("banner") << QStringList{u"--banner"_s};
    QTest::newRow("one byte at a time") << QStringList{u"--banner"_s, u"--split"_s, u"1"_s};
    QTest::newRow("noise") << QStringList{u"--garbage"_s, u"90"_s};
}

void tst_StdioChild::readsAnswersBetweenGarbage()
{
    QFETCH(const QStringList, arguments);
    Harness h(fakeServer(arguments));
    for (int i = 0; i < 3; ++i)
        QVERIFY(h.callAndWait("echo").has_value());
    QVERIFY(h.session.garbageLines() > 0);
}

void tst_StdioChild::failsOnlyTheBrokenReply_data()
{
    QTest::addColumn<QByteArray>("how");
    QTest::newRow("wrong UTF-8") << "utf8"_ba;
    QTest::newRow("cut off") << "cut"_ba;
}

void tst_StdioChild::failsOnlyTheBrokenReply()
{
    QFETCH(const QByteArray, how);
    Harness h;
    const auto broken = h.callAndWait("broken", R"({"how":")" + how + "\"}");
    QCOMPARE(broken.error().code, ErrorCode::Protocol);
    QVERIFY(h.callAndWait("broken", R"({"how":"twice"})").has_value());
    QVERIFY(h.callAndWait("echo").has_value());
    QVERIFY(!h.closed);
}

void tst_StdioChild::deliversProgress()
{
    Harness h;
    QByteArrayList steps;
    CallOptions options;
    options.onProgress = [&](const RawJson &params) {
        steps += member(params, "progress").toByteArray();
    };
    h.session.call("tools/call",
                   RawJson(R"({"name":"progress","arguments":{"steps":3,"ms":1}})"_ba), options,
                   Done<RawJson>([&](Result<RawJson> r) { h.answers += r; }));
    QTRY_COMPARE(h.answers.size(), 1);
    QCOMPARE(steps, (QByteArrayList{"1", "2", "3"}));
}

void tst_StdioChild::tellsTheChildOfCancellation()
{
    Harness h;
    h.call("never", "{}", 20ms); // request 1
    QTRY_COMPARE(h.answers.size(), 1);
    h.call("never"); // request 2
    h.session.cancel(2, u"no longer needed"_s);
    QCOMPARE(h.textOf("cancelled"), u"1 2 "_s);
}

void tst_StdioChild::answersWhatTheChildAsks()
{
    Harness h;
    QCOMPARE(h.textOf("ask"), u"asked"_s);
    QVERIFY(h.callAndWait("echo").has_value());
}

void tst_StdioChild::takesLargeMessages()
{
    Harness h;
    const QByteArray text(5 * 1024 * 1024, 'y');
    const auto echoed = h.callAndWait("echo", R"({"text":")" + text + "\"}");
    QCOMPARE(member(member(*echoed, "structuredContent"), "text").size(), text.size() + 2);
    QCOMPARE(h.textOf("huge", R"({"bytes":15000000})").size(), 15000000);
}

void tst_StdioChild::endsAChildWithAnEndlessLine()
{
    constexpr qsizetype cap = 16 * 1024 * 1024;
    auto options = fakeServer({});
    options.maxLineBytes = cap;
    Harness h(std::move(options));
    QVERIFY(h.callAndWait("echo").has_value());
    const qint64 before = residentBytes();
    qint64 most = 0;
    h.call("endless", R"({"bytes":100000000})");
    (void)QTest::qWaitFor(
        [&] {
            most = std::max(most, residentBytes());
            return h.closed.has_value();
        },
        15000);
    QVERIFY(h.closed);
    QCOMPARE(h.closed->code, ErrorCode::LimitExceeded);
    QVERIFY2(h.closed->message.contains(QString::number(cap)), qPrintable(h.closed->message));
    QVERIFY2(most - before < cap * 5 / 2, QByteArray::number(most - before).constData());
    QTRY_COMPARE(h.transport->processId(), 0);
}

void tst_StdioChild::keepsCalmInAFloodOfErrors()
{
    Harness h(fakeServer({u"--stderr-flood"_s}));
    const qint64 before = residentBytes();
    for (int i = 0; i < 200; ++i)
        QVERIFY(h.callAndWait("echo").has_value());
    QTRY_VERIFY(h.errors->totalBytes() > 20'000'000);
    QCOMPARE(h.errors->size(), StderrRing::kDefaultMaxBytes);
    QVERIFY2(residentBytes() - before < 48 * 1024 * 1024, "the flood is not kept");
    // The very last line may be one of ours that counts what was left out.
    QVERIFY(h.errors->tail(20).join(u'\n').contains("flood of lines"_L1));
}

void tst_StdioChild::isBusyWhenTheChildDoesNotRead()
{
    Harness h(fakeServer({u"--no-read"_s}));
    const QByteArray big = R"({"text":")" + QByteArray(64 * 1024, 'x') + "\"}";
    for (int i = 0; i < 1000; ++i)
        h.call("echo", big);
    QVERIFY(h.answers.size() > 800); // at once
    for (const auto &answer : h.answers)
        QCOMPARE(answer.error().code, ErrorCode::Busy);
    QVERIFY(h.transport->unsentBytes() < ChildSession::kMaxUnsentBytes + 128 * 1024);
}

void tst_StdioChild::stopsAPoliteChild()
{
    Harness h;
    h.call("slow", R"({"ms":50})"); // gets its answer even so
    h.session.shutdown();
    h.session.shutdown();
    QVERIFY(h.waitForClose());
    QCOMPARE(h.closed->code, ErrorCode::Cancelled);
    QVERIFY(h.answers[0].has_value());
}

void tst_StdioChild::stopsAChildThatRefusesTo()
{
    Harness h(fakeServer({u"--ignore-eof"_s, u"--ignore-term"_s}));
    QVERIFY(h.callAndWait("echo").has_value());
    const auto pid = pid_t(h.transport->processId());
    h.session.shutdown();
    QVERIFY(h.waitForClose());
    QCOMPARE(::kill(pid, 0), -1);
}

void tst_StdioChild::deletingEndsTheChildAtOnce()
{
    pid_t pid = 0;
    {
        Harness h(fakeServer({u"--ignore-eof"_s, u"--ignore-term"_s}));
        QVERIFY(h.callAndWait("echo").has_value());
        pid = pid_t(h.transport->processId());
        QCOMPARE(::kill(pid, 0), 0);
    }
    QTRY_COMPARE(::kill(pid, 0), -1);
}

QTEST_GUILESS_MAIN(tst_StdioChild)
#include "tst_stdio_child.moc"
