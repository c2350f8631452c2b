// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/clients/client_form.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

const QString kEntryName = u"mcp-runtime"_s;

constexpr ClientForm kForms[] = {
    {"generic", "any client", "the client's mcpServers file", "mcpServers", nullptr, "url", "http"},
    {"claude-desktop", "Claude Desktop", "claude_desktop_config.json", "mcpServers", nullptr,
     nullptr, nullptr},
    {"claude-code", "Claude Code", "~/.claude.json or .mcp.json", "mcpServers", "stdio", "url",
     "http"},
    {"cursor", "Cursor", "~/.cursor/mcp.json", "mcpServers", nullptr, "url", nullptr},
    {"vscode", "VS Code", "mcp.json of the user profile or .vscode", "servers", "stdio", "url",
     "http"},
    {"windsurf", "Windsurf", "~/.codeium/windsurf/mcp_config.json", "mcpServers", nullptr,
     "serverUrl", nullptr},
    {"cline", "Cline", "cline_mcp_settings.json", "mcpServers", nullptr, "url", "streamableHttp"},
    {"zed", "Zed", "~/.config/zed/settings.json", "context_servers", nullptr, "url", nullptr},
    {"gemini", "Gemini CLI", "~/.gemini/settings.json", "mcpServers", nullptr, "httpUrl", nullptr},
    {"codex", "Codex", "~/.codex/config.toml", "mcp_servers", nullptr, "url", nullptr, true},
    {"lmstudio", "LM Studio", "~/.lmstudio/mcp.json", "mcpServers", nullptr, "url", nullptr},
};

QString bearer(const EntryValues &values)
{
    return "Bearer "_L1 + QString::fromLatin1(values.token.reveal());
}

/// A TOML basic string; its escapes are those of JSON.
QString tomlString(const QString &text)
{
    const QByteArray array = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(array.mid(1, array.size() - 2));
}

QJsonObject stdioObject(const ClientForm &form, const EntryValues &values)
{
    QJsonObject entry{{"command"_L1, values.program},
                      {"args"_L1, QJsonArray::fromStringList(values.arguments)}};
    if (form.stdioType)
        entry["type"_L1] = QLatin1StringView(form.stdioType);
    return entry;
}

QString wrappedEntry(const ClientForm &form, const QJsonObject &entry)
{
    const QJsonObject document{
        {QString::fromLatin1(form.topKey), QJsonObject{{kEntryName, entry}}}};
    return QString::fromUtf8(QJsonDocument(document).toJson());
}

} // namespace

std::span<const ClientForm> clientForms()
{
    return kForms;
}

const ClientForm *findClientForm(const QString &name)
{
    for (const ClientForm &form : kForms) {
        if (name == QLatin1StringView(form.name))
            return &form;
    }
    return nullptr;
}

QString ourEntryName()
{
    return kEntryName;
}

QByteArray bareEntry(const ClientForm &form, const EntryValues &values)
{
    if (form.isToml)
        return stdioEntryText(form, values).toUtf8();
    return QJsonDocument(stdioObject(form, values)).toJson();
}

QString stdioEntryText(const ClientForm &form, const EntryValues &values)
{
    if (!form.isToml)
        return wrappedEntry(form, stdioObject(form, values));
    QStringList words;
    for (const QString &argument : values.arguments)
        words << tomlString(argument);
    return u"[%1.%2]\ncommand = %3\nargs = [%4]\n"_s.arg(QLatin1StringView(form.topKey), kEntryName,
                                                         tomlString(values.program),
                                                         words.join(", "_L1));
}

QString httpEntryText(const ClientForm &form, const EntryValues &values)
{
    const auto urlKey = QString::fromLatin1(form.httpUrlKey);
    if (form.isToml)
        return u"[%1.%2]\n%3 = %4\nhttp_headers = { Authorization = %5 }\n"_s.arg(
            QLatin1StringView(form.topKey), kEntryName, urlKey, tomlString(values.url),
            tomlString(bearer(values)));
    QJsonObject entry{{urlKey, values.url},
                      {"headers"_L1, QJsonObject{{"Authorization"_L1, bearer(values)}}}};
    if (form.httpType)
        entry["type"_L1] = QLatin1StringView(form.httpType);
    return wrappedEntry(form, entry);
}

} // namespace mcprt
