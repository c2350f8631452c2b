// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/child/start_check.h"

#include "engine/base/secret_filter.h"
#include "engine/base/web_address.h"
#include "engine/child/process_environment.h"
#include "engine/child/program_lookup.h"
#include "engine/child/variable_expander.h"

#include <QDir>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

/// Stands for the keychain: what it holds is neither read nor judged.
class UnreadSecrets final : public SecretStore
{
public:
    void read(const QString &, Done<Secret> done) override { done.report(Secret(kUnread)); }
    static constexpr char kUnread[] = "unread-secret";
};

bool isUnread(const QString &text)
{
    return text.contains(QLatin1StringView(UnreadSecrets::kUnread));
}

QString problemOf(const ServerConfig &config, const QProcessEnvironment &own)
{
    if (config.kind == ServerConfig::Kind::Http) {
        const QUrl url(config.url, QUrl::StrictMode);
        if (isUnread(config.url) || isWebAddress(url))
            return {};
        return u"its \"url\" is no complete http:// or https:// address."_s;
    }
    if (isUnread(config.command) || isUnread(config.workingDirectory))
        return {};
    const QString folder =
        config.workingDirectory.isEmpty() ? QDir::homePath() : config.workingDirectory;
    const QProcessEnvironment environment = processenv::forServer(own, config.environment);
    const auto program = findProgram(config.command, environment.value(u"PATH"_s), folder);
    return program ? QString() : program.error().message;
}

} // namespace

std::optional<Error> startProblem(const ServerConfig &config,
                                  const QProcessEnvironment &environment)
{
    if (config.problem)
        return config.problem;
    UnreadSecrets secrets;
    std::optional<Error> problem;
    const auto judge = [&](Result<ExpandedServer> expanded) {
        if (!expanded) {
            problem = withPlace(expanded.error(), config);
            return;
        }
        const QString text = problemOf(expanded->config, environment);
        if (text.isEmpty())
            return;
        SecretFilter filter;
        for (const Secret &secret : expanded->secrets)
            filter.add(secret);
        problem = withPlace(
            filter.filtered(Error{ErrorCode::Misconfigured,
                                  u"%1 can't be started: %2"_s.arg(config.name.text, text),
                                  config.name.text}),
            config);
    };
    expandVariables(config, environment, secrets, Done<ExpandedServer>(judge)); // answers at once
    return problem;
}

Error withPlace(Error error, const ServerConfig &config)
{
    if (config.source == ServerConfig::Source::ConfigFile && config.sourceLine > 0) {
        error.message += u" Its entry is in %1:%2."_s.arg(config.sourceFile).arg(config.sourceLine);
    }
    return error;
}

} // namespace mcprt
