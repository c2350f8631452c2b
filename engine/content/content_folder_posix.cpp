// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/content/content_folder.h"

#include <QDir>
#include <QFile>
#include <QTimeZone>

#include <cerrno>
#include <utility>

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

/// Closes a file descriptor.
class Fd
{
public:
    explicit Fd(int fd)
        : m_fd(fd)
    {}
    Fd(const Fd &) = delete;
    Fd &operator=(const Fd &) = delete;
    ~Fd() { close(); }

    [[nodiscard]] int get() const { return m_fd; }
    [[nodiscard]] bool isOpen() const { return m_fd >= 0; }
    int release() { return std::exchange(m_fd, -1); }
    /// False when the kernel only now finds that the bytes cannot be kept.
    bool close()
    {
        const int fd = release();
        return fd < 0 || ::close(fd) == 0 || errno == EINTR;
    }

private:
    int m_fd;
};

template <class Call>
auto retried(Call call)
{
    auto result = call();
    while (result < 0 && errno == EINTR)
        result = call();
    return result;
}

QString reason(int error)
{
    return qt_error_string(error);
}

Failure writeFailure(int error)
{
    if (error == ENOSPC || error == EDQUOT || error == EFBIG) {
        return fail(ErrorCode::Io,
                    u"storage_full: no room for the content (%1). Free some disk space or set "
                    "TOOL_OFFLOADED_DATA_PATH to another disk."_s.arg(reason(error)),
                    u"content"_s);
    }
    return fail(ErrorCode::Io,
                u"The content could not be written (%1). Check the folder that "
                "TOOL_OFFLOADED_DATA_PATH names."_s.arg(reason(error)),
                u"content"_s);
}

bool isOurs(const struct stat &info)
{
    return S_ISREG(info.st_mode) && info.st_uid == ::geteuid();
}

QDateTime modifiedTime(const struct stat &info)
{
    return QDateTime::fromSecsSinceEpoch(info.st_mtime, QTimeZone::utc());
}

bool writeAll(int fd, QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const auto written =
            retried([&] { return ::write(fd, bytes.data(), size_t(bytes.size())); });
        if (written < 0)
            return false;
        bytes = bytes.sliced(written);
    }
    return true;
}

} // namespace

