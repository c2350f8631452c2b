// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/line_framer.h"
#include "engine/child/child_channel.h"
#include "engine/child/process_tree.h"
#include "engine/child/stderr_ring.h"
#include "engine/child/transport.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QTimer>

#include <chrono>
#include <memory>

namespace mcprt {

/// A child server reached over its stdin and stdout, one JSON message per line.
///
/// Starts its program when built; what goes wrong then is told by closed(), never before the event
/// loop runs. The program is executed as it is: no shell sees the command.
class StdioTransport final : public Transport
{
    Q_OBJECT

public:
    struct Options
    {
        QString server;  ///< its name, for messages
        QString program; ///< a name to look up in the environment's PATH, or a path
        QStringList arguments;
        QProcessEnvironment environment;
        QString workingDirectory;
        QString guardianPath;                                         ///< see ProcessTree
        std::chrono::milliseconds stopGrace{std::chrono::seconds(2)}; ///< each step of a stop
        qsizetype maxLineBytes = kMaxLineBytes;
    };

    /// Longest message of a child. Images and archives come inline, so it is generous; a peer that
    /// exceeds it is ended, because what follows can't be told from the rest of the message.
    static constexpr qsizetype kMaxLineBytes = 16 * 1024 * 1024;

    /// \param errors  takes the process's stderr; outlives the transport if its owner wants
    StdioTransport(Options options, std::shared_ptr<StderrRing> errors, QObject *parent = nullptr);
    ~StdioTransport() override;

    void send(const QByteArray &message) override;
    [[nodiscard]] qint64 unsentBytes() const override { return m_channel.unsentBytes(); }
    /// Closes stdin; after a grace SIGTERM, after another one SIGKILL, both for the whole tree.
    void shutdown() override;

    /// Of the server itself, not of its guardian; 0 when it is not running.
    [[nodiscard]] qint64 processId() const { return m_tree.processId(); }

private:
    void start();
    void onArrived(const QByteArray &bytes);
    void onErrorOutput();
    void onFinished(int exitCode, QProcess::ExitStatus status);
    void onHalfClosed(const QString &what);
    void logErrorOutput(QByteArrayView bytes);
    void close(ErrorCode code, const QString &message);
    [[nodiscard]] QString lastWords() const;

    Options m_options;
    std::shared_ptr<StderrRing> m_errors;
    std::unique_ptr<QProcess> m_process; ///< may outlive us for the moment that its end takes
    ChildChannel m_channel;
    ProcessTree m_tree;
    LineFramer m_framer;
    QTimer m_step; ///< the next step of a stop
    QElapsedTimer m_logSecond;
    int m_loggedLines = 0;
    int m_suppressedLines = 0;
    QString m_execError;
    bool m_starting = true; ///< until the constructor is through
    bool m_stopping = false;
    bool m_closed = false;
};

} // namespace mcprt
