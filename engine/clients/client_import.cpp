// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/clients/client_import.h"

#include "engine/clients/client_file.h"
#include "engine/clients/json_servers.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

constexpr auto kOurKey = "mcpServers";

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

/// `${input:ID}`: VS Code asks its person for it.
QString inputIn(const QString &value)
{
    static const QRegularExpression input(u"\\$\\{input:([^}]+)\\}"_s);
    return input.match(value).captured(1);
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
        const bool isAsked = !inputIn(text).isEmpty();
        const bool isSecret = !text.isEmpty() && !isReference(text)
                              && (namesASecret(value.key()) || beginsLikeASecret(text));
        if (!isAsked && !isSecret)
            continue;
        const QString name = plainName(server->name) + u'/' + plainName(value.key());
        out[value.key()] = u"${keychain:%1}"_s.arg(name);
        server->secrets.push_back({name, isAsked ? Secret() : Secret(text.toUtf8())});
    }
    return out;
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
    if (form.isToml) {
        return fail(ErrorCode::Unavailable,
                    u"%1 keeps its servers as TOML, which is not imported. Write them into the "
                    "mcpServers file by hand."_s.arg(QLatin1StringView(form.title)),
                    client);
    }
    QByteArray text;
    if (const auto read = readClientFile(file.path, &text); !read)
        return Failure(read.error());
    JsonPlace place{form.topKey, ourEntryName().toUtf8(), file.path};
    auto names = jsonServerNames(text, place);
    if (!names)
        return Failure(names.error());
    names->removeAll(ourEntryName());
    std::vector<FoundServer> found;
    for (const QString &name : std::as_const(*names)) {
        place.name = name.toUtf8();
        const auto entry = jsonServer(text, place);
        if (!entry)
            return Failure(entry.error());
        found.push_back({name, QJsonDocument::fromJson(*entry).object()});
    }
    return found;
}

ImportedServer imported(const FoundServer &found)
{
    ImportedServer server{found.name, found.entry, {}};
    for (const auto key : {"env"_L1, "headers"_L1}) {
        if (found.entry[key].isObject())
            server.entry[key] = lifted(found.entry[key].toObject(), &server);
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
