// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/clients/client_import.h"

#include "engine/base/relaxed_json.h"
#include "engine/clients/client_entry.h"
#include "engine/clients/client_file.h"
#include "engine/clients/json_servers.h"
#include "engine/clients/toml_servers.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

constexpr auto kOurKey = "mcpServers";
constexpr auto kProjects = "projects"; // of Claude Code

bool namesASecret(const QString &key)
{
    static const QRegularExpression words(
        u"key|token|secret|passw|credential|authorization|cookie|bearer"_s,
        QRegularExpression::CaseInsensitiveOption);
    return words.match(key).hasMatch();
}

/// Beginnings that services give their keys, so that they are known when they leak.
bool beginsLikeASecret(const QString &value)
{
    static const QRegularExpression known(
        u"^(Bearer |Basic |sk-|ghp_|gho_|ghs_|github_pat_|glpat-|xox[abps]-|AKIA|AIza|hf_|npm_|"
        "eyJ)"_s);
    return known.match(value).hasMatch();
}

bool isReference(const QString &value)
{
    return value.contains(u"${"_s) || value.startsWith(u'$');
}

/// `${input:ID}`: VS Code asks its person for it. The whole reference, or nothing.
QString inputIn(const QString &value)
{
    static const QRegularExpression input(u"\\$\\{input:[^}]+\\}"_s);
    return input.match(value).captured();
}

/// Characters that our names and those in a keychain have in common.
QString plainName(const QString &name)
{
    static const QRegularExpression other(u"[^A-Za-z0-9._-]"_s);
    QString plain = name;
    return plain.replace(other, u"_"_s);
}

/// Lifts the secrets of one object (`env`, `headers`) of the entry.
QJsonObject lifted(const QJsonObject &values, ImportedServer *server)
{
    QJsonObject out = values;
    for (auto value = values.begin(); value != values.end(); ++value) {
        if (!value->isString())
            continue;
        const QString text = value->toString();
        const QString asked = inputIn(text);
        const bool isAsked = !asked.isEmpty();
        const bool isSecret = !text.isEmpty() && !isReference(text)
                              && (namesASecret(value.key()) || beginsLikeASecret(text));
        if (!isAsked && !isSecret)
            continue;
        const QString name = plainName(server->name) + u'/' + plainName(value.key());
        const QString reference = u"${keychain:%1}"_s.arg(name);
        out[value.key()] = isAsked ? QString(text).replace(asked, reference) : reference;
        server->secrets.push_back({name, isAsked ? Secret() : Secret(text.toUtf8())});
    }
    return out;
}

/// The servers at one place of a client's file.
Result<bool> addServers(const ClientForm &form, const QByteArray &text, const QString &path,
                        const QByteArrayList &within, std::vector<FoundServer> &found)
{
    const auto names = clientServerNames(form, text, path, within);
    if (!names)
        return Failure(names.error());
    for (const QString &name : *names) {
        if (name == ourEntryName())
            continue;
        ClientEntry original{name, within, {}};
        const auto entry = readClientEntry(form, text, path, original);
        if (!entry)
            return Failure(entry.error());
        original.value = *entry;
        OwnEntry own = ownEntry(form, *entry);
        found.push_back({name, std::move(own.entry), std::move(own.remarks), std::move(own.problem),
                         std::move(original)});
    }
    return true;
}

/// A server that Claude Code starts in one project, in its folder.
void belongTo(FoundServer &server, const QString &project)
{
    if (server.entry.contains("command"_L1) && !server.entry.contains("cwd"_L1))
        server.entry["cwd"_L1] = project;
    server.remarks << u"There it is for %1 only; here it is for all projects."_s.arg(project);
}

bool isPlainJsonName(const QString &name)
{
    return !name.isEmpty() && !name.contains(u'/') && std::ranges::all_of(name, [](QChar c) {
        return c.isPrint() && c != u'"' && c != u'\\';
    });
}

} // namespace

QString ImportedServer::shown() const
{
    for (const auto key : {"url"_L1, "serverUrl"_L1, "httpUrl"_L1}) {
        if (entry[key].isString())
            return QUrl(entry[key].toString())
                .toDisplayString(QUrl::RemoveUserInfo | QUrl::RemoveQuery);
    }
    QStringList words{entry["command"_L1].toString()};
    for (const QJsonValue argument : entry["args"_L1].toArray())
        words << (beginsLikeASecret(argument.toString()) ? u"(hidden)"_s : argument.toString());
    return words.join(u' ');
}

Result<std::vector<FoundServer>> serversOf(const ClientForm &form, const ClientPlaces &places)
{
    const QString client = QString::fromLatin1(form.name);
    const ClientFile file = findClientFile(client, places);
    if (!file.exists) {
        return fail(ErrorCode::NotFound,
                    u"%1 has no servers here: there is no %2."_s.arg(QLatin1StringView(form.title),
                                                                     file.path),
                    client);
    }
    QByteArray text;
    if (const auto read = readClientFile(file.path, &text); !read)
        return Failure(read.error());
    std::vector<FoundServer> found;
    if (const auto added = addServers(form, text, file.path, {}, found); !added)
        return Failure(added.error());
    if (client != "claude-code"_L1)
        return found;
    const QJsonObject projects =
        QJsonDocument::fromJson(plainJson(text)).object()[QLatin1StringView(kProjects)].toObject();
    for (auto project = projects.begin(); project != projects.end(); ++project) {
        if (!project->toObject()[QLatin1StringView(form.topKey)].isObject())
            continue;
        const size_t before = found.size();
        const auto added =
            addServers(form, text, file.path, {kProjects, project.key().toUtf8()}, found);
        if (!added)
            return Failure(added.error());
        for (size_t i = before; i < found.size(); ++i)
            belongTo(found[i], project.key());
    }
    return found;
}

ImportedServer imported(const FoundServer &found)
{
    ImportedServer server{found.name, found.entry, {}, found.remarks, found.original};
    for (const auto key : {"env"_L1, "headers"_L1}) {
        if (found.entry[key].isObject())
            server.entry[key] = lifted(found.entry[key].toObject(), &server);
    }
    QJsonObject oauth = found.entry["oauth"_L1].toObject();
    for (const auto key : {"clientSecret"_L1, "privateKey"_L1}) {
        const QString text = oauth[key].toString();
        if (text.isEmpty() || isReference(text))
            continue;
        const QString name = plainName(server.name) + u'/' + key;
        oauth[key] = u"${keychain:%1}"_s.arg(name);
        server.secrets.push_back({name, Secret(text.toUtf8())});
        server.entry["oauth"_L1] = oauth;
    }
    return server;
}

Result<TextEdits> putImported(const QByteArray &text, const ImportedServer &server,
                              const QString &path)
{
    if (!isPlainJsonName(server.name)) {
        return fail(ErrorCode::InvalidArgument,
                    u"'%1' can't be the name of a server here. Rename it in the client, then "
                    "import it."_s.arg(server.name),
                    server.name);
    }
    const JsonPlace place{kOurKey, server.name.toUtf8(), path};
    const auto there = jsonServer(text, place);
    if (!there)
        return Failure(there.error());
    if (!there->isEmpty()) {
        if (QJsonDocument::fromJson(*there).object() == server.entry)
            return TextEdits();
        return fail(
            ErrorCode::InvalidArgument,
            u"%1 has another server '%2' already, which stays as it is."_s.arg(path, server.name),
            server.name);
    }
    return putJsonServer(text, place, QJsonDocument(server.entry).toJson());
}

} // namespace mcprt
