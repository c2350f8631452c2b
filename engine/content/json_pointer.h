// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/raw_json.h"

namespace mcprt {

/// The value in \a json that \a pointer names, as a slice of its bytes.
/// \return InvalidArgument; the message names what is there instead (members, number of elements).
/// \sa RFC 6901
[[nodiscard]] Result<QByteArrayView> resolvePointer(QByteArrayView json, const QString &pointer);

/// Pointers to what is directly inside of \a value, which \a pointer names; at most \a limit.
[[nodiscard]] QStringList pointersInside(QByteArrayView value, const QString &pointer, int limit);

} // namespace mcprt
