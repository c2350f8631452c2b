// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/catalog/catalog_store.h"

#include "engine/base/log.h"
#include "engine/catalog/sqlite_statement.h"

#include <QCryptographicHash>
#include <QSet>

#include <algorithm>

#include <sqlite3.h>

namespace mcprt {

using namespace Qt::StringLiterals;

namespace {

/// In place of a digest of the tools: not all of them are written yet.
constexpr QByteArrayView kUnfinished("-");

// One slice of saveSome(), whichever is reached first.
constexpr std::size_t kToolsASlice = 256;
constexpr qsizetype kBytesASlice = 256 * 1024;

QByteArray digest(QByteArrayView bytes)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(bytes);
    return hash.result();
}

/// Each part with its length in front, so that no two listings give the same bytes.
QByteArray digest(const ServerListing &listing)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    const auto add = [&hash](QByteArrayView part) {
        hash.addData(QByteArray(QByteArray::number(part.size()) + ' '));
        hash.addData(part);
    };
    for (const QString &part :
         {listing.title, listing.version, listing.protocolVersion, listing.instructions})
        add(part.toUtf8());
    add(listing.serverInfo.view());
    add(listing.capabilities.view());
    return hash.result();
}

/// One digest for a whole listing; none for one that an older version of this program kept, or
/// that is not whole.
QByteArray both(const QByteArray &serverHash, const QByteArray &toolsHash)
{
    const bool isKnown = !toolsHash.isEmpty() && toolsHash != kUnfinished;
    return isKnown ? serverHash + toolsHash : QByteArray();
}

} // namespace

Result<std::optional<ServerListing>> CatalogStore::load(const QByteArray &configHash)
{
    SqliteStatement query(
        m_database, "SELECT title, version, protocol_version, instructions, server_info, "
                    "capabilities, content_hash, tools_hash FROM server WHERE config_hash = ?1");
    const int found = query.bind(1, configHash).step();
    if (found == SQLITE_DONE)
        return std::nullopt;
    if (found != SQLITE_ROW)
        return Failure(error());
    ServerListing listing;
    listing.title = query.text(0);
    listing.version = query.text(1);
    listing.protocolVersion = query.text(2);
    listing.instructions = query.text(3);
    listing.serverInfo = RawJson(query.bytes(4));
    listing.capabilities = RawJson(query.bytes(5));
    // A page that decayed on disk gives no SQLite error.
    if (digest(listing) != query.bytes(6)) {
        qCWarning(lcCatalog).noquote() << "A listing in" << m_file << "does not match its checksum";
        query.reset();
        forget(configHash);
        return std::nullopt;
    }
    const QByteArray toolsHash = query.bytes(7);
    query.reset();
    if (toolsHash == kUnfinished)
        return std::nullopt;
    const auto complete = loadTools(configHash, toolsHash, listing);
    if (!complete)
        return Failure(complete.error());
    if (!*complete) {
        forget(configHash);
        return std::nullopt;
    }
    touch({configHash});
    return listing;
}

Result<bool> CatalogStore::loadTools(const QByteArray &configHash, const QByteArray &toolsHash,
                                     ServerListing &listing)
{
    QCryptographicHash all(QCryptographicHash::Sha256);
    SqliteStatement query(m_database, "SELECT definition, content_hash FROM tool "
                                      "WHERE config_hash = ?1 ORDER BY position");
    query.bind(1, configHash);
    int row = query.step();
    for (; row == SQLITE_ROW; row = query.step()) {
        const QByteArray definition = query.bytes(0);
        all.addData(query.bytes(1));
        auto tool = digest(definition) == query.bytes(1) ? readTool(RawJson(definition))
                                                         : fail(ErrorCode::Protocol, {});
        if (!tool) {
            qCWarning(lcCatalog).noquote()
                << "A tool in" << m_file << "does not match its checksum";
            return false;
        }
        listing.tools.push_back(*std::move(tool));
    }
    if (row != SQLITE_DONE)
        return Failure(error());
    if (!toolsHash.isEmpty() && toolsHash != all.result()) {
        qCWarning(lcCatalog).noquote() << "Tools are missing in" << m_file;
        return false;
    }
    return true;
}

/// What decayed must not be taken for what a server says next time, by its hash.
void CatalogStore::forget(const QByteArray &configHash)
{
    for (const char *sql :
         {"DELETE FROM tool WHERE config_hash = ?1", "DELETE FROM server WHERE config_hash = ?1",
          "DELETE FROM held_tool WHERE config_hash = ?1"}) {
        SqliteStatement(m_database, sql).bind(1, configHash).step();
    }
}

