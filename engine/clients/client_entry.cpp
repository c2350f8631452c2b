// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/clients/client_entry.h"

#include <QJsonArray>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

constexpr double kCertainlyMilliseconds = 1000; // as seconds it would be longer than any call

/// Keys that mean the same in our own configuration.
bool isOurKey(const QString &key)
{
    static const QStringList keys{
        u"command"_s,       u"args"_s,         u"env"_s,           u"cwd"_s,         u"url"_s,
        u"serverUrl"_s,     u"httpUrl"_s,      u"headers"_s,       u"timeout"_s,     u"hints"_s,
        u"oauth"_s,         u"disabled"_s,     u"enabled"_s,       u"type"_s,        u"transport"_s,
        u"blocked_tools"_s, u"blockedTools"_s, u"disabledTools"_s, u"excludeTools"_s};
    return keys.contains(key);
}

QString fromEnvironment(const QString &name)
{
    return u"${env:%1}"_s.arg(name);
}

QStringList texts(const QJsonValue &list)
{
    QStringList out;
    for (const QJsonValue one : list.toArray())
        out << one.toString();
    return out;
}

/// Codex: variables are named, not referred to, and further keys have names of their own.
QJsonObject fromCodex(const QJsonObject &entry)
{
    QJsonObject out = entry;
    QJsonObject env = entry["env"_L1].toObject();
    for (const QJsonValue wanted : entry["env_vars"_L1].toArray()) { // NAME or {name = NAME}
        const QString name = wanted.isObject() ? wanted["name"_L1].toString() : wanted.toString();
        if (!name.isEmpty() && !env.contains(name))
            env[name] = u"${env:%1:-}"_s.arg(name); // Codex starts the server without it, too
    }
    if (!env.isEmpty())
        out["env"_L1] = env;
    QJsonObject headers = entry["http_headers"_L1].toObject();
    const QJsonObject named = entry["env_http_headers"_L1].toObject();
    for (auto header = named.begin(); header != named.end(); ++header)
        headers[header.key()] = fromEnvironment(header->toString());
    const QString token = entry["bearer_token_env_var"_L1].toString();
    if (!token.isEmpty())
        headers["Authorization"_L1] = QString("Bearer "_L1 + fromEnvironment(token));
    if (!headers.isEmpty())
        out["headers"_L1] = headers;
    if (entry["tool_timeout_sec"_L1].isDouble())
        out["timeout"_L1] = entry["tool_timeout_sec"_L1];
    if (entry["disabled_tools"_L1].isArray())
        out["blocked_tools"_L1] = entry["disabled_tools"_L1];
    return out;
}

/// Zed once had the whole command in one object.
QJsonObject fromZed(const QJsonObject &entry)
{
    QJsonObject out = entry;
    const QJsonObject command = entry["command"_L1].toObject();
    if (!command.isEmpty()) {
        out["command"_L1] = command["path"_L1];
        for (const auto key : {"args"_L1, "env"_L1}) {
            if (!command[key].isUndefined() && !command[key].isNull())
                out[key] = command[key];
        }
    }
    return out;
}

QJsonObject fromCursor(const QJsonObject &entry)
{
    QJsonObject out = entry;
    const QJsonObject auth = entry["auth"_L1].toObject();
    QJsonObject oauth;
    for (const auto &[theirs, ours] :
         {std::pair{"CLIENT_ID"_L1, "clientId"_L1},
          std::pair{"CLIENT_SECRET"_L1, "clientSecret"_L1}, std::pair{"scopes"_L1, "scopes"_L1}}) {
        if (!auth[theirs].isUndefined())
            oauth[ours] = auth[theirs];
    }
    if (!oauth.isEmpty())
        out["oauth"_L1] = oauth;
    return out;
}

