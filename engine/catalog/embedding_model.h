// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/result.h"
#include "engine/catalog/embedding_sum.h"

#include <QByteArrayView>
#include <QStringView>

#include <optional>
#include <string_view>
#include <vector>

namespace mcprt {

/// The static word-piece vectors that come with the program. Reads the mapped file in place:
/// nothing is copied or built when it is opened. Immutable, any thread.
///
/// The format is described in resources/model/README.md.
class EmbeddingModel
{
public:
    /// \param file  the whole file, which must outlive the model.
    /// \return Unavailable when it is missing, damaged (sizes, checksum) or of another version.
    [[nodiscard]] static Result<EmbeddingModel> open(QByteArrayView file);

    /// Word-piece ids of \a text, \a limit at most. A word without a cover of pieces gives id 0.
    [[nodiscard]] std::vector<quint32> pieces(QStringView text, qsizetype limit) const;
    /// Sum of the vectors of the pieces of \a text (unknown ones left out), at length 1.
    [[nodiscard]] EmbeddingSum embed(QStringView text, qsizetype limit = kMaxPieces) const;

    /// Whether \a word, in lower case, is one piece.
    [[nodiscard]] bool knows(std::string_view word) const;

    /// The share of the letters of \a text, 0 to 1, that lie in pieces which tell something: whole
    /// words, ideographs, and parts of three letters or more. Little of a script, or of a language,
    /// that the model does not know does. Looks as far as embed() does.
    [[nodiscard]] float understood(QStringView text) const;

    static constexpr qsizetype kMaxPieces = 160;

    /// Another model has another one; vectors of two models can't be compared.
    [[nodiscard]] quint64 fingerprint() const { return m_fingerprint; }

private:
    EmbeddingModel() = default;
    /// Longest piece that begins \a word, told by the UTF-8 bytes behind \a seed ("" or "##").
    struct Match
    {
        quint32 id;
        qsizetype bytes;
    };
    [[nodiscard]] std::optional<Match> longestPiece(QByteArrayView word,
                                                    QByteArrayView prefix) const;
    [[nodiscard]] QByteArrayView pieceText(quint32 id) const;
    void appendWord(QByteArrayView word, std::vector<quint32> *ids) const;

    const qint8 *m_matrix = nullptr;
    const float *m_scales = nullptr;
    const quint32 *m_table = nullptr;
    const quint32 *m_offsets = nullptr;
    const char *m_text = nullptr;
    quint32 m_count = 0;
    quint32 m_slotMask = 0;
    quint64 m_fingerprint = 0;
};

} // namespace mcprt
