// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/catalog/embedding_model.h"

#include "engine/base/checksum.h"
#include "engine/catalog/word_split.h"

#include <QList>
#include <QtEndian>

#include <cstring>

namespace mcprt {

namespace {

constexpr quint32 kVersion = 1;
constexpr qsizetype kHeaderBytes = 64;
constexpr qsizetype kMaxWordChars = 60; // longer words are unknown, as in training
constexpr quint32 kUnknown = 0;
constexpr qsizetype kTellingPart = 3; // letters of a part of a word
constexpr quint32 kFnvBasis = 0x811c9dc5;
constexpr quint32 kFnvPrime = 0x01000193;

quint32 fnv1a(QByteArrayView bytes)
{
    quint32 hash = kFnvBasis;
    for (const char c : bytes)
        hash = (hash ^ uchar(c)) * kFnvPrime;
    return hash;
}

/// Takes the sections off the file one after the other; each starts at a multiple of 64 bytes.
class Sections
{
public:
    explicit Sections(QByteArrayView body)
        : m_rest(body)
    {}
    template <class T>
    const T *take(quint64 count)
    {
        const quint64 bytes = (count * sizeof(T) + 63) / 64 * 64;
        if (bytes > quint64(m_rest.size())) {
            m_short = true;
            return nullptr;
        }
        const char *begin = m_rest.data();
        m_rest = m_rest.sliced(qsizetype(bytes));
        return reinterpret_cast<const T *>(begin);
    }
    [[nodiscard]] bool fits() const { return !m_short && m_rest.isEmpty(); }

private:
    QByteArrayView m_rest;
    bool m_short = false;
};

Failure damaged(const char *what)
{
    return fail(
        ErrorCode::Unavailable,
        QStringLiteral("The search model can't be used: %1. Searching by words still works.")
            .arg(QLatin1StringView(what)));
}

qsizetype codePoints(QByteArrayView utf8)
{
    qsizetype count = 0;
    for (const char c : utf8)
        count += (uchar(c) & 0xc0) != 0x80;
    return count;
}

} // namespace

Result<EmbeddingModel> EmbeddingModel::open(QByteArrayView file)
{
    if (file.size() < kHeaderBytes || !file.startsWith("MRTE"))
        return damaged("its file is missing or not one of ours");
    const auto word = [&](int index) {
        return qFromLittleEndian<quint32>(file.data() + 4 + 4 * index);
    };
    if (word(0) != kVersion)
        return damaged("its file is of another version");
    EmbeddingModel model;
    model.m_count = word(1);
    const quint32 slotCount = word(3);
    const quint32 textBytes = word(4);
    if (word(2) != kEmbeddingSize || slotCount == 0 || (slotCount & (slotCount - 1)) != 0
        || model.m_count == 0 || slotCount <= model.m_count)
        return damaged("its sizes are wrong");
    if constexpr (std::endian::native != std::endian::little)
        return damaged("it is made for little-endian machines");
    const QByteArrayView body = file.sliced(kHeaderBytes);
    Sections sections(body);
    model.m_matrix = sections.take<qint8>(quint64(model.m_count) * kEmbeddingSize);
    model.m_scales = sections.take<float>(model.m_count);
    model.m_table = sections.take<quint32>(slotCount);
    model.m_offsets = sections.take<quint32>(quint64(model.m_count) + 1);
    model.m_text = sections.take<char>(textBytes);
    model.m_fingerprint = qFromLittleEndian<quint64>(file.data() + 24);
    if (!sections.fits() || wordChecksum(body) != model.m_fingerprint)
        return damaged("its file is damaged");
    model.m_slotMask = slotCount - 1;
    // These bounds keep a wrong file harmless, whatever its checksum says.
    for (quint32 i = 0; i < model.m_count; ++i) {
        if (model.m_offsets[i] > model.m_offsets[i + 1])
            return damaged("its pieces overlap");
    }
    if (model.m_offsets[model.m_count] > textBytes)
        return damaged("its pieces are cut off");
    return model;
}

QByteArrayView EmbeddingModel::pieceText(quint32 id) const
{
    return {m_text + m_offsets[id], m_text + m_offsets[id + 1]};
}

std::optional<EmbeddingModel::Match> EmbeddingModel::longestPiece(QByteArrayView word,
                                                                  QByteArrayView prefix) const
{
    // FNV grows with each byte, so one pass gives the hash of every beginning of the word.
    // NOLINTNEXTLINE(*-pro-type-member-init): as many are read as were written
    std::array<quint32, 4 * kMaxWordChars> hashes;
    quint32 hash = fnv1a(prefix);
    for (qsizetype i = 0; i < word.size(); ++i) {
        hash = (hash ^ uchar(word[i])) * kFnvPrime;
        hashes[size_t(i)] = hash;
    }
    for (qsizetype bytes = word.size(); bytes > 0; --bytes) {
        if (bytes < word.size() && (uchar(word[bytes]) & 0xc0) == 0x80)
            continue; // not the end of a character
        const QByteArrayView beginning = word.first(bytes);
        // A wrong table may have no empty slot, which would end this in a right one.
        for (quint32 tried = 0; tried <= m_slotMask; ++tried) {
            const quint32 id = m_table[(hashes[size_t(bytes - 1)] + tried) & m_slotMask];
            if (id >= m_count)
                break;
            const QByteArrayView piece = pieceText(id);
            if (piece.size() == prefix.size() + bytes && piece.startsWith(prefix)
                && piece.sliced(prefix.size()) == beginning)
                return Match{id, bytes};
        }
    }
    return std::nullopt;
}

void EmbeddingModel::appendWord(QByteArrayView word, std::vector<quint32> *ids) const
{
    if (word.size() > kMaxWordChars && codePoints(word) > kMaxWordChars)
        return ids->push_back(kUnknown);
    const size_t before = ids->size();
    for (qsizetype at = 0; at < word.size();) {
        const auto match =
            longestPiece(word.sliced(at), at == 0 ? QByteArrayView("", 0) : QByteArrayView("##"));
        if (!match) {
            ids->resize(before);
            return ids->push_back(kUnknown);
        }
        ids->push_back(match->id);
        at += match->bytes;
    }
}

std::vector<quint32> EmbeddingModel::pieces(QStringView text, qsizetype limit) const
{
    std::vector<quint32> ids;
    ids.reserve(size_t(std::min<qsizetype>(limit, text.size() + 1)));
    splitWords(text, [&](QByteArrayView word) {
        appendWord(word, &ids);
        return qsizetype(ids.size()) < limit;
    });
    if (qsizetype(ids.size()) > limit)
        ids.resize(size_t(limit));
    return ids;
}

bool EmbeddingModel::knows(std::string_view word) const
{
    const QByteArrayView bytes(word.data(), qsizetype(word.size()));
    if (bytes.isEmpty() || bytes.size() > kMaxWordChars)
        return false;
    const auto match = longestPiece(bytes, QByteArrayView("", 0));
    return match && match->id != kUnknown && match->bytes == bytes.size();
}

float EmbeddingModel::understood(QStringView text) const
{
    qsizetype all = 0;
    qsizetype read = 0;
    std::size_t count = 0; ///< of pieces
    std::vector<quint32> ids;
    splitWords(text, [&](QByteArrayView word) {
        const QList<uint> letters = QString::fromUtf8(word).toUcs4();
        if (letters.size() == 1 && !QChar::isLetterOrNumber(letters.front()))
            return true; // a mark between words
        all += letters.size();
        ids.clear();
        appendWord(word, &ids);
        for (const quint32 id : ids) {
            const QByteArrayView piece = pieceText(id);
            const qsizetype size = codePoints(piece) - (piece.startsWith("##") ? 2 : 0);
            if (id != kUnknown && (ids.size() == 1 || size >= kTellingPart))
                read += size;
        }
        count += ids.size();
        return count < std::size_t(kMaxPieces);
    });
    return all > 0 ? float(read) / float(all) : 0;
}

EmbeddingSum EmbeddingModel::embed(QStringView text, qsizetype limit) const
{
    EmbeddingSum sum;
    for (const quint32 id : pieces(text, limit)) {
        if (id == kUnknown)
            continue;
        sum.add(m_matrix + size_t(id) * kEmbeddingSize, m_scales[id]);
    }
    sum.normalise();
    return sum;
}

} // namespace mcprt
