// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/raw_json.h"

#include <functional>

namespace mcprt {

/// \a object with \a value for \a key: in place of each one that is there, else behind the last
/// member. Every other byte stays. What is no object is taken for an empty one.
[[nodiscard]] RawJson withMember(const RawJson &object, QByteArrayView key, QByteArrayView value);

/// \a object with the member \a key: its own if it has one, else \a value (JSON) in front. Every
/// other byte stays. \a key needs no escaping. What is no object is returned as it is.
[[nodiscard]] RawJson withDefaultMember(const RawJson &object, QByteArrayView key,
                                        QByteArrayView value);

/// The same for a member of `_meta`, which is made if it is missing.
[[nodiscard]] RawJson withDefaultMeta(const RawJson &object, QByteArrayView key,
                                      QByteArrayView value);

/// The members of \a object whose key, unescaped, is not \a unwanted; keys and values verbatim. The
/// object itself when all are kept.
[[nodiscard]] RawJson withoutMembers(const RawJson &object,
                                     const std::function<bool(QByteArrayView key)> &unwanted);

} // namespace mcprt
