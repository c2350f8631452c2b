// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "app/command_line.h"
#include "app/folders.h"
#include "app/hardening.h"
#include "app/log_sink.h"
#include "app/stop_signals.h"
#include "app/terminal.h"
#include "app/tray/translator.h"
#include "app/tray/tray_program.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QProcessEnvironment>

using namespace Qt::StringLiterals;

namespace {

int run(QApplication &qt, const QCommandLineParser &line)
{
    mcprt::LogSink log(mcprt::kStderr, mcprt::LogSink::Format::Text);
    mcprt::LogSink::setLevel(line.isSet(u"verbose"_s) ? u"debug"_s : u"warning"_s);
    log.hideEnvironment(QProcessEnvironment::systemEnvironment().toStringList());
    const mcprt::Folders folders = mcprt::Folders::ofUser();
    for (const QString &folder : {folders.config, folders.runtime}) {
        if (const auto ready = mcprt::ensurePrivateFolder(folder); !ready) {
            // The configuration folder may be readable to others as long as no secret is in it.
            if (folder == folders.runtime)
                qWarning("%s", qPrintable(ready.error().message));
        }
    }
    const mcprt::Translator translator(qt, mcprt::DesktopSettings(folders.config).language());
    mcprt::Invocation invocation;
    for (const auto &name : {u"config"_s, u"env-file"_s}) {
        if (line.isSet(name))
            invocation.options[name] = line.value(name);
    }
    const mcprt::StopSignals signalSource;
    mcprt::SingleInstance single(folders.runtime + "/desktop"_L1);
    std::unique_ptr<mcprt::TrayProgram> program;
    single.claim([&](bool isFirst) {
        if (!isFirst)
            return QCoreApplication::quit();
        program = std::make_unique<mcprt::TrayProgram>(
            invocation, log, folders,
            mcprt::TrayProgram::Options{line.isSet(u"background"_s), line.isSet(u"settings"_s)});
        QObject::connect(&single, &mcprt::SingleInstance::asked, program.get(),
                         &mcprt::TrayProgram::showWindow);
        QObject::connect(&signalSource, &mcprt::StopSignals::received, program.get(),
                         &mcprt::TrayProgram::quit);
        program->start();
    });
    return QApplication::exec();
}

} // namespace

int main(int argc, char **argv)
{
    mcprt::hardenProcess();
    QApplication qt(argc, argv);
    QApplication::setApplicationName(u"mcp-runtime"_s);
    QApplication::setApplicationDisplayName(u"MCP Runtime"_s);
    QApplication::setApplicationVersion(QStringLiteral(MCPRT_VERSION));
    QApplication::setDesktopFileName(u"mcp-runtime-tray"_s);
    QApplication::setQuitOnLastWindowClosed(false);
    QCommandLineParser line;
    line.setApplicationDescription(u"The desktop app of MCP Runtime: an icon in the tray, a window "
                                   "with what your MCP servers do, and their settings."_s);
    line.addHelpOption();
    line.addVersionOption();
    line.addOptions(
        {{u"background"_s, u"Start without a window where there is a tray."_s},
         {u"settings"_s, u"Open the settings."_s},
         {u"config"_s, u"Read servers from FILE instead of the user's mcp.json."_s, u"FILE"_s},
         {u"env-file"_s, u"Read settings from FILE instead of the user's .env."_s, u"FILE"_s},
         {u"verbose"_s, u"Log every step to stderr."_s}});
    line.process(qt);
    return run(qt, line);
}
