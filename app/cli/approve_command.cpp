// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "app/application.h"
#include "app/cli/command.h"
#include "app/cli/tool_change_text.h"
#include "app/terminal.h"
#include "engine/catalog/catalog.h"
#include "engine/router/approvals.h"
#include "engine/runtime.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonObject>

#include <optional>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

/// All that a person has to see before a foreign command may run here.
QString described(const Proposal &proposal)
{
    return u"Name:      %1\nSource:    %2\nCommand:   %3\nFolder:    %4\nVariables: %5\nHash:      %6"_s
        .arg(proposal.name, proposal.source, proposal.display,
             proposal.folder.isEmpty() ? u"home"_s : proposal.folder,
             proposal.variables.isEmpty() ? u"none"_s : proposal.variables.join(", "_L1),
             QString::fromLatin1(proposal.hash));
}

QString described(const ChangedTool &tool)
{
    return u"Tool:      %1/%2\nHash:      %3\nChanged:   %4\n\n%5"_s
        .arg(tool.server.text, tool.tool.text, QString::fromLatin1(tool.hash),
             tool.members.join(u", "_s),
             toolChangeText(QString::fromUtf8(tool.before.view()),
                            QString::fromUtf8(tool.after.view()), tool.members))
        .trimmed();
}

QJsonObject toJson(const ChangedTool &tool, bool approved)
{
    return {{"name"_L1, tool.server.text},
            {"tool"_L1, tool.tool.text},
            {"hash"_L1, QString::fromLatin1(tool.hash)},
            {"changed"_L1, QJsonArray::fromStringList(tool.members)},
            {"before"_L1, QString::fromUtf8(tool.before.view())},
            {"after"_L1, QString::fromUtf8(tool.after.view())},
            {"denied"_L1, tool.denied},
            {"approved"_L1, approved},
            {"at"_L1, tool.at.toString(Qt::ISODate)}};
}

QJsonObject toJson(const Proposal &proposal, bool approved)
{
    return {{"name"_L1, proposal.name},
            {"source"_L1, proposal.source},
            {"command"_L1, proposal.display},
            {"folder"_L1, proposal.folder},
            {"variables"_L1, QJsonArray::fromStringList(proposal.variables)},
            {"hash"_L1, QString::fromLatin1(proposal.hash)},
            {"approved"_L1, approved},
            {"at"_L1, proposal.at.toString(Qt::ISODate)}};
}

class ApproveCommand final : public Command
{
public:
    using Command::Command;

    void start(Done<ExitCode> done) override
    {
        m_done = std::move(done);
        const auto settings = application().settings();
        if (!settings)
            return m_done.report(Failure(settings.error()));
        m_settings = *settings;
        m_approvals.emplace(m_settings->stateFolder);
        m_name = invocation().arguments.value(0);
        if (m_name.isEmpty())
            return list();
        if (m_name.contains(u'/')) // which no server's name does
            return approveTool();
        if (invocation().has("revoke"_L1))
            return revoke();
        if (find())
            return decide();
        if (m_settings->discoveryUrl.isEmpty())
            return m_done.fail(ErrorCode::NotFound,
                               u"No service has proposed a start command for '%1'."_s.arg(m_name));
        askService();
    }

private:
    void list()
    {
        if (invocation().has("revoke"_L1))
            return m_done.fail(ErrorCode::InvalidArgument,
                               u"Whose approval? mcp-runtime approve NAME --revoke"_s);
        QJsonArray rows;
        QJsonArray tools;
        Table table{{u"NAME"_s, u"STATE"_s, u"SOURCE"_s, u"WHAT"_s, u"HASH"_s}, {}};
        const auto add = [&](const Proposal &proposal, bool approved) {
            rows << toJson(proposal, approved);
            table.rows << QStringList{proposal.name, approved ? u"approved"_s : u"waiting"_s,
                                      proposal.source, proposal.display,
                                      QString::fromLatin1(proposal.hash)};
        };
        for (const Proposal &proposal : m_approvals->pending())
            add(proposal, false);
        for (const Proposal &proposal : m_approvals->approved())
            add(proposal, true);
        const auto runtime = application().runtime();
        if (!runtime)
            return m_done.report(Failure(runtime.error()));
        for (const ChangedTool &tool : (*runtime)->catalog().changedTools()) {
            tools << toJson(tool, false);
            table.rows << QStringList{tool.server.text + u'/' + tool.tool.text,
                                      tool.denied ? u"denied"_s : u"waiting"_s,
                                      {},
                                      u"changed: "_s + tool.members.join(u", "_s),
                                      QString::fromLatin1(tool.hash)};
        }
        if (output().isJson())
            output().envelope(QJsonObject{{"proposals"_L1, rows}, {"tools"_L1, tools}});
        else if (table.rows.isEmpty())
            output().message(u"Nothing waits for approval, and no start command was approved."_s);
        else
            output().table(table);
        m_done.report(ExitCode::Ok);
    }

