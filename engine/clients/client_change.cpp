// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/clients/client_change.h"

#include "engine/base/trusted_file.h"
#include "engine/clients/client_file.h"
#include "engine/clients/json_servers.h"
#include "engine/clients/toml_servers.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

JsonPlace jsonPlace(const ClientForm &form, const QString &path)
{
    return {form.topKey, ourEntryName().toUtf8(), path};
}

TomlPlace tomlPlace(const ClientForm &form, const QString &path)
{
    return {QString::fromLatin1(form.topKey), ourEntryName(), path};
}

Result<QStringList> serverNames(const ClientForm &form, const QByteArray &text, const QString &path)
{
    return form.isToml ? tomlServerNames(text, tomlPlace(form, path))
                       : jsonServerNames(text, jsonPlace(form, path));
}

QString hashOf(const QByteArray &bytes)
{
    return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

Result<bool> checkWritable(const QFileInfo &target)
{
    if (!(target.permissions() & QFileDevice::WriteOwner) || !target.isWritable())
        return fail(ErrorCode::Unauthorized,
                    u"%1 is read-only, so it is left alone."_s.arg(target.filePath()));
#ifdef Q_OS_UNIX
    if (target.ownerId() != ::geteuid())
        return fail(ErrorCode::Unauthorized,
                    u"%1 belongs to someone else, so it is left alone."_s.arg(target.filePath()));
#endif
    return true;
}

Failure notHere(const ClientForm &form, const ClientFile &file)
{
    return fail(ErrorCode::NotFound,
                u"%1 isn't on this machine: there is no %2. Start it once, then try again."_s.arg(
                    QLatin1StringView(form.title), file.path),
                QString::fromLatin1(form.name));
}

} // namespace

QString ClientChange::description() const
{
    if (isRestore && !existed)
        return u"--- %1\nThe file is removed: connecting made it.\n"_s.arg(path);
    return describeEdits(before, edits, path);
}

QString ClientConnector::recordFile(const QString &client) const
{
    return m_backups + u'/' + client + ".json"_L1;
}

QString ClientConnector::backupFile(const QString &client) const
{
    return m_backups + u'/' + client + ".before"_L1;
}

Result<ClientState> ClientConnector::state(const ClientForm &form) const
{
    ClientState state{findClientFile(QString::fromLatin1(form.name), m_places), {}, false};
    QByteArray text;
    if (auto read = readClientFile(state.file.path, &text); !read)
        return Failure(read.error());
    auto names = serverNames(form, text, state.file.path);
    if (!names)
        return Failure(names.error());
    state.isConnected = names->removeAll(ourEntryName()) > 0;
    state.servers = *names;
    return state;
}

Result<ClientChange> ClientConnector::planConnect(const ClientForm &form,
                                                  const EntryValues &values) const
{
    const QString name = QString::fromLatin1(form.name);
    const ClientFile file = findClientFile(name, m_places);
    if (!file.isFound)
        return notHere(form, file);
    ClientChange change;
    change.isConnect = true;
    change.client = name;
    change.path = file.path;
    const auto existed = readClientFile(file.path, &change.before);
    if (!existed)
        return Failure(existed.error());
    change.existed = *existed;
    const QByteArray entry = bareEntry(form, values);
    const auto names = serverNames(form, change.before, file.path);
    if (!names)
        return Failure(names.error());
    change.hadEntry = names->contains(ourEntryName());
    auto edits = form.isToml ? putTomlServer(change.before, tomlPlace(form, file.path), entry)
                             : putJsonServer(change.before, jsonPlace(form, file.path), entry);
    if (!edits)
        return Failure(edits.error());
    change.edits = std::move(*edits);
    change.after = edited(change.before, change.edits);
    if (const auto again = serverNames(form, change.after, file.path);
        !again || !again->contains(ourEntryName()))
        return fail(ErrorCode::Misconfigured,
                    u"%1 has a form that can't be changed safely. Add the entry by hand: "
                    "mcp-runtime connect --print %2"_s.arg(file.path, name));
    return change;
}

