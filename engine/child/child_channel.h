// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QObject>
#include <QProcess>

#include <functional>
#include <memory>

namespace mcprt {

/// Stdin and stdout of a child process, in lines out and bytes in.
///
/// On Unix these are pipes of our own beside QProcess, which starts the process and watches its
/// end: a message goes out at once instead of with the next turn of the event loop, and what the
/// child has not taken is known exactly. Messages that follow each other without an answer between
/// them, and those written while answers are being handled, share a system call. On Windows it is
/// QProcess itself.
class ChildChannel final : public QObject
{
    Q_OBJECT

public:
    /// \param process  not started yet; must outlive this object
    explicit ChildChannel(QProcess &process, QObject *parent = nullptr);
    ~ChildChannel() override;

    /// Gets everything ready for the start of the process. \return what has to run in the new
    /// process before exec (only async-signal-safe calls); may be empty.
    [[nodiscard]] std::function<void()> prepare();
    /// The process has been started: lets go of its ends.
    void started();

    /// Queues \a line and a line feed.
    void write(const QByteArray &line);
    /// Bytes that the process has not taken, though it was offered them.
    [[nodiscard]] qint64 unsentBytes() const;
    /// Closes the process's stdin behind what is queued.
    void closeWrite();
    /// Reads what is left after the process has ended.
    void drain();

signals:
    void arrived(const QByteArray &bytes);
    /// The process closed one of its ends but may still run.
    void halfClosed(const QString &what);

private:
    struct Private;
    std::unique_ptr<Private> m_d;
};

} // namespace mcprt
