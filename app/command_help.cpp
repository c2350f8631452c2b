// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "app/command_help.h"

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

constexpr qsizetype kTextColumn = 26; // where the explanation of an option starts

/// \a text broken at spaces; every line after the first is indented by \a indent.
QString wrapped(const QString &text, qsizetype firstColumn, qsizetype indent)
{
    QString out;
    qsizetype column = firstColumn;
    for (const QString &word : text.split(u' ', Qt::SkipEmptyParts)) {
        const bool first = column == firstColumn && out.isEmpty();
        if (!first && column + 1 + word.size() > kHelpColumns) {
            out += u'\n' + QString(indent, u' ');
            column = indent;
        } else if (!first) {
            out += u' ';
            ++column;
        }
        out += word;
        column += word.size();
    }
    return out;
}

QString row(const QString &left, const QString &explanation)
{
    QString out = "  "_L1 + left;
    if (out.size() > kTextColumn - 2)
        out += u'\n' + QString(kTextColumn, u' ');
    else
        out = out.leftJustified(kTextColumn);
    return out + wrapped(explanation, kTextColumn, kTextColumn) + u'\n';
}

QString optionRow(const OptionSpec &spec)
{
    QString left = spec.letter != 0 ? u"-%1, "_s.arg(QLatin1Char(spec.letter)) : u"    "_s;
    left += "--"_L1 + QLatin1StringView(spec.name);
    if (spec.value)
        left += u' ' + QLatin1StringView(spec.value);
    QString explanation = QString::fromLatin1(spec.help);
    if (spec.choices)
        explanation += ": "_L1 + QString::fromLatin1(spec.choices).replace(u'|', ", "_L1);
    return row(left, explanation);
}

QString optionRows(std::span<const OptionSpec> options)
{
    QString out;
    for (const OptionSpec &spec : options)
        out += optionRow(spec);
    return out;
}

QString programHelp()
{
    QString out = u"One MCP server in front of all the others.\n\n"
                  "Examples:\n"
                  "  mcp-runtime demo\n"
                  "  mcp-runtime index\n"
                  "  mcp-runtime search read a text file\n"
                  "  mcp-runtime serve\n\n"
                  "Usage: mcp-runtime COMMAND [OPTION...]\n\n"
                  "Commands:\n"_s;
    for (const CommandSpec &spec : commandTable())
        out += row(QString::fromLatin1(spec.name), QString::fromLatin1(spec.summary));
    out += "\nOptions of every command:\n"_L1 + optionRows(globalOptionTable());
    out += "\nExit codes:\n"
           "  0 ok                    6 approval needed\n"
           "  1 failed                7 not found\n"
           "  2 port in use          10 degraded, try again\n"
           "  3 already running      11 switched off\n"
           "  4 configuration wrong  64 usage\n"
           "  5 permission          130 interrupted\n\n"
           "Data goes to stdout, messages and logs to stderr. See also: help COMMAND.\n"_L1;
    return out;
}

QString commandHelp(const CommandSpec &spec)
{
    const auto name = QLatin1StringView(spec.name);
    QString out = QString::fromLatin1(spec.summary) + ".\n\nExamples:\n"_L1;
    out[0] = out[0].toUpper();
    for (const char *example : spec.examples)
        out += "  mcp-runtime "_L1 + QLatin1StringView(example) + u'\n';
    const QString usage =
        u"Usage: mcp-runtime %1 %2"_s.arg(name, QLatin1StringView(spec.arguments)).trimmed();
    out += u'\n' + wrapped(usage + " [OPTION...]"_L1, 0, 7) + u'\n';
    if (!spec.options.empty())
        out += "\nOptions:\n"_L1 + optionRows(spec.options);
    for (const QString &paragraph : QString::fromLatin1(spec.notes).split(u'\n')) {
        if (!paragraph.isEmpty())
            out += u'\n' + wrapped(paragraph, 0, 0) + u'\n';
    }
    out += "\nOptions of every command: mcp-runtime --help\n"_L1;
    return out;
}

} // namespace

QString helpText(const CommandSpec *command)
{
    return command ? commandHelp(*command) : programHelp();
}

} // namespace mcprt
