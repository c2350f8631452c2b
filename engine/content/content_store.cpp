// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/content/content_store.h"

#include "engine/base/log.h"
#include "engine/base/random_id.h"
#include "engine/content/chunk_plan.h"
#include "engine/content/content_file.h"
#include "engine/content/content_folder.h"

#include <QHash>
#include <QTimer>

#include <algorithm>
#include <deque>
#include <limits>
#include <utility>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

using TimePoint = std::chrono::steady_clock::time_point;

/// Most heads fit, so that one read is enough.
constexpr qint64 kFirstRead = 4096;
constexpr qint64 kMaxHeadBytes = qint64(64) << 20;
/// An unfinished file this old has lost its writer.
constexpr std::chrono::hours kAbandonedAfter{1};
constexpr std::chrono::minutes kSweepInterval{10};

struct Item
{
    QString name;
    qint64 bytes = 0;
    TimePoint born;
};

/// Chunk borders of one content.
struct Plan
{
    ContentRef ref;
    qsizetype budget = 0;
    std::vector<qint64> starts;
};
constexpr size_t kRememberedPlans = 8;

Failure notFound()
{
    // The same words for missing, foreign, expired and malformed: nothing can be told apart.
    return fail(ErrorCode::NotFound,
                u"No stored content has this ref_id. It may have expired: call the tool again to "
                "get a new one."_s,
                u"content"_s);
}

} // namespace

struct ContentStore::Private
{
    ContentFolder folder;
    QString path;
    ContentStoreLimits limits;
    const Clock &clock;
    std::deque<Item> items; ///< oldest first; filled at first use
    QHash<QString, TimePoint> born;
    qint64 bytes = 0;
    bool indexed = false;
    std::deque<Plan> plans;
    QTimer sweep;

    Private(ContentFolder opened, QString where, ContentStoreLimits most, const Clock &time)
        : folder(std::move(opened))
        , path(std::move(where))
        , limits(most)
        , clock(time)
    {
        sweep.setInterval(kSweepInterval);
        sweep.setTimerType(Qt::VeryCoarseTimer);
        QObject::connect(&sweep, &QTimer::timeout, &sweep, [this] { dropExpired(); });
    }

    /// When a file of that time was stored, in steady time; the future counts as now.
    [[nodiscard]] TimePoint bornAt(const QDateTime &modified) const
    {
        const qint64 age = modified.msecsTo(clock.wallTime());
        return clock.now() - std::chrono::milliseconds(std::max(age, qint64(0)));
    }

    [[nodiscard]] bool isExpired(TimePoint since) const
    {
        return clock.now() - since > limits.maxAge;
    }

    void remember(Item item)
    {
        bytes += item.bytes;
        born.insert(item.name, item.born);
        items.push_back(std::move(item));
        if (!sweep.isActive())
            sweep.start();
    }

    void index()
    {
        if (std::exchange(indexed, true))
            return;
        std::vector<Item> found;
        const auto entries = folder.list();
        for (const ContentFolder::Entry &entry : entries) {
            const QStringView name(entry.name);
            const TimePoint since = bornAt(entry.modified);
            if (isRandomId(name)) {
                found.push_back({entry.name, entry.bytes, since});
            } else if (name.endsWith(QLatin1StringView(ContentFolder::kUnfinished))
                       && isRandomId(name.chopped(sizeof ContentFolder::kUnfinished - 1))
                       && clock.now() - since > kAbandonedAfter) {
                folder.remove(entry.name);
            }
        }
        std::ranges::sort(found, {}, &Item::born);
        for (Item &item : found)
            remember(std::move(item));
        dropExpired();
    }

    void dropOldest()
    {
        const Item item = std::move(items.front());
        items.pop_front();
        born.remove(item.name);
        bytes -= item.bytes;
        if (isFileOfOurs(item.name))
            folder.remove(item.name);
    }

    /// Someone may have put a file under a name like ours; it stays.
    [[nodiscard]] bool isFileOfOurs(const QString &name) const
    {
        const auto piece = folder.read(name, 0, kFirstRead);
        return piece && content_file::headBytes(piece->bytes) > 0;
    }

    void dropExpired()
    {
        while (!items.empty() && isExpired(items.front().born))
            dropOldest();
        if (items.empty())
            sweep.stop();
    }

    void makeRoom(qint64 wanted)
    {
        while (!items.empty() && bytes + wanted > limits.maxBytes)
            dropOldest();
    }
};

ContentStore::ContentStore(std::unique_ptr<Private> d)
    : m_d(std::move(d))
{}

ContentStore::~ContentStore() = default;

Result<std::unique_ptr<ContentStore>>
ContentStore::open(const QString &folder, ContentStoreLimits limits, const Clock &clock)
{
    auto opened = ContentFolder::open(folder);
    if (!opened)
        return Failure(opened.error());
    auto d = std::make_unique<Private>(std::move(*opened), folder, limits, clock);
    return std::unique_ptr<ContentStore>(new ContentStore(std::move(d)));
}

