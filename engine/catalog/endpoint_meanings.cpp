// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/catalog/endpoint_meanings.h"

#include "engine/base/log.h"
#include "engine/catalog/catalog_store.h"
#include "engine/catalog/search_fields.h"

#include <QCryptographicHash>
#include <QElapsedTimer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

constexpr std::chrono::seconds kBatchWait{60};
constexpr qint64 kPatienceMs = 50;
constexpr qsizetype kMaxDescription = 2000;

QString textOf(const ServerName &server, const ToolInfo &tool)
{
    return meantText(server, tool, kMaxDescription);
}

QByteArray hashOf(const QString &text)
{
    return QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha256).first(16);
}

} // namespace

EndpointMeanings::EndpointMeanings(std::unique_ptr<EmbeddingEndpoint> endpoint, CatalogStore &store,
                                   IndexKeeper &keeper, Reader reader, QObject *parent)
    : QObject(parent)
    , m_endpoint(std::move(endpoint))
    , m_store(store)
    , m_keeper(keeper)
    , m_reader(std::move(reader))
{
    m_again.setSingleShot(true);
    connect(&m_work, &QTimer::timeout, this, &EndpointMeanings::work);
    connect(&m_again, &QTimer::timeout, this, [this] {
        m_isDown = false;
        m_work.start(0);
    });
    connect(&keeper, &IndexKeeper::indexed, this, &EndpointMeanings::onIndexed);
}

EndpointMeanings::~EndpointMeanings()
{
    m_endpoint.reset(); // ends what is under way, while the other members are still there
}

void EndpointMeanings::onIndexed(const ServerName &server)
{
    std::erase_if(m_texts, [&](const Text &text) { return text.server == server; });
    m_servers.push_back(server);
    m_work.start(0);
}

void EndpointMeanings::work()
{
    if (!m_servers.empty())
        return takeNext();
    m_work.stop();
    send();
}

/// What is kept is used at once; the rest is sent for.
void EndpointMeanings::takeNext()
{
    const ServerName server = m_servers.front();
    m_servers.pop_front();
    const ServerListing *listing = m_reader(server);
    if (!listing)
        return;
    std::vector<Text> texts;
    QList<QByteArray> hashes;
    for (std::uint32_t i = 0; i < listing->tools.size(); ++i) {
        QString text = textOf(server, listing->tools[i]);
        QByteArray hash = hashOf(text);
        hashes.append(hash);
        texts.push_back({server, i, std::move(text), std::move(hash)});
    }
    const QHash<QByteArray, QByteArray> kept = m_store.vectors(m_endpoint->model(), hashes);
    for (Text &text : texts) {
        const auto vector = unpacked(kept.value(text.hash));
        if (m_size == 0)
            m_size = vector.size();
        if (vector.empty() || vector.size() != m_size)
            m_texts.push_back(std::move(text));
        else
            m_keeper.index().setMeaning(server, text.position, vector);
    }
}

void EndpointMeanings::send()
{
    if (m_isSending || m_isDown || m_texts.empty())
        return;
    std::vector<Text> batch;
    QStringList texts;
    while (!m_texts.empty() && texts.size() < m_batch) {
        texts.append(m_texts.front().text);
        batch.push_back(std::move(m_texts.front()));
        m_texts.pop_front();
    }
    m_isSending = true;
    using Vectors = std::vector<WideVectors::Vector>;
    m_endpoint->embed(
        texts, kBatchWait,
        Done<Vectors>(this, [this, batch = std::move(batch)](Result<Vectors> vectors) mutable {
            m_isSending = false;
            if (vectors)
                return onVectors(batch, *std::move(vectors));
            if (vectors.error().code == ErrorCode::InvalidArgument)
                return onRefused(std::move(batch), vectors.error());
            m_texts.insert(m_texts.begin(), std::make_move_iterator(batch.begin()),
                           std::make_move_iterator(batch.end()));
            onFailed(vectors.error());
        }));
}

void EndpointMeanings::onRefused(std::vector<Text> texts, const Error &error)
{
    if (texts.size() == 1) {
        qCInfo(lcCatalog).noquote()
            << texts.front().server.text << "has a tool without a meaning:" << error.message;
    } else {
        m_batch = std::max<qsizetype>(1, qsizetype(texts.size()) / 2);
        m_texts.insert(m_texts.begin(), std::make_move_iterator(texts.begin()),
                       std::make_move_iterator(texts.end()));
    }
    m_work.start(0);
}

void EndpointMeanings::checkSize(std::size_t size)
{
    const std::size_t before = std::exchange(m_size, size);
    if (before == 0 || before == size)
        return;
    m_store.dropVectors(m_endpoint->model()); // of another model by the same name
    m_queries.clear();
    m_texts.clear();
    m_servers.clear();
    for (const ServerName &server : m_keeper.index().servers())
        m_servers.push_back(server);
    m_work.start(0);
}

void EndpointMeanings::onVectors(const std::vector<Text> &texts,
                                 std::vector<WideVectors::Vector> vectors)
{
    m_pause = m_firstPause;
    m_batch = std::min(2 * m_batch, kBatch);
    checkSize(vectors.front().size());
    QHash<QByteArray, QByteArray> kept;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        kept.insert(texts[i].hash, packed(vectors[i]));
        // It may say something else by now; then it is in the queue again.
        const ServerListing *listing = m_reader(texts[i].server);
        const bool isSame =
            listing && texts[i].position < listing->tools.size()
            && hashOf(textOf(texts[i].server, listing->tools[texts[i].position])) == texts[i].hash;
        if (isSame)
            m_keeper.index().setMeaning(texts[i].server, texts[i].position, vectors[i]);
    }
    if (const auto saved = m_store.saveVectors(m_endpoint->model(), kept); !saved)
        qCInfo(lcCatalog).noquote() << "Embeddings were not kept:" << saved.error().message;
    m_work.start(0);
}

void EndpointMeanings::onFailed(const Error &error)
{
    if (error.code == ErrorCode::Cancelled)
        return; // we go
    qCWarning(lcCatalog).noquote()
        << "The model that comes with the program serves search:" << error.message;
    m_isDown = true;
    m_again.start(m_pause);
    m_pause = std::min(2 * m_pause, kLongestPause);
}

void EndpointMeanings::query(const QString &text, Done<WideVectors::Vector> done)
{
    if (const auto known = m_queries.constFind(text); known != m_queries.cend())
        return done.report(*known);
    // What is kept is enough for a first search.
    QElapsedTimer timer;
    timer.start();
    while (!m_servers.empty() && timer.elapsed() < kPatienceMs)
        takeNext();
    // Without a tool that it could be compared with, it says nothing.
    if (m_isDown || !m_keeper.index().hasMeanings())
        return done.report(WideVectors::Vector());
    using Vectors = std::vector<WideVectors::Vector>;
    m_endpoint->embed(
        {text}, kQueryWait,
        Done<Vectors>(this, [this, text, done = std::move(done)](Result<Vectors> vectors) mutable {
            if (!vectors) {
                if (vectors.error().code != ErrorCode::InvalidArgument)
                    onFailed(vectors.error());
                return done.report(WideVectors::Vector());
            }
            checkSize(vectors->front().size());
            if (m_queries.size() >= kMaxKeptQueries)
                m_queries.clear();
            m_queries.insert(text, vectors->front());
            done.report(std::move(vectors->front()));
        }));
}

} // namespace mcprt
