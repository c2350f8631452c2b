// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/ids.h"
#include "engine/base/raw_json.h"

#include <QDateTime>
#include <QStringList>

#include <optional>
#include <vector>

namespace mcprt {

/// `search_tools` as asked. \sa contract, section 1
struct ToolQuery
{
    QString text;
    int limit = 10;            ///< 1…100
    double minScore = 0.3;     ///< 0…1
    QList<ServerName> servers; ///< empty = all
    QString type;              ///< `app`, `mcp`, `custom`, `base` or empty
    bool enabledOnly = true;
};

/// Why a tool was found.
struct MatchReason
{
    bool name = false;     ///< its name is the search, or begins with it
    double words = 0;      ///< 0…1: what its words give
    double similarity = 0; ///< -1…1: cosine of the meanings; 0 without a model
    double order = 0; ///< by which hits are ordered; 1 = best in words and in meaning, more = name
    double confidence = 0; ///< 0…1: what the least score is compared with
};

struct ToolHit
{
    ServerName server;
    ToolName name;
    QString title;
    QString description;
    double score = 0;                 ///< 0…1, best first
    RawJson inputSchema{};            ///< empty when it is not known here
    std::optional<MatchReason> why{}; ///< of a local tool
};

struct ToolHits
{
    std::vector<ToolHit> tools;
    qsizetype total = 0;    ///< hits before the limit
    bool unsure = false;    ///< nothing found, but there were tools that fit less than asked
    bool isNowhere = false; ///< no server that was asked for is there, which the first warning says
    bool isUnread = false;  ///< nothing found, and the text is of no language that search reads
    QStringList warnings;   ///< e.g. "The discovery service did not answer in 30 s: …"
    QString readAs{};       ///< what the local index took the text for; empty = as it is
};

struct ServerHit
{
    ServerName name;
    QString title;
    qsizetype toolCount = 0;
    double score = 0;
};

struct ServerHits
{
    std::vector<ServerHit> servers;
    qsizetype total = 0;
    bool unsure = false;   ///< as in ToolHits
    bool isUnread = false; ///< as in ToolHits
    QStringList warnings;
};

/// One tool without its schema.
struct ToolSummary
{
    ServerName server;
    ToolName name;
    QString title;
    QString description;
};

struct ToolPage
{
    std::vector<ToolSummary> tools;
    qsizetype total = 0;
    qsizetype offset = 0;
    QStringList warnings;
};

struct ServerSummary
{
    ServerName name;
    QString title;
    std::optional<qsizetype> toolCount; ///< unknown until it was indexed once
};

struct ServerPage
{
    std::vector<ServerSummary> servers;
    qsizetype total = 0;
    qsizetype offset = 0;
    QStringList warnings;
};

struct ServerDetails
{
    ServerName name;
    QString title;
    QString summary; ///< the server's own instructions, or the index's summary
    QStringList capabilities;
    QStringList limitations;
    QStringList hints;
    std::optional<qsizetype> toolCount;
    QStringList warnings;
};

/// Everything about one tool; \a definition is the child's own object when it is known locally.
struct ToolDetails
{
    ServerName server;
    ToolName name;
    QString description;
    RawJson inputSchema;
    RawJson outputSchema; ///< empty when absent
    RawJson annotations;  ///< empty when absent
    QString notice{};     ///< why it can't be called now; empty = it can
};

/// A tool that its server describes otherwise than when it was listed first, or approved last.
struct ChangedTool
{
    ServerName server;
    ToolName tool;
    QByteArray configHash; ///< ServerConfig::hash()
    QByteArray hash;       ///< SHA-256, hex, of the whole tool object as it is now
    RawJson before;        ///< the whole tool object as it was approved
    RawJson after;         ///< and as it is now
    QStringList members;   ///< the top-level members that differ, sorted
    bool denied = false;   ///< by a person
    QDateTime at;
};

struct CatalogStatistics
{
    qsizetype servers = 0;
    qsizetype tools = 0;
    qsizetype definitionBytes = 0; ///< of the local tools: what `tools/list` of all servers sends
    QStringList warnings{};
};

} // namespace mcprt