/// Gemini CLI: `$NAME` is a variable, as `${NAME}` is.
QJsonValue withBraces(const QJsonValue &value)
{
    static const QRegularExpression plain(u"\\$([A-Za-z_][A-Za-z0-9_]*)"_s);
    if (value.isString())
        return value.toString().replace(plain, u"${\\1}"_s);
    if (value.isArray()) {
        QJsonArray out;
        for (const QJsonValue one : value.toArray())
            out << withBraces(one);
        return out;
    }
    if (!value.isObject())
        return value;
    QJsonObject out = value.toObject();
    for (auto one = out.begin(); one != out.end(); ++one)
        *one = withBraces(*one);
    return out;
}

QJsonObject translated(const QString &client, const QJsonObject &entry)
{
    if (client == "codex"_L1)
        return fromCodex(entry);
    if (client == "zed"_L1)
        return fromZed(entry);
    if (client == "cursor"_L1)
        return fromCursor(entry);
    if (client != "gemini"_L1)
        return entry;
    QJsonObject out = entry;
    for (const auto key :
         {"command"_L1, "args"_L1, "env"_L1, "url"_L1, "httpUrl"_L1, "headers"_L1, "cwd"_L1}) {
        if (out.contains(key))
            out[key] = withBraces(out[key]);
    }
    return out;
}

/// What the client replaces before it starts a server, and nobody else can: `${workspaceFolder}`.
/// An `${input:…}` of a variable or header is asked for (\sa imported()).
QString strangeReference(const QJsonObject &entry)
{
    static const QRegularExpression strange(
        u"\\$\\{(?:workspace|file|config:|command:|relativeFile|extension)[^}]*\\}"_s);
    static const QRegularExpression input(u"\\$\\{input:[^}]*\\}"_s);
    QStringList all{entry["command"_L1].toString(), entry["cwd"_L1].toString()};
    for (const auto key : {"url"_L1, "serverUrl"_L1, "httpUrl"_L1})
        all << entry[key].toString();
    all << texts(entry["args"_L1]);
    QString found = input.match(all.join(u'\n')).captured();
    if (!found.isEmpty())
        return found;
    for (const auto key : {"env"_L1, "headers"_L1}) {
        for (const QJsonValue value : entry[key].toObject())
            all << value.toString();
    }
    return strange.match(all.join(u'\n')).captured();
}

QStringList remarksOn(const QJsonObject &entry)
{
    QStringList remarks;
    for (const auto key : {"enabled_tools"_L1, "includeTools"_L1}) {
        const QStringList tools = texts(entry[key]);
        if (!tools.isEmpty())
            remarks << u"There only these of its tools are on: %1; here all are."_s.arg(
                tools.join(u", "_s));
    }
    if (entry["envFile"_L1].isString())
        remarks << u"Its variables in %1 are not read here: write them into `env`."_s.arg(
            entry["envFile"_L1].toString());
    return remarks;
}

/// Ours is in seconds.
void convertTimeout(const QString &client, QJsonObject &entry)
{
    const double timeout = entry["timeout"_L1].toDouble();
    const bool isAlwaysSeconds = client == "cline"_L1 || client == "codex"_L1;
    if (client == "gemini"_L1 || (!isAlwaysSeconds && timeout >= kCertainlyMilliseconds))
        entry["timeout"_L1] = timeout / 1000;
}

} // namespace

OwnEntry ownEntry(const ClientForm &form, const QJsonObject &entry)
{
    const QString client = QString::fromLatin1(form.name);
    OwnEntry own{translated(client, entry), remarksOn(entry), {}};
    for (const QString &key : own.entry.keys()) {
        if (!isOurKey(key))
            own.entry.remove(key);
    }
    if (own.entry.contains("timeout"_L1))
        convertTimeout(client, own.entry);
    const QString title = QString::fromLatin1(form.title);
    const bool hasAddress = own.entry.contains("url"_L1) || own.entry.contains("serverUrl"_L1)
                            || own.entry.contains("httpUrl"_L1);
    if (!hasAddress && !own.entry["command"_L1].isString()) {
        own.problem = u"%1 starts it by an extension of its own, without a command."_s.arg(title);
    } else if (const QString strange = strangeReference(own.entry); !strange.isEmpty()) {
        own.problem =
            u"Only %1 knows what %2 is. Write the value there instead, then import it."_s.arg(
                title, strange);
    }
    return own;
}

} // namespace mcprt