/// Those of \a configHashes that were not touched for a day.
QList<QByteArray> CatalogStore::untouched(const QList<QByteArray> &configHashes)
{
    constexpr qsizetype kFew = 64; // looked up one by one; of more, a look at all rows is faster
    const bool areFew = configHashes.size() <= kFew;
    // A clock that was set back counts as well.
    SqliteStatement query(m_database,
                          areFew ? "SELECT config_hash FROM server WHERE config_hash = ?3 AND "
                                   "(used <= ?1 OR used > ?2)"
                                 : "SELECT config_hash FROM server WHERE used <= ?1 OR used > ?2");
    query.bind(1, now() - kTouchEverySeconds).bind(2, now());
    QSet<QByteArray> stale;
    if (!areFew) {
        while (query.step() == SQLITE_ROW)
            stale.insert(query.bytes(0));
    }
    QList<QByteArray> found;
    for (const QByteArray &hash : configHashes) {
        if (areFew ? query.bind(3, hash).step() == SQLITE_ROW : stale.contains(hash))
            found.append(hash);
        if (areFew)
            query.reset();
    }
    return found;
}

void CatalogStore::touch(const QList<QByteArray> &configHashes)
{
    const QList<QByteArray> stale = untouched(configHashes);
    if (stale.isEmpty())
        return;
    // At once, or each would be a transaction. What fails now may succeed next time.
    const bool isAlone = sqlite3_get_autocommit(m_database) != 0;
    if (isAlone && !run("BEGIN IMMEDIATE"))
        return;
    SqliteStatement update(m_database, "UPDATE server SET used = ?2 WHERE config_hash = ?1");
    for (const QByteArray &hash : stale) {
        update.bind(1, hash).bind(2, now()).step();
        update.reset();
    }
    if (isAlone)
        (void)ended<bool>(true);
}

Result<QHash<QByteArray, QByteArray>> CatalogStore::contents()
{
    QHash<QByteArray, QByteArray> contents;
    SqliteStatement query(m_database, "SELECT config_hash, content_hash, tools_hash FROM server");
    int row = query.step();
    for (; row == SQLITE_ROW; row = query.step()) {
        if (query.bytes(2) != kUnfinished)
            contents.insert(query.bytes(0), both(query.bytes(1), query.bytes(2)));
    }
    if (row != SQLITE_DONE)
        return Failure(error());
    return contents;
}

QByteArray CatalogStore::content(const QByteArray &configHash)
{
    SqliteStatement query(m_database,
                          "SELECT content_hash, tools_hash FROM server WHERE config_hash = ?1");
    return query.bind(1, configHash).step() == SQLITE_ROW ? both(query.bytes(0), query.bytes(1))
                                                          : QByteArray();
}

qint64 CatalogStore::version()
{
    SqliteStatement query(m_database, "PRAGMA data_version");
    return query.step() == SQLITE_ROW ? query.number(0) : 0;
}

CatalogStore::Sizes CatalogStore::sizes(const QByteArray &configHash)
{
    SqliteStatement query(
        m_database, "SELECT count(*), sum(length(definition)) FROM tool WHERE config_hash = ?1");
    if (query.bind(1, configHash).step() != SQLITE_ROW)
        return {};
    return {query.number(0), query.number(1)};
}

std::vector<HeldTool> CatalogStore::held(const QByteArray &configHash)
{
    std::vector<HeldTool> held;
    SqliteStatement query(m_database, "SELECT state, at, definition FROM held_tool "
                                      "WHERE config_hash = ?1 ORDER BY name");
    query.bind(1, configHash);
    while (query.step() == SQLITE_ROW) {
        const qint64 state = query.number(0);
        const auto definition = parseJson(query.bytes(2));
        auto tool = definition ? readTool(*definition) : fail(ErrorCode::Protocol, {});
        if (tool && state >= qint64(HeldTool::State::Waiting)
            && state <= qint64(HeldTool::State::Gone))
            held.push_back({*std::move(tool), HeldTool::State(state), query.number(1)});
    }
    return held;
}

QList<QByteArray> CatalogStore::changedConfigs()
{
    QList<QByteArray> hashes;
    SqliteStatement query(m_database, "SELECT DISTINCT config_hash FROM held_tool WHERE state < 3");
    while (query.step() == SQLITE_ROW)
        hashes += query.bytes(0);
    return hashes;
}

