// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

namespace mcprt {

/// A screen nobody sees, with a window manager.
class Screen
{
public:
    [[nodiscard]] bool open()
    {
        m_server.start(QStringLiteral("Xvfb"),
                       {QStringLiteral("-displayfd"), QStringLiteral("1"),
                        QStringLiteral("-screen"), QStringLiteral("0"),
                        QStringLiteral("1280x800x24"), QStringLiteral("-nolisten"),
                        QStringLiteral("tcp")});
        if (!QTest::qWaitFor([this] { return m_server.canReadLine(); }, 20000))
            return false;
        name = QStringLiteral(":") + QString::fromLatin1(m_server.readLine().trimmed());
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("DISPLAY"), name);
        m_manager.setProcessEnvironment(environment);
        m_manager.start(QStringLiteral("openbox"), {QStringLiteral("--sm-disable")});
        return m_manager.waitForStarted()
               && QTest::qWaitFor([&] { return isManaged(environment); }, 20000);
    }
    ~Screen()
    {
        for (QProcess *process : {&m_manager, &m_server}) {
            process->terminate();
            process->waitForFinished(5000);
        }
    }
    QString name;

private:
    /// Windows that are mapped before their manager is there may get lost.
    static bool isManaged(const QProcessEnvironment &environment)
    {
        QProcess question;
        question.setProcessEnvironment(environment);
        question.start(QStringLiteral("xdotool"), {QStringLiteral("get_desktop")});
        return question.waitForFinished(5000) && question.exitCode() == 0;
    }

    QProcess m_server;
    QProcess m_manager;
};

/// The built program in a home of its own.
class Tray
{
public:
    explicit Tray(const QString &display)
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("DISPLAY"), display);
        environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("xcb"));
        environment.insert(QStringLiteral("HOME"), m_home.path());
        for (const auto &[variable, name] :
             {std::pair{QStringLiteral("XDG_CONFIG_HOME"), QStringLiteral("config")},
              std::pair{QStringLiteral("XDG_DATA_HOME"), QStringLiteral("data")},
              std::pair{QStringLiteral("XDG_STATE_HOME"), QStringLiteral("state")},
              std::pair{QStringLiteral("XDG_RUNTIME_DIR"), QStringLiteral("run")}}) {
            const QString path = m_home.filePath(name);
            QDir().mkpath(path);
            QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
            environment.insert(variable, path);
        }
        m_environment = environment;
        process.setProcessEnvironment(environment);
    }
    ~Tray()
    {
        process.terminate();
        if (!process.waitForFinished(20000))
            process.kill();
    }
    void start(const QStringList &arguments)
    {
        process.start(qEnvironmentVariable("MCPRT_BIN_DIR")
                          + QLatin1StringView("/mcp-runtime-tray"),
                      arguments);
    }
    /// Exit code of a second start.
    [[nodiscard]] int startAgain() const
    {
        QProcess second;
        second.setProcessEnvironment(m_environment);
        second.start(qEnvironmentVariable("MCPRT_BIN_DIR")
                     + QLatin1StringView("/mcp-runtime-tray"));
        if (!QTest::qWaitFor([&] { return second.state() == QProcess::NotRunning; }, 20000))
            return -1;
        return second.exitCode();
    }
    /// Is a window on the screen whose title matches \a title?
    [[nodiscard]] bool hasWindow(const QString &title = QStringLiteral("^MCP Runtime$")) const
    {
        return !xdotool({QStringLiteral("search"), QStringLiteral("--onlyvisible"),
                         QStringLiteral("--name"), title})
                    .isEmpty();
    }
    /// What xdotool prints.
    QByteArray xdotool(const QStringList &arguments) const // NOLINT(modernize-use-nodiscard)
    {
        QProcess tool;
        tool.setProcessEnvironment(m_environment);
        tool.start(QStringLiteral("xdotool"), arguments);
        tool.waitForFinished(10000);
        return tool.readAllStandardOutput().trimmed();
    }
    /// Configures the server `fake`, before the start.
    void addServer(const QString &command, const QStringList &arguments) const
    {
        const QString folder =
            m_environment.value(QStringLiteral("XDG_CONFIG_HOME")) + QStringLiteral("/mcp-runtime");
        QDir().mkpath(folder);
        QFile file(folder + QStringLiteral("/mcp.json"));
        if (!file.open(QIODevice::WriteOnly))
            qFatal("no file");
        const QJsonObject fake{{QStringLiteral("command"), command},
                               {QStringLiteral("args"), QJsonArray::fromStringList(arguments)}};
        const QJsonObject servers{{QStringLiteral("fake"), fake}};
        file.write(QJsonDocument(QJsonObject{{QStringLiteral("mcpServers"), servers}}).toJson());
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    }
    QProcess process;

    [[nodiscard]] QString path(const QString &name) const { return m_home.filePath(name); }
    [[nodiscard]] const QProcessEnvironment &environment() const { return m_environment; }

private:
    QTemporaryDir m_home;
    QProcessEnvironment m_environment;
};

} // namespace mcprt
