// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "ui/clients/clients_backend.h"

#include <functional>
#include <memory>
#include <utility>

namespace mcprt {

/// Clients that are only said to be there.
class FakeClients final : public ClientsBackend
{
public:
    explicit FakeClients(bool slow = false)
        : isSlow(slow)
    {}

    QList<Row> rows{{QStringLiteral("claude-desktop"),
                     QStringLiteral("Claude Desktop"),
                     QStringLiteral("~/.config/Claude/claude_desktop_config.json"),
                     State::Found,
                     {QStringLiteral("calendar"), QStringLiteral("github")}},
                    {QStringLiteral("cursor"),
                     QStringLiteral("Cursor"),
                     QStringLiteral("~/.cursor/mcp.json"),
                     State::Connected,
                     {}},
                    {QStringLiteral("zed"),
                     QStringLiteral("Zed"),
                     QStringLiteral("~/.config/zed/settings.json"),
                     State::Unreadable,
                     {},
                     QStringLiteral("~/.config/zed/settings.json:3: a comma is missing.")},
                    {QStringLiteral("gemini"),
                     QStringLiteral("Gemini CLI"),
                     QStringLiteral("~/.gemini/settings.json"),
                     State::Absent,
                     {}}};
    QStringList applied;         ///< clients, with a `-` in front when our entry went
    Result<bool> outcome = true; ///< of a change
    QList<ImportedServer> servers;
    QStringList replaceable;
    Result<Imported> imported = Imported{{QStringLiteral("github")}, {}};

    bool isSlow; ///< answers come with answerAll()
    QStringList otherKeys;

    void clients(Done<QList<Row>> done) override { answer(rows, std::move(done)); }
    void planConnect(const QString &client, Done<ClientChange> done) override
    {
        answer(change(client, true), std::move(done));
    }
    void planDisconnect(const QString &client, Done<ClientChange> done) override
    {
        answer(change(client, false), std::move(done));
    }
    void planReplace(const QString &client, Done<ClientChange> done) override
    {
        auto planned = change(client, true);
        for (const QString &server : replaceable)
            planned.replaced.push_back({server});
        answer(planned, std::move(done));
    }
    void apply(const ClientChange &change, Done<bool> done) override
    {
        if (!outcome)
            return answer(outcome, std::move(done));
        applied << (change.isConnect ? change.client : u'-' + change.client);
        for (Row &row : rows) {
            if (row.client == change.client)
                row.state = change.isConnect ? State::Connected : State::Found;
        }
        answer(outcome, std::move(done));
    }
    void importable(const QString &, Done<Importable> done) override
    {
        answer(Importable{servers, otherKeys}, std::move(done));
    }
    void import(const QString &client, bool replaceKeys, Done<Imported> done) override
    {
        applied << (replaceKeys ? QStringLiteral("+!") : QStringLiteral("+")) + client;
        auto result = imported;
        if (result && replaceKeys)
            result->keys = otherKeys;
        answer(result, std::move(done));
    }

    /// Also what is asked for meanwhile.
    void answerAll()
    {
        while (!m_late.isEmpty())
            m_late.takeFirst()();
    }
    [[nodiscard]] qsizetype waiting() const { return m_late.size(); }

private:
    template <class T>
    void answer(Result<T> result, Done<T> done)
    {
        if (!isSlow)
            return done.report(std::move(result));
        const auto shared = std::make_shared<Done<T>>(std::move(done));
        m_late << [shared, result = std::move(result)] { shared->report(result); };
    }
    template <class T>
    void answer(const T &value, Done<T> done)
    {
        answer(Result<T>(value), std::move(done));
    }

    [[nodiscard]] static ClientChange change(const QString &client, bool isConnect)
    {
        ClientChange planned;
        planned.client = client;
        planned.path = QStringLiteral("~/") + client + QStringLiteral(".json");
        planned.isConnect = isConnect;
        planned.before = "{}\n";
        planned.edits = {{1, 0, "\"mcpServers\": {}"}};
        return planned;
    }

    QList<std::function<void()>> m_late;
};

} // namespace mcprt
