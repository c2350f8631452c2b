// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/router/replies.h"

#include "engine/catalog/tool_signature.h"
#include "engine/catalog/unread_text.h"
#include "engine/content/token_counter.h"
#include "engine/router/json_writer.h"
#include "engine/router/reply_text.h"

#include <algorithm>
#include <cmath>

namespace mcprt::replies {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kLineChars = 160;        ///< of a description in a line of text
constexpr qsizetype kDescriptionChars = 600; ///< of a description in a list; details have all of it
constexpr qsizetype kHitChars = 100;         ///< of a description in a search
constexpr qsizetype kHitTokens = 70;         ///< of a hit, unless all was asked for
constexpr qsizetype kSignatureChars = 300;   ///< of the parameters of a hit
constexpr qsizetype kWholeChars = 2000;      ///< where all of it was asked for
constexpr qsizetype kErrorChars = 1500;
constexpr qsizetype kErrorDataBytes = 4096;
constexpr qsizetype kErrorDataChars = 1000; ///< of longer data
constexpr qsizetype kBytesPerToken = 4;     ///< of tool definitions; cl100k_base, about

void writeWarnings(JsonWriter &json, const QStringList &warnings)
{
    if (!warnings.isEmpty())
        json.key("warnings").texts(warnings);
}

QString notes(const QStringList &warnings)
{
    QString text;
    for (const QString &warning : warnings)
        text += u"\nNote: " + brief(warning, kErrorChars);
    return text;
}

double rounded(double score)
{
    return std::round(score * 1000) / 1000;
}

QString dash(const QString &text, qsizetype chars = kLineChars)
{
    const QString line = brief(text, chars);
    return line.isEmpty() ? line : u" – " + line;
}

void writeTool(JsonWriter &json, const ToolSummary &tool, qsizetype chars = kDescriptionChars)
{
    json.key("name").text(tool.name.text);
    json.key("serverName").text(tool.server.text);
    json.key("title").text(tool.title);
    json.key("description").text(brief(tool.description, chars));
}

void writeCount(JsonWriter &json, QByteArrayView key, const std::optional<qsizetype> &count)
{
    json.key(key);
    if (count)
        json.integer(*count);
    else
        json.null();
}

/// `data` of a server's error, as it wrote it, or how a long one begins.
void writeErrorData(JsonWriter &json, const QByteArray &data)
{
    if (data.isEmpty()
        || !parseJson(ByteSlice(data))) // a secret was taken out where it was no text
        return;
    if (data.size() <= kErrorDataBytes)
        json.key("data").raw(data);
    else
        json.key("data_start").text(QString::fromUtf8(data).left(kErrorDataChars) + u'…');
}

QString countText(const std::optional<qsizetype> &count)
{
    return count ? QStringLiteral("%1 tools").arg(*count) : QStringLiteral("tools not known yet");
}

QString titled(const ServerName &name, const QString &title)
{
    return title.isEmpty() || title == name.text ? name.text
                                                 : name.text + u" – " + brief(title, kLineChars);
}

/// What to do when a search finds no \a what.
QString nothingFound(QLatin1StringView what, const QString &query, bool unsure, bool isUnread)
{
    const QString shown = brief(query, kLineChars);
    if (isUnread)
        return QStringLiteral("No %1 found for \"%2\". ").arg(what, shown) + languagesOfSearch();
    if (!unsure)
        return QStringLiteral("No %1 found for \"%2\". Use other words, in English if they "
                              "are not, a lower min_score, or list_servers.")
            .arg(what, shown);
    return QStringLiteral(
               "Nothing sure enough for \"%1\": no %2 fits well. Say in other words what "
               "it should do; a lower min_score shows what comes nearest.")
        .arg(shown, what);
}

/// `Tools 1–50 of 312` and how to go on.
QString pageText(QLatin1StringView what, qsizetype offset, qsizetype shown, qsizetype total)
{
    QString text =
        QStringLiteral("%1 %2–%3 of %4:").arg(what).arg(offset + 1).arg(offset + shown).arg(total);
    if (offset + shown < total)
        text += QStringLiteral(" (next page: offset=%1)").arg(offset + shown);
    return text;
}

} // namespace

