// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "app/cli/engine_finder.h"
#include "app/cli/tool_change_text.h"
#include "engine/control/status_json.h"

#include <optional>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

/// By what a person names it: the server, and of a changed tool that, too.
QString nameOf(const status::Approval &one)
{
    return one.tool.isEmpty() ? one.name : one.name + u'/' + one.tool;
}

QString whatOf(const status::Approval &one)
{
    if (one.tool.isEmpty())
        return one.command;
    return (one.denied ? u"changed, denied: "_s : u"changed: "_s) + one.members.join(u", "_s);
}

class ApprovalsCommand final : public ControlCommand
{
public:
    using ControlCommand::ControlCommand;

protected:
    void run(RemoteControl &control) override
    {
        std::vector<status::Answer> answers;
        for (const auto answer :
             {status::Answer::Once, status::Answer::Always, status::Answer::Deny}) {
            if (invocation().has(status_json::toWireName(answer)))
                answers.push_back(answer);
        }
        if (answers.size() > 1 || (!answers.empty() && argument(0).isEmpty())) {
            return refuse({ErrorCode::InvalidArgument,
                           u"Give no name to see what waits, or a name, with one of --once, "
                           "--always and --deny to answer."_s,
                           u"approvals"_s});
        }
        if (!answers.empty())
            m_answer = answers.front();
        control.approvals(Done<QList<status::Approval>>(
            this, [this, &control](const Result<QList<status::Approval>> &waiting) {
                if (!waiting)
                    return refuse(waiting.error());
                if (argument(0).isEmpty()) {
                    show(*waiting);
                    return finish(ExitCode::Ok);
                }
                const auto one = meant(*waiting);
                if (!one)
                    return refuse(one.error());
                if (m_answer)
                    return decide(control, *one);
                describe(*one);
                finish(ExitCode::Ok);
            }));
    }

private:
    void show(const QList<status::Approval> &waiting) const
    {
        if (output().isJson())
            return output().envelope(QJsonObject{{"approvals"_L1, status_json::toJson(waiting)}});
        Table table{{u"NAME"_s, u"SOURCE"_s, u"WHAT"_s, u"VARIABLES"_s, u"HASH"_s}, {}};
        for (const status::Approval &one : waiting)
            table.rows << QStringList{nameOf(one), one.source, whatOf(one),
                                      one.variables.join(u", "_s), QString::fromLatin1(one.hash)};
        if (table.rows.isEmpty())
            output().message(u"Nothing waits for approval."_s);
        else
            output().table(table);
    }

    /// The one that the arguments name. NotFound; InvalidArgument when there are several.
    Result<status::Approval> meant(const QList<status::Approval> &waiting)
    {
        const QByteArray hash = invocation().value("hash"_L1).toLatin1();
        QList<status::Approval> all;
        for (const status::Approval &one : waiting) {
            if ((one.name == argument(0) || nameOf(one) == argument(0))
                && (hash.isEmpty() || one.hash == hash))
                all += one;
        }
        if (all.isEmpty()) {
            return fail(ErrorCode::NotFound,
                        u"Nothing of '%1' waits for approval%2."_s.arg(
                            argument(0), hash.isEmpty() ? QString() : u" with that hash"_s),
                        argument(0));
        }
        if (all.size() > 1) {
            QStringList names;
            for (const status::Approval &one : all)
                names += nameOf(one) + u" --hash "_s + QString::fromLatin1(one.hash);
            return fail(
                ErrorCode::InvalidArgument,
                u"Several of '%1' wait; choose one: %2"_s.arg(argument(0), names.join(u", "_s)),
                argument(0));
        }
        return all.first();
    }

    void describe(const status::Approval &one) const
    {
        if (output().isJson())
            return output().envelope(status_json::toJson(one));
        QString text = u"Name:      %1\nSource:    %2\nHash:      %3\nCommand:   %4\n"_s.arg(
            nameOf(one), one.source, QString::fromLatin1(one.hash), one.command);
        if (one.tool.isEmpty()) {
            text += u"Folder:    %1\nVariables: %2\n"_s.arg(
                one.folder.isEmpty() ? u"home"_s : one.folder, one.variables.join(u", "_s));
            if (!one.approvedCommand.isEmpty())
                text += u"Before:    %1\n"_s.arg(one.approvedCommand);
        } else {
            text += u"Changed:   %1\n\n%2"_s.arg(
                one.members.join(u", "_s), toolChangeText(one.before, one.after, one.members));
        }
        output().text(text.trimmed());
    }

    /// The answer holds for the hash that is seen now, never for what may come under that name.
    void decide(RemoteControl &control, const status::Approval &one)
    {
        control.answerApproval(
            one.name, one.hash, *m_answer,
            Done<bool>(this, [this, hash = one.hash](const Result<bool> &done) {
                if (!done)
                    return refuse(done.error());
                const auto answer = status_json::toWireName(*m_answer);
                if (output().isJson()) {
                    output().envelope(QJsonObject{{"name"_L1, argument(0)},
                                                  {"hash"_L1, QString::fromLatin1(hash)},
                                                  {"answer"_L1, answer}});
                } else {
                    output().message(u"Noted for '%1': %2."_s.arg(argument(0), answer));
                }
                finish(ExitCode::Ok);
            }));
    }

    std::optional<status::Answer> m_answer;
};

} // namespace

std::unique_ptr<Command> makeApprovalsCommand(const CommandContext &context)
{
    return std::make_unique<ApprovalsCommand>(context);
}

} // namespace mcprt
