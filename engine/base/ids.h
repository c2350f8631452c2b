// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QHashFunctions>
#include <QString>

#include <compare>
#include <functional>

namespace mcprt {

/// A name that can't be mistaken for another kind of name. \a Tag only tells the kinds apart.
template <class Tag>
struct Id
{
    QString text;

    [[nodiscard]] bool isEmpty() const { return text.isEmpty(); }
    bool operator==(const Id &) const = default;
    auto operator<=>(const Id &other) const { return text.compare(other.text) <=> 0; }
    friend size_t qHash(const Id &id, size_t seed = 0) noexcept { return qHash(id.text, seed); }
};

using ServerName = Id<struct ServerNameTag>; ///< key under `mcpServers`, or the index's name
using ToolName = Id<struct ToolNameTag>;     ///< the child's own name of a tool
using TaskId = Id<struct TaskIdTag>;         ///< 32 hex digits, 128 random bits
using ContentRef = Id<struct ContentRefTag>; ///< 32 hex digits, 128 random bits
/// Who owns tasks and stored content: equal for all connections that share an access token.
using OwnerKey = Id<struct OwnerKeyTag>;

} // namespace mcprt

template <class Tag>
struct std::hash<mcprt::Id<Tag>>
{
    size_t operator()(const mcprt::Id<Tag> &id) const noexcept { return qHash(id.text); }
};
