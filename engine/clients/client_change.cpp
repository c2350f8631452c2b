// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/clients/client_change.h"

#include "engine/base/trusted_file.h"
#include "engine/clients/client_entry.h"
#include "engine/clients/client_file.h"
#include "engine/clients/client_import.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSaveFile>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

constexpr qsizetype kShortestHidden = 4; // shorter ones would tear up the text

/// \a value where a whole text, an item of an address or the end of a header is it.
QRegularExpression betweenMarks(const QString &value)
{
    return QRegularExpression(
        u"(?<=[\"'=: ])%1(?=[\"'@&;# ])"_s.arg(QRegularExpression::escape(value)));
}

QString hashOf(const QByteArray &bytes)
{
    return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

Result<bool> checkWritable(const QFileInfo &target)
{
    if (!(target.permissions() & QFileDevice::WriteOwner) || !target.isWritable())
        return fail(
            ErrorCode::Unauthorized,
            u"%1 is read-only, so it is left alone. Make it writable, then try again."_s.arg(
                target.filePath()),
            kClientsOrigin);
#ifdef Q_OS_UNIX
    if (target.ownerId() != ::geteuid())
        return fail(ErrorCode::Unauthorized,
                    u"%1 belongs to someone else, so it is left alone."_s.arg(target.filePath()),
                    kClientsOrigin);
#endif
    return true;
}

/// Adds \a edits, of what the change has come to so far.
Result<bool> step(ClientChange &change, const Result<TextEdits> &edits)
{
    if (!edits)
        return Failure(edits.error());
    change.edits = combined(change.before, change.edits, *edits);
    change.after = edited(change.after, *edits);
    return true;
}

void hideSecrets(ClientChange &change, const ClientForm &form, const QString &name,
                 const QJsonObject &value)
{
    const ImportedServer server = imported({name, ownEntry(form, value).entry});
    for (const ImportedServer::Lifted &secret : server.secrets)
        change.hidden.push_back(secret.value);
}

/// Our entry is there, what it replaces is not, and nothing else has come or gone.
bool isAsPlanned(const ClientForm &form, const ClientChange &change)
{
    auto before = clientServerNames(form, change.before, change.path);
    auto after = clientServerNames(form, change.after, change.path);
    if (!before || !after || after->removeAll(ourEntryName()) != 1)
        return false;
    before->removeAll(ourEntryName());
    for (const ClientEntry &server : change.replaced) {
        if (server.within.isEmpty())
            before->removeAll(server.name);
        const auto left = readClientEntry(form, change.after, change.path, server);
        if (!left || !left->isEmpty())
            return false;
    }
    return *before == *after;
}

Failure notHere(const ClientForm &form, const ClientFile &file)
{
    return fail(ErrorCode::NotFound,
                u"%1 isn't on this machine: there is no %2. Start it once, then try again."_s.arg(
                    QLatin1StringView(form.title), file.path),
                kClientsOrigin);
}

} // namespace

QString ClientChange::description() const
{
    if (isRestore && !existed)
        return u"--- %1\nThe file is removed: connecting made it.\n"_s.arg(path);
    QString text = describeEdits(before, edits, path);
    for (const Secret &secret : hidden) {
        const QString value = QString::fromUtf8(secret.reveal());
        const QByteArray json = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
        for (const QString &shown : {QString::fromUtf8(json.mid(2, json.size() - 4)), value}) {
            if (shown.size() >= kShortestHidden)
                text.replace(shown, u"(hidden)"_s);
            else if (!shown.isEmpty())
                text.replace(betweenMarks(shown), u"(hidden)"_s);
        }
    }
    return text;
}

/// What was done to a client's file, and what it was before.
struct ClientConnector::Record
{
    QString path;
    bool existed = false;
    QString beforeHash;  ///< of the backup
    QString afterHash;   ///< of the file as it was left
    QJsonArray edits;    ///< of the backup: [at, length, length of what came instead]
    QJsonArray replaced; ///< servers: [what clientEntryText() says, name, keys on the way to it …]

    [[nodiscard]] bool isOf(const ClientChange &change) const
    {
        return !path.isEmpty() && path == change.path;
    }
    [[nodiscard]] bool describes(const ClientChange &change) const
    {
        return isOf(change) && afterHash == hashOf(change.before);
    }
    /// What was done, given what came of it.
    [[nodiscard]] TextEdits editsOf(const QByteArray &backup, const QByteArray &after) const;
    void add(const ClientForm &form, const ClientChange &change, bool overOthers);
};

/// Where a server of Record::replaced was.
static ClientEntry placeOf(const QJsonArray &words)
{
    ClientEntry entry{words[1].toString()};
    for (qsizetype i = 2; i < words.size(); ++i)
        entry.within << words[i].toString().toUtf8();
    return entry;
}

