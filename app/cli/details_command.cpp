// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "app/application.h"
#include "app/cli/command.h"
#include "engine/catalog/catalog.h"
#include "engine/runtime.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

/// \a schema with line breaks and indentation, for people. What no document can hold stays as is.
QString indented(const RawJson &schema)
{
    const QJsonValue value = toJsonValue(schema);
    if (!value.isObject())
        return QString::fromUtf8(schema.view());
    return QString::fromUtf8(QJsonDocument(value.toObject()).toJson()).trimmed();
}

class DetailsCommand final : public Command
{
public:
    using Command::Command;

    void start(Done<ExitCode> done) override
    {
        const auto runtime = application().runtime();
        if (!runtime)
            return done.report(Failure(runtime.error()));
        (*runtime)->catalog().toolDetails(
            ServerName{invocation().arguments[0]}, ToolName{invocation().arguments[1]},
            Done<ToolDetails>(this,
                              [this, done = std::move(done)](Result<ToolDetails> tool) mutable {
                                  if (!tool)
                                      return done.report(Failure(tool.error()));
                                  if (output().isJson())
                                      output().envelope(toJson(*tool));
                                  else
                                      show(*tool);
                                  done.report(ExitCode::Ok);
                              }));
    }

private:
    void show(const ToolDetails &tool)
    {
        QString text =
            u"%1 of %2\n\n%3\n"_s.arg(tool.name.text, tool.server.text, tool.description);
        const auto add = [&](const QString &heading, const RawJson &part) {
            if (!part.isEmpty())
                text += u"\n%1\n%2\n"_s.arg(heading, indented(part));
        };
        if (!tool.notice.isEmpty())
            text += u"\n%1\n"_s.arg(tool.notice);
        add(u"Arguments:"_s, tool.inputSchema);
        add(u"Structured result:"_s, tool.outputSchema);
        add(u"Annotations:"_s, tool.annotations);
        output().text(text);
    }

    /// By hand, so that schemas stay as the server wrote them.
    static RawJson toJson(const ToolDetails &tool)
    {
        QByteArray out = "{\"tool_name\":";
        appendJsonString(out, tool.name.text);
        out += ",\"tool_description\":";
        appendJsonString(out, tool.description);
        out += ",\"tool_schema\":";
        out += tool.inputSchema.isEmpty() ? QByteArrayView("{}") : tool.inputSchema.view();
        if (!tool.outputSchema.isEmpty())
            out.append(",\"output_schema\":").append(tool.outputSchema.view());
        if (!tool.annotations.isEmpty())
            out.append(",\"annotations\":").append(tool.annotations.view());
        out += ",\"server_name\":";
        appendJsonString(out, tool.server.text);
        if (!tool.notice.isEmpty()) {
            out += ",\"notice\":";
            appendJsonString(out, tool.notice);
        }
        return RawJson(ByteSlice(out + '}'));
    }
};

} // namespace

std::unique_ptr<Command> makeDetailsCommand(const CommandContext &context)
{
    return std::make_unique<DetailsCommand>(context);
}

} // namespace mcprt
