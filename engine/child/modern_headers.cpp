// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/child/modern_headers.h"

#include "engine/mcp/modern.h"

namespace mcprt {

HttpHeaders modernHeaders(const Envelope &request, const QHash<QByteArray, ToolTraits> &tools)
{
    const RawJson version = member(member(request.params, "_meta"), metaKey::kProtocolVersion);
    const auto versionText = decodeUtf8(version.view());
    if (!versionText)
        return {};
    HttpHeaders headers{{"MCP-Protocol-Version", encodeHeaderValue(*versionText)},
                        {"Mcp-Method", encodeHeaderValue(request.method)}};
    const QByteArrayView key = memberInNameHeader(request.method);
    if (key.isEmpty())
        return headers;
    const auto name = decodeUtf8(member(request.params, key).view());
    if (!name)
        return headers;
    headers.emplace_back("Mcp-Name", encodeHeaderValue(*name));
    if (request.method != "tools/call")
        return headers;
    if (const auto tool = tools.constFind(*name); tool != tools.cend()) {
        for (auto &header : tool->params.of(member(request.params, "arguments")))
            headers.push_back(std::move(header));
    }
    return headers;
}

} // namespace mcprt
