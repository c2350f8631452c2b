// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/child/child_session.h"
#include "engine/mcp/surface.h"
#include "engine/router/child_calls.h"

namespace mcprt {

/// What a call on behalf of \a caller passes on to it besides the answer: the child's requests
/// (elicitation, sampling, roots) and log messages, and progress under \a progressToken unless that
/// is empty. What the caller can't be asked the person at this computer is, if somebody is there;
/// else a child that asks for what the caller has not declared is told so by us.
/// The timeout is left at its default. A child is not told that the caller knows tasks, so that it
/// makes none.
/// \param server  that the call goes to
[[nodiscard]] CallOptions callOptionsFor(const Caller &caller, const RawJson &progressToken,
                                         const ServerName &server);

/// What becomes of `input_required` for \a caller: one of the newer era knows what to do with it,
/// unless all that it needs goes to the person at this computer.
[[nodiscard]] ChildCalls::Inputs inputsFor(const Caller &caller);

/// `_meta.progressToken` of a request's \a params if it is one; else empty.
[[nodiscard]] RawJson progressTokenOf(const RawJson &params);

/// The capability that a client must declare to be asked \a method; empty for an unknown method.
[[nodiscard]] QByteArrayView neededCapability(QByteArrayView method);

} // namespace mcprt
