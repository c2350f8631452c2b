// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/catalog/embedding_model.h"

#include <cstdint>
#include <span>

namespace mcprt {

/// A row of half bytes: value i in the lower half of byte i for the first half of the values, in
/// the upper half of byte i − kHalfRow for the rest.
inline constexpr std::size_t kHalfRow = kEmbeddingSize / 2;

/// Integer dot products of one vector with rows of half bytes, 0 to 15 each: AVX2, NEON or portable
/// code, chosen once at run time; all give the same integers.
///
/// Values of \a query are within ±127, as quantising makes them; -128 is not allowed.
///
/// \param rows  rows.size() = out.size() × kHalfRow
void halfProducts(const Embedding &query, std::span<const quint8> rows, std::span<qint32> out);

/// The same with the rows numbered \a which of all \a rows; out.size() = which.size().
void halfProductsOf(const Embedding &query, std::span<const quint8> rows,
                    std::span<const std::uint32_t> which, std::span<qint32> out);

/// The portable form, against which the others are tested.
void halfProductsPortable(const Embedding &query, std::span<const quint8> rows,
                          std::span<qint32> out);

} // namespace mcprt
