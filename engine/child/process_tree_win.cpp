// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/base/log.h"
#include "engine/child/process_tree.h"

#include <QPointer>
#include <qt_windows.h>

namespace mcprt {

namespace {

class Handle
{
public:
    Handle() = default;
    explicit Handle(HANDLE handle)
        : m_handle(handle)
    {}
    Handle(const Handle &) = delete;
    Handle &operator=(const Handle &) = delete;
    ~Handle() { reset(); }
    void reset(HANDLE handle = nullptr)
    {
        if (m_handle)
            ::CloseHandle(m_handle);
        m_handle = handle;
    }
    [[nodiscard]] HANDLE get() const { return m_handle; }

private:
    HANDLE m_handle = nullptr;
};

/// A job whose processes end with its last handle: ours, which the system closes when we end.
HANDLE makeJob()
{
    const HANDLE job = ::CreateJobObjectW(nullptr, nullptr);
    JOBOBJECT_EXTENDED_LIMIT_INFORMATION limits{};
    limits.BasicLimitInformation.LimitFlags = JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE;
    if (job
        && !::SetInformationJobObject(job, JobObjectExtendedLimitInformation, &limits,
                                      sizeof limits)) {
        ::CloseHandle(job);
        return nullptr;
    }
    return job;
}

} // namespace

struct ProcessTree::Private
{
    QPointer<QProcess> process;
    Handle job;
};

ProcessTree::ProcessTree(QString, QObject *parent)
    : QObject(parent)
    , m_d(std::make_unique<Private>())
{}

ProcessTree::~ProcessTree()
{
    kill();
}

void ProcessTree::start(QProcess &process, const QString &program, const QStringList &arguments,
                        std::function<void()>)
{
    m_d->process = &process;
    m_d->job.reset(makeJob());
    process.setCreateProcessArgumentsModifier([](QProcess::CreateProcessArguments *arguments_) {
        arguments_->flags |= CREATE_NO_WINDOW; // no console window for each server
    });
    process.start(program, arguments);
    // QProcess does not hand out the main thread, so the process can't be held until it is in the
    // job. What it starts in the moment before would stay outside.
    const Handle started(
        ::OpenProcess(PROCESS_SET_QUOTA | PROCESS_TERMINATE, FALSE, DWORD(process.processId())));
    if (!m_d->job.get() || !started.get()
        || !::AssignProcessToJobObject(m_d->job.get(), started.get())) {
        qCWarning(lcChild) << "No job object for" << program
                           << ": programs that it starts may stay behind.";
        m_d->job.reset();
    }
}

void ProcessTree::terminate() {}

void ProcessTree::kill()
{
    if (m_d->job.get())
        ::TerminateJobObject(m_d->job.get(), 1);
    m_d->job.reset();
    if (m_d->process && m_d->process->state() != QProcess::NotRunning)
        m_d->process->kill();
}

qint64 ProcessTree::processId() const
{
    return m_d->process ? m_d->process->processId() : 0;
}

QString ProcessTree::findGuardian()
{
    return {};
}

} // namespace mcprt
