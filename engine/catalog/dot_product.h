// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/catalog/embedding_model.h"

#include <span>

namespace mcprt {

/// Integer dot products of one vector with many rows: AVX2, NEON or portable code, chosen once at
/// run time; all give the same integers.
///
/// Values are within ±127, as quantising makes them; -128 is not allowed.
///
/// \param rows  rows.size() = out.size() × kEmbeddingSize
void dotProducts(const Embedding &query, std::span<const qint8> rows, std::span<qint32> out);

/// The portable form, against which the others are tested.
void dotProductsPortable(const Embedding &query, std::span<const qint8> rows,
                         std::span<qint32> out);

} // namespace mcprt
