// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/catalog/embedding_endpoint.h"
#include "engine/catalog/index_keeper.h"

#include <QHash>
#include <QObject>
#include <QTimer>

#include <deque>
#include <functional>
#include <memory>

namespace mcprt {

class CatalogStore;

/// Gives the tools of an index the meanings that an embedding service finds in them.
///
/// Texts are sent in batches, once each: vectors are kept on disk by model and content. While the
/// service is down, or has not yet said all, the model that comes with the program serves; it is
/// asked again after a pause that doubles. Of a batch that it refuses smaller ones are tried; a
/// text that it refuses alone is left out.
class EndpointMeanings final : public QObject
{
    Q_OBJECT

public:
    using Reader = IndexKeeper::Reader;

    static constexpr qsizetype kBatch = 64; ///< texts of one request
    static constexpr std::chrono::milliseconds kFirstPause{30'000};
    static constexpr std::chrono::milliseconds kLongestPause{600'000};
    static constexpr std::chrono::milliseconds kQueryWait{1500};
    static constexpr qsizetype kMaxKeptQueries = 256;

    /// All of it outlives this.
    EndpointMeanings(std::unique_ptr<EmbeddingEndpoint> endpoint, CatalogStore &store,
                     IndexKeeper &keeper, Reader reader, QObject *parent = nullptr);
    ~EndpointMeanings() override;

    /// Reports the meaning of a search: empty when the service does not tell it in kQueryWait, or
    /// failed a moment ago. Always reports; at once when it was asked before.
    void query(const QString &text, Done<WideVectors::Vector> done);
    /// How long after a failure the service is asked again; for tests.
    void setFirstPause(std::chrono::milliseconds pause) { m_pause = m_firstPause = pause; }

private:
    struct Text
    {
        ServerName server;
        std::uint32_t position = 0;
        QString text;
        QByteArray hash;
    };

    void onIndexed(const ServerName &server);
    void work();
    void takeNext();
    void send();
    void onVectors(const std::vector<Text> &texts, std::vector<WideVectors::Vector> vectors);
    void onRefused(std::vector<Text> texts, const Error &error);
    void onFailed(const Error &error);
    /// Has every tool looked through anew if \a size is not that of the vectors so far.
    void checkSize(std::size_t size);

    std::unique_ptr<EmbeddingEndpoint> m_endpoint;
    CatalogStore &m_store;
    IndexKeeper &m_keeper;
    Reader m_reader;
    std::deque<ServerName> m_servers; ///< to be looked through
    std::deque<Text> m_texts;         ///< to be sent
    qsizetype m_batch = kBatch;       ///< texts of the next request
    std::size_t m_size = 0;           ///< values of a vector; 0 = not known yet
    bool m_isSending = false;
    bool m_isDown = false;
    QHash<QString, WideVectors::Vector> m_queries;
    QTimer m_work;
    QTimer m_again; ///< after a failure
    std::chrono::milliseconds m_firstPause = kFirstPause;
    std::chrono::milliseconds m_pause = kFirstPause;
};

} // namespace mcprt
