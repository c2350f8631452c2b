// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/front/stdio_channel.h"

#include <QMetaObject>
#include <QPointer>

#include <atomic>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

#include <io.h>
#include <windows.h>

namespace mcprt {

namespace {

constexpr DWORD kReadBytes = 64 * 1024;
constexpr qsizetype kQueueBytes = 4 * 1024 * 1024;

/// A thread as Windows knows it; what std::thread gives is something else in some libraries.
class ThreadHandle
{
public:
    ThreadHandle() = default;
    Q_DISABLE_COPY_MOVE(ThreadHandle)
    ~ThreadHandle()
    {
        if (m_handle)
            CloseHandle(m_handle);
    }
    /// Called by the thread itself.
    void open() { m_handle = OpenThread(THREAD_TERMINATE, FALSE, GetCurrentThreadId()); }
    /// Ends the read or write that it waits in, if there is one by now.
    void cancelWait() const
    {
        if (const HANDLE handle = m_handle)
            CancelSynchronousIo(handle);
    }

private:
    std::atomic<HANDLE> m_handle{nullptr};
};

/// Anonymous pipes can't be polled on Windows, so one thread waits for stdin and another for room
/// in stdout. Both hand over whole byte arrays and touch nothing else of ours.
class WindowsChannel final : public StdioChannel
{
public:
    WindowsChannel(int inFd, int outFd)
        : m_in(HANDLE(_get_osfhandle(inFd)))
        , m_out(HANDLE(_get_osfhandle(outFd)))
        , m_readThread([this] { readLoop(); })
        , m_writeThread([this] { writeLoop(); })
    {}

    ~WindowsChannel() override
    {
        {
            const std::lock_guard lock(m_mutex);
            m_stopping = true;
        }
        m_changed.notify_all();
        // The threads may sit in ReadFile or WriteFile; that call is cancelled until they notice.
        while (!m_readDone) {
            m_readHandle.cancelWait();
            std::this_thread::yield();
        }
        while (!m_writeDone) {
            m_writeHandle.cancelWait();
            std::this_thread::yield();
        }
        m_readThread.join();
        m_writeThread.join();
    }

    void setReading(bool on) override
    {
        {
            const std::lock_guard lock(m_mutex);
            m_isReading = on;
        }
        m_changed.notify_all();
    }

    qsizetype write(QByteArrayView bytes) override
    {
        {
            const std::lock_guard lock(m_mutex);
            if (m_writeFailed)
                return -1;
            const qsizetype some = std::min(bytes.size(), kQueueBytes - m_queuedBytes);
            m_isWaiting = some < bytes.size();
            if (some > 0) {
                m_queue.push_back(bytes.first(some).toByteArray());
                m_queuedBytes += some;
            }
            bytes = bytes.first(std::max<qsizetype>(some, 0));
        }
        m_changed.notify_all();
        return bytes.size();
    }

private:
    void readLoop()
    {
        m_readHandle.open();
        QByteArray buffer(kReadBytes, Qt::Uninitialized);
        for (;;) {
            {
                std::unique_lock lock(m_mutex);
                m_changed.wait(lock, [this] { return m_isReading || m_stopping; });
                if (m_stopping)
                    break;
            }
            DWORD some = 0;
            if (!ReadFile(m_in, buffer.data(), kReadBytes, &some, nullptr) || some == 0) {
                QMetaObject::invokeMethod(
                    this, [this] { emit ended(); }, Qt::QueuedConnection);
                break;
            }
            QMetaObject::invokeMethod(
                this, [this, chunk = buffer.first(qsizetype(some))] { emit received(chunk); },
                Qt::QueuedConnection);
        }
        m_readDone = true;
    }

    void writeLoop()
    {
        m_writeHandle.open();
        for (;;) {
            QByteArray bytes;
            {
                std::unique_lock lock(m_mutex);
                m_changed.wait(lock, [this] { return !m_queue.empty() || m_stopping; });
                if (m_stopping)
                    break;
                bytes = std::move(m_queue.front());
                m_queue.pop_front();
            }
            const bool isOut = writeAll(bytes);
            const std::lock_guard lock(m_mutex);
            m_queuedBytes -= bytes.size();
            m_writeFailed = m_writeFailed || !isOut;
            if (m_isWaiting) {
                m_isWaiting = false;
                QMetaObject::invokeMethod(
                    this, [this] { emit writable(); }, Qt::QueuedConnection);
            }
        }
        m_writeDone = true;
    }

    bool writeAll(QByteArrayView bytes)
    {
        while (!bytes.isEmpty()) {
            DWORD some = 0;
            if (!WriteFile(m_out, bytes.data(), DWORD(bytes.size()), &some, nullptr))
                return false;
            bytes = bytes.sliced(some);
        }
        return true;
    }

    HANDLE m_in;
    HANDLE m_out;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<QByteArray> m_queue;
    qsizetype m_queuedBytes = 0;
    bool m_isReading = false;
    bool m_isWaiting = false;
    bool m_writeFailed = false;
    bool m_stopping = false;
    std::atomic<bool> m_readDone = false;
    std::atomic<bool> m_writeDone = false;
    ThreadHandle m_readHandle;
    ThreadHandle m_writeHandle;
    std::thread m_readThread; // last: they use the members above
    std::thread m_writeThread;
};

} // namespace

std::unique_ptr<StdioChannel> StdioChannel::create(int inFd, int outFd)
{
    return std::make_unique<WindowsChannel>(inFd, outFd);
}

} // namespace mcprt
