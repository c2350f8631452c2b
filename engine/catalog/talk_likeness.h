// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/catalog/embedding_model.h"

namespace mcprt {

/// How much a text is small talk rather than a request, by what it means: the logarithm of odds, 0
/// where either is as likely. Holds for embeddings of the built-in model alone.
[[nodiscard]] float talkLikeness(const Embedding &text);

} // namespace mcprt
