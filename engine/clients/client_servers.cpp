// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/clients/client_servers.h"

#include "engine/clients/json_servers.h"
#include "engine/clients/toml_servers.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

JsonPlace jsonPlace(const ClientForm &form, const QString &path, const ClientEntry &entry)
{
    return {form.topKey, entry.name.toUtf8(), path, entry.within};
}

TomlPlace tomlPlace(const ClientForm &form, const QString &path, const ClientEntry &entry)
{
    return {QString::fromLatin1(form.topKey), entry.name, path};
}

ClientEntry ours()
{
    return {ourEntryName()};
}

} // namespace

Result<QStringList> clientServerNames(const ClientForm &form, const QByteArray &text,
                                      const QString &path, const QByteArrayList &within)
{
    const ClientEntry entry{ourEntryName(), within};
    return form.isToml ? tomlServerNames(text, tomlPlace(form, path, entry))
                       : jsonServerNames(text, jsonPlace(form, path, entry));
}

Result<QJsonObject> readClientEntry(const ClientForm &form, const QByteArray &text,
                                    const QString &path, const ClientEntry &entry)
{
    if (form.isToml)
        return tomlServer(text, tomlPlace(form, path, entry));
    const auto json = jsonServer(text, jsonPlace(form, path, entry));
    if (!json)
        return Failure(json.error());
    return QJsonDocument::fromJson(*json).object();
}

Result<TextEdits> putOurEntry(const ClientForm &form, const QByteArray &text, const QString &path,
                              const QByteArray &entry)
{
    return form.isToml ? putTomlServer(text, tomlPlace(form, path, ours()), entry)
                       : putJsonServer(text, jsonPlace(form, path, ours()), entry);
}

Result<TextEdits> removeClientEntry(const ClientForm &form, const QByteArray &text,
                                    const QString &path, const ClientEntry &entry)
{
    return form.isToml ? removeTomlServer(text, tomlPlace(form, path, entry))
                       : removeJsonServer(text, jsonPlace(form, path, entry));
}

Result<QByteArray> clientEntryText(const ClientForm &form, const QByteArray &text,
                                   const QString &path, const ClientEntry &entry)
{
    return form.isToml ? tomlServerText(text, tomlPlace(form, path, entry))
                       : jsonServer(text, jsonPlace(form, path, entry));
}

Result<TextEdits> putClientEntry(const ClientForm &form, const QByteArray &text,
                                 const QString &path, const ClientEntry &entry,
                                 const QByteArray &entryText)
{
    if (form.isToml)
        return putTomlServer(text, tomlPlace(form, path, entry), entryText);
    return putJsonServer(text, jsonPlace(form, path, entry),
                         QJsonDocument::fromJson(entryText).toJson());
}

} // namespace mcprt
