// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/raw_json.h"

#include <functional>

namespace mcprt {

/// \a object with \a value for \a key: in place of each one that is there, else behind the last
/// member. Every other byte stays. What is no object is taken for an empty one.
[[nodiscard]] RawJson withMember(const RawJson &object, QByteArrayView key, QByteArrayView value);

/// The members of \a object whose key, unescaped, is not \a unwanted; keys and values verbatim. The
/// object itself when all are kept.
[[nodiscard]] RawJson withoutMembers(const RawJson &object,
                                     const std::function<bool(QByteArrayView key)> &unwanted);

} // namespace mcprt