Result<ClientChange> ClientConnector::planDisconnect(const ClientForm &form) const
{
    ClientChange change;
    change.client = QString::fromLatin1(form.name);
    change.path = findClientFile(change.client, m_places).path;
    const auto existed = readClientFile(change.path, &change.before);
    if (!existed)
        return Failure(existed.error());
    const auto names = serverNames(form, change.before, change.path);
    if (!names)
        return Failure(names.error());
    change.existed = *existed;
    change.hadEntry = names->contains(ourEntryName());
    change.after = change.before;
    if (!change.hadEntry)
        return change;
    auto edits = form.isToml ? removeTomlServer(change.before, tomlPlace(form, change.path))
                             : removeJsonServer(change.before, jsonPlace(form, change.path));
    if (!edits)
        return Failure(edits.error());
    change.edits = std::move(*edits);
    change.after = edited(change.before, change.edits);

    const auto text = readTrustedFile(recordFile(change.client), kMaxClientFileBytes);
    const QJsonObject record = QJsonDocument::fromJson(text.value_or(QByteArray())).object();
    if (record["path"_L1].toString() != change.path
        || record["after"_L1].toString() != hashOf(change.before))
        return change;
    const bool wasThere = record["existed"_L1].toBool();
    const auto backup = readTrustedFile(backupFile(change.client), kMaxClientFileBytes);
    if (wasThere && (!backup || hashOf(*backup) != record["before"_L1].toString()))
        return change;
    change.isRestore = true;
    change.existed = wasThere;
    change.after = wasThere ? *backup : QByteArray();
    return change;
}

/// Before the change is made, so that there is no moment without a backup.
Result<bool> ClientConnector::remember(const ClientChange &change) const
{
    QString hash = hashOf(change.before);
    bool existed = change.existed;
    if (change.hadEntry) { // connected before: what was before that stays the backup
        const auto text = readTrustedFile(recordFile(change.client), kMaxClientFileBytes);
        const QJsonObject old = QJsonDocument::fromJson(text.value_or(QByteArray())).object();
        if (old["path"_L1].toString() != change.path || old["after"_L1].toString() != hash) {
            QFile::remove(recordFile(change.client));
            return true; // the client has changed its file since; our entry goes by its range
        }
        hash = old["before"_L1].toString();
        existed = old["existed"_L1].toBool();
    } else if (auto kept = writePrivateFile(backupFile(change.client), change.before); !kept) {
        return kept;
    }
    const QJsonObject record{{"path"_L1, change.path},
                             {"existed"_L1, existed},
                             {"before"_L1, hash},
                             {"after"_L1, hashOf(change.after)}};
    return writePrivateFile(recordFile(change.client), QJsonDocument(record).toJson());
}

Result<bool> ClientConnector::apply(const ClientChange &change) const
{
    QByteArray now;
    const auto exists = readClientFile(change.path, &now);
    if (!exists)
        return Failure(exists.error());
    const bool isThere = change.existed || change.isRestore;
    if (*exists != isThere || now != change.before)
        return fail(ErrorCode::Busy, u"%1 was changed in between, so nothing was written. Look at "
                                     "the change again."_s.arg(change.path));
    if (change.isNothing())
        return true;
    const QFileInfo info(change.path);
    const QString target = *exists ? info.canonicalFilePath() : info.absoluteFilePath();
    if (*exists) {
        if (auto writable = checkWritable(QFileInfo(target)); !writable)
            return writable;
    } else if (!QDir().mkpath(info.absolutePath())) {
        return fail(ErrorCode::Io, u"The folder of %1 can't be made."_s.arg(change.path));
    }
    if (change.isConnect) {
        if (auto remembered = remember(change); !remembered)
            return remembered;
    }
    if (change.isRestore && !change.existed) {
        if (!QFile::remove(target))
            return fail(ErrorCode::Io, u"%1 can't be removed."_s.arg(change.path));
    } else {
        constexpr auto ownerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
        QSaveFile file(target);
        const auto rights = *exists ? QFileInfo(target).permissions() : ownerOnly;
        if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(rights)
            || file.write(change.after) != change.after.size() || !file.commit())
            return fail(ErrorCode::Io,
                        u"%1 can't be written: %2."_s.arg(change.path, file.errorString()));
    }
    if (!change.isConnect) {
        QFile::remove(recordFile(change.client));
        QFile::remove(backupFile(change.client));
    }
    return true;
}

} // namespace mcprt