RawJson result(const RawJson &structured, const QString &text, bool isError)
{
    JsonWriter json;
    json.beginObject();
    json.key("content").beginArray().beginObject();
    json.key("type").utf8("text").key("text").text(text);
    json.endObject().endArray();
    json.key("structuredContent").raw(structured.view());
    if (isError)
        json.key("isError").flag(true);
    return json.endObject().take();
}

RawJson failure(const Error &error)
{
    const QString message = brief(error.message, kErrorChars);
    JsonWriter json;
    json.beginObject().key("error").beginObject();
    json.key("code").utf8(QByteArrayView(toWireName(error.code)));
    json.key("message").text(message);
    if (error.rpcCode != 0)
        json.key("rpc_code").integer(error.rpcCode);
    if (error.code == ErrorCode::Remote)
        writeErrorData(json, error.rpcData);
    return result(json.endObject().endObject().take(), message, true);
}

RawJson wrongArguments(const Error &error, const ServerName &server, const ToolName &tool,
                       const RawJson &inputSchema)
{
    const QString message = brief(error.message, kErrorChars);
    JsonWriter json;
    json.beginObject().key("error").beginObject();
    json.key("code").utf8(QByteArrayView(toWireName(error.code)));
    json.key("message").text(message).endObject();
    json.key("server_name").text(server.text).key("tool_name").text(tool.text);
    json.key("tool_schema").raw(inputSchema.view());
    return result(json.endObject().take(),
                  message + u"\nNothing was run. Input schema of " + server.text + u'/' + tool.text
                      + u": " + QString::fromUtf8(inputSchema.view()),
                  true);
}

namespace {

struct HitsReply
{
    RawJson structured;
    QString text;
};

/// How much is said of a tool, at most.
struct HitSize
{
    qsizetype description; ///< characters
    qsizetype signature;   ///< characters; 0 = none
};

HitsReply describeHits(const ToolHits &hits, const QString &query, const HitSize &most)
{
    JsonWriter json;
    json.beginObject().key("tools").beginArray();
    QString text;
    for (const ToolHit &hit : hits.tools) {
        json.beginObject();
        writeTool(json, {hit.server, hit.name, hit.title, hit.description}, most.description);
        json.key("score").number(rounded(hit.score));
        QString signature;
        if (most.signature > 0 && !hit.inputSchema.isEmpty()) {
            signature = toolSignature(hit.inputSchema, most.signature);
            json.key("signature").text(signature);
        }
        json.endObject();
        text += hit.server.text + u'/' + hit.name.text + signature + u" ("
                + QString::number(hit.score, 'f', 2) + u')'
                + dash(hit.description, most.description) + u'\n';
    }
    json.endArray().key("total_results").integer(hits.total);
    writeWarnings(json, hits.warnings);
    if (hits.tools.empty() && hits.isNowhere) // no fault of the query's
        return {json.endObject().take(), notes(hits.warnings).mid(1)};
    if (hits.tools.empty()) {
        text = nothingFound("tool"_L1, query, hits.unsure, hits.isUnread);
    } else {
        text += QStringLiteral("%1 of %2, as server_name/tool_name. Next: get_tool_details.")
                    .arg(hits.tools.size())
                    .arg(hits.total);
    }
    return {json.endObject().take(), text + notes(hits.warnings)};
}

} // namespace

RawJson toolHits(const ToolHits &hits, const QString &query, op::SearchTools::Detail detail)
{
    using Detail = op::SearchTools::Detail;
    if (detail == Detail::Full) {
        const HitsReply reply = describeHits(hits, query, {kWholeChars, kSignatureChars});
        return result(reply.structured, reply.text);
    }
    const qsizetype signature = detail == Detail::Signature ? kSignatureChars : 0;
    HitsReply reply = describeHits(hits, query, {kHitChars, signature});
    // Parameters take room, and some scripts have a token or two for each character.
    const qsizetype most = kHitTokens * std::max<qsizetype>(qsizetype(hits.tools.size()), 1);
    for (const HitSize &size :
         {HitSize{kHitChars / 2, signature / 2}, HitSize{kHitChars / 4, signature / 4},
          HitSize{0, signature / 6}, HitSize{0, signature / 10}}) {
        if (!tokens::exceeds(member(reply.structured, "tools").view(), most)) // no warnings
            break;
        reply = describeHits(hits, query, size);
    }
    return result(reply.structured, reply.text);
}

