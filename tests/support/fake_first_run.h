// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/clients/client_servers.h"
#include "ui/first_run/first_run_backend.h"

namespace mcprt {

/// A computer that is only said to be there. Answers come before the functions return.
class FakeFirstRun final : public FirstRunBackend
{
public:
    QList<Client> clients{
        {QStringLiteral("claude-desktop"),
         QStringLiteral("Claude Desktop"),
         QStringLiteral("~/.config/Claude/claude_desktop_config.json"),
         false,
         {},
         {{QStringLiteral("filesystem"),
           QStringLiteral("npx -y @modelcontextprotocol/server-filesystem ~/Documents"),
           {},
           {},
           {},
           {}},
          {QStringLiteral("github"),
           QStringLiteral("npx -y @modelcontextprotocol/server-github"),
           {QStringLiteral("GITHUB_PERSONAL_ACCESS_TOKEN")},
           {QStringLiteral("github/GITHUB_PERSONAL_ACCESS_TOKEN")},
           {},
           {}}}},
        {QStringLiteral("cursor"),
         QStringLiteral("Cursor"),
         QStringLiteral("~/.cursor/mcp.json"),
         false,
         {},
         {{QStringLiteral("context7"),
           QStringLiteral("https://mcp.context7.com/mcp"),
           {},
           {},
           {},
           {}}}},
        {QStringLiteral("zed"),
         QStringLiteral("Zed"),
         QStringLiteral("~/.config/zed/settings.json"),
         false,
         {},
         {}}};
    Outcome outcome{{QStringLiteral("filesystem"), QStringLiteral("github")},
                    {QStringLiteral("Claude Desktop")},
                    {}};
    QList<Choice> carriedOut;
    QList<ClientChange> changed;
    bool hasDemo = false;
    bool isAutostart = false;
    Result<bool> autostartAnswer = true;

    void find(Done<QList<Client>> done) override { done.report(clients); }
    void plan(const QList<Choice> &choices, bool replace, Done<QList<Plan>> done) override
    {
        QList<Plan> plans;
        for (const Choice &choice : choices) {
            ClientChange change;
            change.client = choice.client;
            change.path = QStringLiteral("~/%1.json").arg(choice.client);
            change.before = "{\n  \"mcpServers\": {\n  }\n}\n";
            change.edits = {{19, 0,
                             "\n    \"mcp-runtime\": {\n      \"args\": [\n        \"serve\"\n"
                             "      ],\n      \"command\": \"/usr/bin/mcp-runtime\"\n    }"}};
            for (const QString &server : choice.servers) {
                if (replace)
                    change.replaced.push_back({server});
            }
            plans.push_back({choice, change});
        }
        done.report(plans);
    }
    void carryOut(const QList<Choice> &choices, const QList<ClientChange> &changes,
                  Done<Outcome> done) override
    {
        carriedOut = choices;
        changed = changes;
        done.report(outcome);
    }
    [[nodiscard]] QString demoServer() const override { return QStringLiteral("demo"); }
    void addDemoServer(Done<bool> done) override
    {
        hasDemo = true;
        done.report(true);
    }
    [[nodiscard]] bool autostart() const override { return isAutostart; }
    [[nodiscard]] Result<bool> setAutostart(bool on) override
    {
        if (autostartAnswer)
            isAutostart = on;
        return autostartAnswer;
    }
};

} // namespace mcprt
