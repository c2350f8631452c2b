// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/raw_json.h"

#include <optional>

namespace mcprt {

/// What callers of ours may be asked. Declared in `initialize` and, in the modern era, with
/// requests that no caller is behind: a child may list tools by it.
inline constexpr QByteArrayView kRelayedCapabilities =
    R"({"sampling":{},"elicitation":{"form":{},"url":{}},"roots":{}})";

/// What a request of the modern era says of its sender.
struct RequestMeta
{
    QByteArray version;           ///< protocol revision
    RawJson clientCapabilities{}; ///< of whoever is behind the request; empty = none
    QByteArray logLevel{};        ///< empty = no log messages wanted
};

/// \a params with \a meta in their `_meta`, in place of what they say of these four themselves;
/// every other byte stays.
[[nodiscard]] RawJson withRequestMeta(const RawJson &params, const RequestMeta &meta);

/// \a params of a notification without the id of the subscription that it came by, which means
/// something only between us and the child.
[[nodiscard]] RawJson withoutSubscriptionId(const RawJson &params);

/// The first of \a versions, an array of strings, that belongs to the modern era and that we speak.
[[nodiscard]] std::optional<QByteArray> commonModernVersion(const RawJson &versions);

/// Whether \a result of a modern child is of a kind that we can pass on: without a `resultType` it
/// is complete; a task it may be where \a clientCapabilities say so.
[[nodiscard]] bool isKnownResult(const RawJson &result, const RawJson &clientCapabilities = {});

} // namespace mcprt
