// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "app/folders.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

#ifdef Q_OS_UNIX
#include <cerrno>

#include <sys/stat.h>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

const QString kFolder = u"/mcp-runtime"_s;

/// QStandardPaths has no state folder before Qt 6.7.
QString stateHome()
{
#if defined(Q_OS_UNIX) && !defined(Q_OS_MACOS)
    const QString set = qEnvironmentVariable("XDG_STATE_HOME");
    return QDir::isAbsolutePath(set) ? set : QDir::homePath() + "/.local/state"_L1;
#else
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation);
#endif
}

/// Short, for the paths of sockets are limited to about a hundred bytes.
QString runtimeHome()
{
    const QString set = qEnvironmentVariable("XDG_RUNTIME_DIR");
    if (QDir::isAbsolutePath(set))
        return set + kFolder;
    return stateHome() + kFolder + "/run"_L1;
}

} // namespace

Folders Folders::ofUser()
{
    return {QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + kFolder,
            QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + kFolder,
            stateHome() + kFolder, runtimeHome()};
}

#ifdef Q_OS_UNIX
Result<bool> ensurePrivateFolder(const QString &path)
{
    const QByteArray name = QFile::encodeName(path);
    QDir().mkpath(QFileInfo(path).absolutePath());
    if (mkdir(name.constData(), 0700) != 0 && errno != EEXIST)
        return fail(ErrorCode::Io,
                    u"The folder %1 can't be made: %2."_s.arg(path, qt_error_string(errno)));
    struct stat info = {};
    if (lstat(name.constData(), &info) != 0 || !S_ISDIR(info.st_mode))
        return fail(ErrorCode::Io, u"%1 is in the way: a folder is needed there."_s.arg(path));
    if (info.st_uid != geteuid())
        return fail(ErrorCode::Unauthorized,
                    u"The folder %1 belongs to someone else. Move it away."_s.arg(path));
    if ((info.st_mode & 077) != 0)
        return fail(ErrorCode::Unauthorized,
                    u"Others can enter the folder %1. Close it: chmod 700 %1"_s.arg(path));
    return true;
}
#else
Result<bool> ensurePrivateFolder(const QString &path)
{
    if (!QDir().mkpath(path)) // the profile folder above it is private already
        return fail(ErrorCode::Io, u"The folder %1 can't be made."_s.arg(path));
    return true;
}
#endif

} // namespace mcprt
