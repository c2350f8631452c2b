// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/ids.h"
#include "engine/base/raw_json.h"

#include <vector>

namespace mcprt {

/// One tool as its server lists it. \sa MCP 2025-11-25, server/tools
struct ToolInfo
{
    ToolName name;
    QString title; ///< `title`, else `annotations.title`; may be empty
    QString description;
    RawJson definition; ///< the whole tool object, verbatim: schemas, annotations, icons, _meta
};

/// What one server said of itself when it last ran.
struct ServerListing
{
    QString title;           ///< serverInfo.title, else serverInfo.name; may be empty
    QString version;         ///< serverInfo.version
    QString protocolVersion; ///< as negotiated
    QString instructions;
    RawJson serverInfo;   ///< verbatim
    RawJson capabilities; ///< verbatim
    std::vector<ToolInfo> tools;
};

/// Reads one element of a `tools/list` result. \return Protocol when it has no usable name.
[[nodiscard]] Result<ToolInfo> readTool(const RawJson &definition);

} // namespace mcprt
