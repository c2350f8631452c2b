// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/result.h"

#include <QHash>
#include <QStringList>

#include <span>

namespace mcprt {

enum class CommandId {
    Serve,
    Index,
    Search,
    Servers,
    Tools,
    Details,
    Call,
    Approve,
    Login,
    Logout,
    Secrets,
    Tokens,
    Status,
    Start,
    Stop,
    Restart,
    Logs,
    Tasks,
    Events,
    Approvals,
    Clients,
    Connect,
    Disconnect,
    Import,
    Demo,
    Doctor,
    Version,
    Completion,
    Help,
};

struct OptionSpec
{
    const char *name = nullptr;    ///< without dashes
    const char *value = nullptr;   ///< placeholder of its value; null = a flag
    const char *help = nullptr;    ///< one sentence fragment, plain ASCII
    const char *choices = nullptr; ///< `a|b`: the only values it takes
    char letter = 0;               ///< `-x`; 0 = none
};

/// One command. Help, completion, parsing and suggestions are made from these rows alone.
struct CommandSpec
{
    CommandId id = CommandId::Help;
    const char *name = nullptr;
    const char *arguments = nullptr; ///< as in the usage line; upper-case words name what they take
    const char *summary = nullptr;
    int minArguments = 0;
    int maxArguments = 0; ///< -1 = any number
    std::span<const OptionSpec> options;
    std::span<const char *const> examples; ///< what follows the program's name
    const char *notes = nullptr;           ///< paragraphs after the options; may be empty
};

[[nodiscard]] std::span<const CommandSpec> commandTable();
[[nodiscard]] std::span<const OptionSpec> globalOptionTable();
[[nodiscard]] const CommandSpec *findCommand(QStringView name);

/// A command line that was understood.
struct Invocation
{
    const CommandSpec *command = nullptr; ///< null: help or version were asked for without one
    QStringList arguments;
    QHash<QString, QString> options; ///< by long name; a flag has the value `1`

    [[nodiscard]] bool has(QLatin1StringView option) const { return options.contains(option); }
    [[nodiscard]] QString value(QLatin1StringView option, const QString &fallback = {}) const
    {
        return options.value(option, fallback);
    }
    /// \return InvalidArgument when the value is no whole number between \a least and \a most.
    [[nodiscard]] Result<int> integer(QLatin1StringView option, int fallback, int least,
                                      int most) const;
    [[nodiscard]] Result<double> number(QLatin1StringView option, double fallback, double least,
                                        double most) const;
};

/// Reads \a arguments, without the program's name. Options may stand anywhere; `--` ends them.
/// \return InvalidArgument: unknown command or option (with the nearest ones), a missing or extra
/// argument, a value that an option doesn't take.
[[nodiscard]] Result<Invocation> parseCommandLine(const QStringList &arguments);

/// Up to three of \a candidates that \a word may have meant, best first.
[[nodiscard]] QStringList nearestWords(QStringView word, const QStringList &candidates);

} // namespace mcprt
