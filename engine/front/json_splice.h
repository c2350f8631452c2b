// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/raw_json.h"

namespace mcprt {

/// \a object with the member \a key, its own if it has one, else \a value (JSON). All other bytes
/// stay. \a key needs no escaping. What is no object is returned as it is.
[[nodiscard]] RawJson withMember(const RawJson &object, QByteArrayView key, QByteArrayView value);
/// The same for a member of `_meta`, which is made if it is missing.
[[nodiscard]] RawJson withMeta(const RawJson &object, QByteArrayView key, QByteArrayView value);

} // namespace mcprt
