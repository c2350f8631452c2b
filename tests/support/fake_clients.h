// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "ui/clients/clients_backend.h"

namespace mcprt {

/// Clients that are only said to be there.
class FakeClients final : public ClientsBackend
{
public:
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
    QStringList applied; ///< clients, with a `-` in front when our entry went
    Result<bool> answer = true;
    QList<ImportedServer> servers;
    QStringList replaceable;
    Result<Imported> imported = Imported{{QStringLiteral("github")}, {}};

    [[nodiscard]] QList<Row> clients() const override { return rows; }
    [[nodiscard]] Result<ClientChange> planConnect(const QString &client) const override
    {
        return change(client, true);
    }
    [[nodiscard]] Result<ClientChange> planDisconnect(const QString &client) const override
    {
        return change(client, false);
    }
    [[nodiscard]] Result<ClientChange> planReplace(const QString &client) const override
    {
        auto planned = change(client, true);
        for (const QString &server : replaceable)
            planned->replaced.push_back({server});
        return planned;
    }
    [[nodiscard]] Result<bool> apply(const ClientChange &change) override
    {
        if (!answer)
            return answer;
        applied << (change.isConnect ? change.client : u'-' + change.client);
        for (Row &row : rows) {
            if (row.client == change.client)
                row.state = change.isConnect ? State::Connected : State::Found;
        }
        return true;
    }
    [[nodiscard]] Result<QList<ImportedServer>> importable(const QString &) const override
    {
        return servers;
    }
    void import(const QString &client, Done<Imported> done) override
    {
        applied << u'+' + client;
        done.report(imported);
    }

private:
    [[nodiscard]] static Result<ClientChange> change(const QString &client, bool isConnect)
    {
        ClientChange planned;
        planned.client = client;
        planned.path = QStringLiteral("~/") + client + QStringLiteral(".json");
        planned.isConnect = isConnect;
        planned.before = "{}\n";
        planned.edits = {{1, 0, "\"mcpServers\": {}"}};
        return planned;
    }
};

} // namespace mcprt
