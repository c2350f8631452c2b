// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "app/application.h"
#include "app/cli/command.h"
#include "engine/front/access_tokens.h"

#include <QJsonArray>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

/// Makes, lists, renews and revokes the tokens that HTTP clients show. A token is shown when it is
/// made, never taken from the command line and never listed.
class TokensCommand final : public Command
{
public:
    using Command::Command;

    void start(Done<ExitCode> done) override
    {
        const auto tokens = application().accessTokens();
        if (!tokens)
            return done.report(Failure(tokens.error()));
        const QString action = invocation().arguments.value(0);
        const QString name = invocation().arguments.value(1);
        if (action == "list"_L1 && name.isEmpty())
            return done.report(list(**tokens));
        if (action == "list"_L1)
            return done.fail(ErrorCode::InvalidArgument, u"`tokens list` takes no name."_s);
        if (action != "add"_L1 && action != "renew"_L1 && action != "revoke"_L1) {
            return done.fail(ErrorCode::InvalidArgument,
                             u"'%1' is none of list, add, renew, revoke."_s.arg(action));
        }
        if (name.isEmpty()) {
            return done.fail(ErrorCode::InvalidArgument,
                             u"Whose token? mcp-runtime tokens %1 NAME"_s.arg(action));
        }
        if (action == "revoke"_L1)
            return done.report(revoke(**tokens, name));
        done.report(show(name, action == "add"_L1 ? (*tokens)->add(name) : (*tokens)->renew(name)));
    }

private:
    Result<ExitCode> list(const AccessTokens &tokens) const
    {
        const auto all = tokens.all();
        if (!all)
            return Failure(all.error());
        QJsonArray rows;
        Table table{{u"NAME"_s, u"MADE"_s}, {}};
        for (auto it = all->begin(); it != all->end(); ++it) {
            const QString made = it->made.toString(Qt::ISODate);
            rows << QJsonObject{{"name"_L1, it.key()},
                                {"made"_L1, made.isEmpty() ? QJsonValue() : QJsonValue(made)}};
            table.rows << QStringList{it.key(), made.isEmpty() ? u"–"_s : made};
        }
        if (output().isJson())
            output().envelope(QJsonObject{{"tokens"_L1, rows}});
        else
            output().table(table);
        return ExitCode::Ok;
    }

    Result<ExitCode> show(const QString &name, const Result<Secret> &token) const
    {
        if (!token)
            return Failure(token.error());
        const QString text = QString::fromLatin1(token->reveal());
        if (output().isJson()) {
            output().envelope(QJsonObject{{"name"_L1, name}, {"token"_L1, text}});
            return ExitCode::Ok;
        }
        output().message(
            u"The access token of %1, shown this once: treat it like a password."_s.arg(name));
        output().text(text + u'\n');
        return ExitCode::Ok;
    }

    Result<ExitCode> revoke(const AccessTokens &tokens, const QString &name) const
    {
        if (const auto revoked = tokens.revoke(name); !revoked)
            return Failure(revoked.error());
        if (output().isJson())
            output().envelope(QJsonObject{{"name"_L1, name}, {"revoked"_L1, true}});
        else
            output().message(u"The token of %1 is refused from now on."_s.arg(name));
        return ExitCode::Ok;
    }
};

} // namespace

std::unique_ptr<Command> makeTokensCommand(const CommandContext &context)
{
    return std::make_unique<TokensCommand>(context);
}

} // namespace mcprt
