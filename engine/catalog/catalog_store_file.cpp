// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/base/log.h"
#include "engine/catalog/catalog_store.h"
#include "engine/catalog/sqlite_statement.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <sqlite3.h>

namespace mcprt {

using namespace Qt::StringLiterals;

namespace {

constexpr int kSchemaVersion = 2;
/// Another process writes for some milliseconds at most; the engine must not stand still for more.
constexpr int kBusyTimeoutMs = 250;
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
    used INTEGER NOT NULL,
    tools_hash BLOB NOT NULL DEFAULT x''
) WITHOUT ROWID;
CREATE TABLE tool (
    config_hash BLOB NOT NULL,
    position INTEGER NOT NULL,
    content_hash BLOB NOT NULL,
    definition BLOB NOT NULL,
    PRIMARY KEY (config_hash, position)
);
)";
constexpr auto kVectorTable = R"(
CREATE TABLE vector (
    model TEXT NOT NULL,
    text_hash BLOB NOT NULL,
    used INTEGER NOT NULL,
    data BLOB NOT NULL,
    PRIMARY KEY (model, text_hash)
) WITHOUT ROWID;
)";
/// Of the same version: who does not know them is not troubled by them. What a search index holds
/// is checked by whoever made it. Its table once held one index of whoever wrote last.
constexpr auto kLaterTables = R"(
CREATE TABLE IF NOT EXISTS held_tool (
    config_hash BLOB NOT NULL,
    name TEXT NOT NULL,
    state INTEGER NOT NULL,
    at INTEGER NOT NULL,
    definition BLOB NOT NULL,
    PRIMARY KEY (config_hash, name)
);
CREATE TABLE IF NOT EXISTS kept_index (
    configuration BLOB PRIMARY KEY,
    used INTEGER NOT NULL,
    data BLOB NOT NULL
);
DROP TABLE IF EXISTS search_index;
)";
constexpr auto kUpgradeFrom1 =
    "ALTER TABLE server ADD COLUMN tools_hash BLOB NOT NULL DEFAULT x'';";
/// A file up to this size is checked as a whole when it is opened; of a larger one, what is read
/// first. The checksums of the rows find the rest.
constexpr qint64 kCheckedBytes = 16 * 1024 * 1024;

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
    if (!connected && connected.error().code == ErrorCode::Protocol) // damaged, see error()
        connected = store->replace(connected.error().message);
    if (!connected)
        return Failure(connected.error());
    return store;
}

Result<bool> CatalogStore::replace(const QString &reason)
{
    sqlite3_close(std::exchange(m_database, nullptr));
    const QString moved = moveAside(m_file, m_clock->wallTime());
    if (moved.isEmpty())
        return fail(ErrorCode::Io, reason + u" It can't be moved away; remove it."_s, kOrigin);
    m_warning = u"%1 It was moved to %2 and a new one was made; servers fill it again when they "
                "start, or with 'mcp-runtime index'."_s.arg(reason, moved);
    qCWarning(lcCatalog).noquote() << m_warning;
    if (const auto made = makePrivateFile(m_file); !made)
        return made;
    return connect(m_file);
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
    if (const auto sound = check(); !sound)
        return sound;
    return prepareSchema();
}

Result<bool> CatalogStore::check()
{
    const bool isLarge = QFileInfo(m_file).size() > kCheckedBytes;
    SqliteStatement check(m_database,
                          isLarge ? "PRAGMA quick_check('server')" : "PRAGMA quick_check(1)");
    const int checked = check.step();
    if (checked == SQLITE_ROW && check.bytes(0) != "ok")
        return fail(ErrorCode::Protocol, u"The catalogue %1 is damaged."_s.arg(m_file), kOrigin);
    const bool isOfAnotherKind = isLarge && checked == SQLITE_ERROR; // no such table
    if (checked != SQLITE_ROW && !isOfAnotherKind)
        return Failure(error());
    return true;
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
    QByteArray sql;
    if (version == 1) {
        sql = kUpgradeFrom1;
    } else if (version != kSchemaVersion) {
        if (version != 0) {
            m_warning =
                u"The catalogue %1 was written by another version of this program and is "
                "filled anew when servers start, or with 'mcp-runtime index'."_s.arg(m_file);
            qCWarning(lcCatalog).noquote() << m_warning;
        }
        sql = QByteArray("DROP TABLE IF EXISTS server;DROP TABLE IF EXISTS tool;"
                         "DROP TABLE IF EXISTS held_tool;")
              + kSchema;
    }
    if (version != kSchemaVersion) {
        sql = QByteArray("BEGIN IMMEDIATE;DROP TABLE IF EXISTS kept_index;"
                         "DROP TABLE IF EXISTS vector;")
              + sql + kVectorTable + "PRAGMA user_version=" + QByteArray::number(kSchemaVersion)
              + ";COMMIT";
        if (const auto made = run(sql.constData()); !made)
            return made;
    }
    if (const auto made = run(kLaterTables); !made)
        return made;
    dropUnused();
    return true;
}

/// Only where there is something to drop: every process opens the file, and this locks it.
void CatalogStore::dropUnused()
{
    const qint64 oldest = now() - std::chrono::seconds(kKeep).count();
    {
        SqliteStatement any(m_database, "SELECT 1 FROM server WHERE used < ?1 UNION ALL "
                                        "SELECT 1 FROM vector WHERE used < ?1 UNION ALL "
                                        "SELECT 1 FROM kept_index WHERE used < ?1 LIMIT 1");
        if (any.bind(1, oldest).step() != SQLITE_ROW)
            return;
    }
    for (const char *sql :
         {"DELETE FROM tool WHERE config_hash IN "
          "(SELECT config_hash FROM server WHERE used < ?1)",
          "DELETE FROM held_tool WHERE config_hash IN "
          "(SELECT config_hash FROM server WHERE used < ?1)",
          "DELETE FROM server WHERE used < ?1", "DELETE FROM vector WHERE used < ?1",
          "DELETE FROM kept_index WHERE used < ?1"}) {
        if (SqliteStatement(m_database, sql).bind(1, oldest).step() != SQLITE_DONE)
            return; // the next start tries again
    }
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

} // namespace mcprt
