// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "app/cli/engine_finder.h"
#include "engine/control/status_json.h"

#include <optional>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

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
        if (answers.size() > 1 || answers.empty() != argument(0).isEmpty()) {
            return refuse({ErrorCode::InvalidArgument,
                           u"Give no name to see what waits, or a name with one of --once, "
                           "--always and --deny."_s,
                           u"approvals"_s});
        }
        if (!answers.empty())
            m_answer = answers.front();
        control.approvals(Done<QList<status::Approval>>(
            this, [this, &control](const Result<QList<status::Approval>> &waiting) {
                if (!waiting)
                    return refuse(waiting.error());
                if (m_answer)
                    return decide(control, *waiting);
                show(*waiting);
                finish(ExitCode::Ok);
            }));
    }

private:
    void show(const QList<status::Approval> &waiting) const
    {
        if (output().isJson())
            return output().envelope(QJsonObject{{"approvals"_L1, status_json::toJson(waiting)}});
        Table table{{u"NAME"_s, u"SOURCE"_s, u"COMMAND"_s, u"VARIABLES"_s, u"HASH"_s}, {}};
        for (const status::Approval &one : waiting)
            table.rows << QStringList{one.name, one.source, one.command,
                                      one.variables.join(u", "_s), QString::fromLatin1(one.hash)};
        if (table.rows.isEmpty())
            output().message(u"Nothing waits for approval."_s);
        else
            output().table(table);
    }

    /// The answer holds for the hash that is seen now, never for what may come under that name.
    void decide(RemoteControl &control, const QList<status::Approval> &waiting)
    {
        QByteArray hash = invocation().value("hash"_L1).toLatin1();
        for (const status::Approval &one : waiting) {
            if (hash.isEmpty() && one.name == argument(0))
                hash = one.hash;
        }
        if (hash.isEmpty())
            return refuse({ErrorCode::NotFound,
                           u"No start command for '%1' waits for approval."_s.arg(argument(0)),
                           argument(0)});
        control.answerApproval(
            argument(0), hash, *m_answer, Done<bool>(this, [this, hash](const Result<bool> &done) {
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
