// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/catalog/index_keeper.h"

#include "engine/base/freed_memory.h"
#include "engine/base/log.h"
#include "engine/catalog/catalog_store.h"

#include <QCryptographicHash>
#include <QElapsedTimer>

#include <algorithm>
#include <utility>

namespace mcprt {

namespace {

constexpr std::size_t kToolsAtOnce = 16; ///< between two looks at the clock

/// Of all that the index is made of. Hints and blocked tools stand in the configuration, whose hash
/// does not cover them.
QByteArray contentOf(const IndexKeeper::Wanted &wanted)
{
    if (wanted.content.isEmpty() || (wanted.hints.isEmpty() && wanted.blocked.isEmpty()))
        return wanted.content;
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QStringList *list : {&wanted.hints, &wanted.blocked}) {
        for (const QString &text : *list)
            hash.addData(text.toUtf8().append('\0'));
        hash.addData(QByteArray(1, '\1'));
    }
    return wanted.content + hash.result();
}

/// Up to here reading takes less than a slice does.
constexpr qint64 kReadAtOnce = 2 * 1024 * 1024;

void readInto(LocalIndex &index, CatalogStore &store, const QByteArray &configuration)
{
    const auto kept = store.loadIndex(configuration);
    if (!kept)
        qCInfo(lcCatalog).noquote() << "The search index is made anew:" << kept.error().message;
    else if (!kept->isEmpty() && !index.load(*kept))
        qCInfo(lcCatalog) << "The search index is of another version, and is made anew.";
}

void writeTo(CatalogStore &store, const QByteArray &configuration, const QByteArray &bytes)
{
    if (const auto saved = store.saveIndex(configuration, bytes); !saved)
        qCInfo(lcCatalog).noquote() << "The search index was not kept:" << saved.error().message;
}

} // namespace

