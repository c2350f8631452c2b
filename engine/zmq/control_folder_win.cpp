// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/zmq/control_folder.h"

#include <QDir>

#include <algorithm>
#include <cstring>
#include <memory>
#include <utility>

// afunix.h builds on those before it
// clang-format off
#include <winsock2.h>
#include <ws2tcpip.h>
#include <afunix.h>
// clang-format on
#include <aclapi.h>
#include <sddl.h>
#include <windows.h>

using namespace Qt::StringLiterals;

// What mode 0700 and the peer's user id are elsewhere is here an access list of the folder: only
// this user (and the system) may enter it, so whoever listens inside is this user.

namespace mcprt {

namespace {

constexpr int kBacklog = 64;
constexpr qsizetype kLongestName = 16; // "/" and the name of a socket

/// Owner and access of the folder: this user and the system, inherited by what is in it, nothing
/// from above.
constexpr wchar_t kOnlyUs[] = L"D:P(A;OICI;FA;;;OW)(A;OICI;FA;;;SY)";

struct LocalDeleter
{
    void operator()(void *memory) const { ::LocalFree(memory); }
};
using Local = std::unique_ptr<void, LocalDeleter>;

Failure systemFailure(const QString &what, DWORD code)
{
    return fail(ErrorCode::Io, u"%1: %2"_s.arg(what, qt_error_string(int(code))), u"control"_s);
}

/// Closes the socket at the end of its scope unless it was given away.
class Socket
{
public:
    Socket()
        : m_socket(::socket(AF_UNIX, SOCK_STREAM, 0))
    {}
    Q_DISABLE_COPY_MOVE(Socket)
    ~Socket()
    {
        if (isOpen())
            ::closesocket(m_socket);
    }
    [[nodiscard]] bool isOpen() const { return m_socket != INVALID_SOCKET; }
    [[nodiscard]] SOCKET get() const { return m_socket; }
    [[nodiscard]] SOCKET giveAway() { return std::exchange(m_socket, INVALID_SOCKET); }

private:
    SOCKET m_socket;
};

/// Winsock wants to be started by each program; Qt Network does it too, and it counts.
bool startSockets()
{
    static const bool isStarted = [] {
        WSADATA data{};
        return ::WSAStartup(MAKEWORD(2, 2), &data) == 0;
    }();
    return isStarted;
}

sockaddr_un addressOf(const QByteArray &path)
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::memcpy(address.sun_path, path.constData(),
                size_t(std::min<qsizetype>(path.size(), sizeof address.sun_path - 1)));
    return address;
}

/// The user of this process; empty = Windows does not tell.
QByteArray thisUser()
{
    HANDLE token = nullptr;
    if (!::OpenProcessToken(::GetCurrentProcess(), TOKEN_QUERY, &token))
        return {};
    QByteArray user(256, '\0');
    DWORD size = 0;
    if (!::GetTokenInformation(token, TokenUser, user.data(), DWORD(user.size()), &size))
        user.clear();
    ::CloseHandle(token);
    return user;
}

/// Whether the file or folder at \a path belongs to this user.
bool isOurs(const QString &path)
{
    const QByteArray user = thisUser();
    PSID owner = nullptr;
    PSECURITY_DESCRIPTOR descriptor = nullptr;
    const auto *native = reinterpret_cast<const wchar_t *>(path.utf16());
    if (user.isEmpty()
        || ::GetNamedSecurityInfoW(native, SE_FILE_OBJECT, OWNER_SECURITY_INFORMATION, &owner,
                                   nullptr, nullptr, nullptr, &descriptor)
               != ERROR_SUCCESS)
        return false;
    const Local memory(descriptor);
    return ::EqualSid(owner, reinterpret_cast<const TOKEN_USER *>(user.constData())->User.Sid);
}

/// Lets nobody else into the folder at \a path. \return a Windows error
DWORD closeToOthers(const QString &path)
{
    PSECURITY_DESCRIPTOR descriptor = nullptr;
    if (!::ConvertStringSecurityDescriptorToSecurityDescriptorW(kOnlyUs, SDDL_REVISION_1,
                                                                &descriptor, nullptr))
        return ::GetLastError();
    const Local memory(descriptor);
    BOOL isPresent = FALSE;
    BOOL isDefaulted = FALSE;
    PACL list = nullptr;
    if (!::GetSecurityDescriptorDacl(descriptor, &isPresent, &list, &isDefaulted))
        return ::GetLastError();
    std::wstring native = path.toStdWString();
    return ::SetNamedSecurityInfoW(native.data(), SE_FILE_OBJECT,
                                   DACL_SECURITY_INFORMATION | PROTECTED_DACL_SECURITY_INFORMATION,
                                   nullptr, nullptr, list, nullptr);
}

} // namespace

