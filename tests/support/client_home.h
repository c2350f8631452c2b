// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "app/folders.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

namespace mcprt {

/// A home of its own in which Claude Desktop has two servers; secrets go to a file.
struct ClientHome
{
    QTemporaryDir folder;
    Folders folders;

    ClientHome()
    {
        setUp("XDG_CONFIG_HOME", QStringLiteral("config"));
        setUp("XDG_DATA_HOME", QStringLiteral("data"));
        setUp("XDG_STATE_HOME", QStringLiteral("state"));
        setUp("XDG_RUNTIME_DIR", QStringLiteral("run"));
        qputenv("HOME", folder.path().toLocal8Bit());
        qputenv("SECRETS_FILE", folder.filePath(QStringLiteral("secrets.json")).toLocal8Bit());
        folders = Folders::ofUser();
        QDir().mkpath(folders.config);
        const QJsonObject books{
            {QStringLiteral("command"), binary(QStringLiteral("mcp-runtime-demo-server"))}};
        const QJsonObject keyed{
            {QStringLiteral("command"), binary(QStringLiteral("fake_mcp_server"))},
            {QStringLiteral("env"),
             QJsonObject{{QStringLiteral("API_TOKEN"), QStringLiteral("tweet")}}}};
        const QJsonObject servers{{QStringLiteral("books"), books},
                                  {QStringLiteral("keyed"), keyed}};
        write(claude(),
              QJsonDocument(QJsonObject{{QStringLiteral("mcpServers"), servers}}).toJson());
    }
    [[nodiscard]] static QString binary(const QString &name)
    {
        return qEnvironmentVariable("MCPRT_BIN_DIR") + QLatin1Char('/') + name;
    }
    [[nodiscard]] QString claude() const
    {
        return folder.filePath(QStringLiteral("config/Claude/claude_desktop_config.json"));
    }
    void setUp(const char *variable, const QString &name) const
    {
        const QString path = folder.filePath(name);
        QDir().mkpath(path);
        QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        qputenv(variable, path.toLocal8Bit());
    }
    static void write(const QString &path, const QByteArray &bytes)
    {
        QDir().mkpath(QFileInfo(path).absolutePath());
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly))
            qFatal("no file");
        file.write(bytes);
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    }
    [[nodiscard]] static QByteArray read(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
};

} // namespace mcprt
