// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/error.h"

#include <QObject>
#include <QProcess>

#include <functional>
#include <memory>

namespace mcprt {

/// A process together with everything that it starts, to be ended as one.
///
/// On Linux a guardian (engine/child/guardian) stands between us and the process: it ends the tree
/// when it is told to, when the process ends, and when we end, however that happens. Without one,
/// the process group is killed, which a grandchild can leave. On Windows it is a job object.
class ProcessTree final : public QObject
{
    Q_OBJECT

public:
    /// \param guardianPath  the guardian program; empty = none
    explicit ProcessTree(QString guardianPath, QObject *parent = nullptr);
    /// Ends the tree at once, if it still runs.
    ~ProcessTree() override;

    /// Starts \a program (a path) with \a arguments as \a process, whose environment and working
    /// folder are set. The tree must not outlive \a process.
    /// \param inChild  to run in the new process before exec; only async-signal-safe calls
    void start(QProcess &process, const QString &program, const QStringList &arguments,
               std::function<void()> inChild = {});
    /// Asks everything in the tree to end (SIGTERM; does nothing on Windows, where console programs
    /// know no such request).
    void terminate();
    /// Ends everything in the tree, without a chance to resist. Returns at once.
    void kill();

    /// The process id of the program itself, 0 as long as it is not known.
    [[nodiscard]] qint64 processId() const;

    /// The guardian beside this program, empty when there is none.
    [[nodiscard]] static QString findGuardian();

signals:
    /// The program could not be executed; the message says why. The process ends by itself.
    void execFailed(const QString &why);

private:
    struct Private;
    std::unique_ptr<Private> m_d;
};

} // namespace mcprt
