// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/catalog/server_summary.h"

#include <algorithm>
#include <array>

namespace mcprt {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kSummaryChars = 600;
/// Names are short: all of a usual server are worth the tokens, a hundred are not.
constexpr qsizetype kMaxNamedTools = 30;
constexpr qsizetype kMaxNamedServers = 5;

QStringList visibleTools(const ServerConfig &config, const ServerListing &listing)
{
    QStringList names;
    for (const ToolInfo &tool : listing.tools) {
        if (!config.blockedTools.contains(tool.name.text))
            names.append(tool.name.text);
    }
    return names;
}

/// What a model can use the server for: its tools by name, then what else it declared.
QStringList capabilities(const QStringList &tools, const RawJson &declared)
{
    QStringList list;
    if (!tools.isEmpty()) {
        QString line = u"tools: "_s + tools.mid(0, kMaxNamedTools).join(u", "_s);
        if (tools.size() > kMaxNamedTools)
            line +=
                u" and %1 more (get_server_tools lists them)"_s.arg(tools.size() - kMaxNamedTools);
        list.append(line);
    }
    constexpr std::array<std::pair<QByteArrayView, QLatin1StringView>, 4> kOthers{{
        {"resources", "resources: files or records that it can hand out"_L1},
        {"prompts", "prompts: ready-made instructions"_L1},
        {"completions", "completions: suggests values of arguments"_L1},
        {"logging", "logging: reports what it does"_L1},
    }};
    for (const auto &[key, text] : kOthers) {
        if (member(declared, key).isObject())
            list.append(text);
    }
    return list;
}

QStringList limitations(const ServerConfig &config, const ServerListing *listing, qsizetype visible)
{
    QStringList list;
    if (config.problem)
        list.append(u"can't be started: "_s + config.problem->message);
    if (!listing) {
        list.append(u"has not run yet, so its tools are unknown until it is started once"_s);
        return list;
    }
    if (const qsizetype blocked = qsizetype(listing->tools.size()) - visible; blocked > 0) {
        const QString text = blocked == 1 ? u"1 tool is"_s : u"%1 tools are"_s.arg(blocked);
        list.append(text + u" switched off in the configuration (blocked_tools)"_s);
    }
    if (listing->tools.empty())
        list.append(u"has no tools"_s);
    if (config.source == ServerConfig::Source::Discovery)
        list.append(u"was proposed by the discovery service; a changed start command needs a "
                    "person's approval again"_s);
    return list;
}

} // namespace

ServerDetails summarise(const ServerConfig &config, const ServerListing *listing)
{
    ServerDetails details;
    details.name = config.name;
    details.title = config.name.text;
    details.hints = config.hints;
    qsizetype visible = 0;
    if (listing) {
        const QStringList tools = visibleTools(config, *listing);
        visible = tools.size();
        details.toolCount = visible;
        if (!listing->title.isEmpty())
            details.title = listing->title;
        details.summary = shortened(listing->instructions, kSummaryChars);
        if (details.summary.isEmpty()) {
            const auto text = decodeString(member(listing->serverInfo, "description").view());
            details.summary = shortened(text.value_or(QString()), kSummaryChars);
        }
        details.capabilities = capabilities(tools, listing->capabilities);
    }
    details.limitations = limitations(config, listing, visible);
    return details;
}

QString shortened(const QString &text, qsizetype maxChars)
{
    QString plain = text.trimmed();
    if (plain.size() <= maxChars)
        return plain;
    qsizetype sentence = -1;
    qsizetype word = -1;
    for (qsizetype i = 1; i < maxChars; ++i) {
        if (plain[i].isSpace()) {
            word = i;
            const QChar before = plain[i - 1];
            if (before == u'.' || before == u'!' || before == u'?' || before == u':'
                || plain[i] == u'\n')
                sentence = i;
        } else if (plain[i] == u'。') {
            sentence = i + 1;
        }
    }
    if (sentence > maxChars / 2)
        return plain.left(sentence).trimmed() + u" …"_s;
    qsizetype end = word > maxChars / 2 ? word : maxChars;
    if (plain[end - 1].isHighSurrogate())
        --end;
    return plain.left(end).trimmed() + u" …"_s;
}

QString notIndexed(const QStringList &servers)
{
    QStringList quoted;
    for (const QString &name : servers.mid(0, kMaxNamedServers))
        quoted.append(u'\'' + name + u'\'');
    QString names = quoted.join(u", "_s);
    if (servers.size() > kMaxNamedServers)
        names += u" and %1 more"_s.arg(servers.size() - kMaxNamedServers);
    return u"The tools of %1 are not known yet: start the server once, or run 'mcp-runtime "
           "index'."_s.arg(names);
}

} // namespace mcprt
