// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/done.h"
#include "engine/catalog/local_index.h"

#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <deque>
#include <functional>
#include <memory>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace mcprt {

class CatalogStore;

/// Keeps the search index in step with the servers, and on disk between runs.
///
/// The index of the last run is read when there is time for it, by a thread of its own if it is
/// large. What differs is indexed in slices of a few milliseconds between other work; searches wait
/// for it, calls do not. A while after the last change the index is written, by that thread too.
class IndexKeeper final : public QObject
{
    Q_OBJECT

public:
    /// The listing of a server, read when it is its turn; null = only the name is known.
    using Reader = std::function<const ServerListing *(const ServerName &name)>;

    /// What the index shall hold of one server.
    struct Wanted
    {
        ServerName name;
        QByteArray content; ///< of the listing; empty = no telling, so it is indexed in any case
        QStringList hints;
        QStringList blocked;
        bool isEnabled = true;
        bool isListed = true; ///< there is a listing to be read
    };

    static constexpr std::chrono::milliseconds kSlice{4};
    /// That much is done at once when somebody searches.
    static constexpr std::chrono::milliseconds kPatience{20};
    static constexpr std::chrono::seconds kSaveAfter{3};

    /// \a store must outlive this.
    /// \param configuration  names the set of servers: each has an index of its own in the store
    IndexKeeper(CatalogStore &store, const EmbeddingModel *model, Reader reader,
                QByteArray configuration = {}, QObject *parent = nullptr);
    /// Writes the index if that is due.
    ~IndexKeeper() override;

    void set(const Wanted &wanted);
    /// What set() was given without a content is that of \a wanted.
    void nameContent(const Wanted &wanted);
    void remove(const ServerName &name);

    /// Reports true when all is indexed: soon, or at once. Cancelled when this goes before.
    void whenReady(Done<bool> done);
    /// To be searched when all is indexed.
    [[nodiscard]] LocalIndex &index() { return m_index; }

signals:
    /// The index holds \a name as it is now.
    void indexed(const mcprt::ServerName &name);

private:
    enum class Kept { NotRead, Small, BeingRead, Read };

    void readEarly();
    void read();
    void readApart();
    void onRead();
    [[nodiscard]] bool isIndexed(const Wanted &wanted) const;
    [[nodiscard]] bool isReady() const { return m_kept == Kept::Read && m_pending.empty(); }
    void work();
    /// \return whether all is indexed
    bool workFor(std::chrono::milliseconds time);
    void indexSome(std::size_t tools);
    [[nodiscard]] bool begin();
    void save();
    void start(std::function<void()> work);

    CatalogStore &m_store;
    const EmbeddingModel *m_model;
    Reader m_reader;
    const QByteArray m_configuration;
    LocalIndex m_index;
    Kept m_kept = Kept::NotRead;
    std::shared_ptr<LocalIndex> m_beingRead; ///< filled by m_thread
    std::unordered_set<ServerName> m_names;  ///< of all servers
    std::unordered_map<ServerName, Wanted> m_pending;
    std::deque<ServerName> m_queue; ///< of m_pending; others in it were removed meanwhile
    ServerName m_current;           ///< of m_pending; the one that is begun, or empty
    std::size_t m_nextTool = 0;     ///< of m_current
    std::vector<Done<bool>> m_waiting;
    QTimer m_work;
    QTimer m_save;
    std::unique_ptr<QThreadPool> m_thread; ///< one; null until it is needed
};

} // namespace mcprt
