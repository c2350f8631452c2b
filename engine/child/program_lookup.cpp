// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/child/program_lookup.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

struct Hint
{
    QLatin1StringView program;
    QLatin1StringView advice;
};

constexpr Hint kHints[] = {
    {"npx"_L1, "Install Node.js, which brings it."_L1},
    {"npm"_L1, "Install Node.js, which brings it."_L1},
    {"node"_L1, "Install Node.js."_L1},
    {"uvx"_L1, "Install uv, which brings it."_L1},
    {"uv"_L1, "Install uv."_L1},
    {"bunx"_L1, "Install Bun, which brings it."_L1},
    {"docker"_L1, "Install Docker."_L1},
    {"podman"_L1, "Install Podman."_L1},
    {"dnx"_L1, "Install the .NET SDK, which brings it."_L1},
    {"python"_L1, "Install Python, or write python3."_L1},
};

QString advice(const QString &command)
{
    for (const Hint &hint : kHints) {
        if (command == hint.program)
            return hint.advice;
    }
    if (command.contains(u' '))
        return u"Write the program as \"command\" and the rest as \"args\"."_s;
    return u"Install it, or write its full path as \"command\"."_s;
}

} // namespace

Result<QString> findProgram(const QString &command, const QString &path, const QString &folder)
{
    if (command.isEmpty())
        return fail(ErrorCode::SpawnFailed, u"it has no command."_s);
    if (!QDir(folder).exists()) {
        return fail(ErrorCode::SpawnFailed,
                    u"its folder \"%1\" (\"cwd\") does not exist."_s.arg(folder));
    }
    QString candidate = command;
    if (candidate.startsWith("~/"_L1))
        candidate = QDir::homePath() + candidate.mid(1);
    if (candidate.contains(u'/') || QDir::isAbsolutePath(candidate)) {
        const QFileInfo file(QDir(folder), candidate);
        if (!file.isFile())
            return fail(
                ErrorCode::SpawnFailed,
                u"there is no program \"%1\". Correct \"command\" in its entry."_s.arg(command));
        if (!file.isExecutable()) {
            return fail(ErrorCode::SpawnFailed,
                        u"\"%1\" is not executable. Run `chmod +x` on it."_s.arg(command));
        }
        return file.absoluteFilePath();
    }
    QString found = QStandardPaths::findExecutable(
        candidate, path.split(QDir::listSeparator(), Qt::SkipEmptyParts));
    if (found.isEmpty()) {
        return fail(ErrorCode::SpawnFailed,
                    u"\"%1\" was not found in PATH. %2"_s.arg(command, advice(command)));
    }
    return found;
}

} // namespace mcprt
