// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/catalog/local_index.h"

#include "engine/catalog/schema_text.h"
#include "engine/catalog/search_fields.h"

#include <algorithm>

namespace mcprt {

namespace {

constexpr qsizetype kMaxDescription = 2000;
constexpr qsizetype kMaxHints = 500;
constexpr qsizetype kMaxMeantDescription = 600;
constexpr float kServerMeaning = 0.5F; ///< weight of a server's name beside its tool's text

/// Removed documents are dropped at once while that is cheap, later only when they are many.
constexpr std::uint32_t kSmallIndex = 4096;

} // namespace

void LocalIndex::setServer(const ServerName &name, const ServerListing &listing,
                           const QStringList &hints, const QStringList &blocked)
{
    beginServer(name, listing, hints);
    addTools(name, listing, hints, blocked, 0, listing.tools.size());
    endServer(name, {});
}

void LocalIndex::beginServer(const ServerName &name, const ServerListing &listing,
                             const QStringList &hints)
{
    std::unordered_multimap<quint64, DocId> former;
    if (const auto known = m_ids.find(name); known != m_ids.end()) {
        Server &old = m_servers[known->second];
        former = std::move(old.former);
        for (const DocId document : std::exchange(old.tools, {}))
            former.emplace(m_toolInfo[document].content, document);
        removeServer(name);
    }
    std::uint32_t id = std::uint32_t(m_servers.size());
    if (m_free.empty()) {
        m_servers.emplace_back();
        m_enabled.emplace_back();
    } else {
        id = m_free.back();
        m_free.pop_back();
    }
    Server &server = m_servers[id];
    server.name = name;
    server.key = TextAnalyzer::nameKey(name.text);
    server.former = std::move(former);
    m_enabled[id] = true;
    m_ids.insert_or_assign(name, id);

    const QString hintText = hints.join(u' ').left(kMaxHints);
    const TextField fields[] = {
        {name.text, 3, 2},
        {listing.title, 1.5F, 3},
        {hintText, 1, 5},
        {QStringView(listing.instructions).left(kMaxDescription), 1, 60},
    };
    server.document = m_serverTexts.add(fields);
    m_serverOf.resize(m_serverTexts.size());
    if (server.document < m_serverOf.size())
        m_serverOf[server.document] = id;
}

void LocalIndex::addTools(const ServerName &name, const ServerListing &listing,
                          const QStringList &hints, const QStringList &blocked, std::size_t first,
                          std::size_t count)
{
    const std::uint32_t id = m_ids.at(name);
    const QString hintText = hints.join(u' ').left(kMaxHints);
    const std::size_t end = first + std::min(count, listing.tools.size() - first);
    for (std::size_t i = first; i < end; ++i) {
        if (!blocked.contains(listing.tools[i].name.text))
            addTool(id, listing, std::uint32_t(i), hintText);
    }
}

void LocalIndex::endServer(const ServerName &name, const QByteArray &content)
{
    Server &server = m_servers[m_ids.at(name)];
    server.content = content;
    for (const auto &[hash, document] : std::exchange(server.former, {}))
        m_tools.remove(document);
}

quint64 LocalIndex::contentOf(const ToolInfo &tool, const QString &hints)
{
    std::size_t hash = 0;
    for (const QStringView text : {QStringView(hints), QStringView(tool.name.text),
                                   QStringView(tool.title), QStringView(tool.description)})
        hash = qHashBits(text.utf16(), std::size_t(text.size()) * sizeof(char16_t), hash);
    const QByteArrayView definition = tool.definition.view();
    return qHashBits(definition.data(), std::size_t(definition.size()), hash);
}

QByteArray LocalIndex::content(const ServerName &name) const
{
    const auto known = m_ids.find(name);
    return known == m_ids.end() ? QByteArray() : m_servers[known->second].content;
}

void LocalIndex::setContent(const ServerName &name, const QByteArray &content)
{
    if (const auto known = m_ids.find(name); known != m_ids.end())
        m_servers[known->second].content = content;
}

QList<ServerName> LocalIndex::servers() const
{
    QList<ServerName> names;
    for (const auto &[name, id] : m_ids)
        names.append(name);
    return names;
}

void LocalIndex::addTool(std::uint32_t serverId, const ServerListing &listing,
                         std::uint32_t position, const QString &hints)
{
    const ToolInfo &tool = listing.tools[position];
    Server &server = m_servers[serverId];
    const quint64 content = contentOf(tool, hints);
    if (const auto as = server.former.find(content); as != server.former.end()) {
        m_toolInfo[as->second] = {serverId, position, content};
        server.tools.push_back(as->second);
        server.former.erase(as);
        return;
    }
    const SchemaText schema = readSchemaText(member(tool.definition, "inputSchema"));
    const TextField fields[] = {
        {server.name.text, 1.5F, 2},
        {tool.name.text, 3, 4},
        {tool.title, 1.5F, 4},
        {QStringView(tool.description).left(kMaxDescription), 1, 25},
        {schema.names, 0.5F, 6},
        {schema.texts, 0.25F, 35},
        {hints, 1, 5},
    };
    const DocId document = m_tools.add(fields);
    if (document == Bm25fIndex::kMaxDocuments)
        return; // a million tools: the rest is listed, not found
    m_toolInfo.push_back({serverId, position, content});
    if (m_model)
        m_meanings.add(meaning(server.name, tool));
    server.tools.push_back(document);
    m_names.add(server.key, TextAnalyzer::nameKey(tool.name.text), document);
}

Embedding LocalIndex::meaning(const ServerName &server, const ToolInfo &tool) const
{
    EmbeddingSum sum = m_model->embed(meantText(server, tool, kMaxMeantDescription));
    sum.add(m_model->embed(QString(server.text + u' ' + tool.name.text)), kServerMeaning);
    return sum.quantised();
}

void LocalIndex::removeServer(const ServerName &name)
{
    const auto known = m_ids.find(name);
    if (known == m_ids.end())
        return;
    const std::uint32_t id = known->second;
    m_ids.erase(known);
    Server gone = std::exchange(m_servers[id], {});
    m_enabled[id] = false;
    m_free.push_back(id);
    m_serverTexts.remove(gone.document);
    for (const DocId document : gone.tools)
        m_tools.remove(document);
    for (const auto &[content, document] : gone.former)
        m_tools.remove(document);
}

void LocalIndex::compactIfWorthwhile()
{
    const auto worthwhile = [](const Bm25fIndex &index) {
        return index.removedCount() > 0
               && (index.size() <= kSmallIndex || index.removedCount() > index.size() / 4);
    };
    if (worthwhile(m_serverTexts))
        compactServers();
    if (worthwhile(m_tools))
        compactTools();
}

void LocalIndex::compactServers()
{
    const std::vector<DocId> newIds = m_serverTexts.compact();
    const std::vector<std::uint32_t> old = std::exchange(m_serverOf, {});
    m_serverOf.resize(m_serverTexts.size());
    for (std::size_t i = 0; i < old.size(); ++i) {
        if (newIds[i] == Bm25fIndex::kMaxDocuments)
            continue;
        m_serverOf[newIds[i]] = old[i];
        m_servers[old[i]].document = newIds[i];
    }
}

void LocalIndex::compactTools()
{
    const std::vector<DocId> newIds = m_tools.compact();
    const std::vector<Tool> old = std::exchange(m_toolInfo, {});
    m_toolInfo.resize(m_tools.size());
    for (std::size_t i = 0; i < old.size(); ++i) {
        if (newIds[i] != Bm25fIndex::kMaxDocuments)
            m_toolInfo[newIds[i]] = old[i];
    }
    for (Server &server : m_servers) {
        for (DocId &document : server.tools)
            document = newIds[document];
        for (auto &[content, document] : server.former)
            document = newIds[document];
    }
    m_names.renumber(newIds, Bm25fIndex::kMaxDocuments);
    m_meanings.renumber(newIds, Bm25fIndex::kMaxDocuments);
    m_otherMeanings.renumber(newIds, Bm25fIndex::kMaxDocuments);
}

void LocalIndex::setMeaning(const ServerName &name, std::uint32_t position,
                            std::span<const float> vector)
{
    const auto known = m_ids.find(name);
    if (known == m_ids.end())
        return;
    const std::vector<DocId> &tools = m_servers[known->second].tools;
    const auto at = std::ranges::lower_bound(tools, position, {},
                                             [this](DocId d) { return m_toolInfo[d].position; });
    if (at != tools.end() && m_toolInfo[*at].position == position)
        m_otherMeanings.set(*at, vector);
}

void LocalIndex::setEnabled(const ServerName &name, bool enabled)
{
    if (const auto known = m_ids.find(name); known != m_ids.end())
        m_enabled[known->second] = enabled;
}

std::size_t LocalIndex::memoryBytes() const
{
    return m_tools.memoryBytes() + m_serverTexts.memoryBytes() + m_names.memoryBytes()
           + m_meanings.memoryBytes() + m_toolInfo.capacity() * sizeof(Tool)
           + toolCount() * sizeof(DocId)
           + (m_said.capacity() + m_found.scores.capacity() + m_found.fused.capacity()
              + m_found.cosines.capacity())
                 * sizeof(float);
}

} // namespace mcprt
