// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>

namespace mcprt {

/// An MCP client on stdio that waits for each answer, and starts what a client's file says.
class StdioClient
{
public:
    ~StdioClient()
    {
        m_process.closeWriteChannel();
        if (!m_process.waitForFinished(20000))
            m_process.kill();
    }
    /// \param entry  `{"command": …, "args": […]}`
    void start(const QJsonObject &entry, const QProcessEnvironment &environment)
    {
        m_process.setProcessEnvironment(environment);
        m_process.start(entry[QLatin1StringView("command")].toString(),
                        entry[QLatin1StringView("args")].toVariant().toStringList());
    }
    /// \return the result, or an empty object; other messages are passed over.
    [[nodiscard]] QJsonObject ask(const QString &method, const QJsonObject &params)
    {
        const int id = ++m_id;
        send({{QStringLiteral("id"), id},
              {QStringLiteral("method"), method},
              {QStringLiteral("params"), params}});
        while (QTest::qWaitFor([this] { return m_process.canReadLine(); }, 20000)) {
            const QJsonObject answer = QJsonDocument::fromJson(m_process.readLine()).object();
            if (answer[QLatin1StringView("id")].toInt() == id)
                return answer[QLatin1StringView("result")].toObject();
        }
        return {};
    }
    [[nodiscard]] QJsonObject call(const QString &tool, const QJsonObject &arguments)
    {
        return ask(QStringLiteral("tools/call"),
                   {{QStringLiteral("name"), tool}, {QStringLiteral("arguments"), arguments}});
    }
    [[nodiscard]] QJsonObject initialize()
    {
        const QJsonObject result =
            ask(QStringLiteral("initialize"),
                {{QStringLiteral("protocolVersion"), QStringLiteral("2025-06-18")},
                 {QStringLiteral("capabilities"), QJsonObject()},
                 {QStringLiteral("clientInfo"),
                  QJsonObject{{QStringLiteral("name"), QStringLiteral("a new user's client")},
                              {QStringLiteral("version"), QStringLiteral("1")}}}});
        send({{QStringLiteral("method"), QStringLiteral("notifications/initialized")}});
        return result;
    }

private:
    void send(QJsonObject message)
    {
        message[QLatin1StringView("jsonrpc")] = QStringLiteral("2.0");
        m_process.write(QJsonDocument(message).toJson(QJsonDocument::Compact) + '\n');
    }

    QProcess m_process;
    int m_id = 0;
};

} // namespace mcprt
