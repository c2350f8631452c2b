// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/mcp/listing.h"

#include <algorithm>

namespace mcprt {

namespace {

/// MCP 2025-11-25, server/tools, asks for 128; some are longer.
constexpr qsizetype kMaxNameChars = 256;

/// Control characters, line breaks, and those that only change how others are shown.
bool isUnseen(QChar c)
{
    switch (c.category()) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph: return true;
    default: return false;
    }
}

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
    if (tool.name.text.size() > kMaxNameChars)
        return fail(ErrorCode::Protocol,
                    QStringLiteral("A listed tool has a name of %1 characters; %2 are allowed.")
                        .arg(tool.name.text.size())
                        .arg(kMaxNameChars));
    if (std::ranges::any_of(tool.name.text, &isUnseen))
        return fail(ErrorCode::Protocol,
                    QStringLiteral("A listed tool has line breaks or invisible characters in its "
                                   "name, which could pass for something else."));
    tool.title = text(definition, "title");
    if (tool.title.isEmpty())
        tool.title = text(member(definition, "annotations"), "title");
    tool.description = text(definition, "description");
    tool.definition = definition;
    return tool;
}

} // namespace mcprt
