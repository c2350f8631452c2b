// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/front/access_token.h"

#include "engine/base/random_id.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <cerrno>
#include <memory>

#ifndef Q_OS_WIN
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

constexpr int kTokenBytes = 32;
constexpr qint64 kMaxFileBytes = 1024;

Failure ioError(const QString &what, const QString &file)
{
    return fail(ErrorCode::Io, u"Cannot %1 the access token file %2: %3."_s.arg(
                                   what, file, qt_error_string(errno)));
}

Result<Secret> readToken(QByteArray text, const QString &file)
{
    text = text.trimmed();
    if (AccessToken::isUsable(text))
        return Secret(text);
    return fail(
        ErrorCode::Misconfigured,
        u"The file %1 holds no access token; delete it to have a new one made."_s.arg(file));
}

#ifndef Q_OS_WIN

class Descriptor
{
public:
    explicit Descriptor(int fd)
        : m_fd(fd)
    {}
    Q_DISABLE_COPY_MOVE(Descriptor)
    ~Descriptor()
    {
        if (m_fd >= 0)
            ::close(m_fd);
    }
    [[nodiscard]] int fd() const { return m_fd; }
    [[nodiscard]] bool isOpen() const { return m_fd >= 0; }

private:
    int m_fd;
};

/// Checked on the open descriptor, so that the file can't be exchanged in between.
Result<void> checkPrivate(const Descriptor &open, const QString &file)
{
    struct stat info = {};
    if (::fstat(open.fd(), &info) != 0)
        return ioError(u"inspect"_s, file);
    if (!S_ISREG(info.st_mode))
        return fail(ErrorCode::Misconfigured, u"%1 is not a regular file."_s.arg(file));
    if (info.st_uid != ::geteuid()) {
        return fail(
            ErrorCode::Misconfigured,
            u"The access token file %1 belongs to another user; use your own folder."_s.arg(file));
    }
    if ((info.st_mode & 077) != 0) {
        return fail(ErrorCode::Misconfigured,
                    u"The access token file %1 can be read or changed by other users. They may "
                    "know the token: delete the file to have a new one made, or run \"chmod 600\" "
                    "on it."_s.arg(file));
    }
    return {};
}

Result<Secret> loadFile(const QString &file)
{
    const Descriptor open(::open(QFile::encodeName(file).constData(),
                                 O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
    if (!open.isOpen()) {
        if (errno == ENOENT)
            return fail(ErrorCode::NotFound, u"There is no access token file %1."_s.arg(file));
        return ioError(u"open"_s, file);
    }
    if (auto isPrivate = checkPrivate(open, file); !isPrivate)
        return Failure(isPrivate.error());
    QByteArray text(kMaxFileBytes, Qt::Uninitialized);
    const ssize_t size = ::read(open.fd(), text.data(), size_t(text.size()));
    if (size < 0)
        return ioError(u"read"_s, file);
    text.truncate(size);
    return readToken(std::move(text), file);
}

Result<void> prepareFolder(const QString &folder)
{
    if (!QFileInfo::exists(folder)) {
        const QString parent = QFileInfo(folder).path();
        if (!QDir().mkpath(parent)
            || (::mkdir(QFile::encodeName(folder).constData(), 0700) != 0 && errno != EEXIST)) {
            return fail(ErrorCode::Io,
                        u"Cannot make the folder %1: %2."_s.arg(folder, qt_error_string(errno)));
        }
    }
    struct stat info = {};
    if (::stat(QFile::encodeName(folder).constData(), &info) != 0 || !S_ISDIR(info.st_mode))
        return fail(ErrorCode::Io, u"%1 is not a folder."_s.arg(folder));
    if (info.st_uid != ::geteuid() || (info.st_mode & 022) != 0) {
        return fail(
            ErrorCode::Misconfigured,
            u"The folder %1 can be changed by other users; run \"chmod 700\" on it."_s.arg(folder));
    }
    return {};
}

/// Writes a finished file under another name first: readers never see half a token. link() does
/// not replace what another process may have made meanwhile.
Result<void> createFile(const QString &file)
{
    const QString temporary = file + u'.' + randomHex(8);
    const QByteArray temporaryName = QFile::encodeName(temporary);
    const Descriptor open(::open(temporaryName.constData(),
                                 O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (!open.isOpen())
        return ioError(u"make"_s, temporary);
    const QByteArray text = randomHex(kTokenBytes).toLatin1() + '\n';
    const bool isWritten = ::write(open.fd(), text.constData(), size_t(text.size())) == text.size()
                           && ::fsync(open.fd()) == 0;
    const bool isLinked =
        isWritten
        && (::link(temporaryName.constData(), QFile::encodeName(file).constData()) == 0
            || errno == EEXIST);
    const int error = errno;
    ::unlink(temporaryName.constData());
    errno = error;
    if (!isLinked)
        return ioError(u"make"_s, file);
    return {};
}

#else

// The folder lies in the user's profile, whose access list other users are not on.
Result<Secret> loadFile(const QString &file)
{
    QFile in(file);
    if (!in.exists())
        return fail(ErrorCode::NotFound, u"There is no access token file %1."_s.arg(file));
    if (!in.open(QIODevice::ReadOnly))
        return ioError(u"open"_s, file);
    return readToken(in.read(kMaxFileBytes), file);
}

Result<void> prepareFolder(const QString &folder)
{
    if (!QDir().mkpath(folder))
        return fail(ErrorCode::Io, u"Cannot make the folder %1."_s.arg(folder));
    return {};
}

Result<void> createFile(const QString &file)
{
    QFile out(file);
    if (!out.open(QIODevice::WriteOnly | QIODevice::NewOnly)) {
        if (out.exists())
            return {};
        return ioError(u"make"_s, file);
    }
    out.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    const QByteArray text = randomHex(kTokenBytes).toLatin1() + '\n';
    if (out.write(text) != text.size() || !out.flush())
        return ioError(u"write"_s, file);
    return {};
}

#endif

} // namespace

bool AccessToken::isUsable(QByteArrayView text)
{
    return text.size() >= 16 && text.size() <= 512
           && std::ranges::all_of(text, [](char c) { return c > 0x20 && c < 0x7f; });
}

Result<Secret> AccessToken::load(const QString &file)
{
    return loadFile(file);
}

Result<Secret> AccessToken::loadOrCreate(const QString &file)
{
    auto known = loadFile(file);
    if (known || known.error().code != ErrorCode::NotFound)
        return known;
    if (auto ready = prepareFolder(QFileInfo(file).path()); !ready)
        return Failure(ready.error());
    if (auto made = createFile(file); !made)
        return Failure(made.error());
    return loadFile(file);
}

} // namespace mcprt
