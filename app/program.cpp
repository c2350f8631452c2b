// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "app/program.h"

#include "app/application.h"
#include "app/cli/command.h"
#include "app/command_help.h"
#include "app/log_sink.h"
#include "app/stop_signals.h"
#include "app/terminal.h"

#include <QCoreApplication>
#include <QProcessEnvironment>

#include <csignal>
#include <optional>
#include <utility>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

/// While it lives, Qt makes event loops without GLib: with it, each wake-up costs about a third
/// more, and only the keychain needs it, whose module has a thread and a loop of its own.
class PlainEventLoops
{
public:
    PlainEventLoops()
        : m_isOurs(qEnvironmentVariableIsEmpty(kSwitch))
    {
        if (m_isOurs)
            qputenv(kSwitch, "1");
    }
    Q_DISABLE_COPY_MOVE(PlainEventLoops)
    ~PlainEventLoops()
    {
        if (m_isOurs)
            qunsetenv(kSwitch);
    }

private:
    static constexpr char kSwitch[] = "QT_NO_GLIB";
    bool m_isOurs;
};

bool usesColor(const Invocation &invocation)
{
    return !invocation.has("no-color"_L1) && qEnvironmentVariableIsEmpty("NO_COLOR")
           && qgetenv("TERM") != "dumb";
}

/// `serve` tells what happens; other commands only what goes wrong.
QString logLevel(const Invocation &invocation)
{
    if (invocation.has("verbose"_L1))
        return u"debug"_s;
    if (invocation.has("log-level"_L1))
        return invocation.value("log-level"_L1);
    const bool serves = invocation.command && invocation.command->id == CommandId::Serve;
    return serves && !invocation.has("quiet"_L1) ? u"info"_s : u"warning"_s;
}

/// What the program ends with, after \a code of its command: nothing is done well whose output is
/// lost.
ExitCode codeOf(Output &output, ExitCode code)
{
    const auto &lost = output.lost();
    if (!lost)
        return code;
    output.complaint("mcp-runtime: "_L1 + lost->message);
    return code == ExitCode::Ok ? toExitCode(lost->code) : code;
}

} // namespace

int runProgram(int argc, char **argv)
{
    std::optional<PlainEventLoops> plainLoops(std::in_place);
    QCoreApplication qt(argc, argv); // makes the main loop
    plainLoops.reset();              // other threads, and servers, are not concerned
    QCoreApplication::setApplicationName(u"mcp-runtime"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(MCPRT_VERSION));
    const QStringList arguments = QCoreApplication::arguments().mid(1);
    const auto invocation = parseCommandLine(arguments);
    if (!invocation) {
        Output::Options options;
        options.json = arguments.contains("--json"_L1);
        Output(options).failure(invocation.error());
        return int(ExitCode::Usage);
    }
    Output output(
        {invocation->has("json"_L1), invocation->has("quiet"_L1), usesColor(*invocation)});
    if (invocation->has("help"_L1)) {
        output.text(helpText(invocation->command));
        return int(codeOf(output, ExitCode::Ok));
    }
    LogSink log(kStderr, invocation->value("log-format"_L1) == "json"_L1 ? LogSink::Format::Json
                                                                         : LogSink::Format::Text);
    LogSink::setLevel(logLevel(*invocation));
    log.hideEnvironment(QProcessEnvironment::systemEnvironment().toStringList());
    Invocation wanted = *invocation;
    if (wanted.has("version"_L1))
        wanted.command = findCommand(u"version");
    Application application(wanted, log);
    return Program(wanted, application, output).run();
}

Program::Program(const Invocation &invocation, Application &application, Output &output)
    : m_application(application)
    , m_output(output)
    , m_command(makeCommand({invocation, application, output}))
{}

Program::~Program() = default;

int Program::run()
{
    const StopSignals signalSource;
    connect(&signalSource, &StopSignals::received, this, &Program::onSignal);
    m_command->start(
        Done<ExitCode>(this, [this](const Result<ExitCode> &result) { onDone(result); }));
    if (!m_finished)
        QCoreApplication::exec();
    return int(codeOf(m_output, m_code));
}

void Program::onSignal(int number)
{
    if (m_signal != 0)
        _exit(int(ExitCode::Interrupted)); // asked twice: the guardians end what is left
    m_signal = number;
    if (m_finishing || (m_command && m_command->interrupt(number)))
        return;
    finish(ExitCode::Interrupted);
}

void Program::onDone(const Result<ExitCode> &result)
{
    if (m_finishing)
        return;
    if (result)
        return finish(*result);
    m_output.failure(result.error());
    finish(toExitCode(result.error().code));
}

void Program::finish(ExitCode code)
{
    m_finishing = true;
    m_code = code;
    m_application.shutdown(Done<bool>(this, [this](const Result<bool> &) {
        m_finished = true;
        QCoreApplication::quit();
    }));
}

} // namespace mcprt