/// What \a change takes away. \param overOthers  also an entry with our name that we did not make
void ClientConnector::Record::add(const ClientForm &form, const ClientChange &change,
                                  bool overOthers)
{
    std::vector<ClientEntry> servers = change.replaced;
    if (overOthers)
        servers.push_back({ourEntryName()});
    for (const ClientEntry &server : servers) {
        const auto text = clientEntryText(form, change.before, change.path, server);
        QJsonArray words{QString::fromUtf8(text.value_or(QByteArray())), server.name};
        for (const QByteArray &key : server.within)
            words << QString::fromUtf8(key);
        replaced << words;
    }
}

TextEdits ClientConnector::Record::editsOf(const QByteArray &backup, const QByteArray &after) const
{
    TextEdits out;
    qsizetype shift = 0;
    for (const QJsonValue edit : edits) {
        const TextEdit one{edit[0].toInteger(), edit[1].toInteger(),
                           after.mid(edit[0].toInteger() + shift, edit[2].toInteger())};
        shift += one.with.size() - one.length;
        out.push_back(one);
    }
    return edited(backup, out) == after ? out : TextEdits{{0, backup.size(), after}};
}

ClientConnector::Record ClientConnector::record(const QString &client) const
{
    const auto text = readTrustedFile(recordFile(client), kMaxClientFileBytes);
    const QJsonObject json = QJsonDocument::fromJson(text.value_or(QByteArray())).object();
    return {json["path"_L1].toString(),   json["existed"_L1].toBool(),
            json["before"_L1].toString(), json["after"_L1].toString(),
            json["edits"_L1].toArray(),   json["replaced"_L1].toArray()};
}

QString ClientConnector::recordFile(const QString &client) const
{
    return m_backups + u'/' + client + ".json"_L1;
}

QString ClientConnector::backupFile(const QString &client) const
{
    return m_backups + u'/' + client + ".before"_L1;
}

QStringList ClientConnector::plainCopies(const QString &client) const
{
    QStringList copies;
    for (const QString &file : {backupFile(client), recordFile(client)}) {
        if (QFileInfo::exists(file))
            copies << file;
    }
    return copies;
}

Result<ClientState> ClientConnector::state(const ClientForm &form) const
{
    ClientState state{findClientFile(QString::fromLatin1(form.name), m_places), {}, false};
    QByteArray text;
    if (auto read = readClientFile(state.file.path, &text); !read)
        return Failure(read.error());
    auto names = clientServerNames(form, text, state.file.path);
    if (!names)
        return Failure(names.error());
    state.isConnected = names->removeAll(ourEntryName()) > 0;
    state.servers = *names;
    return state;
}

/// The client's file as it is, nothing changed yet.
Result<ClientChange> ClientConnector::startChange(const ClientForm &form) const
{
    ClientChange change;
    change.client = QString::fromLatin1(form.name);
    change.path = findClientFile(change.client, m_places).path;
    const auto existed = readClientFile(change.path, &change.before);
    if (!existed)
        return Failure(existed.error());
    const auto names = clientServerNames(form, change.before, change.path);
    if (!names)
        return Failure(names.error());
    change.existed = *existed;
    change.hadEntry = names->contains(ourEntryName());
    change.after = change.before;
    return change;
}

Result<ClientChange> ClientConnector::planConnect(const ClientForm &form,
                                                  const EntryValues &values) const
{
    return planReplace(form, values, {});
}

Result<ClientChange> ClientConnector::planReplace(const ClientForm &form, const EntryValues &values,
                                                  const std::vector<ClientEntry> &originals) const
{
    const QString name = QString::fromLatin1(form.name);
    if (const ClientFile file = findClientFile(name, m_places); !file.isFound)
        return notHere(form, file);
    auto change = startChange(form);
    if (!change)
        return change;
    change->isConnect = true;
    const auto put = putOurEntry(form, change->before, change->path, bareEntry(form, values));
    if (const auto done = step(*change, put); !done)
        return Failure(done.error());
    if (change->hadEntry) { // perhaps the person's own
        const auto now = readClientEntry(form, change->before, change->path, {ourEntryName()});
        hideSecrets(*change, form, ourEntryName(), now.value_or(QJsonObject()));
    }
    for (const ClientEntry &original : originals) {
        const auto now = readClientEntry(form, change->before, change->path, original);
        if (!now || *now != original.value)
            return fail(ErrorCode::Busy,
                        u"'%1' in %2 is no longer as it was imported. Import it again first."_s.arg(
                            original.name, change->path));
        const auto gone = removeClientEntry(form, change->after, change->path, original);
        if (const auto done = step(*change, gone); !done)
            return Failure(done.error());
        hideSecrets(*change, form, original.name, *now);
    }
    change->replaced = originals;
    if (!isAsPlanned(form, *change))
        return fail(ErrorCode::Misconfigured,
                    u"%1 has a form that can't be changed safely. Add the entry by hand: "
                    "mcp-runtime connect --print %2"_s.arg(change->path, name));
    return change;
}

