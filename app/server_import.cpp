// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "app/server_import.h"

#include "engine/base/trusted_file.h"
#include "engine/child/server_file.h"
#include "engine/secrets/secret_store.h"

#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

/// Why \a server could not start as one of ours; empty = it could.
QString wrongIn(const ImportedServer &server)
{
    const QJsonObject file{{"mcpServers"_L1, QJsonObject{{server.name, server.entry}}}};
    const auto parsed = parseServerFile(QJsonDocument(file).toJson(QJsonDocument::Compact), {});
    if (!parsed || parsed->servers.empty())
        return u"has a form that can't be read"_s;
    const auto &problem = parsed->servers.front().problem;
    return problem ? problem->message.section(u": "_s, 1) : QString();
}

} // namespace

Result<bool> ServerImport::add(const ClientForm &form, const ClientPlaces &places,
                               const QStringList &only)
{
    const auto found = serversOf(form, places);
    if (!found)
        return Failure(found.error());
    for (const FoundServer &server : *found) {
        if (!only.isEmpty() && !only.contains(server.name))
            continue;
        Item item = planned(QString::fromLatin1(form.name), server);
        if (item.problem.isEmpty())
            m_planned.emplace(server.name, item.server.entry);
        m_items.push_back(std::move(item));
    }
    for (const QString &name : only) {
        if (std::ranges::none_of(m_items, [&](const Item &i) { return i.server.name == name; }))
            return fail(ErrorCode::NotFound,
                        u"%1 has no server '%2'."_s.arg(QLatin1StringView(form.title), name),
                        kClientsOrigin);
    }
    return true;
}

ServerImport::Item ServerImport::planned(const QString &client, const FoundServer &server) const
{
    Item item{client, imported(server), server.problem};
    if (!item.problem.isEmpty())
        return item;
    const auto edits = plan(item.server);
    if (!edits)
        item.problem = edits.error().message;
    else if (edits->empty())
        item.isHere = true;
    else
        item.problem = wrongIn(item.server);
    if (item.isHere)
        item.problem = u"is here already"_s;
    return item;
}

QStringList ServerImport::missingSecrets(const Item &item) const
{
    const QStringList set = m_names.all();
    QStringList missing;
    for (const ImportedServer::Lifted &secret : item.server.secrets) {
        if (secret.value.isEmpty() && !set.contains(secret.name))
            missing << secret.name;
    }
    return missing;
}

QStringList ServerImport::keptKeys(const Item &item)
{
    QStringList kept = item.otherKeys;
    kept.removeIf([&item](const QString &key) { return item.replacedKeys.contains(key); });
    return kept;
}

std::vector<ClientEntry> ServerImport::originals(const QString &client, bool planned,
                                                 bool replaceKeys) const
{
    const auto text = ownText();
    const auto isOurs = [&](const Item &item) {
        const auto edits = text ? putImported(*text, item.server, m_path) : TextEdits{{}};
        return edits && edits->empty();
    };
    std::vector<ClientEntry> out;
    for (const Item &item : m_items) {
        const bool isGood = planned ? isMeant(item) : isOurs(item);
        // Where keys can't be compared, the client's may be the only ones.
        const bool hasItsKeys =
            item.keyProblem.isEmpty() && ((planned && replaceKeys) || keptKeys(item).isEmpty());
        if (item.client == client && isGood && hasItsKeys && missingSecrets(item).isEmpty())
            out.push_back(item.server.original);
    }
    return out;
}

std::vector<ClientEntry> ServerImport::replaceable(const QString &client) const
{
    return originals(client, false, false);
}

std::vector<ClientEntry> ServerImport::wouldReplace(const QString &client, bool replaceKeys) const
{
    return originals(client, true, replaceKeys);
}

/// As if what was planned before were there already.
Result<TextEdits> ServerImport::plan(const ImportedServer &server) const
{
    const auto known = m_planned.find(server.name);
    if (known == m_planned.end()) {
        const auto text = ownText();
        return text ? putImported(*text, server, m_path) : Failure(text.error());
    }
    if (known->second == server.entry)
        return TextEdits();
    return fail(
        ErrorCode::InvalidArgument,
        u"Another client has a different server '%1', which is taken instead."_s.arg(server.name));
}

Result<QByteArray> ServerImport::ownText() const
{
    auto text = readTrustedFile(m_path, kMaxServerFileBytes);
    if (!text && text.error().code == ErrorCode::NotFound)
        return QByteArray();
    return text;
}

bool ServerImport::isMeant(const Item &item)
{
    return item.isHere || item.problem.isEmpty();
}

