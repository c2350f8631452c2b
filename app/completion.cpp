// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "app/command_help.h"

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

QStringList commandNames()
{
    QStringList names;
    for (const CommandSpec &spec : commandTable())
        names << QString::fromLatin1(spec.name);
    return names;
}

QStringList optionWords(std::span<const OptionSpec> options)
{
    QStringList words;
    for (const OptionSpec &spec : options)
        words << "--"_L1 + QLatin1StringView(spec.name);
    return words;
}

/// Rows of every option that takes one of a few words: `--name) words`.
QStringList choiceCases(const QString &form)
{
    QStringList cases;
    const auto add = [&](std::span<const OptionSpec> options) {
        for (const OptionSpec &spec : options) {
            if (spec.choices)
                cases << form.arg(QLatin1StringView(spec.name),
                                  QString::fromLatin1(spec.choices).replace(u'|', u' '));
        }
    };
    add(globalOptionTable());
    for (const CommandSpec &spec : commandTable())
        add(spec.options);
    cases.removeDuplicates();
    return cases;
}

bool takesServer(const CommandSpec &spec)
{
    return QLatin1StringView(spec.arguments).contains("SERVER"_L1);
}

QStringList serverCommands()
{
    QStringList names;
    for (const CommandSpec &spec : commandTable()) {
        if (takesServer(spec))
            names << QString::fromLatin1(spec.name);
    }
    return names;
}

/// A quoted word for a shell; the table holds no single quotes beyond these.
QString quoted(const char *text)
{
    return u'\'' + QString::fromLatin1(text).replace(u'\'', "'\\''"_L1) + u'\'';
}

QString bashScript()
{
    QString cases;
    for (const CommandSpec &spec : commandTable())
        cases += u"        %1) words=\"%2\" ;;\n"_s.arg(QLatin1StringView(spec.name),
                                                        optionWords(spec.options).join(u' '));
    return uR"sh(# bash completion for mcp-runtime
_mcp_runtime()
{
    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]}
    local command="" words="" places=0 i
    COMPREPLY=()
    case "$previous" in
%1        --config|--env-file) COMPREPLY=($(compgen -f -- "$current")); return ;;
    esac
    for ((i = 1; i < COMP_CWORD; ++i)); do
        case "${COMP_WORDS[i]}" in
            -*) ;;
            *) if [ -z "$command" ]; then command=${COMP_WORDS[i]}; else places=$((places + 1)); fi ;;
        esac
    done
    case "$command" in
        "") words="%2" ;;
%3    esac
    case "$current" in
        -*) COMPREPLY=($(compgen -W "$words %4" -- "$current")); return ;;
    esac
    case "$command" in
        "") COMPREPLY=($(compgen -W "$words" -- "$current")) ;;
        help) COMPREPLY=($(compgen -W "%2" -- "$current")) ;;
        completion) COMPREPLY=($(compgen -W "bash zsh fish" -- "$current")) ;;
        %5)
            if [ "$places" -eq 0 ] || [ "$command" = index ]; then
                COMPREPLY=($(compgen -W "$(mcp-runtime servers 2>/dev/null | cut -f1)" -- "$current"))
            elif [ "$places" -eq 1 ]; then
                COMPREPLY=($(compgen -W "$(mcp-runtime tools "$previous" 2>/dev/null | cut -f1)" -- "$current"))
            fi ;;
    esac
}
complete -F _mcp_runtime mcp-runtime
)sh"_s.arg(choiceCases(
               u"        --%1) COMPREPLY=($(compgen -W \"%2\" -- \"$current\")); return ;;\n"_s)
               .join(QString()),
           commandNames().join(u' '), cases, optionWords(globalOptionTable()).join(u' '),
           serverCommands().join(u'|'));
}

QString zshOption(const OptionSpec &spec)
{
    QString out = u"        '--%1[%2]"_s.arg(
        QLatin1StringView(spec.name),
        QString::fromLatin1(spec.help).replace(u'\'', "'\\''"_L1).replace(u':', "\\:"_L1));
    if (spec.value) {
        out += u':' + QString::fromLatin1(spec.value).toLower() + u':';
        if (spec.choices)
            out += u'(' + QString::fromLatin1(spec.choices).replace(u'|', u' ') + u')';
        else if (QLatin1StringView(spec.value) == "FILE"_L1)
            out += "_files"_L1;
    }
    return out + "' \\\n"_L1;
}

