// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/clients/client_places.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

/// `~` is the home folder, `$S` the folder of settings; `$X` any other variable, the row counting
/// only when it is set.
struct PathRow
{
    const char *client = nullptr;
    const char *path = nullptr;
    bool isForWindows = true;
    bool isForOthers = true;
};

constexpr PathRow kPaths[] = {
    {"claude-desktop", "$S/Claude/claude_desktop_config.json"},
    {"claude-desktop", "$S/claude/claude_desktop_config.json", false},
    {"claude-code", "$CLAUDE_CONFIG_DIR/.claude.json"},
    {"claude-code", "~/.claude.json"},
    {"cursor", "~/.cursor/mcp.json"},
    {"vscode", "$S/Code/User/mcp.json"},
    {"windsurf", "~/.codeium/windsurf/mcp_config.json"},
    {"windsurf", "~/.codeium/mcp_config.json"},
    {"cline", "$CLINE_MCP_SETTINGS_PATH"},
    {"cline", "$S/Code/User/globalStorage/saoudrizwan.claude-dev/settings/cline_mcp_settings.json"},
    {"cline", "~/.cline/data/settings/cline_mcp_settings.json"},
    {"zed", "$S/Zed/settings.json", true, false},
    {"zed", "~/.config/zed/settings.json", false},
    {"gemini", "~/.gemini/settings.json"},
    {"codex", "$CODEX_HOME/config.toml"},
    {"codex", "~/.codex/config.toml"},
    {"lmstudio", "~/.lmstudio/mcp.json"},
    {"lmstudio", "~/.cache/lm-studio/mcp.json"},
};

const QStringList kVariables{u"CLAUDE_CONFIG_DIR"_s, u"CODEX_HOME"_s, u"CLINE_MCP_SETTINGS_PATH"_s};

QString resolved(const QString &path, const ClientPlaces &places)
{
    if (path.startsWith(u'~'))
        return places.home + path.mid(1);
    if (!path.startsWith(u'$'))
        return path;
    const qsizetype slash = path.indexOf(u'/');
    const QString name = path.mid(1, slash < 0 ? -1 : slash - 1);
    const QString value = name == "S"_L1 ? places.settings : places.variables.value(name);
    return value.isEmpty() || slash < 0 ? value : value + path.mid(slash);
}

/// A folder that says that the client has been here. The home folder says nothing.
bool hasFolder(const QString &path, const ClientPlaces &places)
{
    const QString folder = QFileInfo(path).absolutePath();
    if (QDir(folder) != QDir(places.home))
        return QFileInfo(folder).isDir();
    return QFileInfo(places.home + "/.claude"_L1).isDir();
}

} // namespace

ClientPlaces ClientPlaces::ofUser()
{
    ClientPlaces places;
    places.home = QDir::homePath();
    places.settings = QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation);
#if defined(Q_OS_WIN)
    places.system = System::Windows;
    places.settings = QDir::fromNativeSeparators(qEnvironmentVariable("APPDATA"));
#elif defined(Q_OS_MACOS)
    places.system = System::MacOs;
    places.settings = places.home + "/Library/Application Support"_L1;
#endif
    for (const QString &name : kVariables)
        places.variables[name] = qEnvironmentVariable(name.toLatin1().constData());
    return places;
}

QStringList clientPaths(const QString &name, const ClientPlaces &places)
{
    const bool isWindows = places.system == ClientPlaces::System::Windows;
    QStringList paths;
    for (const PathRow &row : kPaths) {
        if (name != QLatin1StringView(row.client)
            || !(isWindows ? row.isForWindows : row.isForOthers))
            continue;
        const QString path = resolved(QString::fromLatin1(row.path), places);
        if (!path.isEmpty())
            paths << path;
    }
    return paths;
}

ClientFile findClientFile(const QString &name, const ClientPlaces &places)
{
    const QStringList paths = clientPaths(name, places);
    for (const QString &path : paths) {
        if (QFileInfo::exists(path) || QFileInfo(path).isSymLink())
            return {path, true, true};
    }
    for (const QString &path : paths) {
        if (hasFolder(path, places))
            return {path, false, true};
    }
    return {paths.value(0), false, false};
}

} // namespace mcprt
