// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/clock.h"
#include "engine/base/result.h"
#include "engine/mcp/listing.h"

#include <chrono>
#include <memory>
#include <optional>

struct sqlite3;

namespace mcprt {

class SqliteStatement;

/// What servers said of themselves, on disk, by the hash of the configuration that started them:
/// search and details answer from it while nothing runs.
///
/// Only a cache: anything in it can be had again by starting the server, so a damaged file or one
/// of another version is replaced, never repaired. Bytes of definitions come back as they went in.
/// Several processes may use one file.
class CatalogStore
{
public:
    /// Listings that nobody asked for in this time are dropped at the next open().
    static constexpr std::chrono::hours kKeep{24 * 90};

    /// Opens \a file, or makes it with mode 0600, and its folder with mode 0700. Empty: a database
    /// in memory, for when there is no disk to use.
    ///
    /// A file that is damaged or no database is renamed to `FILE.damaged-DATE` and a new one is
    /// made; see warning(). \return Io (folder or file can't be made or written; a symbolic link),
    /// Busy (another program holds the file locked).
    /// \param clock  wall time for kKeep; must outlive the store; null = the real one
    [[nodiscard]] static Result<std::unique_ptr<CatalogStore>> open(const QString &file,
                                                                    const Clock *clock = nullptr);
    ~CatalogStore();
    CatalogStore(const CatalogStore &) = delete;
    CatalogStore &operator=(const CatalogStore &) = delete;

    /// What open() had to do that a person may want to know; empty if nothing.
    [[nodiscard]] const QString &warning() const { return m_warning; }

    /// The listing kept for \a configHash; nullopt when there is none. \return Io or Busy.
    [[nodiscard]] Result<std::optional<ServerListing>> load(const QByteArray &configHash);
    /// Keeps \a listing for \a configHash. Rows whose content is the same stay untouched.
    /// \return how many rows were written, 0 when nothing changed. Io, Busy or LimitExceeded.
    [[nodiscard]] Result<int> save(const QByteArray &configHash, const ServerListing &listing);

private:
    CatalogStore() = default;

    [[nodiscard]] Result<bool> connect(const QString &file);
    [[nodiscard]] Result<bool> prepareSchema();
    [[nodiscard]] Result<bool> run(const char *sql);
    [[nodiscard]] Result<bool> loadTools(const QByteArray &configHash, ServerListing &listing);
    [[nodiscard]] Result<int> saveServer(const QByteArray &configHash,
                                         const ServerListing &listing);
    [[nodiscard]] Result<int> saveTools(const QByteArray &configHash, const ServerListing &listing);
    void touch(const QByteArray &configHash, qint64 lastUsed);
    [[nodiscard]] Error error() const;
    [[nodiscard]] qint64 now() const; ///< seconds since 1970

    sqlite3 *m_database = nullptr;
    const Clock *m_clock = nullptr;
    Clock m_realClock;
    QString m_file;
    QString m_warning;
};

} // namespace mcprt
