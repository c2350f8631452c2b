// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/front/modern_meta.h"
#include "engine/mcp/surface.h"

namespace mcprt {

class HttpHead;

/// Everything that is checked of a modern request before anyone acts on it. The order is part of
/// the protocol: `_meta`, headers, version, method, parameter headers; the first failure is told.
///
/// \param head  null on stdio, where no headers repeat the message
/// \return an Error with the code and data of the reply. \sa httpStatusOfRefusal()
[[nodiscard]] Result<ModernMeta> checkModern(const Envelope &request, const HttpHead *head,
                                             const Surface &surface);

/// Status of a request that checkModern() refused.
[[nodiscard]] int httpStatusOfRefusal(int rpcCode);
/// Status of a request that was acted on and failed, while nothing of the answer is out.
[[nodiscard]] int httpStatusOfError(int rpcCode);

} // namespace mcprt
