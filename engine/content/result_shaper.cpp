// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/content/result_shaper.h"

#include "engine/base/log.h"
#include "engine/content/content_store.h"
#include "engine/content/image_describer.h"
#include "engine/content/offloader.h"

#include <algorithm>
#include <memory>
#include <vector>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

/// Images of one result that are described; each costs a request.
constexpr size_t kMaxDescribed = 8;
constexpr qint64 kBytesOfToken = 4;
constexpr qint64 kTokensOfImage = 1600;

/// Bytes [begin, end) of the result become \a text.
struct Edit
{
    qsizetype begin = 0;
    qsizetype end = 0;
    QByteArray text;
};

/// An image whose note still waits for its description.
struct PendingImage
{
    size_t edit = 0;
    ContentBlock block;
    QByteArray note;
    QByteArray image;
    QString mimeType;
};

/// One result on its way through the shaper; lives until the last image is described.
struct Shaping
{
    RawJson result;
    std::vector<Edit> edits;
    std::vector<PendingImage> images;
    qsizetype waitingFor = 1; ///< descriptions, and one for the shaper itself
    Done<RawJson> done;

    [[nodiscard]] qsizetype offset(QByteArrayView inside) const
    {
        return inside.data() - result.view().data();
    }

    void replace(QByteArrayView old, QByteArray text)
    {
        edits.push_back({offset(old), offset(old) + old.size(), std::move(text)});
    }

    void finishOne()
    {
        if (--waitingFor > 0)
            return;
        std::ranges::stable_sort(edits, {}, &Edit::begin);
        QByteArray bytes;
        qsizetype from = 0;
        for (const Edit &edit : edits) {
            bytes.append(result.view().sliced(from, edit.begin - from));
            bytes.append(edit.text);
            from = edit.end;
        }
        bytes.append(result.view().sliced(from));
        done.report(RawJson(std::move(bytes)));
    }

    void described(size_t index, const Result<QString> &text)
    {
        const PendingImage &image = images.at(index);
        QByteArray note = image.note;
        note += text ? " It shows: " : " It is not described: ";
        note += (text ? *text : text.error().message).toUtf8();
        edits.at(image.edit).text = Offloader::replacement(image.block, note);
        finishOne();
    }
};

/// Walks over a result's members and plans the edits.
class Walk
{
public:
    Walk(Shaping &shaping, const Offloader &offloader, qsizetype maxResultTokens)
        : m_shaping(shaping)
        , m_offloader(offloader)
        , m_maxResultTokens(maxResultTokens)
    {}

    void run()
    {
        const QByteArrayView text = m_shaping.result.view();
        JsonCursor at(text);
        QByteArrayView key;
        if (!at.enterObject())
            return;
        while (at.nextMember(&key)) {
            Member member{m_shaping.offset(key) - 1, 0, {}};
            if (keyEquals(key, "content") && at.enterArray()) {
                takeContent(at, text);
            } else {
                const QByteArrayView value = at.takeValue();
                if (keyEquals(key, "structuredContent")
                    && Offloader::isTooLarge(value, m_maxResultTokens))
                    member.tooLarge = value;
            }
            member.end = at.offset();
            m_members.push_back(member);
        }
        if (!at.failed())
            dropStructured();
    }

private:
    struct Member
    {
        qsizetype begin = 0; ///< of the key, with its quote
        qsizetype end = 0;   ///< of the value
        QByteArrayView tooLarge;
    };

    void takeContent(JsonCursor &at, QByteArrayView text)
    {
        m_contentIsEmpty = true;
        while (at.nextElement()) {
            m_contentIsEmpty = false;
            takeOne(takeBlock(at, text));
        }
        m_contentEnd = at.offset() - 1;
    }

    void takeOne(const ContentBlock &block)
    {
        if (!Offloader::isTooLarge(block, m_maxResultTokens))
            return;
        Offloader::Stored stored = m_offloader.store(block);
        m_shaping.replace(block.whole, Offloader::replacement(block, stored.note));
        if (stored.image) {
            m_shaping.images.push_back({m_shaping.edits.size() - 1, block, std::move(stored.note),
                                        std::move(*stored.image), stored.mimeType});
        }
    }

