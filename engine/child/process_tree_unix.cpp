// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/base/log.h"
#include "engine/child/file_descriptor.h"
#include "engine/child/guardian/guardian_report.h"
#include "engine/child/process_tree.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QPointer>
#include <QSocketNotifier>

#include <cerrno>

#include <fcntl.h>
#include <signal.h>
#include <sys/socket.h>
#include <unistd.h>
#ifdef Q_OS_LINUX
#include <sys/syscall.h>
#endif

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

/// In the child, between fork and exec: only async-signal-safe calls. Marks instead of closing,
/// because QProcess needs its own pipe to tell that exec failed.
void closeInheritedOnExec()
{
#if defined(Q_OS_LINUX) && defined(SYS_close_range)
    constexpr unsigned kCloseRangeCloexec = 4; // Linux 5.11; older kernels answer EINVAL
    syscall(SYS_close_range, 3U, ~0U, kCloseRangeCloexec);
#endif
}

} // namespace

struct ProcessTree::Private
{
    QString guardianPath;
    QPointer<QProcess> process;
    FileDescriptor link; ///< our end of the guardian's socket; closing it ends the tree
    std::unique_ptr<QSocketNotifier> notifier;
    qint64 processId = 0;

    [[nodiscard]] bool isRunning() const
    {
        return process && process->state() != QProcess::NotRunning;
    }
    void cut()
    {
        notifier.reset();
        link.reset();
    }
};

ProcessTree::ProcessTree(QString guardianPath, QObject *parent)
    : QObject(parent)
    , m_d(std::make_unique<Private>())
{
    m_d->guardianPath = std::move(guardianPath);
}

ProcessTree::~ProcessTree()
{
    kill();
}

void ProcessTree::start(QProcess &process, const QString &program, const QStringList &arguments,
                        std::function<void()> inChild)
{
    m_d->process = &process;
    int ends[2];
    if (m_d->guardianPath.isEmpty() || ::socketpair(AF_UNIX, SOCK_STREAM, 0, ends) != 0) {
        process.setChildProcessModifier([inChild = std::move(inChild)] {
            if (inChild)
                inChild();
            ::setpgid(0, 0);
            closeInheritedOnExec();
        });
        process.start(program, arguments);
        m_d->processId = process.processId();
        return;
    }
    ::fcntl(ends[0], F_SETFD, FD_CLOEXEC);
    ::fcntl(ends[0], F_SETFL, O_NONBLOCK);
    m_d->link.reset(ends[0]);
    m_d->notifier = std::make_unique<QSocketNotifier>(ends[0], QSocketNotifier::Read);
    connect(m_d->notifier.get(), &QSocketNotifier::activated, this, [this] {
        guardian::Report report;
        if (::read(m_d->link.get(), &report, sizeof report) != ssize_t(sizeof report)) {
            m_d->notifier->setEnabled(false); // it has gone
            return;
        }
        m_d->processId = report.processId;
        if (report.execError != 0)
            emit execFailed(qt_error_string(report.execError));
    });
    if (inChild)
        process.setChildProcessModifier(inChild);
    // The guardian's end must survive exec; a second process that inherits it by a race does no
    // harm, since the guardian watches for the loss of ours.
    process.start(m_d->guardianPath, QStringList{QString::number(ends[1]), program} + arguments);
    ::close(ends[1]);
}

void ProcessTree::terminate()
{
    if (!m_d->isRunning())
        return;
    if (m_d->link.get() >= 0)
        m_d->process->terminate(); // the guardian passes it on
    else if (const auto group = pid_t(m_d->process->processId()); group > 0)
        ::kill(-group, SIGTERM);
}

void ProcessTree::kill()
{
    if (m_d->link.get() >= 0)
        return m_d->cut();
    if (!m_d->isRunning() || !m_d->guardianPath.isEmpty())
        return;
    if (const auto group = pid_t(m_d->process->processId()); group > 0)
        ::kill(-group, SIGKILL);
}

qint64 ProcessTree::processId() const
{
    return m_d->isRunning() ? m_d->processId : 0;
}

QString ProcessTree::findGuardian()
{
#ifdef Q_OS_LINUX
    const QString folder = QCoreApplication::applicationDirPath();
    const QStringList candidates{folder + "/mcp-runtime-guardian"_L1,
                                 folder + "/../libexec/mcp-runtime/mcp-runtime-guardian"_L1,
                                 folder + "/../lib/mcp-runtime/mcp-runtime-guardian"_L1};
    for (const QString &candidate : candidates) {
        if (QFileInfo(candidate).isExecutable())
            return QFileInfo(candidate).canonicalFilePath();
    }
#endif
    return {};
}

} // namespace mcprt
