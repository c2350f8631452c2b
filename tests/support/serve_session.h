// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "tests/support/program_harness.h"

namespace mcprt {

inline const QByteArray kInitialize =
    "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"protocolVersion\":"
    "\"2025-11-25\",\"capabilities\":{},\"clientInfo\":{\"name\":\"test\",\"version\":\"1\"}}}\n"
    "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}\n";

[[nodiscard]] inline QByteArray callOf(int id, const QByteArray &tool, const QByteArray &arguments)
{
    return "{\"jsonrpc\":\"2.0\",\"id\":" + QByteArray::number(id)
           + ",\"method\":\"tools/call\",\"params\":{\"name\":\"" + tool
           + "\",\"arguments\":" + arguments + "}}\n";
}

/// One `mcp-runtime serve` under way, its answers by id.
struct ServeSession
{
    explicit ServeSession(const ProgramHarness &program, const QStringList &more = {})
    {
        program.start(process, QStringList{QStringLiteral("serve")} + more);
    }
    /// Any command line, as a client starts it.
    ServeSession(const ProgramHarness &program, const QString &command,
                 const QStringList &arguments)
    {
        process.setProcessEnvironment(program.environment);
        process.setWorkingDirectory(program.home.path());
        process.start(command, arguments);
    }
    ~ServeSession()
    {
        process.kill();
        process.waitForFinished();
    }
    /// Takes what has come; every line has to be JSON-RPC.
    void read()
    {
        pending += process.readAllStandardOutput();
        for (qsizetype end = pending.indexOf('\n'); end >= 0; end = pending.indexOf('\n')) {
            const QByteArray line = pending.first(end);
            pending.remove(0, end + 1);
            const QJsonObject message = QJsonDocument::fromJson(line).object();
            if (message[QLatin1StringView("jsonrpc")].toString() != QLatin1StringView("2.0"))
                strangers << line;
            answers[message[QLatin1StringView("id")].toVariant().toString()] = message;
        }
    }
    [[nodiscard]] bool hasAnswer(int id)
    {
        return QTest::qWaitFor(
            [&] {
                read();
                return answers.contains(QString::number(id));
            },
            10000);
    }
    [[nodiscard]] QJsonObject result(int id)
    {
        return answers.value(QString::number(id))[QLatin1StringView("result")].toObject();
    }

    QProcess process;
    QByteArray pending;
    QByteArrayList strangers; ///< lines of stdout that are no JSON-RPC
    QMap<QString, QJsonObject> answers;
};

} // namespace mcprt