RawJson serverHits(const ServerHits &hits, const QString &query)
{
    JsonWriter json;
    json.beginObject().key("servers").beginArray();
    QString text;
    for (const ServerHit &hit : hits.servers) {
        json.beginObject().key("name").text(hit.name.text).key("title").text(hit.title);
        json.key("nbTools").integer(hit.toolCount).key("score").number(rounded(hit.score));
        json.endObject();
        text += QStringLiteral("%1 (%2 tools, %3)\n")
                    .arg(titled(hit.name, hit.title))
                    .arg(hit.toolCount)
                    .arg(hit.score, 0, 'f', 2);
    }
    json.endArray().key("total_results").integer(hits.total);
    writeWarnings(json, hits.warnings);
    if (hits.servers.empty()) {
        text = nothingFound("server"_L1, query, hits.unsure, hits.isUnread);
    } else {
        text += QStringLiteral("Next: get_server_tools(server_name).");
    }
    return result(json.endObject().take(), text + notes(hits.warnings));
}

RawJson serverDetails(const ServerDetails &details, QLatin1StringView state, const QString &problem)
{
    JsonWriter json;
    json.beginObject().key("server_name").text(details.name.text);
    json.key("title").text(details.title).key("summary").text(details.summary);
    json.key("capabilities").texts(details.capabilities);
    json.key("limitations").texts(details.limitations);
    writeCount(json, "nb_tools", details.toolCount);
    json.key("hints").texts(details.hints).key("state").utf8(QByteArrayView(state));
    if (!problem.isEmpty())
        json.key("problem").text(brief(problem, kErrorChars));
    writeWarnings(json, details.warnings);
    QString text =
        QStringLiteral("%1: %2, %3.")
            .arg(titled(details.name, details.title), state, countText(details.toolCount));
    if (!problem.isEmpty())
        text += u"\nProblem: " + brief(problem, kErrorChars);
    if (!details.summary.isEmpty())
        text += u'\n' + details.summary;
    const auto add = [&text](QLatin1StringView label, const QStringList &values) {
        if (!values.isEmpty())
            text += u'\n' + label + u": " + values.join(u"; ");
    };
    add("Capabilities"_L1, details.capabilities);
    add("Limitations"_L1, details.limitations);
    add("Hints"_L1, details.hints);
    return result(json.endObject().take(), text + notes(details.warnings));
}

RawJson toolPage(const ServerName &server, const ToolPage &page)
{
    JsonWriter json;
    json.beginObject().key("tools").beginArray();
    QString lines;
    for (const ToolSummary &tool : page.tools) {
        json.beginObject();
        writeTool(json, tool);
        json.endObject();
        lines += u'\n' + tool.name.text + dash(tool.description);
    }
    json.endArray().key("total").integer(page.total).key("offset").integer(page.offset);
    writeWarnings(json, page.warnings);
    const QString text =
        page.tools.empty()
            ? QStringLiteral("%1 has %2 tools; none from offset %3 on.")
                  .arg(server.text)
                  .arg(page.total)
                  .arg(page.offset)
            : server.text + u". "
                  + pageText("Tools"_L1, page.offset, qsizetype(page.tools.size()), page.total)
                  + lines;
    return result(json.endObject().take(), text + notes(page.warnings));
}

RawJson toolDetails(const ToolDetails &details)
{
    JsonWriter json;
    json.beginObject().key("tool_name").text(details.name.text);
    json.key("tool_description").text(details.description);
    json.key("tool_schema")
        .raw(details.inputSchema.isEmpty() ? QByteArrayView("{}") : details.inputSchema.view());
    if (!details.outputSchema.isEmpty())
        json.key("output_schema").raw(details.outputSchema.view());
    if (!details.annotations.isEmpty())
        json.key("annotations").raw(details.annotations.view());
    json.key("server_name").text(details.server.text);
    if (!details.notice.isEmpty())
        json.key("notice").text(details.notice);
    const QString next =
        details.notice.isEmpty() ? QStringLiteral("Next: execute_tool.") : details.notice;
    const QString text = QStringLiteral("%1/%2: %3\nInput schema: %4\n%5")
                             .arg(details.server.text, details.name.text, details.description,
                                  QString::fromUtf8(details.inputSchema.view()), next);
    return result(json.endObject().take(), text);
}

