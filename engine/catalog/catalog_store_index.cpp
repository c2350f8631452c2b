// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/base/large_pages.h"
#include "engine/catalog/catalog_store.h"
#include "engine/catalog/sqlite_statement.h"

#include <sqlite3.h>

namespace mcprt {

/// A large value without the copy that a query would make of it.
Result<QByteArray> CatalogStore::blob(const char *table, const char *column, qint64 row)
{
    sqlite3_blob *opened = nullptr;
    int result = sqlite3_blob_open(m_database, "main", table, column, row, 0, &opened);
    QByteArray bytes;
    if (result == SQLITE_OK) {
        bytes = QByteArray(sqlite3_blob_bytes(opened), Qt::Uninitialized);
        useLargePages(bytes.data(), std::size_t(bytes.size()));
        result = sqlite3_blob_read(opened, bytes.data(), int(bytes.size()), 0);
    }
    const Failure failure(error());
    sqlite3_blob_close(opened);
    return result == SQLITE_OK ? Result<QByteArray>(std::move(bytes)) : failure;
}

Result<QByteArray> CatalogStore::loadIndex(const QByteArray &configuration)
{
    SqliteStatement query(m_database, "SELECT rowid FROM kept_index WHERE configuration = ?1");
    const int found = query.bind(1, configuration).step();
    if (found == SQLITE_DONE)
        return QByteArray();
    if (found != SQLITE_ROW)
        return Failure(error());
    auto index = blob("kept_index", "data", query.number(0));
    query.reset();
    if (!index)
        return index;
    // To change a row, the whole of it is read: once a day, or when another one was used since.
    SqliteStatement touch(
        m_database, "UPDATE kept_index SET used = ?2 WHERE configuration = ?1 AND (used <= ?3 "
                    "OR used > ?2 OR used < (SELECT max(used) FROM kept_index))");
    touch.bind(1, configuration).bind(2, now()).bind(3, now() - kTouchEverySeconds);
    touch.step(); // what fails now may succeed next time
    return index;
}

qint64 CatalogStore::indexBytes(const QByteArray &configuration)
{
    SqliteStatement query(m_database,
                          "SELECT length(data) FROM kept_index WHERE configuration = ?1");
    return query.bind(1, configuration).step() == SQLITE_ROW ? query.number(0) : 0;
}

Result<bool> CatalogStore::saveIndex(const QByteArray &configuration, const QByteArray &index)
{
    if (const auto begun = run("BEGIN IMMEDIATE"); !begun)
        return begun;
    Result<bool> written = true;
    SqliteStatement put(m_database, "INSERT OR REPLACE INTO kept_index VALUES (?1, ?2, ?3)");
    if (put.bind(1, configuration).bind(2, now()).bind(3, index).step() != SQLITE_DONE)
        written = Failure(error());
    put.reset();
    SqliteStatement drop(m_database,
                         "DELETE FROM kept_index WHERE configuration <> ?1 AND configuration NOT "
                         "IN (SELECT configuration FROM kept_index WHERE configuration <> ?1 "
                         "ORDER BY used DESC LIMIT ?2)");
    if (written
        && drop.bind(1, configuration).bind(2, qint64(kMaxIndexes - 1)).step() != SQLITE_DONE)
        written = Failure(error());
    drop.reset();
    return ended(written);
}

} // namespace mcprt
