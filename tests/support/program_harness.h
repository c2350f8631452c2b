// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QProcessEnvironment>
#include <QTemporaryDir>
#include <QTest>

namespace mcprt {

/// The built program in a home of its own: no file and no variable of the tester's reaches it.
struct ProgramHarness
{
    struct Outcome
    {
        int code = -1; ///< -1 = it crashed or did not end
        QByteArray out;
        QByteArray err;

        [[nodiscard]] QJsonObject json() const { return QJsonDocument::fromJson(out).object(); }
        [[nodiscard]] QJsonObject data() const
        {
            return json()[QLatin1StringView("data")].toObject();
        }
        [[nodiscard]] QJsonObject error() const
        {
            return json()[QLatin1StringView("error")].toObject();
        }
    };

    ProgramHarness()
    {
        environment.insert(QStringLiteral("HOME"), home.path());
        environment.insert(QStringLiteral("PATH"), qEnvironmentVariable("PATH"));
        environment.insert(QStringLiteral("LANG"), QStringLiteral("C.UTF-8"));
        QDir().mkpath(home.filePath(QStringLiteral(".config/mcp-runtime")));
    }

    [[nodiscard]] static QString binary(const QString &name)
    {
        return qEnvironmentVariable("MCPRT_BIN_DIR") + QLatin1Char('/') + name;
    }
    [[nodiscard]] static QJsonObject fakeServer(const QStringList &arguments = {})
    {
        return {{QStringLiteral("command"), binary(QStringLiteral("fake_mcp_server"))},
                {QStringLiteral("args"), QJsonArray::fromStringList(arguments)}};
    }

    void writeConfig(const QString &name, const QByteArray &text) const
    {
        QFile file(home.filePath(QStringLiteral(".config/mcp-runtime/") + name));
        const bool open = file.open(QIODevice::WriteOnly | QIODevice::Truncate);
        QVERIFY(open);
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
        QCOMPARE(file.write(text), text.size());
    }
    void writeServers(const QJsonObject &servers) const
    {
        writeConfig(QStringLiteral("mcp.json"),
                    QJsonDocument(QJsonObject{{QStringLiteral("mcpServers"), servers}}).toJson());
    }

    void start(QProcess &process, const QStringList &arguments) const
    {
        process.setProcessEnvironment(environment);
        process.setWorkingDirectory(home.path());
        process.start(binary(QStringLiteral("mcp-runtime")), arguments);
    }
    [[nodiscard]] Outcome run(const QStringList &arguments, const QByteArray &input = {}) const
    {
        QProcess process;
        start(process, arguments);
        process.write(input);
        process.closeWriteChannel();
        return wait(process);
    }
    [[nodiscard]] static Outcome wait(QProcess &process)
    {
        Outcome outcome;
        if (process.waitForFinished(30000) && process.exitStatus() == QProcess::NormalExit)
            outcome.code = process.exitCode();
        else
            process.kill();
        outcome.out = process.readAllStandardOutput();
        outcome.err = process.readAllStandardError();
        return outcome;
    }

    /// Processes, other than ourselves, whose environment has this home: all that was started here.
    [[nodiscard]] QStringList survivors() const
    {
        QStringList found;
        const QByteArray mark = "HOME=" + QFile::encodeName(home.path());
        const QStringList pids =
            QDir(QStringLiteral("/proc")).entryList({QStringLiteral("[0-9]*")}, QDir::Dirs);
        for (const QString &pid : pids) {
            QFile file(QStringLiteral("/proc/%1/environ").arg(pid));
            if (file.open(QIODevice::ReadOnly) && file.readAll().split('\0').contains(mark))
                found << pid;
        }
        return found;
    }

    QTemporaryDir home;
    QProcessEnvironment environment;
};

} // namespace mcprt
