// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/raw_json.h"

#include <optional>

namespace mcprt {

/// A schema inside a document, and the schema with an `$id` around it, which `#` refers to.
struct SchemaPlace
{
    RawJson schema;
    RawJson resource;
};

/// Whether \a schema has an `$id` of its own, so that `#` inside of it means itself.
[[nodiscard]] bool isResource(const RawJson &schema);

/// The schema that \a reference (`#`, `#/a/b` or `#anchor`) means inside of \a resource; nullopt
/// when it is elsewhere (never fetched) or not there.
[[nodiscard]] std::optional<SchemaPlace> resolveReference(const QByteArray &reference,
                                                          const RawJson &resource);

} // namespace mcprt
