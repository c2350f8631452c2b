// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/front/server_identity.h"

#include "engine/base/json_edit.h"

namespace mcprt {

QByteArrayView serverInfo()
{
    return R"({"name":"mcp-runtime","title":"MCP Runtime","version":")" MCPRT_VERSION R"("})";
}

RawJson capabilitiesOf(const Surface &surface)
{
    const RawJson capabilities = surface.capabilities();
    return withDefaultMember(capabilities.isObject() ? capabilities : RawJson(QByteArray("{}")),
                             "logging", "{}");
}

void appendInstructions(QByteArray &out, const Surface &surface)
{
    if (const QString instructions = surface.instructions(); !instructions.isEmpty()) {
        out += R"(,"instructions":)";
        appendJsonString(out, instructions);
    }
}

} // namespace mcprt