Result<ContentFolder> ContentFolder::open(const QString &path)
{
    const auto refuse = [&path](const QString &why) {
        return fail(ErrorCode::Io, u"The offload folder %1 is not used: %2"_s.arg(path, why),
                    u"content"_s);
    };
    if (!QDir::isAbsolutePath(path))
        return refuse(u"its path is not absolute. Set TOOL_OFFLOADED_DATA_PATH to a full path."_s);
    const QString clean = QDir::cleanPath(path);
    QDir().mkpath(clean.section(u'/', 0, -2) + u'/');
    const QByteArray name = QFile::encodeName(clean);
    if (::mkdir(name.constData(), 0700) != 0 && errno != EEXIST)
        return refuse(u"it could not be made (%1). Set TOOL_OFFLOADED_DATA_PATH to a folder that "
                      "you can write to."_s.arg(reason(errno)));
    Fd fd(::open(name.constData(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
    struct stat info = {};
    if (!fd.isOpen() || ::fstat(fd.get(), &info) != 0) {
        const bool isLink = errno == ELOOP || errno == ENOTDIR;
        return refuse(isLink
                          ? u"it is a link or a file. Remove it, or set TOOL_OFFLOADED_DATA_PATH "
                            "to a real folder."_s
                          : reason(errno) + u'.');
    }
    if (info.st_uid != ::geteuid())
        return refuse(u"it belongs to another user. Set TOOL_OFFLOADED_DATA_PATH to a folder of "
                      "your own."_s);
    if (info.st_mode & 077) {
        return refuse(u"others may look into it (mode %1). Run `chmod 700` on it after checking "
                      "what it holds."_s.arg(info.st_mode & 0777, 4, 8, QLatin1Char('0')));
    }
    return ContentFolder(clean, fd.release());
}

ContentFolder::ContentFolder(ContentFolder &&other) noexcept
    : m_path(std::move(other.m_path))
    , m_fd(std::exchange(other.m_fd, -1))
{}

ContentFolder &ContentFolder::operator=(ContentFolder &&other) noexcept
{
    std::swap(m_path, other.m_path);
    std::swap(m_fd, other.m_fd);
    return *this;
}

ContentFolder::~ContentFolder()
{
    if (m_fd >= 0)
        ::close(m_fd);
}

std::vector<ContentFolder::Entry> ContentFolder::list() const
{
    std::vector<Entry> entries;
    // A descriptor of its own: fdopendir() takes it over, and the position is not shared.
    Fd fd(::openat(m_fd, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    DIR *folder = fd.isOpen() ? ::fdopendir(fd.get()) : nullptr;
    if (!folder)
        return entries;
    fd.release();
    // NOLINTNEXTLINE(concurrency-mt-unsafe): nobody else reads this stream
    while (const dirent *entry = ::readdir(folder)) {
        struct stat info = {};
        if (::fstatat(m_fd, entry->d_name, &info, AT_SYMLINK_NOFOLLOW) == 0 && isOurs(info))
            entries.push_back({QFile::decodeName(entry->d_name), info.st_size, modifiedTime(info)});
    }
    ::closedir(folder);
    return entries;
}

Result<void> ContentFolder::write(const QString &name, std::initializer_list<QByteArrayView> parts,
                                  const QDateTime &modified)
{
    const QByteArray finished = QFile::encodeName(name);
    const QByteArray unfinished = finished + kUnfinished;
    Fd fd(::openat(m_fd, unfinished.constData(),
                   O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
    if (!fd.isOpen())
        return writeFailure(errno);
    bool ok = true;
    for (const QByteArrayView part : parts)
        ok = ok && writeAll(fd.get(), part);
    const auto seconds = time_t(modified.toSecsSinceEpoch());
    const struct timespec times[2] = {{seconds, 0}, {seconds, 0}};
    ok = ok && ::futimens(fd.get(), times) == 0 && fd.close()
         && ::renameat(m_fd, unfinished.constData(), m_fd, finished.constData()) == 0;
    if (!ok) {
        const int error = errno;
        ::unlinkat(m_fd, unfinished.constData(), 0);
        return writeFailure(error);
    }
    return {};
}

Result<ContentFolder::Piece> ContentFolder::read(const QString &name, qint64 offset,
                                                 qint64 maxBytes) const
{
    const QByteArray encoded = QFile::encodeName(name);
    // O_NONBLOCK: opening a pipe that someone put there must not hang.
    const Fd fd(
        ::openat(m_fd, encoded.constData(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
    struct stat info = {};
    if (!fd.isOpen() || ::fstat(fd.get(), &info) != 0 || !isOurs(info))
        return fail(ErrorCode::NotFound, u"No such file."_s, u"content"_s);
    Piece piece;
    piece.fileBytes = info.st_size;
    piece.modified = modifiedTime(info);
    const qint64 wanted = qBound(qint64(0), piece.fileBytes - offset, maxBytes);
    piece.bytes = QByteArray(wanted, Qt::Uninitialized);
    qint64 got = 0;
    while (got < wanted) {
        const auto bytes = retried([&] {
            return ::pread(fd.get(), piece.bytes.data() + got, size_t(wanted - got), offset + got);
        });
        if (bytes < 0)
            return fail(ErrorCode::Io, u"The content could not be read (%1)."_s.arg(reason(errno)),
                        u"content"_s);
        if (bytes == 0)
            break;
        got += bytes;
    }
    piece.bytes.truncate(got);
    return piece;
}

void ContentFolder::remove(const QString &name)
{
    const QByteArray encoded = QFile::encodeName(name);
    struct stat info = {};
    if (::fstatat(m_fd, encoded.constData(), &info, AT_SYMLINK_NOFOLLOW) == 0 && isOurs(info))
        ::unlinkat(m_fd, encoded.constData(), 0);
}

} // namespace mcprt