Result<ControlFolder> ControlFolder::open(const QString &path)
{
    const QString native = QDir::toNativeSeparators(path);
    if (native.toUtf8().size() + kLongestName >= qsizetype(sizeof sockaddr_un::sun_path))
        return fail(ErrorCode::InvalidArgument,
                    u"The folder %1 is too long for a socket."_s.arg(native), u"control"_s);
    if (!startSockets())
        return systemFailure(u"Sockets can't be used"_s, DWORD(::WSAGetLastError()));
    const auto *name = reinterpret_cast<const wchar_t *>(native.utf16());
    if (!::CreateDirectoryW(name, nullptr) && ::GetLastError() != ERROR_ALREADY_EXISTS)
        return systemFailure(u"The folder %1 can't be made"_s.arg(native), ::GetLastError());
    const DWORD attributes = ::GetFileAttributesW(name);
    const bool isFolder = attributes != INVALID_FILE_ATTRIBUTES
                          && (attributes & FILE_ATTRIBUTE_DIRECTORY)
                          && !(attributes & FILE_ATTRIBUTE_REPARSE_POINT);
    if (!isFolder || !isOurs(native)) {
        return fail(
            ErrorCode::Unauthorized,
            u"%1 must be a folder of yours and no link; remove it and start again."_s.arg(native),
            u"control"_s);
    }
    if (const DWORD code = closeToOthers(native); code != ERROR_SUCCESS)
        return systemFailure(u"The folder %1 can't be closed to others"_s.arg(native), code);
    return ControlFolder(native);
}

// A handle fits into an int: its upper half is a sign extension on 64-bit Windows, so that
// processes of both kinds can share them.

ControlFolder::Lock::~Lock()
{
    if (m_descriptor != -1)
        ::CloseHandle(reinterpret_cast<HANDLE>(qintptr(m_descriptor)));
}

Result<ControlFolder::Lock> ControlFolder::lock() const
{
    const QString file = m_path + u"\\lock"_s;
    // Shared with nobody: a second one can't open it until this process ends, however it ends.
    const HANDLE handle =
        ::CreateFileW(reinterpret_cast<const wchar_t *>(file.utf16()), GENERIC_READ | GENERIC_WRITE,
                      0, nullptr, OPEN_ALWAYS, FILE_FLAG_OPEN_REPARSE_POINT, nullptr);
    if (handle != INVALID_HANDLE_VALUE)
        return Lock(int(reinterpret_cast<qintptr>(handle)));
    if (::GetLastError() == ERROR_SHARING_VIOLATION) {
        return fail(ErrorCode::Busy, u"Another mcp-runtime of yours is already running."_s,
                    u"control"_s);
    }
    return systemFailure(u"The lock in %1 can't be opened"_s.arg(m_path), ::GetLastError());
}

Result<int> ControlFolder::listenAt(const Lock &, const QString &name) const
{
    const QString path = m_path + u'\\' + name;
    if (!::DeleteFileW(reinterpret_cast<const wchar_t *>(path.utf16()))
        && ::GetLastError() != ERROR_FILE_NOT_FOUND)
        return systemFailure(u"%1 can't be removed"_s.arg(path), ::GetLastError());
    Socket socket;
    const sockaddr_un address = addressOf(path.toUtf8());
    if (!socket.isOpen()
        || ::bind(socket.get(), reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0
        || ::listen(socket.get(), kBacklog) != 0)
        return systemFailure(u"Can't listen at %1"_s.arg(path), DWORD(::WSAGetLastError()));
    return int(socket.giveAway());
}

Result<bool> ControlFolder::checkListener(const QString &name) const
{
    const QString path = m_path + u'\\' + name;
    const Socket socket;
    const sockaddr_un address = addressOf(path.toUtf8());
    if (!socket.isOpen()
        || ::connect(socket.get(), reinterpret_cast<const sockaddr *>(&address), sizeof address)
               != 0)
        return fail(ErrorCode::NotRunning, u"No mcp-runtime of yours is running."_s, u"control"_s);
    if (!isOurs(path)) {
        return fail(ErrorCode::Unauthorized,
                    u"Another user listens at %1; nothing was sent."_s.arg(path), u"control"_s);
    }
    return true;
}

QByteArray ControlFolder::endpoint(const QString &name) const
{
    return "ipc://" + QString(m_path + u'\\' + name).toUtf8();
}

} // namespace mcprt