    void revoke()
    {
        const auto revoked = m_approvals->revoke(m_name);
        if (!revoked)
            return m_done.report(Failure(revoked.error()));
        if (output().isJson())
            output().envelope(QJsonObject{{"revoked"_L1, m_name}});
        else
            output().message(u"'%1' has to be approved again before it runs."_s.arg(m_name));
        m_done.report(ExitCode::Ok);
    }

    /// Whether a proposal of that name, and hash if one is given, waits.
    bool find()
    {
        const QByteArray hash = invocation().value("hash"_L1).toLatin1();
        for (const Proposal &proposal : m_approvals->pending()) {
            if (proposal.name == m_name && (hash.isEmpty() || proposal.hash == hash))
                m_proposal = proposal;
        }
        return m_proposal.has_value();
    }

    void askService()
    {
        const auto runtime = application().runtime();
        if (!runtime)
            return m_done.report(Failure(runtime.error()));
        (*runtime)->catalog().startCommand(
            ServerName{m_name},
            Done<ServerConfig>(this, [this](const Result<ServerConfig> &config) {
                if (!config)
                    return m_done.report(Failure(config.error()));
                if (m_approvals->isApproved(*config)) {
                    output().message(u"'%1' is approved already."_s.arg(m_name));
                    return m_done.report(ExitCode::Ok);
                }
                if (const auto proposed = m_approvals->propose(*config); !proposed)
                    return m_done.report(Failure(proposed.error()));
                if (find())
                    return decide();
                m_done.fail(ErrorCode::NotFound,
                            u"The service proposes another command for '%1' than the one with this "
                            "hash. Look at it: mcp-runtime approve %1"_s.arg(m_name));
            }));
    }

    void approveTool()
    {
        if (invocation().has("revoke"_L1))
            return m_done.fail(ErrorCode::InvalidArgument,
                               u"Only the approval of a start command can be taken back."_s);
        const auto runtime = application().runtime();
        if (!runtime)
            return m_done.report(Failure(runtime.error()));
        Catalog &catalog = (*runtime)->catalog();
        const QByteArray hash = invocation().value("hash"_L1).toLatin1();
        const auto tool = catalog.changedTool(ServerName{m_name.section(u'/', 0, 0)},
                                              ToolName{m_name.section(u'/', 1)});
        if (!tool || (!hash.isEmpty() && hash != tool->hash))
            return m_done.fail(ErrorCode::NotFound,
                               u"No change of '%1'%2 waits for approval."_s.arg(
                                   m_name, hash.isEmpty() ? QString() : u" with that hash"_s),
                               m_name);
        if (!confirmed(described(*tool), u"this change"_s, tool->hash))
            return;
        const auto approved = catalog.answer(tool->server, tool->hash, Catalog::ToolAnswer::Always);
        if (!approved)
            return m_done.report(Failure(approved.error()));
        if (output().isJson())
            output().envelope(toJson(*tool, true));
        else
            output().message(u"Approved: %1 as it is now."_s.arg(m_name));
        m_done.report(ExitCode::Ok);
    }

    /// A hash says that the command has been seen. Without one a person is asked; where nobody can
    /// be asked, nothing is approved.
    void decide()
    {
        if (!confirmed(described(*m_proposal), u"this command"_s, m_proposal->hash))
            return;
        const auto approved = m_approvals->approve(m_name, m_proposal->hash);
        if (!approved)
            return m_done.report(Failure(approved.error()));
        if (output().isJson())
            output().envelope(toJson(*approved, true));
        else
            output().message(u"Approved: %1 may run as '%2' until its command changes."_s.arg(
                approved->display, approved->name));
        m_done.report(ExitCode::Ok);
    }

    /// Shows \a text and asks, unless a hash was given. \return false: the command is over
    bool confirmed(const QString &text, const QString &what, const QByteArray &hash)
    {
        if (invocation().has("hash"_L1))
            return true;
        output().complaint(text);
        if (!isTerminal(kStdin)) {
            m_done.report(Failure(Error{ErrorCode::NeedsApproval,
                                        u"To allow %1 without being asked: mcp-runtime approve %2 "
                                        "--hash %3"_s.arg(what, m_name, QString::fromLatin1(hash)),
                                        m_name}));
            return false;
        }
        if (saysYes(what))
            return true;
        m_done.fail(ErrorCode::NeedsApproval, u"Not approved."_s, m_name);
        return false;
    }

    bool saysYes(const QString &what) const
    {
        output().complaint(u"Allow exactly %1? Type yes:"_s.arg(what));
        QFile input;
        return input.open(stdin, QIODevice::ReadOnly)
               && input.readLine(16).trimmed().toLower() == "yes";
    }

    Done<ExitCode> m_done;
    const EngineSettings *m_settings = nullptr;
    std::optional<Approvals> m_approvals;
    std::optional<Proposal> m_proposal;
    QString m_name;
};

} // namespace

std::unique_ptr<Command> makeApproveCommand(const CommandContext &context)
{
    return std::make_unique<ApproveCommand>(context);
}

} // namespace mcprt
