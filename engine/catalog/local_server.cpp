// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/catalog/local_server.h"

#include <algorithm>

namespace mcprt {

void Catalog::LocalServer::setListing(ServerListing value, const std::vector<HeldTool> &held,
                                      const std::function<bool(const QByteArray &hash)> &allowed)
{
    tools.clear();
    tools.reserve(value.tools.size());
    changes.clear();
    std::erase_if(value.tools, [this](const ToolInfo &tool) {
        const RawJson schema = member(tool.definition, "inputSchema");
        return !tools.try_emplace(tool.name, KnownTool{tool, schema}).second;
    });
    for (const HeldTool &one : held) {
        const auto known = tools.find(one.tool.name);
        if (one.state == HeldTool::State::Gone || known == tools.end()
            || known->second.info.definition.view() == one.tool.definition.view())
            continue;
        Change change{known->second.info, one, toolHash(one.tool.definition)};
        change.allowed = allowed(change.hash);
        if (change.allowed)
            known->second = {one.tool, member(one.tool.definition, "inputSchema")};
        known->second.waits = !change.allowed;
        changes.push_back(std::move(change));
    }
    if (isAltered()) {
        for (ToolInfo &tool : value.tools)
            tool = tools.at(tool.name).info;
    }
    listing = std::make_unique<ServerListing>(std::move(value));
    applyBlocked();
}

void Catalog::LocalServer::unload()
{
    listing.reset();
    tools = {};
    changes = {};
    loaded = false;
}

qsizetype Catalog::LocalServer::definitionBytes() const
{
    qsizetype bytes = 0;
    if (listing) {
        for (const ToolInfo &tool : listing->tools)
            bytes += tool.definition.view().size();
    }
    return bytes;
}

ServerListing Catalog::LocalServer::approvedListing() const
{
    ServerListing approved = listing ? *listing : ServerListing();
    if (!isAltered())
        return approved;
    for (ToolInfo &tool : approved.tools) {
        for (const Change &change : changes) {
            if (change.approved.name == tool.name)
                tool = change.approved;
        }
    }
    return approved;
}

bool Catalog::LocalServer::isAltered() const
{
    return std::any_of(changes.begin(), changes.end(),
                       [](const Change &change) { return change.allowed; });
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

IndexKeeper::Wanted Catalog::LocalServer::wanted() const
{
    return {config.name,  isAltered() ? QByteArray() : content,
            config.hints, config.blockedTools,
            isUsable(),   isListed()};
}

QString Catalog::LocalServer::title() const
{
    return listing && !listing->title.isEmpty() ? listing->title : config.name.text;
}

} // namespace mcprt
