// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/zmq/control_folder.h"

#include <QFile>

#include <cerrno>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

constexpr int kBacklog = 64;
constexpr qsizetype kLongestName = 16; // "/" and the name of a socket

Failure systemFailure(const QString &what)
{
    return fail(ErrorCode::Io, u"%1: %2."_s.arg(what, qt_error_string(errno)), u"control"_s);
}

sockaddr_un addressOf(const QByteArray &path)
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::memcpy(address.sun_path, path.constData(),
                size_t(std::min<qsizetype>(path.size(), sizeof address.sun_path - 1)));
    return address;
}

/// Closes the descriptor at the end of its scope unless it was given away.
class Descriptor
{
public:
    explicit Descriptor(int fd)
        : m_fd(fd)
    {}
    Descriptor(Descriptor &&other) noexcept
        : m_fd(other.giveAway())
    {}
    Descriptor &operator=(Descriptor &&) = delete;
    ~Descriptor()
    {
        if (m_fd >= 0)
            ::close(m_fd);
    }
    [[nodiscard]] int get() const { return m_fd; }
    [[nodiscard]] int giveAway() { return std::exchange(m_fd, -1); }

private:
    int m_fd;
};

Descriptor streamSocket()
{
    Descriptor fd(::socket(AF_UNIX, SOCK_STREAM, 0));
    if (fd.get() >= 0)
        ::fcntl(fd.get(), F_SETFD, FD_CLOEXEC);
    return fd;
}

bool isThisUser(int connected)
{
#ifdef Q_OS_LINUX
    ucred peer{};
    socklen_t size = sizeof peer;
    return ::getsockopt(connected, SOL_SOCKET, SO_PEERCRED, &peer, &size) == 0
           && peer.uid == ::geteuid();
#else
    uid_t user = 0;
    gid_t group = 0;
    return ::getpeereid(connected, &user, &group) == 0 && user == ::geteuid();
#endif
}

} // namespace

Result<ControlFolder> ControlFolder::open(const QString &path)
{
    const QByteArray native = QFile::encodeName(path);
    if (native.size() + kLongestName >= qsizetype(sizeof sockaddr_un::sun_path)) {
        return fail(
            ErrorCode::InvalidArgument,
            u"The folder %1 is too long for a socket; set XDG_RUNTIME_DIR to a shorter one."_s.arg(
                path),
            u"control"_s);
    }
    if (::mkdir(native.constData(), 0700) != 0 && errno != EEXIST)
        return systemFailure(u"The folder %1 can't be made"_s.arg(path));
    struct stat info
    {};
    if (::lstat(native.constData(), &info) != 0)
        return systemFailure(u"The folder %1 can't be read"_s.arg(path));
    if (!S_ISDIR(info.st_mode) || info.st_uid != ::geteuid() || (info.st_mode & 077) != 0) {
        return fail(ErrorCode::Unauthorized,
                    u"%1 must be a folder of yours that nobody else can enter (mode 0700); "
                    "remove it and start again."_s.arg(path),
                    u"control"_s);
    }
    return ControlFolder(path);
}

ControlFolder::Lock::~Lock()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

Result<ControlFolder::Lock> ControlFolder::lock() const
{
    const QByteArray file = QFile::encodeName(m_path + u"/lock"_s);
    Descriptor fd(::open(file.constData(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (fd.get() < 0)
        return systemFailure(u"The lock in %1 can't be opened"_s.arg(m_path));
    if (::flock(fd.get(), LOCK_EX | LOCK_NB) != 0) {
        return fail(ErrorCode::Busy, u"Another mcp-runtime of yours is already running."_s,
                    u"control"_s);
    }
    return Lock(fd.giveAway());
}

Result<int> ControlFolder::listenAt(const Lock &, const QString &name) const
{
    const QByteArray path = QFile::encodeName(m_path + u'/' + name);
    if (::unlink(path.constData()) != 0 && errno != ENOENT)
        return systemFailure(u"%1 can't be removed"_s.arg(QFile::decodeName(path)));
    Descriptor fd = streamSocket();
    const sockaddr_un address = addressOf(path);
    if (fd.get() < 0
        || ::bind(fd.get(), reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0
        || ::chmod(path.constData(), 0600) != 0 || ::listen(fd.get(), kBacklog) != 0)
        return systemFailure(u"Can't listen at %1"_s.arg(QFile::decodeName(path)));
    return fd.giveAway();
}

Result<bool> ControlFolder::checkListener(const QString &name) const
{
    const QByteArray path = QFile::encodeName(m_path + u'/' + name);
    const Descriptor fd = streamSocket();
    const sockaddr_un address = addressOf(path);
    if (fd.get() < 0
        || ::connect(fd.get(), reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0) {
        return fail(ErrorCode::NotRunning, u"No mcp-runtime of yours is running."_s, u"control"_s);
    }
    if (!isThisUser(fd.get())) {
        return fail(ErrorCode::Unauthorized,
                    u"Another user listens at %1; nothing was sent."_s.arg(QFile::decodeName(path)),
                    u"control"_s);
    }
    return true;
}

QByteArray ControlFolder::endpoint(const QString &name) const
{
    return "ipc://" + QFile::encodeName(m_path + u'/' + name);
}

} // namespace mcprt
