// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/base/trusted_file.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#ifdef Q_OS_UNIX
#include <cerrno>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

#ifdef Q_OS_UNIX
/// Opens \a path without waiting for the writer of a pipe, and checks what was opened, so that
/// nobody can swap the file in between.
Result<bool> openTrusted(const QString &path, QFile *file)
{
    const int fd = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0) {
        const bool isMissing = errno == ENOENT || errno == ENOTDIR;
        return fail(isMissing ? ErrorCode::NotFound : ErrorCode::Io,
                    u"%1 can't be read: %2."_s.arg(path, qt_error_string(errno)));
    }
    if (!file->open(fd, QIODevice::ReadOnly, QFileDevice::AutoCloseHandle)) {
        ::close(fd);
        return fail(ErrorCode::Io, u"%1 can't be read: %2."_s.arg(path, file->errorString()));
    }
    struct stat status
    {};
    if (::fstat(fd, &status) != 0 || !S_ISREG(status.st_mode))
        return fail(ErrorCode::Io, u"%1 is not a regular file."_s.arg(path));
    if (status.st_uid != ::geteuid() && status.st_uid != 0) {
        return fail(ErrorCode::Unauthorized,
                    u"%1 belongs to another user (uid %2), who could change what runs here. Make "
                    "it yours: chown %3 '%1'"_s.arg(path)
                        .arg(status.st_uid)
                        .arg(::geteuid()));
    }
    if (status.st_mode & (S_IWGRP | S_IWOTH)) {
        return fail(ErrorCode::Unauthorized,
                    u"Other users may write %1, and so change what runs here. Take that right "
                    "away: chmod go-w '%1'"_s.arg(path));
    }
    return true;
}
#else
Result<bool> openTrusted(const QString &path, QFile *file)
{
    file->setFileName(path);
    if (!QFileInfo::exists(path))
        return fail(ErrorCode::NotFound, u"%1 does not exist."_s.arg(path));
    if (!file->open(QIODevice::ReadOnly))
        return fail(ErrorCode::Io, u"%1 can't be read: %2."_s.arg(path, file->errorString()));
    return true;
}
#endif

} // namespace

Result<QByteArray> readTrustedFile(const QString &path, qint64 maxBytes)
{
    QFile file;
    if (auto opened = openTrusted(path, &file); !opened)
        return Failure(opened.error());
    QByteArray bytes = file.read(maxBytes + 1);
    if (bytes.size() > maxBytes) {
        return fail(ErrorCode::LimitExceeded,
                    u"%1 is larger than %2 bytes, so it can't be the right file."_s.arg(path).arg(
                        maxBytes));
    }
    if (file.error() != QFileDevice::NoError)
        return fail(ErrorCode::Io, u"%1 can't be read: %2."_s.arg(path, file.errorString()));
    return bytes;
}

Result<bool> writePrivateFile(const QString &path, const QByteArray &bytes)
{
    constexpr auto kOwnerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
    const QString folder = QFileInfo(path).absolutePath();
    if (!QFileInfo::exists(folder)
        && (!QDir().mkpath(folder)
            || !QFile::setPermissions(folder, kOwnerOnly | QFileDevice::ExeOwner))) {
        return fail(ErrorCode::Io, u"The folder %1 can't be made."_s.arg(folder));
    }
    QSaveFile file(path);
    // Permissions before the first byte: QSaveFile would leave what the umask allows.
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(kOwnerOnly)
        || file.write(bytes) != bytes.size() || !file.commit()) {
        return fail(ErrorCode::Io, u"%1 can't be written: %2."_s.arg(path, file.errorString()));
    }
    return true;
}

} // namespace mcprt
