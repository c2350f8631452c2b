// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/clock.h"
#include "engine/base/result.h"
#include "engine/catalog/tool_changes.h"
#include "engine/mcp/listing.h"

#include <QHash>
#include <QList>

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
    /// Of so many configurations a search index is kept: of those that were used last.
    static constexpr int kMaxIndexes = 8;

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
    [[nodiscard]] const QString &warning() const { return m_warning; } ///< was logged

    /// A digest of the listing kept for each configuration hash, which is another one when anything
    /// of the listing is; empty where there is no telling. \return Io or Busy.
    [[nodiscard]] Result<QHash<QByteArray, QByteArray>> contents();
    /// The one of \a configHash; empty when there is no listing, or nothing can be read.
    [[nodiscard]] QByteArray content(const QByteArray &configHash);
    /// Another number whenever another connection has changed the file.
    [[nodiscard]] qint64 version();
    /// These listings are in use, though nobody may load them: they are kept on.
    void touch(const QList<QByteArray> &configHashes);
    struct Sizes
    {
        qint64 tools = 0;
        qint64 definitionBytes = 0;
    };
    /// Of the tools kept for \a configHash, without reading them; zeros when there are none.
    [[nodiscard]] Sizes sizes(const QByteArray &configHash);
    /// The listing kept for \a configHash; nullopt when there is none. \return Io or Busy.
    [[nodiscard]] Result<std::optional<ServerListing>> load(const QByteArray &configHash);
    /// Keeps \a listing for \a configHash. Rows whose content is the same stay untouched.
    /// \return how many rows were written, 0 when nothing changed. Io, Busy or LimitExceeded.
    [[nodiscard]] Result<int> save(const QByteArray &configHash, const ServerListing &listing);

    /// A listing on its way into the store.
    struct Saving
    {
        QByteArray configHash;
        ServerListing listing;
        std::size_t next = 0;    ///< of listing.tools
        QByteArray toolHashes{}; ///< of those before, joined
    };
    /// Saves a few more tools of \a saving, as many as take some milliseconds. Until all are there
    /// the store has no listing for that hash; a program that ends before leaves none.
    /// \return whether all are there. Io or Busy, and \a saving is as it was.
    [[nodiscard]] Result<bool> saveSome(Saving &saving);

    /// What hold() was given for \a configHash, sorted by name; nothing when it can't be read.
    [[nodiscard]] std::vector<HeldTool> held(const QByteArray &configHash);
    /// Configurations of which a changed tool waits for a person, or was denied by one.
    [[nodiscard]] QList<QByteArray> changedConfigs();
    /// Keeps \a held in place of what was held for \a configHash. \return Io or Busy.
    [[nodiscard]] Result<bool> hold(const QByteArray &configHash,
                                    const std::vector<HeldTool> &held);

    /// The search index as saveIndex() was given it for \a configuration (any bytes that name a set
    /// of servers); empty when there is none. \return Io or Busy.
    [[nodiscard]] Result<QByteArray> loadIndex(const QByteArray &configuration);
    /// Size of what loadIndex() would give.
    [[nodiscard]] qint64 indexBytes(const QByteArray &configuration);
    /// Keeps \a index in place of the one before of the same \a configuration. \return Io or Busy.
    [[nodiscard]] Result<bool> saveIndex(const QByteArray &configuration, const QByteArray &index);
    /// The vectors that \a model gave for the texts with \a textHashes, by hash, as far as there
    /// are.
    [[nodiscard]] QHash<QByteArray, QByteArray> vectors(const QString &model,
                                                        const QList<QByteArray> &textHashes);
    /// Keeps \a vectors, by hash of the text. \return Io or Busy.
    [[nodiscard]] Result<bool> saveVectors(const QString &model,
                                           const QHash<QByteArray, QByteArray> &vectors);
    /// Forgets the vectors of \a model: it gives others now.
    void dropVectors(const QString &model);
    [[nodiscard]] const QString &file() const { return m_file; } ///< empty for one in memory

private:
    static constexpr qint64 kTouchEverySeconds = 24 * 3600;

    CatalogStore() = default;

    [[nodiscard]] Result<bool> connect(const QString &file);
    [[nodiscard]] Result<bool> prepareSchema();
    [[nodiscard]] Result<bool> run(const char *sql);
    /// Ends a transaction: keeps what was \a written, or takes it back.
    template <class T>
    [[nodiscard]] Result<T> ended(const Result<T> &written)
    {
        const auto done = run(written ? "COMMIT" : "ROLLBACK");
        return written && !done ? Result<T>(Failure(done.error())) : written;
    }
    [[nodiscard]] Result<bool> loadTools(const QByteArray &configHash, const QByteArray &toolsHash,
                                         ServerListing &listing);
    [[nodiscard]] Result<int> saveServer(const QByteArray &configHash,
                                         const ServerListing &listing);
    [[nodiscard]] Result<int> saveTools(const QByteArray &configHash, const ServerListing &listing);
    [[nodiscard]] Result<bool> saveSlice(Saving &saving);
    [[nodiscard]] Result<bool> dropToolsFrom(const QByteArray &configHash, std::size_t position);
    [[nodiscard]] Result<bool> saveToolsHash(const QByteArray &configHash, const QByteArray &hash);
    [[nodiscard]] Result<QByteArray> blob(const char *table, const char *column, qint64 row);
    [[nodiscard]] QList<QByteArray> untouched(const QList<QByteArray> &configHashes);
    void forget(const QByteArray &configHash);
    [[nodiscard]] Result<bool> check();
    [[nodiscard]] Result<bool> replace(const QString &reason);
    [[nodiscard]] Result<int> trySave(const QByteArray &configHash, const ServerListing &listing);
    void dropUnused();
    [[nodiscard]] Error error() const;
    [[nodiscard]] qint64 now() const; ///< seconds since 1970

    sqlite3 *m_database = nullptr;
    const Clock *m_clock = nullptr;
    Clock m_realClock;
    QString m_file;
    QString m_warning;
};

} // namespace mcprt