Result<ContentRef> ContentStore::put(const OwnerKey &owner, const StoredContent &content)
{
    m_d->index();
    m_d->dropExpired();
    const QByteArray head = content_file::buildHead(content, content_file::ownerMark(owner));
    const qint64 size = head.size() + content.bytes.size();
    if (size > m_d->limits.maxBytes) {
        return fail(
            ErrorCode::LimitExceeded,
            u"The content has %1 bytes, more than the offload store may hold (%2)."_s.arg(size).arg(
                m_d->limits.maxBytes),
            u"content"_s);
    }
    m_d->makeRoom(size);
    ContentRef ref{randomHex()};
    const auto write = [&] {
        return m_d->folder.write(ref.text, {head, content.bytes}, m_d->clock.wallTime());
    };
    auto written = write();
    if (!written) {
        // Somebody may have removed the folder; making it again is all that this needs.
        if (auto again = ContentFolder::open(m_d->path)) {
            m_d->folder = std::move(*again);
            written = write();
        }
    }
    if (!written)
        return Failure(written.error());
    m_d->remember({ref.text, size, m_d->clock.now()});
    qCDebug(lcContent).noquote() << "stored" << content.bytes.size() << "bytes of"
                                 << content.origin;
    return ref;
}

Result<StoredContent> ContentStore::read(const OwnerKey &owner, const ContentRef &ref) const
{
    auto part = readPart(owner, ref, 0, std::numeric_limits<qint64>::max());
    if (!part)
        return Failure(part.error());
    return std::move(part->content);
}

Result<ContentStore::Part> ContentStore::readPart(const OwnerKey &owner, const ContentRef &ref,
                                                  qint64 offset, qint64 maxBytes) const
{
    return readAs(content_file::ownerMark(owner), ref, offset, maxBytes);
}

Result<ContentStore::Part> ContentStore::inspect(const ContentRef &ref, qint64 maxBytes) const
{
    return readAs({}, ref, 0, maxBytes);
}

/// \a ownerMark  empty = whoever owns it
Result<ContentStore::Part> ContentStore::readAs(const QByteArray &ownerMark, const ContentRef &ref,
                                                qint64 offset, qint64 maxBytes) const
{
    if (!isRandomId(ref.text))
        return notFound();
    m_d->index();
    auto piece = m_d->folder.read(ref.text, 0, kFirstRead);
    if (!piece)
        return piece.error().code == ErrorCode::NotFound ? notFound() : Failure(piece.error());
    const auto known = m_d->born.constFind(ref.text);
    const bool isKnown = known != m_d->born.constEnd();
    const qint64 headBytes = content_file::headBytes(piece->bytes);
    if (m_d->isExpired(isKnown ? *known : m_d->bornAt(piece->modified)) || headBytes <= 0
        || headBytes > std::min(kMaxHeadBytes, piece->fileBytes))
        return notFound();
    if (headBytes > piece->bytes.size()) {
        piece = m_d->folder.read(ref.text, 0, headBytes);
        if (!piece || piece->bytes.size() != headBytes)
            return notFound();
    }
    auto head = content_file::parseHead(piece->bytes.first(headBytes));
    if (!head || (!ownerMark.isEmpty() && head->owner != ownerMark)
        || head->dataOffset + head->dataBytes != piece->fileBytes)
        return notFound();
    const qint64 from = std::clamp(offset, qint64(0), head->dataBytes);
    const qint64 wanted = std::clamp(maxBytes, qint64(0), head->dataBytes - from);
    auto data = m_d->folder.read(ref.text, head->dataOffset + from, wanted);
    if (!data)
        return Failure(data.error());
    if (data->bytes.size() != wanted)
        return notFound();
    head->content.bytes = std::move(data->bytes);
    return Part{std::move(head->content), head->dataBytes};
}

std::vector<qint64> ContentStore::chunkStarts(const ContentRef &ref, QByteArrayView text,
                                              qsizetype budget) const
{
    auto &plans = m_d->plans;
    const auto known = std::ranges::find_if(plans, [&](const Plan &plan) {
        return plan.ref == ref && plan.budget == budget && plan.starts.back() == text.size();
    });
    if (known != plans.end())
        return known->starts;
    if (plans.size() == kRememberedPlans)
        plans.pop_front();
    plans.push_back({ref, budget, ChunkPlan::exactStarts(text, budget)});
    return plans.back().starts;
}

std::vector<ContentStore::Entry> ContentStore::list(qsizetype limit) const
{
    m_d->index();
    m_d->dropExpired();
    std::vector<Entry> entries;
    for (auto item = m_d->items.crbegin();
         item != m_d->items.crend() && qsizetype(entries.size()) < limit; ++item) {
        ContentRef ref{item->name};
        auto part = inspect(ref, 0);
        if (!part)
            continue; // not a file of ours
        part->content.envelope.clear();
        entries.push_back(
            {ref, std::move(part->content), part->totalBytes,
             std::chrono::floor<std::chrono::milliseconds>(m_d->clock.now() - item->born)});
    }
    return entries;
}

ContentStore::Usage ContentStore::usage() const
{
    m_d->index();
    m_d->dropExpired();
    return {qsizetype(m_d->items.size()), m_d->bytes};
}

} // namespace mcprt
