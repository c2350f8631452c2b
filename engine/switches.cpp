// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/switches.h"

#include "engine/base/log.h"
#include "engine/base/trusted_file.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

constexpr qint64 kMaxFileBytes = 8 << 20;

QJsonArray sorted(const QSet<QString> &names)
{
    QStringList list(names.begin(), names.end());
    list.sort();
    return QJsonArray::fromStringList(list);
}

} // namespace

Switches::Switches(const QString &stateFolder)
    : m_path(stateFolder.isEmpty() ? QString() : stateFolder + "/switches.json"_L1)
{
    if (!m_path.isEmpty())
        read();
}

void Switches::read()
{
    const auto text = readTrustedFile(m_path, kMaxFileBytes);
    if (!text) {
        if (text.error().code != ErrorCode::NotFound)
            qCWarning(lcRuntime).noquote() << "Switches are not read:" << text.error().message;
        return;
    }
    const QJsonDocument document = QJsonDocument::fromJson(*text);
    if (!document.isObject()) {
        qCWarning(lcRuntime).noquote() << m_path << "is no JSON object; nothing is switched.";
        return;
    }
    const QJsonObject servers = document.object()["servers"_L1].toObject();
    for (auto entry = servers.begin(); entry != servers.end(); ++entry) {
        const QJsonObject server = entry.value().toObject();
        if (server["enabled"_L1].isBool())
            m_servers[entry.key()] = server["enabled"_L1].toBool();
        const QJsonArray tools = server["blocked_tools"_L1].toArray();
        for (const QJsonValue tool : tools)
            m_blocked[entry.key()] += tool.toString();
    }
}

Result<bool> Switches::write() const
{
    if (m_path.isEmpty())
        return true;
    QJsonObject servers;
    for (auto entry = m_servers.begin(); entry != m_servers.end(); ++entry)
        servers[entry.key()] = QJsonObject{{"enabled"_L1, entry.value()}};
    for (auto entry = m_blocked.begin(); entry != m_blocked.end(); ++entry) {
        QJsonObject server = servers[entry.key()].toObject();
        server["blocked_tools"_L1] = sorted(entry.value());
        servers[entry.key()] = server;
    }
    return writePrivateFile(m_path, QJsonDocument(QJsonObject{{"servers"_L1, servers}}).toJson());
}

Result<bool> Switches::setServer(const ServerName &server, bool enabled)
{
    m_servers[server.text] = enabled;
    return write();
}

Result<bool> Switches::setTool(const ServerName &server, const ToolName &tool, bool enabled)
{
    QSet<QString> &blocked = m_blocked[server.text];
    if (enabled)
        blocked.remove(tool.text);
    else
        blocked.insert(tool.text);
    if (blocked.isEmpty())
        m_blocked.remove(server.text);
    return write();
}

void Switches::apply(ServerConfig &config) const
{
    const QString &name = config.name.text;
    config.disabled = !m_servers.value(name, !config.disabled);
    const QJsonArray blocked = sorted(m_blocked.value(name));
    for (const QJsonValue tool : blocked) {
        if (!config.blockedTools.contains(tool.toString()))
            config.blockedTools += tool.toString();
    }
}

} // namespace mcprt
