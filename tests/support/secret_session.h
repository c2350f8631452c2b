// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "tests/support/program_harness.h"

#include <QStandardPaths>

namespace mcprt::secretsession {

/// Opens the keyring `login`, making it if it is not there.
inline const QString kUnlock = QStringLiteral(
    "printf 'pass' | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1; ");
/// Starts the service with that keyring closed.
inline const QString kStayLocked =
    QStringLiteral("gnome-keyring-daemon --start --components=secrets >/dev/null 2>&1; ");

/// What is not installed of what a session needs; empty = nothing.
inline QString missing()
{
    for (const QString &needed :
         {QStringLiteral("dbus-run-session"), QStringLiteral("gnome-keyring-daemon")}) {
        if (QStandardPaths::findExecutable(needed).isEmpty())
            return needed + QStringLiteral(" is not installed");
    }
    return {};
}

/// Runs \a script in a D-Bus session of its own, in the home of \a program. `$RUN` is the program,
/// `$SELF` this test.
inline ProgramHarness::Outcome run(const ProgramHarness &program, const QString &script,
                                   const QStringList &busOptions = {})
{
    QProcess process;
    QProcessEnvironment environment = program.environment;
    environment.insert(QStringLiteral("RUN"),
                       ProgramHarness::binary(QStringLiteral("mcp-runtime")));
    environment.insert(QStringLiteral("SELF"), QCoreApplication::applicationFilePath());
    environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), program.home.path());
    process.setProcessEnvironment(environment);
    process.setWorkingDirectory(program.home.path());
    process.start(QStringLiteral("dbus-run-session"),
                  busOptions
                      + QStringList{QStringLiteral("--"), QStringLiteral("bash"),
                                    QStringLiteral("-c"), script});
    return ProgramHarness::wait(process);
}

inline bool write(const QString &path, const QByteArray &text)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
}

/// Options of a bus without a keychain: it starts only what the folder `services` of this home
/// names.
inline QStringList emptyBus(const ProgramHarness &program)
{
    const QString folder = program.home.filePath(QStringLiteral("services"));
    QDir().mkpath(folder);
    const QString bus = program.home.filePath(QStringLiteral("bus.conf"));
    write(bus, "<!DOCTYPE busconfig PUBLIC \"-//freedesktop//DTD D-Bus Bus Configuration "
               "1.0//EN\" \"http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd\">"
               "<busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen><servicedir>"
                   + folder.toUtf8()
                   + "</servicedir><policy context=\"default\"><allow send_destination=\"*\" "
                     "eavesdrop=\"true\"/><allow eavesdrop=\"true\"/><allow own=\"*\"/></policy>"
                     "</busconfig>");
    return {QStringLiteral("--config-file=") + bus};
}

/// As emptyBus(), with a keychain that never answers.
inline QStringList hungBus(const ProgramHarness &program)
{
    const QStringList options = emptyBus(program);
    write(program.home.filePath(QStringLiteral("services/org.freedesktop.secrets.service")),
          "[D-BUS Service]\nName=org.freedesktop.secrets\nExec=/bin/sleep 60\n");
    return options;
}

} // namespace mcprt::secretsession
