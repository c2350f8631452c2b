// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/child/child_session.h"
#include "engine/mcp/surface.h"

namespace mcprt {

/// What a call on behalf of \a caller passes on to it besides the answer: the child's requests
/// (elicitation, sampling, roots) and log messages, and progress under \a progressToken unless that
/// is empty. A child that asks for what the caller has not declared is told so by us.
/// The timeout is left at its default. A child is not told that the caller knows tasks, so that it
/// makes none.
[[nodiscard]] CallOptions callOptionsFor(const Caller &caller, const RawJson &progressToken);

/// `_meta.progressToken` of a request's \a params if it is one; else empty.
[[nodiscard]] RawJson progressTokenOf(const RawJson &params);

/// The capability that a client must declare to be asked \a method; empty for an unknown method.
[[nodiscard]] QByteArrayView neededCapability(QByteArrayView method);

} // namespace mcprt
