// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/content/content_block.h"
#include "engine/content/content_store.h"

#include <optional>

namespace mcprt {

/// Puts blocks of one result into the store and words what stands in their place.
class Offloader
{
public:
    Offloader(ContentStore &store, qsizetype maxResultTokens, OwnerKey owner, QString origin)
        : m_store(store)
        , m_maxResultTokens(maxResultTokens)
        , m_owner(std::move(owner))
        , m_origin(std::move(origin))
    {}

    /// True when \a block may not go out as it is: binary data, or more tokens than allowed.
    [[nodiscard]] static bool isTooLarge(const ContentBlock &block, qsizetype maxResultTokens);
    /// The same for a JSON value.
    [[nodiscard]] static bool isTooLarge(QByteArrayView json, qsizetype maxResultTokens);

    struct Stored
    {
        QByteArray note;                 ///< what the model reads in place of the content
        std::optional<QByteArray> image; ///< decoded bytes, when it is a stored image
        QString mimeType;
    };
    /// Stores \a block, which is too large. Never fails: the note then says why it is not stored.
    [[nodiscard]] Stored store(const ContentBlock &block) const;
    /// Stores the JSON value \a json. \param what  what it is, at the start of a sentence
    [[nodiscard]] QByteArray storeJson(QByteArrayView json, const QByteArray &what) const;

    /// What replaces \a block in the result: the block itself with \a note as its text where it is
    /// a text, else a text block with its annotations and `_meta`.
    [[nodiscard]] static QByteArray replacement(const ContentBlock &block, const QByteArray &note);

private:
    [[nodiscard]] QByteArray storeText(StoredContent content, const QByteArray &what) const;
    [[nodiscard]] Stored storeBinary(const ContentBlock &block) const;
    [[nodiscard]] QByteArray howToRead(const ContentRef &ref, const StoredContent &content) const;

    ContentStore &m_store;
    qsizetype m_maxResultTokens;
    OwnerKey m_owner;
    QString m_origin;
};

} // namespace mcprt
