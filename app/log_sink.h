// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/secret_filter.h"

#include <QDateTime>
#include <QList>
#include <QLoggingCategory>
#include <QMutex>
#include <QStringList>

namespace mcprt {

/// Everything that is logged, as one line an event on stderr.
///
/// Whatever a message holds, it stays one line of at most 8 KiB, without control characters, and
/// without any of the secrets that were registered.
class LogSink
{
public:
    enum class Format { Text, Json };

    /// Becomes the process's message handler until it is destroyed; one at a time.
    /// \param fd  where lines go; not owned
    LogSink(int fd, Format format);
    ~LogSink();
    LogSink(const LogSink &) = delete;
    LogSink &operator=(const LogSink &) = delete;

    /// `debug`, `info`, `warning` or `error`, for the categories of this program.
    static void setLevel(const QString &level);

    /// Never lets \a secret out, be it as it is, in base64 or percent-encoded. Values under six
    /// bytes are left alone: they would match anywhere.
    void hide(const Secret &secret);
    /// The environment variables whose names say that they hold a secret (…TOKEN, …KEY, …).
    void hideEnvironment(const QStringList &environment);

    /// One finished line with its line feed.
    [[nodiscard]] QByteArray line(const QDateTime &when, QtMsgType type, const char *category,
                                  const QString &message) const;

private:
    static void handle(QtMsgType type, const QMessageLogContext &context, const QString &message);
    void write(QtMsgType type, const char *category, const QString &message);

    int m_fd;
    Format m_format;
    mutable QMutex m_mutex; // Qt logs from threads of its own, too
    SecretFilter m_secrets;
};

} // namespace mcprt
