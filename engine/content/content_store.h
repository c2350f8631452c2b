// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/clock.h"
#include "engine/base/ids.h"
#include "engine/base/result.h"

#include <QByteArray>
#include <QObject>

#include <chrono>
#include <memory>
#include <vector>

namespace mcprt {

/// One block of a tool's result, kept outside the model's context.
struct StoredContent
{
    enum class Kind { Text, Image, Audio, Blob, Json };

    Kind kind = Kind::Text;
    QString mimeType;
    QByteArray bytes;    ///< decoded: UTF-8 text, or the binary data itself
    QByteArray envelope; ///< the block as the child sent it, without its data; JSON, may be empty
    QString origin;      ///< `server/tool`, for people
};

struct ContentStoreLimits
{
    qint64 maxBytes = qint64(1) << 30;
    std::chrono::hours maxAge{24};
};

/// Files by random reference in a folder of mode 0700, each file 0600, never following a link.
///
/// A file holds all that is known of its content, so that references stay valid over a restart.
/// Age counts in steady time while the program runs (a clock that jumps expires nothing) and in
/// wall time over a restart. What expires is removed, at the latest ten minutes later; files that
/// the store did not make are never touched. Missing, foreign, expired and malformed references
/// all give the same NotFound.
class ContentStore final : public QObject
{
    Q_OBJECT

public:
    /// Makes or checks the folder. \return Io when it is a link, someone else's, or open to others.
    [[nodiscard]] static Result<std::unique_ptr<ContentStore>>
    open(const QString &folder, ContentStoreLimits limits, const Clock &clock);
    ~ContentStore() override;

    /// Stores \a content for \a owner; old content goes first when the limit is reached.
    /// \return LimitExceeded (larger than the store) or Io (disk full: nothing half-written is
    /// left).
    [[nodiscard]] Result<ContentRef> put(const OwnerKey &owner, const StoredContent &content);
    [[nodiscard]] Result<StoredContent> read(const OwnerKey &owner, const ContentRef &ref) const;

    struct Part
    {
        StoredContent content; ///< with the bytes that were asked for
        qint64 totalBytes = 0; ///< of the whole content
    };
    /// Like read(), but only \a maxBytes bytes from \a offset on; fewer at the end.
    [[nodiscard]] Result<Part> readPart(const OwnerKey &owner, const ContentRef &ref, qint64 offset,
                                        qint64 maxBytes) const;

    /// Borders of the chunks of the content \a ref, whose bytes are \a text. Those of the last few
    /// contents are remembered, since chunk follows chunk. \sa ChunkPlan::exactStarts
    [[nodiscard]] std::vector<qint64> chunkStarts(const ContentRef &ref, QByteArrayView text,
                                                  qsizetype budget) const;

    struct Entry
    {
        ContentRef ref;
        StoredContent content; ///< without bytes and envelope
        qint64 bytes = 0;
        std::chrono::milliseconds age{0};
    };
    /// For the person at the machine: every owner's content, newest first, \a limit at most.
    [[nodiscard]] std::vector<Entry> list(qsizetype limit) const;
    /// As readPart() from the beginning on, whoever owns it.
    [[nodiscard]] Result<Part> inspect(const ContentRef &ref, qint64 maxBytes) const;

    struct Usage
    {
        qsizetype items = 0;
        qint64 bytes = 0;
    };
    [[nodiscard]] Usage usage() const;

private:
    struct Private;
    [[nodiscard]] Result<Part> readAs(const QByteArray &ownerMark, const ContentRef &ref,
                                      qint64 offset, qint64 maxBytes) const;
    explicit ContentStore(std::unique_ptr<Private> d);
    std::unique_ptr<Private> m_d;
};

} // namespace mcprt