void ServerImport::compare(SecretStore &store, Done<bool> done)
{
    m_store = &store;
    m_done = std::move(done);
    m_at = 0;
    m_secret = 0;
    m_values.clear();
    for (Item &item : m_items) {
        item.otherKeys.clear();
        item.keyProblem.clear();
        if (item.isHere) // another that was refused is not asked for again
            item.refusal.reset();
    }
    compareNext();
}

void ServerImport::compareNext()
{
    for (; m_at < m_items.size(); ++m_at, m_secret = 0) {
        Item &item = m_items[m_at];
        for (; isMeant(item) && m_secret < item.server.secrets.size(); ++m_secret) {
            const ImportedServer::Lifted &secret = item.server.secrets[m_secret];
            if (secret.value.isEmpty())
                continue; // its person has to set it
            m_store->learn(secret.value);
            const auto before = m_values.find(secret.name);
            if (before == m_values.end())
                return readKept(secret.name);
            if (!before->second.equals(secret.value.reveal()))
                item.otherKeys << secret.name; // another client's is taken
        }
    }
    m_done.report(true);
}

void ServerImport::readKept(const QString &name)
{
    m_store->read(name, Done<Secret>(this, [this](const Result<Secret> &kept) { onRead(kept); }));
}

void ServerImport::onRead(const Result<Secret> &kept)
{
    Item &item = m_items[m_at];
    const ImportedServer::Lifted &secret = item.server.secrets[m_secret++];
    const bool isLocked = !kept && kept.error().code == ErrorCode::Unauthorized;
    const bool isNew = !kept && kept.error().code == ErrorCode::NotFound;
    m_values.emplace(secret.name, secret.value);
    if (kept || isNew) {
        if (kept ? !kept->equals(secret.value.reveal()) : item.isHere)
            item.otherKeys << secret.name;
    } else if (item.isHere || !isLocked
               || m_names.all().contains(secret.name)) { // else to write asks to unlock it
        refuse(item, kept.error());
    }
    compareNext();
}

void ServerImport::take(SecretStore &store, bool replaceKeys, Done<bool> done)
{
    m_replaceKeys = replaceKeys;
    compare(store,
            Done<bool>(this, [this, done = std::move(done)](const Result<bool> &compared) mutable {
                if (!compared)
                    return done.report(Failure(compared.error()));
                m_done = std::move(done);
                m_at = 0;
                m_secret = 0;
                m_values.clear();
                takeNext();
            }));
}

void ServerImport::takeNext()
{
    const auto hasWork = [this](const Item &item) {
        return item.problem.isEmpty()
               || (item.isHere && m_replaceKeys && !item.otherKeys.isEmpty());
    };
    while (m_at < m_items.size() && !hasWork(m_items[m_at]))
        ++m_at;
    if (m_at == m_items.size())
        return m_done.report(true);
    m_secret = 0;
    keepNextSecret();
}

void ServerImport::keepNextSecret()
{
    Item &item = m_items[m_at];
    if (m_secret == item.server.secrets.size())
        return endItem();
    const ImportedServer::Lifted &secret = item.server.secrets[m_secret++];
    const bool isOther = item.otherKeys.contains(secret.name);
    const bool isWanted = isOther ? m_replaceKeys : !item.isHere;
    if (secret.value.isEmpty() || !isWanted || m_values.contains(secret.name))
        return keepNextSecret(); // its person has to set it, or it is there
    m_values.emplace(secret.name, secret.value);
    m_store->write(secret.name, secret.value,
                   Done<bool>(this, [this, name = secret.name](const Result<bool> &kept) {
                       onKept(name, kept);
                   }));
}

void ServerImport::onKept(const QString &name, const Result<bool> &kept)
{
    Item &item = m_items[m_at];
    const auto remembered = kept ? m_names.add(name) : kept;
    if (remembered) {
        if (item.otherKeys.contains(name))
            item.replacedKeys << name;
        return keepNextSecret();
    }
    refuse(item, remembered.error());
    ++m_at;
    takeNext();
}

void ServerImport::endItem()
{
    if (!m_items[m_at].isHere)
        return write(m_items[m_at]);
    ++m_at;
    takeNext();
}

void ServerImport::write(Item &item)
{
    const auto text = ownText();
    const auto edits =
        text ? putImported(*text, item.server, m_path) : Result<TextEdits>(Failure(text.error()));
    const auto written =
        edits ? writePrivateFile(m_path, edited(*text, *edits)) : Failure(edits.error());
    item.isTaken = written.has_value();
    if (!written)
        refuse(item, written.error());
    ++m_at;
    takeNext();
}

void ServerImport::refuse(Item &item, const Error &why)
{
    (item.isHere ? item.keyProblem : item.problem) = why.message;
    item.refusal = why.code;
}

} // namespace mcprt
