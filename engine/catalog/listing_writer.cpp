// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/catalog/listing_writer.h"

#include "engine/base/log.h"

#include <algorithm>

namespace mcprt {

ListingWriter::ListingWriter(CatalogStore &store, QObject *parent)
    : QObject(parent)
    , m_store(store)
{
    connect(&m_work, &QTimer::timeout, this, &ListingWriter::work);
}

void ListingWriter::write(const QByteArray &configHash, ServerListing listing)
{
    drop(configHash);
    m_queue.push_back({configHash, std::move(listing)});
    m_work.start(0);
}

void ListingWriter::drop(const QByteArray &configHash)
{
    std::erase_if(m_queue, [&](const auto &saving) { return saving.configHash == configHash; });
}

void ListingWriter::finish(const QByteArray &configHash)
{
    const auto wanted = [&](const auto &saving) { return saving.configHash == configHash; };
    const auto found = std::find_if(m_queue.begin(), m_queue.end(), wanted);
    if (found == m_queue.end())
        return;
    std::rotate(m_queue.begin(), found, found + 1);
    while (!m_queue.empty() && wanted(m_queue.front()))
        writeSome();
}

void ListingWriter::finish()
{
    while (!m_queue.empty())
        writeSome();
}

void ListingWriter::work()
{
    if (!m_queue.empty())
        writeSome();
    if (m_queue.empty())
        m_work.stop();
}

void ListingWriter::writeSome()
{
    CatalogStore::Saving &saving = m_queue.front();
    auto isWhole = m_store.saveSome(saving);
    if (isWhole && !*isWhole)
        return;
    if (!isWhole) { // once more, and with a new file in place of a damaged one
        const auto saved = m_store.save(saving.configHash, saving.listing);
        if (!saved) // it is in memory, and the next start tries again
            qCWarning(lcCatalog).noquote() << "Tools were not kept:" << saved.error().message;
        isWhole = saved.has_value();
    }
    const QByteArray configHash = saving.configHash;
    m_queue.pop_front();
    if (*isWhole)
        emit written(configHash);
}

} // namespace mcprt
