// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArrayView>

#include <optional>

namespace mcprt {

/// The `id` of a reply that is not valid JSON (cut off, wrong UTF-8, stray control characters), so
/// that its caller hears of it at once instead of at the deadline.
///
/// Only what stands at the top level counts, so an `id` inside a payload is never taken for it.
/// \return nullopt when no whole number can be told, or when the line names a method.
[[nodiscard]] std::optional<qint64> salvageReplyId(QByteArrayView brokenReply);

} // namespace mcprt
