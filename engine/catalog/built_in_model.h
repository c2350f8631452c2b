// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/catalog/embedding_model.h"

namespace mcprt {

/// The vectors that are part of the program (resources/model). Checked at the first call; null, and
/// a warning in the log, when they are damaged or of another version.
[[nodiscard]] const EmbeddingModel *builtInModel();
/// The file that it is made of, as it is in the program.
[[nodiscard]] QByteArrayView builtInModelFile();

} // namespace mcprt