    /// A large structuredContent goes, and a text block takes its place at the end of `content`.
    void dropStructured()
    {
        QByteArray blocks;
        bool keptOne = false;
        for (size_t i = 0; i < m_members.size(); ++i) {
            const Member &member = m_members[i];
            if (member.tooLarge.isEmpty()) {
                keptOne = true;
                continue;
            }
            if (!blocks.isEmpty())
                blocks += ',';
            blocks += Offloader::replacement(
                {}, m_offloader.storeJson(member.tooLarge, "structuredContent"));
            // Its comma goes as well: the one in front, else the one behind.
            Edit edit{member.begin, member.end, {}};
            if (keptOne)
                edit.begin = m_members[i - 1].end;
            else if (i + 1 < m_members.size())
                edit.end = m_members[i + 1].begin;
            m_shaping.edits.push_back(std::move(edit));
        }
        if (blocks.isEmpty())
            return;
        if (m_contentEnd >= 0) {
            if (!m_contentIsEmpty)
                blocks.prepend(',');
            m_shaping.edits.push_back({m_contentEnd, m_contentEnd, std::move(blocks)});
            return;
        }
        const qsizetype end = m_shaping.result.view().lastIndexOf('}');
        m_shaping.edits.push_back(
            {end, end, (keptOne ? ",\"content\":[" : "\"content\":[") + blocks + ']'});
    }

    Shaping &m_shaping;
    const Offloader &m_offloader;
    qsizetype m_maxResultTokens;
    std::vector<Member> m_members;
    qsizetype m_contentEnd = -1; ///< of the `]`; -1 = there is no array
    bool m_contentIsEmpty = true;
};

} // namespace

ResultShaper::ResultShaper(Options options, ContentStore &store, ImageDescriber *describer)
    : m_options(options)
    , m_store(store)
    , m_describer(describer)
{}

bool ResultShaper::needsShaping(const RawJson &result) const
{
    const QByteArrayView text = result.view();
    JsonCursor at(text);
    QByteArrayView key;
    if (!at.enterObject())
        return false;
    while (at.nextMember(&key)) {
        if (keyEquals(key, "content") && at.enterArray()) {
            while (at.nextElement()) {
                if (Offloader::isTooLarge(takeBlock(at, text), m_options.maxResultTokens))
                    return true;
            }
            continue;
        }
        const QByteArrayView value = at.takeValue();
        if (keyEquals(key, "structuredContent")
            && Offloader::isTooLarge(value, m_options.maxResultTokens))
            return true;
    }
    return false;
}

void ResultShaper::shape(const RawJson &result, const OwnerKey &owner, const QString &origin,
                         Done<RawJson> done) const
{
    const auto shaping = std::make_shared<Shaping>();
    shaping->result = result;
    shaping->done = std::move(done);
    const Offloader offloader(m_store, m_options.maxResultTokens, owner, origin);
    Walk(*shaping, offloader, m_options.maxResultTokens).run();
    qCDebug(lcContent).noquote() << "shortened a result of" << result.size() << "bytes from"
                                 << origin;
    if (m_describer) {
        const auto described = std::min(shaping->images.size(), kMaxDescribed);
        shaping->waitingFor += qsizetype(described);
        for (size_t i = 0; i < described; ++i) {
            PendingImage &image = shaping->images[i];
            m_describer->describe(image.image, image.mimeType,
                                  Done<QString>([shaping, i](const Result<QString> &text) {
                                      shaping->described(i, text);
                                  }));
            image.image.clear();
        }
    }
    shaping->finishOne();
}

qint64 estimatedTokens(const RawJson &result)
{
    const QByteArrayView text = result.view();
    JsonCursor at(text);
    QByteArrayView key;
    qint64 tokens = 0;
    if (!at.enterObject())
        return 0;
    while (at.nextMember(&key)) {
        if (!keyEquals(key, "content") || !at.enterArray()) {
            const QByteArrayView value = at.takeValue();
            tokens += keyEquals(key, "structuredContent") ? value.size() / kBytesOfToken : 0;
            continue;
        }
        while (at.nextElement()) {
            const ContentBlock block = takeBlock(at, text);
            switch (block.kind) {
            case ContentBlock::Kind::Image: tokens += kTokensOfImage; break;
            case ContentBlock::Kind::Audio:
            case ContentBlock::Kind::BlobResource: break;
            case ContentBlock::Kind::Text:
            case ContentBlock::Kind::TextResource:
                tokens += block.payload.size() / kBytesOfToken;
                break;
            case ContentBlock::Kind::Other: tokens += block.whole.size() / kBytesOfToken; break;
            }
        }
    }
    return tokens;
}

} // namespace mcprt
