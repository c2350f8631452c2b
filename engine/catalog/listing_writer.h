// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/catalog/catalog_store.h"

#include <QObject>
#include <QTimer>

#include <deque>

namespace mcprt {

/// Writes long listings to the store a slice at a turn of the event loop: twenty thousand tools at
/// once would keep every call waiting for half a second.
class ListingWriter final : public QObject
{
    Q_OBJECT

public:
    /// Listings up to this many tools are written faster than it takes to ask.
    static constexpr std::size_t kToolsAtOnce = 1024;

    /// \a store must outlive this.
    explicit ListingWriter(CatalogStore &store, QObject *parent = nullptr);

    /// Begins to write \a listing, in place of another one of \a configHash that is not written
    /// yet.
    void write(const QByteArray &configHash, ServerListing listing);
    /// What is not written yet of \a configHash will not be.
    void drop(const QByteArray &configHash);
    /// Writes the rest of \a configHash now.
    void finish(const QByteArray &configHash);
    /// Writes all that is left now.
    void finish();

signals:
    /// The store has all of the listing of \a configHash.
    void written(const QByteArray &configHash);

private:
    void work();
    /// Writes some of the first of m_queue, which leaves it when it is done or can't be written.
    void writeSome();

    CatalogStore &m_store;
    std::deque<CatalogStore::Saving> m_queue;
    QTimer m_work;
};

} // namespace mcprt