Result<bool> CatalogStore::hold(const QByteArray &configHash, const std::vector<HeldTool> &held)
{
    if (const auto begun = run("BEGIN IMMEDIATE"); !begun)
        return begun;
    Result<bool> written = true;
    SqliteStatement drop(m_database, "DELETE FROM held_tool WHERE config_hash = ?1");
    if (drop.bind(1, configHash).step() != SQLITE_DONE)
        written = Failure(error());
    drop.reset();
    SqliteStatement put(m_database, "INSERT INTO held_tool VALUES (?1, ?2, ?3, ?4, ?5)");
    for (const HeldTool &one : held) {
        if (!written)
            break;
        put.bind(1, configHash).bindText(2, one.tool.name.text).bind(3, qint64(one.state));
        put.bind(4, one.at).bind(5, one.tool.definition.view());
        if (put.step() != SQLITE_DONE)
            written = Failure(error());
        put.reset();
    }
    return ended(written);
}

QHash<QByteArray, QByteArray> CatalogStore::vectors(const QString &model,
                                                    const QList<QByteArray> &textHashes)
{
    QHash<QByteArray, QByteArray> found;
    QList<QByteArray> stale;
    SqliteStatement query(m_database,
                          "SELECT data, used FROM vector WHERE model = ?1 AND text_hash = ?2");
    for (const QByteArray &hash : textHashes) {
        query.bindText(1, model).bind(2, hash);
        if (query.step() == SQLITE_ROW) {
            found.insert(hash, query.bytes(0));
            if (now() - query.number(1) >= kTouchEverySeconds)
                stale.append(hash);
        }
        query.reset();
    }
    SqliteStatement touch(m_database,
                          "UPDATE vector SET used = ?3 WHERE model = ?1 AND text_hash = ?2");
    for (const QByteArray &hash : stale) {
        touch.bindText(1, model).bind(2, hash).bind(3, now()).step();
        touch.reset();
    }
    return found;
}

Result<bool> CatalogStore::saveVectors(const QString &model,
                                       const QHash<QByteArray, QByteArray> &vectors)
{
    if (const auto begun = run("BEGIN IMMEDIATE"); !begun)
        return begun;
    Result<bool> written = true;
    SqliteStatement put(m_database, "INSERT OR REPLACE INTO vector VALUES (?1, ?2, ?3, ?4)");
    for (auto it = vectors.begin(); it != vectors.end() && written; ++it) {
        put.bindText(1, model).bind(2, it.key()).bind(3, now()).bind(4, it.value());
        if (put.step() != SQLITE_DONE)
            written = Failure(error());
        put.reset();
    }
    return ended(written);
}

void CatalogStore::dropVectors(const QString &model)
{
    SqliteStatement(m_database, "DELETE FROM vector WHERE model = ?1").bindText(1, model).step();
}

Result<int> CatalogStore::save(const QByteArray &configHash, const ServerListing &listing)
{
    auto written = trySave(configHash, listing);
    if (written || written.error().code != ErrorCode::Protocol || m_file.isEmpty())
        return written;
    if (const auto made = replace(written.error().message); !made) // damage that open() did not see
        return Failure(made.error());
    return trySave(configHash, listing);
}

Result<int> CatalogStore::trySave(const QByteArray &configHash, const ServerListing &listing)
{
    if (const auto begun = run("BEGIN IMMEDIATE"); !begun)
        return Failure(begun.error());
    auto written = saveServer(configHash, listing);
    if (written) {
        const auto tools = saveTools(configHash, listing);
        written = tools ? Result<int>(*written + *tools) : Result<int>(Failure(tools.error()));
    }
    return ended(written);
}

Result<int> CatalogStore::saveServer(const QByteArray &configHash, const ServerListing &listing)
{
    const QByteArray contentHash = digest(listing);
    SqliteStatement same(m_database, "SELECT 1 FROM server WHERE config_hash = ?1 "
                                     "AND content_hash = ?2");
    const int found = same.bind(1, configHash).bind(2, contentHash).step();
    if (found == SQLITE_ROW)
        return 0;
    if (found != SQLITE_DONE)
        return Failure(error());
    SqliteStatement put(
        m_database,
        "INSERT OR REPLACE INTO server VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, x'')");
    put.bind(1, configHash).bind(2, contentHash);
    put.bindText(3, listing.title).bindText(4, listing.version);
    put.bindText(5, listing.protocolVersion).bindText(6, listing.instructions);
    put.bind(7, listing.serverInfo.view()).bind(8, listing.capabilities.view()).bind(9, now());
    if (put.step() != SQLITE_DONE)
        return Failure(error());
    return 1;
}

