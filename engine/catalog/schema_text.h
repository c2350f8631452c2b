// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/raw_json.h"

#include <QString>

namespace mcprt {

/// What a JSON schema says to people: for finding a tool by its parameters.
struct SchemaText
{
    QString names; ///< of the properties, at any depth, one blank between
    QString texts; ///< their descriptions, titles and enum values

    bool operator==(const SchemaText &) const = default;
};

/// Reads \a schema down to eight levels, and at most 4000 characters of each kind: enough to find a
/// tool by, bounded for a hostile one. References are not followed.
[[nodiscard]] SchemaText readSchemaText(const RawJson &schema);

} // namespace mcprt