IndexKeeper::IndexKeeper(CatalogStore &store, const EmbeddingModel *model, Reader reader,
                         QByteArray configuration, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_model(model)
    , m_reader(std::move(reader))
    , m_configuration(std::move(configuration))
    , m_index(model)
{
    connect(&m_work, &QTimer::timeout, this, &IndexKeeper::work);
    m_save.setSingleShot(true);
    connect(&m_save, &QTimer::timeout, this, &IndexKeeper::save);
}

IndexKeeper::~IndexKeeper()
{
    m_thread.reset(); // ends when its work is done
    if (m_save.isActive() && isReady() && !m_store.file().isEmpty())
        writeTo(m_store, m_configuration, m_index.save());
    for (Done<bool> &done : std::exchange(m_waiting, {}))
        done.fail(ErrorCode::Cancelled, QStringLiteral("The program ends."));
}

void IndexKeeper::set(const Wanted &wanted)
{
    m_names.insert(wanted.name);
    readEarly();
    const bool wasBegun = m_current == wanted.name;
    if (wasBegun)
        m_current = {};
    if (m_kept == Kept::Read && isIndexed(wanted)) {
        m_pending.erase(wanted.name);
        return m_index.setEnabled(wanted.name, wanted.isEnabled);
    }
    const bool isNew = m_pending.insert_or_assign(wanted.name, wanted).second;
    if (isNew || wasBegun)
        m_queue.push_back(wanted.name);
    m_work.start(0);
}

void IndexKeeper::nameContent(const Wanted &wanted)
{
    if (const auto pending = m_pending.find(wanted.name); pending != m_pending.end()) {
        pending->second.content = wanted.content;
    } else if (m_kept == Kept::Read) {
        m_index.setContent(wanted.name, contentOf(wanted));
        m_save.start(kSaveAfter);
    }
}

bool IndexKeeper::isIndexed(const Wanted &wanted) const
{
    const QByteArray content = contentOf(wanted);
    return !content.isEmpty() && m_index.content(wanted.name) == content;
}

void IndexKeeper::remove(const ServerName &name)
{
    m_names.erase(name);
    m_pending.erase(name);
    if (m_current == name)
        m_current = {};
    m_index.removeServer(name);
    m_save.start(kSaveAfter);
}

void IndexKeeper::whenReady(Done<bool> done)
{
    if (workFor(kPatience))
        return done.report(true);
    m_waiting.push_back(std::move(done));
    m_work.start(0);
}

/// Work that takes longer than a slice, on a thread of its own.
void IndexKeeper::start(std::function<void()> work)
{
    if (!m_thread) {
        m_thread = std::make_unique<QThreadPool>();
        m_thread->setMaxThreadCount(1);
        m_thread->setExpiryTimeout(0); // it is needed once or twice
    }
    m_thread->start(std::move(work));
}

/// A large index is read while the other servers come: set() of many takes a while, too.
void IndexKeeper::readEarly()
{
    if (m_kept != Kept::NotRead)
        return;
    m_kept = Kept::Small;
    if (!m_store.file().isEmpty() && m_store.indexBytes(m_configuration) > kReadAtOnce)
        readApart();
}

void IndexKeeper::read()
{
    readEarly();
    if (m_kept == Kept::BeingRead)
        return;
    m_beingRead = std::make_shared<LocalIndex>(m_model);
    readInto(*m_beingRead, m_store, m_configuration);
    onRead();
}

void IndexKeeper::readApart()
{
    m_kept = Kept::BeingRead;
    m_beingRead = std::make_shared<LocalIndex>(m_model);
    m_work.stop();
    start([this, file = m_store.file(), index = m_beingRead] {
        if (const auto store = CatalogStore::open(file))
            readInto(*index, **store, m_configuration);
        QMetaObject::invokeMethod(this, &IndexKeeper::onRead, Qt::QueuedConnection);
    });
}

void IndexKeeper::onRead()
{
    m_index = std::move(*std::exchange(m_beingRead, nullptr));
    m_kept = Kept::Read;
    for (const ServerName &name : m_index.servers()) {
        if (!m_names.contains(name))
            m_index.removeServer(name);
    }
    std::erase_if(m_pending, [this](const auto &entry) {
        const Wanted &wanted = entry.second;
        const bool isThere = isIndexed(wanted);
        if (isThere)
            m_index.setEnabled(wanted.name, wanted.isEnabled);
        return isThere;
    });
    for (const ServerName &name : m_index.servers()) {
        if (!m_pending.contains(name))
            emit indexed(name);
    }
    m_work.start(0); // goes on, or tells those who wait
}

void IndexKeeper::work()
{
    const bool isDone = workFor(kSlice);
    if (isDone || m_kept == Kept::BeingRead) // onRead() starts it again
        m_work.stop();
    if (!isDone)
        return;
    for (Done<bool> &done : std::exchange(m_waiting, {}))
        done.report(true);
}

bool IndexKeeper::workFor(std::chrono::milliseconds time)
{
    if (m_kept == Kept::NotRead || m_kept == Kept::Small)
        read();
    QElapsedTimer timer;
    timer.start();
    while (m_kept == Kept::Read && !m_pending.empty() && timer.elapsed() < time.count())
        indexSome(kToolsAtOnce);
    return isReady();
}

void IndexKeeper::indexSome(std::size_t tools)
{
    static const ServerListing nothing;
    const bool isNew = m_current.isEmpty();
    if (isNew && !begin())
        return;
    const Wanted &wanted = m_pending.at(m_current);
    const ServerListing *known = wanted.isListed ? m_reader(m_current) : nullptr;
    const ServerListing &listing = known ? *known : nothing;
    if (isNew)
        m_index.beginServer(m_current, listing, wanted.hints);
    m_index.addTools(m_current, listing, wanted.hints, wanted.blocked, m_nextTool, tools);
    m_nextTool += tools;
    if (m_nextTool < listing.tools.size())
        return;
    m_index.endServer(m_current, contentOf(wanted));
    m_index.setEnabled(m_current, wanted.isEnabled);
    m_pending.erase(m_current);
    m_save.start(kSaveAfter);
    emit indexed(std::exchange(m_current, {}));
}

/// \return false if the next one in the queue was removed meanwhile
bool IndexKeeper::begin()
{
    const ServerName next = m_queue.front();
    m_queue.pop_front();
    if (!m_pending.contains(next))
        return false;
    m_current = next;
    m_nextTool = 0;
    return true;
}

void IndexKeeper::save()
{
    if (!isReady()) // it is not whole
        return m_save.start(kSaveAfter);
    if (m_store.file().isEmpty())
        return;
    // On another thread: SQLite wants a connection for each.
    start([file = m_store.file(), bytes = m_index.save(),
           configuration = m_configuration]() mutable {
        if (const auto store = CatalogStore::open(file))
            writeTo(**store, configuration, bytes);
        if (std::exchange(bytes, {}).size() > kReadAtOnce)
            returnFreedMemory();
    });
}

} // namespace mcprt
