// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "app/application.h"
#include "app/cli/command.h"
#include "app/cli/demo_client.h"
#include "app/cli/demo_script.h"
#include "app/folders.h"
#include "app/plain_text.h"
#include "engine/content/token_counter.h"
#include "engine/settings.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

constexpr qsizetype kShownColumns = 200; // of a question or an answer
constexpr qsizetype kShownEnd = 90;      // of these, the columns that show how a long one ends

QString shortened(const QString &text)
{
    QString plain = cellText(text);
    if (columnsOf(plain) <= kShownColumns)
        return plain;
    return cutToColumns(plain, kShownColumns - kShownEnd) + u' ' + plain.right(kShownEnd);
}

/// Walks through demoSteps() as a client of a second process, with folders of its own.
class DemoCommand final : public Command
{
public:
    using Command::Command;

    void start(Done<ExitCode> done) override
    {
        m_done = std::move(done);
        if (const QString problem = prepare(); !problem.isEmpty())
            return m_done.fail(ErrorCode::Io, problem);
        say(u"MCP Runtime, shown on a server of its own. Nothing is configured, no network is "
            "needed.\n"_s);
        heading(u"Learn what the server can do, then let it rest"_s, u"mcp-runtime index"_s);
        index();
    }

private:
    /// A configuration with the demo server, in folders that go with us.
    QString prepare()
    {
        m_program = QCoreApplication::applicationFilePath();
        const QString server =
            QFileInfo(m_program).absolutePath() + u'/' + QLatin1StringView(kDemoServerProgram);
        if (!QFileInfo(server).isExecutable())
            return u"The demo server is not beside this program: %1 is missing."_s.arg(server);
        if (!m_folder.isValid())
            return u"No temporary folder can be made: %1."_s.arg(m_folder.errorString());
        const QString config = m_folder.filePath(u"config/mcp-runtime"_s);
        QDir().mkpath(config);
        QFile file(config + "/mcp.json"_L1);
        const QJsonObject entry{{"command"_L1, server}};
        const QJsonObject servers{{QString::fromLatin1(kDemoServerName), entry}};
        const QByteArray text = QJsonDocument(QJsonObject{{"mcpServers"_L1, servers}}).toJson();
        if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly) || file.write(text) < 0)
            return u"The demo's configuration can't be written: %1."_s.arg(file.errorString());
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
        m_environment = ownEnvironment();
        return {};
    }

    /// No setting of this user's reaches the demonstration, nor does it leave anything with them.
    QProcessEnvironment ownEnvironment() const
    {
        QProcessEnvironment environment;
        const QProcessEnvironment own = QProcessEnvironment::systemEnvironment();
        for (const QString &name : {u"PATH"_s, u"LANG"_s, u"LC_ALL"_s, u"LD_LIBRARY_PATH"_s})
            if (own.contains(name))
                environment.insert(name, own.value(name));
        environment.insert(u"HOME"_s, m_folder.path());
        environment.insert(u"XDG_CONFIG_HOME"_s, m_folder.filePath(u"config"_s));
        environment.insert(u"XDG_DATA_HOME"_s, m_folder.filePath(u"data"_s));
        environment.insert(u"XDG_STATE_HOME"_s, m_folder.filePath(u"state"_s));
        environment.insert(u"XDG_CACHE_HOME"_s, m_folder.filePath(u"cache"_s));
        environment.insert(u"XDG_RUNTIME_DIR"_s, m_folder.path());
        environment.insert(u"TMPDIR"_s, m_folder.path());
        return environment;
    }

    void index()
    {
        m_index = std::make_unique<QProcess>();
        m_index->setProcessEnvironment(m_environment);
        m_index->setWorkingDirectory(m_folder.path());
        connect(m_index.get(), &QProcess::errorOccurred, this,
                [this](QProcess::ProcessError error) {
                    if (error == QProcess::FailedToStart)
                        giveUp(u"mcp-runtime index could not be started: %1."_s.arg(
                            m_index->errorString()));
                });
        connect(m_index.get(), &QProcess::finished, this, &DemoCommand::onIndexed);
        m_clock.start();
        m_index->start(m_program, {u"index"_s});
    }

    void onIndexed(int exitCode, QProcess::ExitStatus status)
    {
        const QString table = QString::fromUtf8(m_index->readAllStandardOutput()).trimmed();
        if (status != QProcess::NormalExit || exitCode != 0)
            return giveUp(u"mcp-runtime index ended with %1: %2"_s.arg(
                QString::number(exitCode),
                QString::fromUtf8(m_index->readAllStandardError()).trimmed()));
        answer(table, {});
        heading(u"Start the runtime as a client would, over stdio"_s, u"mcp-runtime serve"_s);
        m_clock.start();
        m_client = std::make_unique<DemoClient>(m_program, m_environment, m_folder.path());
        connect(m_client.get(), &DemoClient::closed, this, &DemoCommand::onClosed);
        m_client->initialize(Done<RawJson>(this, [this](const Result<RawJson> &result) {
            if (!result)
                return giveUp(result.error().message);
            answer(u"initialize: speaks MCP %1"_s.arg(
                       decodeString(member(*result, "protocolVersion").view()).value_or(QString())),
                   {});
            listTools();
        }));
    }

    void listTools()
    {
        heading(u"All that a model has to read, however many servers there are"_s, u"tools/list"_s);
        m_clock.start();
        m_client->listTools(Done<RawJson>(this, [this](const Result<RawJson> &result) {
            if (!result)
                return giveUp(result.error().message);
            int tools = 0;
            const RawJson list = member(*result, "tools");
            JsonCursor at(list.view());
            for (bool inside = at.enterArray(); inside && at.nextElement(); ++tools)
                at.takeValue();
            if (tools == 0)
                return giveUp(u"tools/list names no tool."_s);
            answer(u"%1 tools"_s.arg(tools), result->view());
            nextStep();
        }));
    }

    void nextStep()
    {
        if (m_at == m_steps.size())
            return close();
        const DemoStep &step = m_steps[m_at];
        const QByteArray arguments = step.arguments();
        heading(m_repeated ? QString() : step.title,
                u"%1 %2"_s.arg(QString::fromUtf8(step.tool), QString::fromUtf8(arguments)));
        m_clock.start();
        m_client->callTool(
            step.tool, arguments,
            Done<RawJson>(this, [this](const Result<RawJson> &result) { onStepDone(result); }));
    }

    void onStepDone(const Result<RawJson> &result)
    {
        if (!result)
            return giveUp(result.error().message);
        const DemoStep &step = m_steps[m_at];
        const QString text = firstText(*result);
        if (text.isNull())
            return giveUp(u"%1 answers without any text."_s.arg(QString::fromUtf8(step.tool)));
        answer(text, text.toUtf8());
        if (const QString problem = step.check(*result); !problem.isEmpty())
            return giveUp(problem);
        m_repeated = step.again && step.again();
        if (!m_repeated)
            ++m_at;
        nextStep();
    }

    void close()
    {
        m_closing = true;
        heading(u"Close the input; the runtime and its servers end"_s, u"(end of input)"_s);
        m_clock.start();
        m_client->close();
    }

    void onClosed(const Error &reason)
    {
        if (!m_closing)
            return giveUp(u"The runtime ended in the middle: %1 %2"_s.arg(
                reason.message, m_client->errorOutput().join(u'\n')));
        answer(u"ended"_s, {});
        say(u"\nEvery step gave what it should. A model would have read %1 tokens, most of them in "
            "the pieces\nof the report, which it need not read all.\n\n"
            "Next: put your servers into %2, run mcp-runtime index%3,\n"
            "then mcp-runtime connect --print%3."_s.arg(QString::number(m_tokens), serverFile(),
                                                        configOption()));
        finish(ExitCode::Ok, {});
    }

    /// Where this user's servers belong.
    QString serverFile() const
    {
        const auto settings = application().settings();
        const QString file = settings ? (*settings)->configFile : Folders::ofUser().serverFile();
        const QString home = QDir::homePath() + u'/';
        return file.startsWith(home) ? u"~/"_s + file.sliced(home.size()) : file;
    }

    /// As it has to be given again, too.
    QString configOption() const
    {
        return invocation().has("config"_L1) ? u" --config "_s + invocation().value("config"_L1)
                                             : QString();
    }

    void giveUp(const QString &problem)
    {
        if (m_done)
            finish(ExitCode::General, problem);
    }

    void finish(ExitCode code, const QString &problem)
    {
        if (!problem.isEmpty())
            output().complaint(u"\nThe demonstration failed here: "_s + problem);
        if (output().isJson())
            output().envelope(QJsonObject{{"ok"_L1, code == ExitCode::Ok},
                                          {"problem"_L1, problem},
                                          {"tokens"_L1, m_tokens},
                                          {"steps"_L1, m_record}});
        m_done.report(code);
    }

    void say(const QString &text) const
    {
        if (!output().isJson())
            output().text(text);
    }

    void heading(const QString &title, const QString &question)
    {
        m_question = question;
        if (!title.isEmpty())
            say(u"\n%1. %2"_s.arg(QString::number(++m_number), title));
        say("   > "_L1 + cutToColumns(cellText(question), kShownColumns));
    }

    /// \param read  what a model reads of it; empty = nothing
    void answer(const QString &text, QByteArrayView read)
    {
        const qint64 milliseconds = m_clock.elapsed();
        const qsizetype tokenCount = read.isEmpty() ? 0 : tokens::count(read);
        m_tokens += qint64(tokenCount);
        say("   < "_L1 + shortened(text));
        say(tokenCount > 0 ? u"     %1 tokens, %2 ms"_s.arg(QString::number(tokenCount),
                                                            QString::number(milliseconds))
                           : u"     %1 ms"_s.arg(milliseconds));
        m_record << QJsonObject{{"asked"_L1, m_question},
                                {"answered"_L1, text.left(2000)},
                                {"tokens"_L1, qint64(tokenCount)},
                                {"ms"_L1, milliseconds}};
    }

    Done<ExitCode> m_done;
    QTemporaryDir m_folder; ///< removed with everything in it
    QString m_program;
    QProcessEnvironment m_environment;
    std::unique_ptr<QProcess> m_index;
    std::unique_ptr<DemoClient> m_client;
    std::vector<DemoStep> m_steps = demoSteps();
    size_t m_at = 0;
    bool m_repeated = false;
    bool m_closing = false;
    int m_number = 0;
    qint64 m_tokens = 0;
    QString m_question;
    QElapsedTimer m_clock;
    QJsonArray m_record;
};

} // namespace

std::unique_ptr<Command> makeDemoCommand(const CommandContext &context)
{
    return std::make_unique<DemoCommand>(context);
}

} // namespace mcprt
