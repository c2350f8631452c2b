// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "app/application.h"
#include "app/cli/call_arguments.h"
#include "app/cli/command.h"
#include "engine/catalog/catalog.h"
#include "engine/child/child_session.h"
#include "engine/child/server_pool.h"
#include "engine/router/argument_checks.h"
#include "engine/router/reply_text.h"
#include "engine/router/server_starter.h"
#include "engine/runtime.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

constexpr int kLongestTimeout = 3600; // seconds
constexpr qint64 kLongestInput = qint64(64) << 20;
constexpr qsizetype kMessageChars = 600; ///< of a failed tool's words in the envelope's `error`

/// What a person sees of one content block.
QString blockText(const RawJson &block)
{
    const QByteArray type = decodeUtf8(member(block, "type").view()).value_or(QByteArray());
    if (type == "text")
        return decodeString(member(block, "text").view()).value_or(QString());
    const QString mime = decodeString(member(block, "mimeType").view()).value_or(QString());
    if (type == "image" || type == "audio") {
        const qsizetype base64 = member(block, "data").size();
        return u"[%1 %2, %3 bytes; --json has the data]"_s.arg(QString::fromUtf8(type), mime,
                                                               QString::number(base64 * 3 / 4));
    }
    if (type == "resource") {
        const RawJson resource = member(block, "resource");
        if (const auto text = decodeString(member(resource, "text").view()))
            return *text;
    }
    return QString::fromUtf8(block.view());
}

/// The blocks of \a result, one after the other; its structured content when it has none.
QString resultText(const RawJson &result)
{
    QStringList blocks;
    const RawJson content = member(result, "content");
    if (content.isArray()) {
        JsonCursor at(content.view());
        at.enterArray();
        while (at.nextElement())
            blocks << blockText(content.part(at.takeValue()));
    }
    if (blocks.isEmpty())
        return QString::fromUtf8(member(result, "structuredContent").view());
    return blocks.join(u'\n');
}

class CallCommand final : public Command
{
public:
    using Command::Command;

    void start(Done<ExitCode> done) override
    {
        m_done = std::move(done);
        m_server = {invocation().arguments[0]};
        m_tool = {invocation().arguments[1]};
        const auto timeout = invocation().integer("timeout"_L1, 60, 1, kLongestTimeout);
        if (!timeout)
            return m_done.report(Failure(timeout.error()));
        m_timeout = std::chrono::seconds(*timeout);
        if (const auto problem = readWords())
            return m_done.report(Failure(*problem));
        const auto runtime = application().runtime();
        if (!runtime)
            return m_done.report(Failure(runtime.error()));
        m_runtime = *runtime;
        const ServerConfig *config = m_runtime->servers().config(m_server);
        if (config && config->blockedTools.contains(m_tool.text))
            return m_done.fail(ErrorCode::Disabled,
                               u"The tool '%1' of '%2' is blocked in the configuration."_s.arg(
                                   m_tool.text, m_server.text));
        m_runtime->starter().start(
            m_server, Done<ChildSession *>(this, [this](const Result<ChildSession *> &session) {
                if (!session)
                    return m_done.report(Failure(session.error()));
                callTool(**session);
            }));
    }

private:
    /// The words after the tool; `-` stands for what stdin holds.
    std::optional<Error> readWords()
    {
        m_words = invocation().arguments.mid(2);
        if (m_words != QStringList{u"-"_s})
            return {};
        QFile input;
        if (!input.open(stdin, QIODevice::ReadOnly))
            return Error{ErrorCode::Io, u"stdin can't be read: %1."_s.arg(input.errorString()), {}};
        const QByteArray bytes = input.read(kLongestInput);
        if (bytes.size() == kLongestInput)
            return Error{ErrorCode::LimitExceeded, u"The arguments on stdin are too long."_s, {}};
        m_words = {QString::fromUtf8(bytes)};
        return {};
    }

    void callTool(ChildSession &session)
    {
        Catalog &catalog = m_runtime->catalog();
        const KnownTool *tool = catalog.findTool(m_server, m_tool);
        if (!tool)
            return m_done.report(Failure(unknownTool()));
        if (tool->waits) {
            if (const auto why = catalog.refused(m_server, m_tool))
                return m_done.report(Failure(*why));
            return callTool(session);
        }
        const auto arguments = callArguments(m_words, tool->inputSchema);
        if (!arguments)
            return m_done.report(Failure(arguments.error()));
        if (const auto wrong = m_checks.check(tool->inputSchema, *arguments))
            return m_done.report(Failure(wrongArguments(*wrong)));
        QByteArray params = "{\"name\":";
        appendJsonString(params, m_tool.text);
        params.append(",\"arguments\":").append(arguments->view()).append('}');
        CallOptions options;
        options.timeout = m_timeout;
        options.onProgress = [this](const RawJson &progress) { showProgress(progress); };
        session.call("tools/call", RawJson(ByteSlice(params)), std::move(options),
                     Done<RawJson>(this, [this](const Result<RawJson> &result) {
                         if (!result)
                             return m_done.report(Failure(result.error()));
                         m_done.report(show(*result));
                     }));
    }

    Error unknownTool() const
    {
        const QStringList near = m_runtime->catalog().nearestTools(m_server, m_tool);
        const QString advice = near.isEmpty() ? u" See mcp-runtime tools %1."_s.arg(m_server.text)
                                              : u" Nearest names: %1."_s.arg(near.join(", "_L1));
        return {ErrorCode::NotFound,
                u"The server '%1' has no tool '%2'.%3"_s.arg(m_server.text, m_tool.text, advice),
                m_server.text};
    }

    Error wrongArguments(const QString &why) const
    {
        return {
            ErrorCode::InvalidArgument,
            u"The arguments do not fit the tool '%2' of '%1': %3. See mcp-runtime details %1 %2."_s
                .arg(m_server.text, m_tool.text, why),
            m_server.text};
    }

    void showProgress(const RawJson &progress) const
    {
        const auto text = decodeString(member(progress, "message").view());
        output().message(u"%1%2%3"_s.arg(QString::fromUtf8(member(progress, "progress").view()),
                                         text ? u": "_s : QString(), text.value_or(QString())));
    }

    ExitCode show(const RawJson &result) const
    {
        if (!member(result, "isError").isTrue()) {
            if (output().isJson())
                output().envelope(result);
            else
                output().text(resultText(result));
            return ExitCode::Ok;
        }
        const QString words = resultText(result);
        const QString said = brief(words, kMessageChars);
        if (output().isJson())
            output().failedTool(result, said.isEmpty() ? u"The tool does not say why."_s : said);
        else
            output().complaint(words);
        return ExitCode::General;
    }

    Done<ExitCode> m_done;
    Runtime *m_runtime = nullptr;
    ServerName m_server;
    ToolName m_tool;
    QStringList m_words;
    ArgumentChecks m_checks;
    std::chrono::milliseconds m_timeout{};
};

} // namespace

std::unique_ptr<Command> makeCallCommand(const CommandContext &context)
{
    return std::make_unique<CallCommand>(context);
}

} // namespace mcprt
