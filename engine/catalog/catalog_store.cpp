// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/catalog/catalog_store.h"

#include "engine/base/log.h"
#include "engine/catalog/sqlite_statement.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <sqlite3.h>

namespace mcprt {

using namespace Qt::StringLiterals;

namespace {

constexpr int kSchemaVersion = 1;
/// Another process writes for some milliseconds at most; the engine must not stand still for more.
constexpr int kBusyTimeoutMs = 250;
constexpr qint64 kTouchEverySeconds = 24 * 3600;
constexpr auto kOrigin = "catalogue"_L1;

constexpr auto kSchema = R"(
CREATE TABLE server (
    config_hash BLOB PRIMARY KEY,
    content_hash BLOB NOT NULL,
    title TEXT NOT NULL,
    version TEXT NOT NULL,
    protocol_version TEXT NOT NULL,
    instructions TEXT NOT NULL,
    server_info BLOB NOT NULL,
    capabilities BLOB NOT NULL,
    used INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE tool (
    config_hash BLOB NOT NULL,
    position INTEGER NOT NULL,
    content_hash BLOB NOT NULL,
    definition BLOB NOT NULL,
    PRIMARY KEY (config_hash, position)
);
)";

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

/// Makes the folder and an empty file that nobody else can read, before SQLite opens it: it would
/// leave the mode to the umask. Its `-wal` and `-shm` files get the mode of the database.
Result<bool> makePrivateFile(const QString &file)
{
    const QFileInfo info(file);
    const QFileDevice::Permissions mine = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
    const QDir folder = info.dir();
    if (!folder.exists()) {
        const QString parent = QFileInfo(folder.absolutePath()).absolutePath();
        if (!QDir().mkpath(parent)
            || !QDir().mkdir(folder.absolutePath(), mine | QFileDevice::ExeOwner)) {
            return fail(ErrorCode::Io,
                        u"The folder %1 can't be made. Check its permissions, or choose another "
                        "data folder."_s.arg(folder.absolutePath()),
                        kOrigin);
        }
    }
    if (info.isSymLink()) {
        return fail(ErrorCode::Io,
                    u"%1 is a symbolic link, which is not followed. Remove it."_s.arg(file),
                    kOrigin);
    }
    QFile handle(file);
    const bool there = info.exists();
    if (!there && !handle.open(QIODevice::ReadWrite | QIODevice::NewOnly, mine)
        && !QFileInfo::exists(file)) { // another process may have been faster
        return fail(ErrorCode::Io, u"%1 can't be made: %2."_s.arg(file, handle.errorString()),
                    kOrigin);
    }
    if (there && !info.isFile())
        return fail(ErrorCode::Io, u"%1 is not a file. Remove it."_s.arg(file), kOrigin);
    if (there)
        QFile::setPermissions(file, mine);
    return true;
}

bool isDamage(int code)
{
    return (code & 0xff) == SQLITE_CORRUPT || (code & 0xff) == SQLITE_NOTADB;
}

/// \return the new name, empty when it could not be moved.
QString moveAside(const QString &file, const QDateTime &when)
{
    const QString stem = file + u".damaged-"_s + when.toString(u"yyyyMMdd-HHmmss"_s);
    QString name = stem;
    for (int i = 2; QFileInfo::exists(name); ++i)
        name = stem + u'-' + QString::number(i);
    if (!QFile::rename(file, name))
        return {};
    QFile::remove(file + u"-wal"_s); // belong to the old file, and would be replayed into the new
    QFile::remove(file + u"-shm"_s);
    return name;
}

} // namespace

Result<std::unique_ptr<CatalogStore>> CatalogStore::open(const QString &file, const Clock *clock)
{
    std::unique_ptr<CatalogStore> store(new CatalogStore);
    store->m_clock = clock ? clock : &store->m_realClock;
    store->m_file = file;
    if (!file.isEmpty()) {
        if (const auto made = makePrivateFile(file); !made)
            return Failure(made.error());
    }
    auto connected = store->connect(file);
    if (!connected && connected.error().code == ErrorCode::Protocol) { // damaged, see error()
        const QString reason = connected.error().message;
        sqlite3_close(std::exchange(store->m_database, nullptr));
        const QString moved = moveAside(file, store->m_clock->wallTime());
        if (moved.isEmpty()) {
            return fail(ErrorCode::Io, reason + u" It can't be moved away; remove it."_s, kOrigin);
        }
        store->m_warning = u"%1 It was moved to %2 and a new one was made; servers fill it again "
                           "when they start, or with 'mcp-runtime index'."_s.arg(reason, moved);
        qCWarning(lcCatalog).noquote() << store->m_warning;
        if (const auto made = makePrivateFile(file); !made)
            return Failure(made.error());
        connected = store->connect(file);
    }
    if (!connected)
        return Failure(connected.error());
    return store;
}

CatalogStore::~CatalogStore()
{
    sqlite3_close(m_database);
}

Result<bool> CatalogStore::connect(const QString &file)
{
    const QByteArray path = file.isEmpty() ? QByteArray(":memory:") : QFile::encodeName(file);
    const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
    if (sqlite3_open_v2(path.constData(), &m_database, flags, nullptr) != SQLITE_OK)
        return Failure(error());
    sqlite3_busy_timeout(m_database, kBusyTimeoutMs);
    if (sqlite3_db_readonly(m_database, "main") == 1) {
        return fail(
            ErrorCode::Io,
            u"%1 can't be written. Check its permissions and those of its folder."_s.arg(file),
            kOrigin);
    }
    for (const char *pragma : {"PRAGMA journal_mode=WAL", "PRAGMA synchronous=NORMAL",
                               "PRAGMA trusted_schema=OFF", "PRAGMA journal_size_limit=4194304"}) {
        if (const auto ok = run(pragma); !ok)
            return ok;
    }
    {
        SqliteStatement check(m_database, "PRAGMA quick_check(1)");
        const int checked = check.step();
        if (checked == SQLITE_ROW && check.bytes(0) != "ok")
            return fail(ErrorCode::Protocol, u"The catalogue %1 is damaged."_s.arg(file), kOrigin);
        if (checked != SQLITE_ROW)
            return Failure(error());
    }
    return prepareSchema();
}

Result<bool> CatalogStore::prepareSchema()
{
    qint64 version = 0;
    {
        SqliteStatement query(m_database, "PRAGMA user_version");
        if (query.step() != SQLITE_ROW)
            return Failure(error());
        version = query.number(0);
    }
    if (version != kSchemaVersion) {
        if (version != 0) {
            m_warning =
                u"The catalogue %1 was written by another version of this program and is "
                "filled anew when servers start, or with 'mcp-runtime index'."_s.arg(m_file);
            qCInfo(lcCatalog).noquote() << m_warning;
        }
        const QByteArray sql =
            QByteArray("BEGIN IMMEDIATE;DROP TABLE IF EXISTS server;"
                       "DROP TABLE IF EXISTS tool;")
            + kSchema + "PRAGMA user_version=" + QByteArray::number(kSchemaVersion) + ";COMMIT";
        if (const auto made = run(sql.constData()); !made)
            return made;
    }
    const qint64 oldest = now() - std::chrono::seconds(kKeep).count();
    SqliteStatement dropTools(m_database, "DELETE FROM tool WHERE config_hash IN "
                                          "(SELECT config_hash FROM server WHERE used < ?1)");
    SqliteStatement dropServers(m_database, "DELETE FROM server WHERE used < ?1");
    if (dropTools.bind(1, oldest).step() != SQLITE_DONE
        || dropServers.bind(1, oldest).step() != SQLITE_DONE)
        return Failure(error());
    return true;
}

Result<bool> CatalogStore::run(const char *sql)
{
    if (sqlite3_exec(m_database, sql, nullptr, nullptr, nullptr) == SQLITE_OK)
        return true;
    const Error failure = error();
    if (sqlite3_get_autocommit(m_database) == 0)
        sqlite3_exec(m_database, "ROLLBACK", nullptr, nullptr, nullptr);
    return Failure(failure);
}

Error CatalogStore::error() const
{
    const int code = sqlite3_errcode(m_database);
    const QString reason = QString::fromUtf8(sqlite3_errmsg(m_database));
    if (isDamage(code)) {
        return {ErrorCode::Protocol, u"The catalogue %1 is damaged (%2)."_s.arg(m_file, reason),
                kOrigin};
    }
    if ((code & 0xff) == SQLITE_BUSY || (code & 0xff) == SQLITE_LOCKED) {
        return {
            ErrorCode::Busy,
            u"The catalogue %1 is locked by another program; try again when that has ended."_s.arg(
                m_file),
            kOrigin};
    }
    return {ErrorCode::Io, u"The catalogue %1 can't be used: %2."_s.arg(m_file, reason), kOrigin};
}

qint64 CatalogStore::now() const
{
    return m_clock->wallTime().toSecsSinceEpoch();
}

Result<std::optional<ServerListing>> CatalogStore::load(const QByteArray &configHash)
{
    SqliteStatement query(m_database,
                          "SELECT title, version, protocol_version, instructions, server_info, "
                          "capabilities, content_hash, used FROM server WHERE config_hash = ?1");
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
        return std::nullopt;
    }
    const qint64 used = query.number(7);
    query.reset();
    const auto complete = loadTools(configHash, listing);
    if (!complete)
        return Failure(complete.error());
    if (!*complete)
        return std::nullopt;
    touch(configHash, used);
    return listing;
}