QString zshScript()
{
    QString described;
    QString cases;
    QString globals;
    for (const OptionSpec &spec : globalOptionTable())
        globals += zshOption(spec);
    for (const CommandSpec &spec : commandTable()) {
        described +=
            u"        '%1:%2'\n"_s.arg(QLatin1StringView(spec.name),
                                       QString::fromLatin1(spec.summary).replace(u':', "\\:"_L1));
        QString places = u"'*::argument:_default'"_s;
        if (takesServer(spec))
            places = spec.maxArguments == 1 || spec.id == CommandId::Index
                         ? u"'*:server:_mcp_runtime_servers'"_s
                         : u"'1:server:_mcp_runtime_servers' '2:tool:_mcp_runtime_tools' "
                           "'*:argument:'"_s;
        else if (spec.id == CommandId::Completion)
            places = u"'1:shell:(bash zsh fish)'"_s;
        else if (spec.id == CommandId::Help)
            places = u"'1:command:(%1)'"_s.arg(commandNames().join(u' '));
        QString options;
        for (const OptionSpec &option : spec.options)
            options += zshOption(option);
        cases += u"    %1) _arguments $globals \\\n%2        %3 ;;\n"_s.arg(
            QLatin1StringView(spec.name), options, places);
    }
    return uR"sh(#compdef mcp-runtime
_mcp_runtime_servers()
{
    local -a found
    found=(${(f)"$(mcp-runtime servers 2>/dev/null | cut -f1)"})
    compadd -a found
}
_mcp_runtime_tools()
{
    local -a found
    found=(${(f)"$(mcp-runtime tools $words[2] 2>/dev/null | cut -f1)"})
    compadd -a found
}
_mcp_runtime()
{
    local -a commands globals
    commands=(
%1    )
    globals=(
%2    )
    if (( CURRENT == 2 )) && [[ $words[2] != -* ]]; then
        _describe command commands
        return
    fi
    shift words
    (( CURRENT-- ))
    case $words[1] in
%3    *) _arguments $globals ;;
    esac
}
_mcp_runtime "$@"
)sh"_s.arg(described, QString(globals).replace(" \\\n"_L1, "\n"_L1), cases);
}

QString fishOption(const OptionSpec &spec, const QString &condition)
{
    QString out = u"complete -c mcp-runtime%1 -l %2 -d %3"_s.arg(
        condition, QLatin1StringView(spec.name), quoted(spec.help));
    if (spec.letter != 0)
        out += " -s "_L1 + QLatin1Char(spec.letter);
    if (spec.choices)
        out += " -x -a '"_L1 + QString::fromLatin1(spec.choices).replace(u'|', u' ') + u'\'';
    else if (spec.value)
        out += QLatin1StringView(spec.value) == "FILE"_L1 ? u" -r -F"_s : u" -x"_s;
    return out + u'\n';
}

QString fishScript()
{
    QString out = u"# fish completion for mcp-runtime\ncomplete -c mcp-runtime -f\n"_s;
    for (const OptionSpec &spec : globalOptionTable())
        out += fishOption(spec, {});
    for (const CommandSpec &spec : commandTable()) {
        out += u"complete -c mcp-runtime -n __fish_use_subcommand -a %1 -d %2\n"_s.arg(
            QLatin1StringView(spec.name), quoted(spec.summary));
        const QString condition =
            u" -n '__fish_seen_subcommand_from %1'"_s.arg(QLatin1StringView(spec.name));
        for (const OptionSpec &option : spec.options)
            out += fishOption(option, condition);
    }
    out += u"complete -c mcp-runtime -n '__fish_seen_subcommand_from %1' "
           "-a '(mcp-runtime servers 2>/dev/null | cut -f1)'\n"
           "complete -c mcp-runtime -n '__fish_seen_subcommand_from completion' "
           "-a 'bash zsh fish'\n"
           "complete -c mcp-runtime -n '__fish_seen_subcommand_from help' -a '%2'\n"_s.arg(
               serverCommands().join(u' '), commandNames().join(u' '));
    return out;
}

} // namespace

Result<QString> completionScript(const QString &shell)
{
    if (shell == "bash"_L1)
        return bashScript();
    if (shell == "zsh"_L1)
        return zshScript();
    if (shell == "fish"_L1)
        return fishScript();
    return fail(ErrorCode::InvalidArgument,
                u"There are no completions for '%1', only for bash, zsh and fish."_s.arg(shell),
                u"command line"_s);
}

} // namespace mcprt
