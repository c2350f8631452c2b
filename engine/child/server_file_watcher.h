// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QDeadlineTimer>
#include <QFileSystemWatcher>
#include <QObject>
#include <QTimer>

namespace mcprt {

/// Tells when the file at a path says something else, however an editor writes it: in place, by
/// renaming a new file over it, or by removing it for a moment. The file and its folders need not
/// exist yet.
class ServerFileWatcher final : public QObject
{
    Q_OBJECT

public:
    explicit ServerFileWatcher(const QString &path, QObject *parent = nullptr);

signals:
    /// Content, owner or permissions differ from what they were, 200 ms after the last write (2 s
    /// after the first one if they don't end).
    void changed();

private:
    void onTouched();
    void check();
    void watch();
    [[nodiscard]] QByteArray fingerprint() const;

    QString m_path;
    QFileSystemWatcher m_watcher;
    QTimer m_debounce;
    QTimer m_poll; ///< only where the system can't watch
    QDeadlineTimer m_latest;
    QByteArray m_seen;
};

} // namespace mcprt