Result<bool> CatalogStore::loadTools(const QByteArray &configHash, ServerListing &listing)
{
    SqliteStatement query(m_database, "SELECT definition, content_hash FROM tool "
                                      "WHERE config_hash = ?1 ORDER BY position");
    query.bind(1, configHash);
    int row = query.step();
    for (; row == SQLITE_ROW; row = query.step()) {
        const QByteArray definition = query.bytes(0);
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
    return true;
}

void CatalogStore::touch(const QByteArray &configHash, qint64 lastUsed)
{
    if (now() - lastUsed < kTouchEverySeconds && now() >= lastUsed)
        return;
    SqliteStatement update(m_database, "UPDATE server SET used = ?2 WHERE config_hash = ?1");
    update.bind(1, configHash).bind(2, now()).step(); // the next one may succeed
}

Result<int> CatalogStore::save(const QByteArray &configHash, const ServerListing &listing)
{
    if (const auto begun = run("BEGIN IMMEDIATE"); !begun)
        return Failure(begun.error());
    auto written = saveServer(configHash, listing);
    if (written) {
        const auto tools = saveTools(configHash, listing);
        written = tools ? Result<int>(*written + *tools) : Result<int>(Failure(tools.error()));
    }
    const auto ended = run(written ? "COMMIT" : "ROLLBACK");
    if (!written)
        return written;
    if (!ended)
        return Failure(ended.error());
    return written;
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
        m_database, "INSERT OR REPLACE INTO server VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)");
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
    SqliteStatement put(m_database, "INSERT OR REPLACE INTO tool VALUES (?1, ?2, ?3, ?4)");
    for (std::size_t i = 0; i < listing.tools.size(); ++i) {
        const QByteArrayView definition = listing.tools[i].definition.view();
        const QByteArray contentHash = digest(definition);
        if (i < kept.size() && kept[i] == contentHash)
            continue;
        put.bind(1, configHash).bind(2, qint64(i)).bind(3, contentHash).bind(4, definition);
        if (put.step() != SQLITE_DONE)
            return Failure(error());
        put.reset();
        ++written;
    }
    if (kept.size() > listing.tools.size()) {
        SqliteStatement drop(m_database,
                             "DELETE FROM tool WHERE config_hash = ?1 AND position >= ?2");
        if (drop.bind(1, configHash).bind(2, qint64(listing.tools.size())).step() != SQLITE_DONE)
            return Failure(error());
        written += int(kept.size() - listing.tools.size());
    }
    return written;
}

} // namespace mcprt
