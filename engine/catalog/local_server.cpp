// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/catalog/local_server.h"

#include <algorithm>

namespace mcprt {

void Catalog::LocalServer::setListing(ServerListing value)
{
    tools.clear();
    tools.reserve(value.tools.size());
    std::erase_if(value.tools, [this](const ToolInfo &tool) {
        const RawJson schema = member(tool.definition, "inputSchema");
        return !tools.try_emplace(tool.name, KnownTool{tool, schema, false}).second;
    });
    listing = std::move(value);
    applyBlocked();
}

void Catalog::LocalServer::applyBlocked()
{
    for (auto &[name, tool] : tools)
        tool.blocked = config.blockedTools.contains(name.text);
}

std::vector<const ToolInfo *> Catalog::LocalServer::visibleTools() const
{
    std::vector<const ToolInfo *> visible;
    if (!listing)
        return visible;
    for (const ToolInfo &tool : listing->tools) {
        if (!tools.at(tool.name).blocked)
            visible.push_back(&tool);
    }
    return visible;
}

qsizetype Catalog::LocalServer::visibleCount() const
{
    return std::count_if(tools.begin(), tools.end(),
                         [](const auto &tool) { return !tool.second.blocked; });
}

QString Catalog::LocalServer::title() const
{
    return listing && !listing->title.isEmpty() ? listing->title : config.name.text;
}

} // namespace mcprt
