// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/runtime.h"
#include "engine/secrets/secret_store.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <functional>
#include <map>

namespace mcprt {

/// A whole engine with fake servers as its children, driven through its surface as a front door
/// does, without a door.
class RuntimeHarness
{
public:
    using Servers = std::map<QString, QStringList>; ///< name -> options of fake_mcp_server, or a
                                                    ///< Python script and its own

    explicit RuntimeHarness(const Servers &servers = {{QStringLiteral("fake"), {}}},
                            const std::function<void(EngineSettings &)> &adjust = {})
    {
        write(servers);
        EngineSettings settings;
        settings.configFile = path("servers.json");
        settings.offloadFolder = path("content");
        settings.dataFolder = path("data");
        settings.stateFolder = path("state");
        if (adjust)
            adjust(settings);
        auto made = Runtime::create(std::move(settings));
        if (!made)
            qFatal("%s", qPrintable(made.error().message));
        runtime = std::move(*made);
    }
    ~RuntimeHarness()
    {
        bool stopped = false;
        runtime->shutdown(Done<bool>([&](const Result<bool> &) { stopped = true; }));
        if (!QTest::qWaitFor([&] { return stopped; }, 20000))
            qWarning("the servers did not stop");
    }

    /// Writes the configuration. \a more is merged into every entry.
    void write(const Servers &servers, const QJsonObject &more = {})
    {
        QJsonObject entries;
        for (const auto &[name, options] : servers) {
            QJsonObject entry = more;
            QString program =
                qEnvironmentVariable("MCPRT_BIN_DIR") + QStringLiteral("/fake_mcp_server");
            if (!options.isEmpty() && options.first().endsWith(QStringLiteral(".py")))
                program = QStringLiteral("python3");
            entry.insert(QStringLiteral("command"), program);
            entry.insert(QStringLiteral("args"), QJsonArray::fromStringList(options));
            entries.insert(name, entry);
        }
        QFile file(path("servers.json"));
        if (!file.open(QIODevice::WriteOnly))
            qFatal("no file");
        file.write(QJsonDocument(QJsonObject{{QStringLiteral("mcpServers"), entries}}).toJson());
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    }
    [[nodiscard]] QString path(const char *name) const
    {
        return folder.filePath(QString::fromLatin1(name));
    }

    /// One request under way, and its answer.
    struct Asked
    {
        RequestTicket ticket = 0;
        std::shared_ptr<std::optional<Result<RawJson>>> answer =
            std::make_shared<std::optional<Result<RawJson>>>();

        [[nodiscard]] bool isAnswered() const { return answer->has_value(); }
    };

    Asked request(const QByteArray &method, const QByteArray &params)
    {
        Asked asked;
        Caller caller{owner,
                      connection,
                      [this](QByteArrayView name, const RawJson &what) {
                          notified.append({name.toByteArray(), what.toByteArray()});
                      },
                      era,
                      RawJson(clientCapabilities),
                      ask};
        asked.ticket = runtime->surface().request(
            {method, RawJson(params), caller},
            Done<RawJson>([answer = asked.answer](Result<RawJson> r) { *answer = std::move(r); }));
        return asked;
    }
    Asked start(const QByteArray &tool, const QByteArray &arguments, const QByteArray &meta = {})
    {
        QByteArray params = R"({"name":")" + tool + R"(","arguments":)" + arguments;
        if (!meta.isEmpty())
            params += R"(,"_meta":)" + meta;
        return request("tools/call", params + '}');
    }
    /// The CallToolResult; empty, with a warning, when there is none.
    RawJson wait(const Asked &asked)
    {
        if (!QTest::qWaitFor([&] { return asked.isAnswered(); }, 20000)) {
            qWarning("no answer");
            return {};
        }
        if (!**asked.answer) {
            qWarning("%s", qPrintable((*asked.answer)->error().message));
            return {};
        }
        return ***asked.answer;
    }
    RawJson call(const QByteArray &tool, const QByteArray &arguments)
    {
        return wait(start(tool, arguments));
    }
    /// execute_tool on server `fake`; \a more = further members, each with a comma in front.
    [[nodiscard]] static QByteArray
    execute(const QByteArray &tool, const QByteArray &arguments = "{}", const QByteArray &more = {})
    {
        return R"({"server_name":"fake","tool_name":")" + tool + R"(","arguments":)" + arguments
               + more + '}';
    }
    RawJson run(const QByteArray &tool, const QByteArray &arguments = "{}",
                const QByteArray &more = {})
    {
        return call("execute_tool", execute(tool, arguments, more));
    }

    [[nodiscard]] static QString text(const RawJson &result, int block = 0)
    {
        return toJsonValue(result)[QLatin1StringView("content")][block][QLatin1StringView("text")]
            .toString();
    }
    [[nodiscard]] static QJsonValue structured(const RawJson &result)
    {
        return toJsonValue(result)[QLatin1StringView("structuredContent")];
    }
    [[nodiscard]] static bool isError(const RawJson &result)
    {
        return member(result, "isError").isTrue();
    }

    QTemporaryDir folder;
    OwnerKey owner{QStringLiteral("me")};
    quint64 connection = 1;
    Era era = Era::Legacy;
    QByteArray clientCapabilities;
    decltype(Caller::ask) ask; ///< null = this client can't be asked
    QList<std::pair<QByteArray, QByteArray>> notified;
    std::unique_ptr<Runtime> runtime;
};

} // namespace mcprt
