// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "app/command_line.h"

#include <algorithm>
#include <optional>
#include <vector>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

Error usageError(const QString &message)
{
    return {ErrorCode::InvalidArgument, message, u"command line"_s};
}

QString didYouMean(const QStringList &near, const QString &prefix = {})
{
    if (near.isEmpty())
        return {};
    QStringList shown;
    for (const QString &word : near)
        shown << prefix + word;
    return " Did you mean "_L1 + shown.join(" or "_L1) + u'?';
}

/// Edits (insert, delete, replace, swap neighbours) between two words; case does not matter.
int editDistance(QStringView a, QStringView b)
{
    std::vector<int> before(size_t(b.size()) + 1);
    std::vector<int> row(before.size());
    std::vector<int> next(before.size());
    for (size_t j = 0; j < row.size(); ++j)
        row[j] = int(j);
    for (qsizetype i = 1; i <= a.size(); ++i) {
        next[0] = int(i);
        for (qsizetype j = 1; j <= b.size(); ++j) {
            const bool same = a[i - 1].toCaseFolded() == b[j - 1].toCaseFolded();
            const auto at = size_t(j);
            next[at] = std::min({row[at] + 1, next[at - 1] + 1, row[at - 1] + (same ? 0 : 1)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                next[at] = std::min(next[at], before[at - 2] + 1);
        }
        before.swap(row);
        row.swap(next);
    }
    return row.back();
}

/// Reads one command line from left to right.
class Parser
{
public:
    explicit Parser(const QStringList &arguments)
        : m_arguments(arguments)
    {}

    Result<Invocation> parse()
    {
        for (; m_at < m_arguments.size(); ++m_at) {
            if (const auto problem = takeWord(m_arguments[m_at]))
                return Failure(*problem);
        }
        return check();
    }

private:
    std::optional<Error> takeWord(const QString &word)
    {
        if (m_optionsEnded || !word.startsWith(u'-') || word == u'-')
            return takePlain(word);
        if (word == "--"_L1) {
            m_optionsEnded = true;
            return {};
        }
        if (word.startsWith("--"_L1))
            return takeLong(word.mid(2));
        return takeLetters(QStringView(word).mid(1));
    }

    std::optional<Error> takePlain(const QString &word)
    {
        if (m_found.command) {
            m_found.arguments << word;
            return {};
        }
        m_found.command = findCommand(word);
        if (m_found.command)
            return {};
        QStringList names;
        for (const CommandSpec &spec : commandTable())
            names << QString::fromLatin1(spec.name);
        return usageError(
            u"There is no command '%1'.%2"_s.arg(word, didYouMean(nearestWords(word, names))));
    }

    std::optional<Error> takeLong(const QString &text)
    {
        const qsizetype equals = text.indexOf(u'=');
        const QString name = text.left(equals);
        const OptionSpec *spec = findOption(name);
        if (!spec)
            return unknownOption(name);
        if (equals < 0)
            return takeOption(*spec, std::nullopt);
        return takeOption(*spec, text.mid(equals + 1));
    }

    std::optional<Error> takeLetters(QStringView letters)
    {
        for (const QChar letter : letters) {
            const OptionSpec *found = nullptr;
            for (const OptionSpec &spec : globalOptionTable()) {
                if (spec.letter != 0 && letter == QLatin1Char(spec.letter))
                    found = &spec;
            }
            if (!found)
                return usageError(u"There is no option -%1. See --help."_s.arg(letter));
            if (auto problem = takeOption(*found, std::nullopt))
                return problem;
        }
        return {};
    }

    std::optional<Error> takeOption(const OptionSpec &spec, std::optional<QString> value)
    {
        const QString name = QString::fromLatin1(spec.name);
        if (!spec.value) {
            if (value)
                return usageError(u"--%1 takes no value."_s.arg(name));
            m_found.options[name] = u"1"_s;
            return {};
        }
        if (!value) {
            if (m_at + 1 >= m_arguments.size())
                return usageError(
                    u"--%1 needs a value: --%1 %2."_s.arg(name, QString::fromLatin1(spec.value)));
            value = m_arguments[++m_at];
        }
        if (spec.choices) {
            const QStringList choices = QString::fromLatin1(spec.choices).split(u'|');
            if (!choices.contains(*value))
                return usageError(
                    u"--%1 takes %2, not '%3'."_s.arg(name, choices.join(", "_L1), *value));
        }
        m_found.options[name] = *value;
        return {};
    }

    const OptionSpec *findOption(const QString &name)
    {
        const QByteArray wanted = name.toLatin1();
        for (const OptionSpec &spec : globalOptionTable()) {
            if (wanted == spec.name)
                return &spec;
        }
        if (!m_found.command)
            return nullptr;
        for (const OptionSpec &spec : m_found.command->options) {
            if (wanted == spec.name)
                return &spec;
        }
        return nullptr;
    }

    std::optional<Error> unknownOption(const QString &name)
    {
        QStringList names;
        for (const OptionSpec &spec : globalOptionTable())
            names << QString::fromLatin1(spec.name);
        if (m_found.command) {
            for (const OptionSpec &spec : m_found.command->options)
                names << QString::fromLatin1(spec.name);
        }
        const QString of = m_found.command
                               ? u" of '%1'"_s.arg(QLatin1StringView(m_found.command->name))
                               : QString();
        return usageError(u"There is no option --%1%2.%3"_s.arg(
            name, of, didYouMean(nearestWords(name, names), u"--"_s)));
    }

    Result<Invocation> check()
    {
        const bool asksHelp = m_found.has("help"_L1) || m_found.has("version"_L1);
        if (asksHelp)
            return m_found;
        if (!m_found.command)
            return Failure(usageError(u"No command was given."_s));
        const CommandSpec &spec = *m_found.command;
        const QString usage =
            u"mcp-runtime %1 %2"_s
                .arg(QLatin1StringView(spec.name), QLatin1StringView(spec.arguments))
                .trimmed();
        if (m_found.arguments.size() < spec.minArguments)
            return Failure(usageError(u"Something is missing. Usage: %1"_s.arg(usage)));
        if (spec.maxArguments >= 0 && m_found.arguments.size() > spec.maxArguments)
            return Failure(usageError(
                u"'%1' is too much. Usage: %2"_s.arg(m_found.arguments[spec.maxArguments], usage)));
        return m_found;
    }

    const QStringList &m_arguments;
    qsizetype m_at = 0;
    bool m_optionsEnded = false;
    Invocation m_found;
};

} // namespace

const CommandSpec *findCommand(QStringView name)
{
    for (const CommandSpec &spec : commandTable()) {
        if (name == QLatin1StringView(spec.name))
            return &spec;
    }
    return nullptr;
}

QStringList nearestWords(QStringView word, const QStringList &candidates)
{
    std::vector<std::pair<int, QString>> near;
    for (const QString &candidate : candidates) {
        const bool begins = word.size() >= 2 && candidate.startsWith(word, Qt::CaseInsensitive);
        const int distance = begins ? 0 : editDistance(word, candidate);
        if (distance <= std::max(1, int(word.size()) / 3))
            near.emplace_back(distance, candidate);
    }
    std::stable_sort(near.begin(), near.end(),
                     [](const auto &a, const auto &b) { return a.first < b.first; });
    QStringList best;
    for (const auto &[distance, candidate] : near) {
        if (best.size() < 3)
            best << candidate;
    }
    return best;
}

Result<int> Invocation::integer(QLatin1StringView option, int fallback, int least, int most) const
{
    if (!has(option))
        return fallback;
    bool ok = false;
    const int value = options[option].toInt(&ok);
    if (!ok || value < least || value > most)
        return Failure(usageError(u"--%1 takes a whole number from %2 to %3, not '%4'."_s.arg(
            QString(option), QString::number(least), QString::number(most), options[option])));
    return value;
}

Result<double> Invocation::number(QLatin1StringView option, double fallback, double least,
                                  double most) const
{
    if (!has(option))
        return fallback;
    bool ok = false;
    const double value = options[option].toDouble(&ok);
    if (!ok || !(value >= least && value <= most))
        return Failure(usageError(u"--%1 takes a number from %2 to %3, not '%4'."_s.arg(
            QString(option), QString::number(least), QString::number(most), options[option])));
    return value;
}

Result<Invocation> parseCommandLine(const QStringList &arguments)
{
    return Parser(arguments).parse();
}

} // namespace mcprt
