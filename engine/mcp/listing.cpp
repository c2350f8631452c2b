// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/mcp/listing.h"

namespace mcprt {

namespace {
QString text(const RawJson &object, QByteArrayView key)
{
    return decodeString(member(object, key).view()).value_or(QString());
}
} // namespace

Result<ToolInfo> readTool(const RawJson &definition)
{
    ToolInfo tool;
    tool.name = ToolName{text(definition, "name")};
    if (tool.name.isEmpty())
        return fail(ErrorCode::Protocol, QStringLiteral("A listed tool has no name."));
    tool.title = text(definition, "title");
    if (tool.title.isEmpty())
        tool.title = text(member(definition, "annotations"), "title");
    tool.description = text(definition, "description");
    tool.definition = definition;
    return tool;
}

} // namespace mcprt