RawJson serverPage(const ServerPage &page)
{
    JsonWriter json;
    json.beginObject().key("servers").beginArray();
    QString lines;
    for (const ServerSummary &server : page.servers) {
        json.beginObject().key("name").text(server.name.text).key("title").text(server.title);
        writeCount(json, "nbTools", server.toolCount);
        json.endObject();
        lines +=
            u'\n' + titled(server.name, server.title) + u" (" + countText(server.toolCount) + u')';
    }
    json.endArray().key("total").integer(page.total).key("offset").integer(page.offset);
    writeWarnings(json, page.warnings);
    const QString text =
        page.servers.empty()
            ? QStringLiteral("%1 servers are known; none from offset %2 on.")
                  .arg(page.total)
                  .arg(page.offset)
            : pageText("Servers"_L1, page.offset, qsizetype(page.servers.size()), page.total)
                  + lines;
    return result(json.endObject().take(), text + notes(page.warnings));
}

qsizetype tokensShown(const RawJson &reply)
{
    const RawJson content = member(reply, "content");
    JsonCursor blocks(content.view());
    QString text;
    if (blocks.enterArray() && blocks.nextElement())
        text = decodeString(member(content.part(blocks.takeValue()), "text").view())
                   .value_or(QString());
    return std::max(tokens::count(text.toUtf8()),
                    tokens::count(member(reply, "structuredContent").view()));
}

RawJson statistics(const Statistics &all)
{
    JsonWriter json;
    json.beginObject().key("total_servers").integer(all.catalog.servers);
    json.key("total_tools").integer(all.catalog.tools);
    json.key("running_servers").integer(all.runningServers);
    json.key("queued_tasks").integer(all.queuedTasks);
    json.key("running_tasks").integer(all.runningTasks);
    json.key("stored_items").integer(all.storedItems);
    json.key("stored_bytes").integer(all.storedBytes);
    // Tool definitions have about four bytes a token.
    const qsizetype ofAll = all.catalog.definitionBytes / kBytesPerToken;
    const qsizetype keptOut =
        std::max<qsizetype>(ofAll * std::max<qsizetype>(all.menus, 1) - all.tokensSent, 0);
    json.key("tokens_of_all_tools").integer(ofAll).key("tokens_sent").integer(all.tokensSent);
    json.key("tokens_kept_out").integer(keptOut);
    json.key("uptime_s").integer(all.uptime.count());
    json.key("version").utf8(MCPRT_VERSION);
    writeWarnings(json, all.catalog.warnings);
    const QString text =
        QStringLiteral("%1 servers with %2 tools, %3 running; tasks: %4 queued, %5 running; "
                       "stored results: %6 (%7 bytes). About %8 tokens of tool definitions, "
                       "%9 sent.")
            .arg(all.catalog.servers)
            .arg(all.catalog.tools)
            .arg(all.runningServers)
            .arg(all.queuedTasks)
            .arg(all.runningTasks)
            .arg(all.storedItems)
            .arg(all.storedBytes)
            .arg(ofAll)
            .arg(all.tokensSent);
    return result(json.endObject().take(), text + notes(all.catalog.warnings));
}

RawJson managed(bool success, const QString &message, QLatin1StringView state)
{
    const QString line = brief(message, kErrorChars);
    JsonWriter json;
    json.beginObject().key("success").flag(success).key("message").text(line);
    json.key("state").utf8(QByteArrayView(state));
    return result(json.endObject().take(), line, !success);
}

RawJson runningServers(const std::vector<ServerName> &names)
{
    QStringList texts;
    for (const ServerName &name : names)
        texts += name.text;
    JsonWriter json;
    json.beginObject().key("running_servers").texts(texts).endObject();
    return result(json.take(), texts.isEmpty() ? QStringLiteral("No server runs now.")
                                               : u"Running: " + texts.join(u", "));
}

} // namespace mcprt::replies
