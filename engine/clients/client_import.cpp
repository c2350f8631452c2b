// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/clients/client_import.h"

#include "engine/base/relaxed_json.h"
#include "engine/clients/client_entry.h"
#include "engine/clients/client_file.h"
#include "engine/clients/json_servers.h"
#include "engine/clients/secret_finder.h"
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
constexpr QLatin1StringView kAddresses[] = {"url"_L1, "serverUrl"_L1, "httpUrl"_L1};
constexpr auto kProjects = "projects"; // of Claude Code

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

/// Takes secrets out of texts of a server's entry, and leaves references to them.
class Lifter
{
public:
    explicit Lifter(ImportedServer &server)
        : m_server(server)
    {}

    /// All of \a secret; empty: its person has to set it.
    QString whole(const QString &label, const Secret &secret)
    {
        const QString base = plainName(m_server.name) + u'/' + plainName(label);
        QString name = base;
        for (int i = 2;; ++i) {
            const auto same = std::ranges::find(m_server.secrets, name, &Lifted::name);
            if (same == m_server.secrets.end()) {
                m_server.secrets.push_back({name, secret});
                break;
            }
            if (same->value.equals(secret.reveal()))
                break;
            name = base + u'_' + QString::number(i);
        }
        return u"${keychain:%1}"_s.arg(name);
    }

    /// \param label  for parts that have no name of their own, or \a isNamed for all of them
    QString parts(const QString &text, const QString &label, bool isNamed)
    {
        QString out;
        qsizetype done = 0;
        for (const SecretPart &part : secretParts(text)) {
            const QString own = isNamed || part.label.isEmpty() ? label : part.label;
            out += text.mid(done, part.at - done)
                   + whole(own, Secret(text.mid(part.at, part.length).toUtf8()));
            done = part.at + part.length;
        }
        return out + text.mid(done);
    }

    /// `env` or `headers`
    QJsonObject values(const QJsonObject &values)
    {
        QJsonObject out = values;
        for (auto value = values.begin(); value != values.end(); ++value) {
            const QString text = value->toString();
            const QString asked = inputIn(text);
            if (!asked.isEmpty())
                out[value.key()] = QString(text).replace(asked, whole(value.key(), Secret()));
            else if (!text.isEmpty() && !isReference(text)
                     && (namesASecret(value.key()) || looksLikeASecret(text)))
                out[value.key()] = whole(value.key(), Secret(text.toUtf8()));
            else if (value->isString())
                out[value.key()] = parts(text, value.key(), true);
        }
        return out;
    }

    QJsonArray arguments(const QJsonArray &arguments)
    {
        QJsonArray out;
        QString before;
        for (const QJsonValue argument : arguments) {
            const QString text = argument.toString();
            static const QRegularExpression dashes(u"^-+"_s);
            if (!argument.isString() || text.isEmpty())
                out << argument;
            else if (optionTakesASecret(before) && !isReference(text) && !text.startsWith(u'-'))
                out << whole(QString(before).remove(dashes), Secret(text.toUtf8()));
            else
                out << parts(text, u"argument"_s, false);
            before = text;
        }
        return out;
    }

private:
    using Lifted = ImportedServer::Lifted;
    ImportedServer &m_server;
};

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
    const auto plain = [](const QJsonValue &value) {
        static const QRegularExpression kept(u"\\$\\{keychain:[^}]*\\}"_s);
        return value.toString().replace(kept, u"(hidden)"_s);
    };
    for (const auto key : kAddresses) {
        if (entry[key].isString())
            return QUrl(plain(entry[key]))
                .toDisplayString(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment);
    }
    QStringList words{entry["command"_L1].toString()};
    for (const QJsonValue argument : entry["args"_L1].toArray())
        words << plain(argument);
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
                    kClientsOrigin);
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
    Lifter lifter(server);
    for (const auto key : {"env"_L1, "headers"_L1}) {
        if (found.entry[key].isObject())
            server.entry[key] = lifter.values(found.entry[key].toObject());
    }
    if (found.entry["args"_L1].isArray())
        server.entry["args"_L1] = lifter.arguments(found.entry["args"_L1].toArray());
    for (const auto key : kAddresses) {
        if (found.entry[key].isString())
            server.entry[key] = lifter.parts(found.entry[key].toString(), u"url"_s, false);
    }
    QJsonObject oauth = found.entry["oauth"_L1].toObject();
    for (const auto key : {"clientSecret"_L1, "privateKey"_L1}) {
        const QString text = oauth[key].toString();
        if (text.isEmpty() || isReference(text))
            continue;
        oauth[key] = lifter.whole(key, Secret(text.toUtf8()));
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
