// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/catalog/search_fields.h"

#include "engine/catalog/lexicon.h"
#include "engine/catalog/schema_text.h"
#include "engine/catalog/text_analysis.h"

#include <algorithm>
#include <iterator>

namespace mcprt {

namespace {

bool hasAny(TextAnalyzer &analyzer, const std::vector<QueryTerm> &wanted, const QString &text)
{
    bool found = false;
    TextAnalyzer::split(text, [&](const TextWord &word) {
        if (found)
            return;
        const std::string_view term = analyzer.documentTerm(word.text);
        found = std::any_of(wanted.begin(), wanted.end(),
                            [term](const QueryTerm &want) { return want.text == term; });
    });
    return found;
}

} // namespace

QStringList matchedFields(const QString &query, const ServerName &server, const ToolInfo &tool,
                          const QStringList &hints)
{
    TextAnalyzer analyzer;
    std::vector<QueryTerm> wanted = analyzer.queryTerms(query);
    for (const Translation::Choices &choices : Lexicon::builtIn().translate(query).words) {
        for (const std::string_view word : choices) {
            std::ranges::move(
                analyzer.queryTerms(QString::fromUtf8(word.data(), qsizetype(word.size()))),
                std::back_inserter(wanted));
        }
    }
    const SchemaText schema = readSchemaText(member(tool.definition, "inputSchema"));
    const std::pair<const char *, QString> fields[] = {
        {"name", tool.name.text},
        {"server", server.text},
        {"title", tool.title},
        {"description", tool.description.left(2000)},
        {"parameters", schema.names + u' ' + schema.texts},
        {"hints", hints.join(u' ')},
    };
    QStringList matched;
    for (const auto &[name, text] : fields) {
        if (hasAny(analyzer, wanted, text))
            matched.append(QLatin1StringView(name));
    }
    return matched;
}

QString meantText(const ServerName &server, const ToolInfo &tool, qsizetype maxDescription)
{
    const QString &title = tool.title.isEmpty() ? server.text : tool.title;
    return QString(title + u": " + tool.name.text + u". " + tool.description.left(maxDescription));
}

} // namespace mcprt
