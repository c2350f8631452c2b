// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/child/process_environment.h"

#include <QDir>
#include <QFileInfo>
#include <QVersionNumber>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

#ifdef Q_OS_WIN
constexpr QLatin1StringView kAllowed[] = {
    "APPDATA"_L1,
    "COMSPEC"_L1,
    "HOMEDRIVE"_L1,
    "HOMEPATH"_L1,
    "LOCALAPPDATA"_L1,
    "PATH"_L1,
    "PATHEXT"_L1,
    "PROCESSOR_ARCHITECTURE"_L1,
    "PROGRAMDATA"_L1,
    "PROGRAMFILES"_L1,
    "PROGRAMFILES(X86)"_L1,
    "SYSTEMDRIVE"_L1,
    "SYSTEMROOT"_L1,
    "TEMP"_L1,
    "TMP"_L1,
    "USERNAME"_L1,
    "USERPROFILE"_L1,
    "WINDIR"_L1,
};
#else
constexpr QLatin1StringView kAllowed[] = {
    "HOME"_L1,
    "LOGNAME"_L1,
    "PATH"_L1,
    "SHELL"_L1,
    "TERM"_L1,
    "USER"_L1,
    "LANG"_L1,
    "LANGUAGE"_L1,
    "TZ"_L1,
    "TMPDIR"_L1,
    "XDG_RUNTIME_DIR"_L1,
    "XDG_CONFIG_HOME"_L1,
    "XDG_DATA_HOME"_L1,
    "XDG_CACHE_HOME"_L1,
    "XDG_STATE_HOME"_L1,
};
#endif

struct Variable
{
    QLatin1StringView name;
    QLatin1StringView value;
};

/// npm prints banners, funding pleas and progress bars, some of them to stdout, where they would
/// break the protocol.
constexpr Variable kQuiet[] = {
    {"npm_config_loglevel"_L1, "error"_L1},        {"npm_config_fund"_L1, "false"_L1},
    {"npm_config_audit"_L1, "false"_L1},           {"npm_config_progress"_L1, "false"_L1},
    {"npm_config_update_notifier"_L1, "false"_L1}, {"NO_UPDATE_NOTIFIER"_L1, "1"_L1},
};

bool isAllowed(const QString &name)
{
#ifdef Q_OS_WIN
    constexpr auto kSensitivity = Qt::CaseInsensitive;
#else
    constexpr auto kSensitivity = Qt::CaseSensitive;
    if (name.startsWith("LC_"_L1))
        return true;
#endif
    return std::any_of(std::begin(kAllowed), std::end(kAllowed), [&](QLatin1StringView allowed) {
        return name.compare(allowed, kSensitivity) == 0;
    });
}

/// `bin` of the newest Node.js that nvm has installed; empty when there is none.
QString newestNvmNode(const QString &home)
{
    const QDir versions(home + "/.nvm/versions/node"_L1);
    const QStringList names = versions.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    const auto version = [](const QString &name) {
        return QVersionNumber::fromString(name.mid(1));
    };
    const auto newest =
        std::max_element(names.begin(), names.end(), [&](const QString &one, const QString &other) {
            return version(one) < version(other);
        });
    return newest == names.end() ? QString() : versions.filePath(*newest + "/bin"_L1);
}

QStringList usualFolders(const QString &home)
{
#ifdef Q_OS_WIN
    return {home + "/AppData/Roaming/npm"_L1, home + "/.local/bin"_L1, home + "/.cargo/bin"_L1,
            home + "/.bun/bin"_L1, home + "/.deno/bin"_L1};
#else
    return {home + "/.local/bin"_L1,
            home + "/bin"_L1,
            u"/usr/local/bin"_s,
            u"/opt/homebrew/bin"_s,
            u"/home/linuxbrew/.linuxbrew/bin"_s,
            home + "/.volta/bin"_L1,
            newestNvmNode(home),
            home + "/.local/share/mise/shims"_L1,
            home + "/.asdf/shims"_L1,
            home + "/.pyenv/shims"_L1,
            home + "/.cargo/bin"_L1,
            home + "/.bun/bin"_L1,
            home + "/.deno/bin"_L1,
            u"/usr/bin"_s,
            u"/bin"_s,
            u"/snap/bin"_s};
#endif
}

} // namespace

QProcessEnvironment processenv::forServer(const QProcessEnvironment &own,
                                          const QMap<QString, QString> &extra)
{
    QProcessEnvironment environment;
    const QStringList names = own.keys();
    for (const QString &name : names) {
        const QString value = own.value(name);
        if (isAllowed(name) && !value.startsWith("()"_L1)) // an exported shell function is code
            environment.insert(name, value);
    }
    for (const Variable &variable : kQuiet)
        environment.insert(variable.name, variable.value);
    environment.insert(u"PATH"_s, repairedPath(own.value(u"PATH"_s), QDir::homePath()));
    for (auto it = extra.begin(); it != extra.end(); ++it)
        environment.insert(it.key(), it.value());
    return environment;
}

QString processenv::repairedPath(const QString &path, const QString &home)
{
    QStringList folders = path.split(QDir::listSeparator(), Qt::SkipEmptyParts);
    const QStringList usual = usualFolders(home);
    for (const QString &folder : usual) {
        if (!folder.isEmpty() && !folders.contains(folder) && QFileInfo(folder).isDir())
            folders += folder;
    }
    return folders.join(QDir::listSeparator());
}

} // namespace mcprt