Result<int> CatalogStore::saveTools(const QByteArray &configHash, const ServerListing &listing)
{
    std::vector<QByteArray> kept;
    {
        SqliteStatement query(m_database, "SELECT content_hash FROM tool WHERE config_hash = ?1 "
                                          "ORDER BY position");
        query.bind(1, configHash);
        int row = query.step();
        for (; row == SQLITE_ROW; row = query.step())
            kept.push_back(query.bytes(0));
        if (row != SQLITE_DONE)
            return Failure(error());
    }
    int written = 0;
    QCryptographicHash all(QCryptographicHash::Sha256);
    SqliteStatement put(m_database, "INSERT OR REPLACE INTO tool VALUES (?1, ?2, ?3, ?4)");
    for (std::size_t i = 0; i < listing.tools.size(); ++i) {
        const QByteArrayView definition = listing.tools[i].definition.view();
        const QByteArray contentHash = digest(definition);
        all.addData(contentHash);
        if (i < kept.size() && kept[i] == contentHash)
            continue;
        put.bind(1, configHash).bind(2, qint64(i)).bind(3, contentHash).bind(4, definition);
        if (put.step() != SQLITE_DONE)
            return Failure(error());
        put.reset();
        ++written;
    }
    if (kept.size() > listing.tools.size()) {
        if (const auto dropped = dropToolsFrom(configHash, listing.tools.size()); !dropped)
            return Failure(dropped.error());
        written += int(kept.size() - listing.tools.size());
    }
    if (const auto saved = saveToolsHash(configHash, all.result()); !saved)
        return Failure(saved.error());
    return written;
}

Result<bool> CatalogStore::dropToolsFrom(const QByteArray &configHash, std::size_t position)
{
    SqliteStatement drop(m_database, "DELETE FROM tool WHERE config_hash = ?1 AND position >= ?2");
    if (drop.bind(1, configHash).bind(2, qint64(position)).step() != SQLITE_DONE)
        return Failure(error());
    return true;
}

Result<bool> CatalogStore::saveSome(Saving &saving)
{
    if (const auto begun = run("BEGIN IMMEDIATE"); !begun)
        return begun;
    const std::size_t next = saving.next;
    const qsizetype hashed = saving.toolHashes.size();
    auto saved = ended(saveSlice(saving));
    if (!saved) {
        saving.next = next;
        saving.toolHashes.truncate(hashed);
    }
    return saved;
}

Result<bool> CatalogStore::saveSlice(Saving &saving)
{
    if (saving.next == 0) {
        if (const auto server = saveServer(saving.configHash, saving.listing); !server)
            return Failure(server.error());
        const auto begun = saveToolsHash(saving.configHash, kUnfinished.toByteArray());
        if (!begun)
            return begun;
    }
    const std::vector<ToolInfo> &tools = saving.listing.tools;
    const std::size_t end = std::min(tools.size(), saving.next + kToolsASlice);
    SqliteStatement put(m_database, "INSERT OR REPLACE INTO tool VALUES (?1, ?2, ?3, ?4)");
    for (qsizetype bytes = 0; saving.next < end && bytes < kBytesASlice; ++saving.next) {
        const QByteArrayView definition = tools[saving.next].definition.view();
        const QByteArray contentHash = digest(definition);
        put.bind(1, saving.configHash).bind(2, qint64(saving.next)).bind(3, contentHash);
        if (put.bind(4, definition).step() != SQLITE_DONE)
            return Failure(error());
        put.reset();
        saving.toolHashes += contentHash;
        bytes += definition.size();
    }
    if (saving.next < tools.size())
        return false;
    if (const auto dropped = dropToolsFrom(saving.configHash, tools.size()); !dropped)
        return dropped;
    return saveToolsHash(saving.configHash, digest(saving.toolHashes));
}

Result<bool> CatalogStore::saveToolsHash(const QByteArray &configHash, const QByteArray &hash)
{
    SqliteStatement put(m_database, "UPDATE server SET tools_hash = ?2 WHERE config_hash = ?1 "
                                    "AND tools_hash <> ?2");
    if (put.bind(1, configHash).bind(2, hash).step() != SQLITE_DONE)
        return Failure(error());
    return true;
}

} // namespace mcprt