Result<ClientChange> ClientConnector::planDisconnect(const ClientForm &form) const
{
    auto change = startChange(form);
    if (!change || !change->hadEntry)
        return change;
    const Record was = record(change->client);
    const auto backup = readTrustedFile(backupFile(change->client), kMaxClientFileBytes);
    const bool hasBackup = backup && hashOf(*backup) == was.beforeHash;
    if (was.describes(*change) && (hasBackup || !was.existed)) {
        change->isRestore = true;
        change->existed = was.existed;
        change->after = was.existed ? *backup : QByteArray();
        change->edits = reversed(change->after, was.editsOf(change->after, change->before));
        for (const QJsonValue server : was.replaced) {
            change->replaced.push_back(placeOf(server.toArray()));
            const auto value =
                readClientEntry(form, change->after, change->path, change->replaced.back());
            hideSecrets(*change, form, change->replaced.back().name, value.value_or(QJsonObject()));
        }
        return change;
    }
    const auto gone = removeClientEntry(form, change->before, change->path, {ourEntryName()});
    if (const auto done = step(*change, gone); !done)
        return Failure(done.error());
    if (was.isOf(*change)) {
        if (const auto done = putBack(form, was, *change); !done)
            return Failure(done.error());
    }
    return change;
}

/// What our entry replaced comes back into a file that was changed since.
Result<bool> ClientConnector::putBack(const ClientForm &form, const Record &record,
                                      ClientChange &change) const
{
    for (const QJsonValue words : record.replaced) {
        const ClientEntry server = placeOf(words.toArray());
        const auto now = readClientEntry(form, change.after, change.path, server);
        if (!now || !now->isEmpty())
            continue; // there again, or its project is gone
        const QByteArray text = words[0].toString().toUtf8();
        const auto back = text.isEmpty()
                              ? Result<TextEdits>(Failure(Error()))
                              : putClientEntry(form, change.after, change.path, server, text);
        if (!back)
            return fail(ErrorCode::Misconfigured,
                        u"'%1' can't be put back into %2 by itself. What it was is in %3."_s.arg(
                            server.name, change.path, recordFile(change.client)));
        if (const auto done = step(change, back); !done)
            return done;
        const auto value = readClientEntry(form, change.after, change.path, server);
        hideSecrets(change, form, server.name, value.value_or(QJsonObject()));
        change.replaced.push_back(server);
    }
    return true;
}

/// Before the change is made, so that there is no moment without a backup.
Result<bool> ClientConnector::remember(const ClientChange &change) const
{
    Record now{change.path, change.existed, hashOf(change.before), hashOf(change.after), {}, {}};
    TextEdits edits = change.edits;
    const Record old = record(change.client);
    const bool isConnected = change.hadEntry && old.isOf(change);
    if (isConnected) { // what was before that stays the backup
        const auto backup = readTrustedFile(backupFile(change.client), kMaxClientFileBytes);
        now.replaced = old.replaced;
        if (old.describes(change)
            && (!old.existed || (backup && hashOf(*backup) == old.beforeHash))) {
            const QByteArray text = old.existed ? *backup : QByteArray();
            edits = combined(text, old.editsOf(text, change.before), edits);
            now.existed = old.existed;
            now.beforeHash = old.beforeHash;
        } else { // the client has changed its file since; our entry goes by its range
            now.afterHash.clear();
        }
    } else if (auto kept = writePrivateFile(backupFile(change.client), change.before); !kept) {
        return kept;
    }
    if (const ClientForm *form = findClientForm(change.client))
        now.add(*form, change, change.hadEntry && !isConnected);
    if (now.afterHash.isEmpty() && now.replaced.isEmpty()) {
        QFile::remove(recordFile(change.client));
        return true;
    }
    for (const TextEdit &edit : edits)
        now.edits << QJsonArray{edit.at, edit.length, edit.with.size()};
    const QJsonObject json{{"path"_L1, now.path},         {"existed"_L1, now.existed},
                           {"before"_L1, now.beforeHash}, {"after"_L1, now.afterHash},
                           {"edits"_L1, now.edits},       {"replaced"_L1, now.replaced}};
    return writePrivateFile(recordFile(change.client), QJsonDocument(json).toJson());
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
        constexpr auto kOwnerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
        QSaveFile file(target);
        const auto rights = *exists ? QFileInfo(target).permissions() : kOwnerOnly;
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
