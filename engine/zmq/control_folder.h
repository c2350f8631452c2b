// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/result.h"

#include <QByteArray>
#include <QString>

#include <utility>

namespace mcprt {

/// Where the control plane lives: a folder of mode 0700 that is ours, with a lock and sockets.
/// Whoever holds the lock is the engine; the system frees it when that process ends, however it
/// ends.
class ControlFolder
{
public:
    /// Makes or checks \a path. \return Unauthorized when it is a link, someone else's or open to
    /// others; InvalidArgument when the socket paths would be too long for the system.
    [[nodiscard]] static Result<ControlFolder> open(const QString &path);

    /// Held while it lives. Moved, never copied.
    class Lock
    {
    public:
        Lock(Lock &&other) noexcept
            : m_descriptor(std::exchange(other.m_descriptor, -1))
        {}
        Lock &operator=(Lock &&other) noexcept
        {
            std::swap(m_descriptor, other.m_descriptor);
            return *this;
        }
        ~Lock();

    private:
        friend class ControlFolder;
        explicit Lock(int descriptor)
            : m_descriptor(descriptor)
        {}
        int m_descriptor;
    };
    /// \return Busy when another process is the engine.
    [[nodiscard]] Result<Lock> lock() const;

    /// A listening socket at \a name, mode 0600; what an earlier engine left there is removed,
    /// which the lock makes safe. \return its descriptor, to be given to ZMQ_USE_FD.
    [[nodiscard]] Result<int> listenAt(const Lock &held, const QString &name) const;
    /// Checks before connecting that somebody listens at \a name and that it is this user.
    /// \return NotRunning when nobody does, Unauthorized when another user does.
    [[nodiscard]] Result<bool> checkListener(const QString &name) const;

    [[nodiscard]] QByteArray endpoint(const QString &name) const; ///< `ipc:///…`
    [[nodiscard]] const QString &path() const { return m_path; }

private:
    explicit ControlFolder(QString path)
        : m_path(std::move(path))
    {}
    QString m_path;
};

} // namespace mcprt
