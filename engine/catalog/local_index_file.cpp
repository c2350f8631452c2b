// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/catalog/local_index.h"

#include <algorithm>

namespace mcprt {

namespace {

/// To be raised whenever the layout, or what texts become in the index, changes.
constexpr quint32 kFormat = 5;
constexpr QByteArrayView kMagic = "MCPRTIDX";
constexpr quint32 kByteOrder = 0x01020304;

} // namespace

QByteArray LocalIndex::save()
{
    if (m_serverTexts.removedCount() > 0)
        compactServers();
    if (m_tools.removedCount() > 0)
        compactTools();
    m_tools.dropCache();
    m_serverTexts.dropCache();
    IndexWriter out;
    out.reserve(memoryBytes());
    out.text(kMagic);
    out.number(kByteOrder);
    out.number(kFormat);
    out.text(MCPRT_VERSION);
    out.number(m_model ? m_model->fingerprint() : quint64(0));
    out.number(quint64(m_servers.size()));
    for (const Server &server : m_servers) {
        out.text(server.name.text.toUtf8());
        out.text(server.content);
        out.number(server.document);
    }
    m_serverTexts.save(out);
    m_tools.save(out);
    out.array(m_toolInfo);
    m_meanings.save(out);
    m_names.save(out);
    return sealed(out.take());
}

bool LocalIndex::load(QByteArrayView bytes)
{
    if (bytes.size() < kSealBytes)
        return false;
    IndexReader in(bytes.chopped(kSealBytes));
    const bool isOurs = in.text() == kMagic && in.number<quint32>() == kByteOrder
                        && in.number<quint32>() == kFormat && in.text() == MCPRT_VERSION
                        && in.number<quint64>() == (m_model ? m_model->fingerprint() : 0);
    if (isOurs && isSealed(bytes) && loadServers(in) && loadTools(in))
        return true;
    clear();
    return false;
}

bool LocalIndex::loadServers(IndexReader &in)
{
    clear();
    const auto count = in.number<quint64>();
    if (count > Bm25fIndex::kMaxDocuments)
        return false;
    m_servers.resize(count);
    m_enabled.resize(count);
    for (std::uint32_t id = 0; id < count; ++id) {
        Server &server = m_servers[id];
        server.name = ServerName{QString::fromUtf8(in.text())};
        server.content = in.text().toByteArray();
        server.document = in.number<DocId>();
        if (server.name.isEmpty()) {
            m_free.push_back(id);
            continue;
        }
        server.key = TextAnalyzer::nameKey(server.name.text);
        m_enabled[id] = true;
        m_ids.emplace(server.name, id);
    }
    if (!in.isWhole() || m_ids.size() + m_free.size() != m_servers.size()
        || !m_serverTexts.load(in))
        return false;
    m_serverOf.resize(m_serverTexts.size());
    for (const auto &[name, id] : m_ids) {
        const DocId document = m_servers[id].document;
        if (document >= m_serverOf.size())
            return false;
        m_serverOf[document] = id;
    }
    return true;
}

bool LocalIndex::loadTools(IndexReader &in)
{
    if (!m_tools.load(in))
        return false;
    m_toolInfo = in.array<Tool>();
    if (m_toolInfo.size() != m_tools.size() || !m_meanings.load(in)
        || m_meanings.size() != (m_model ? m_tools.size() : 0) || !m_names.load(in, m_tools.size()))
        return false;
    for (DocId document = 0; document < m_toolInfo.size(); ++document) {
        const std::uint32_t server = m_toolInfo[document].server;
        if (server >= m_servers.size() || m_servers[server].name.isEmpty())
            return false;
        m_servers[server].tools.push_back(document);
    }
    for (Server &server : m_servers)
        std::ranges::sort(server.tools, {}, [this](DocId d) { return m_toolInfo[d].position; });
    return true;
}

void LocalIndex::clear()
{
    const EmbeddingModel *model = m_model;
    *this = LocalIndex(model);
}

} // namespace mcprt
