// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "app/stop_signals.h"

#include <QSocketNotifier>

#include <cerrno>
#include <csignal>

#include <fcntl.h>
#include <unistd.h>

namespace mcprt {

namespace {

constexpr int kSignals[] = {SIGINT, SIGTERM, SIGHUP};
// A signal handler can reach nothing but these.
volatile std::sig_atomic_t wakeDescriptor = -1;
volatile std::sig_atomic_t unheard = 0; ///< a signal came that the event loop has not seen yet

void wake(int number)
{
    // The program is busy elsewhere, waiting for a person to type: a second signal ends it.
    if (unheard != 0)
        _exit(128 + number);
    unheard = 1;
    const int kept = errno;
    const char byte = char(number);
    [[maybe_unused]] const ssize_t ignored = write(wakeDescriptor, &byte, 1);
    errno = kept;
}

} // namespace

struct StopSignals::Private
{
    int pipe[2] = {-1, -1}; ///< a handler may only write() to it
    std::unique_ptr<QSocketNotifier> notifier;

    /// Tells \a signal of what the handler wrote.
    void drain(StopSignals &source)
    {
        unheard = 0;
        char bytes[16];
        for (ssize_t n = read(pipe[0], bytes, sizeof bytes); n > 0;
             n = read(pipe[0], bytes, sizeof bytes)) {
            for (ssize_t i = 0; i < n; ++i)
                emit source.received(bytes[i]);
        }
    }
};

StopSignals::StopSignals(QObject *parent)
    : QObject(parent)
    , m_d(std::make_unique<Private>())
{
    if (::pipe(m_d->pipe) != 0)
        return; // out of descriptors: signals then end the program the hard way
    for (const int fd : m_d->pipe) {
        fcntl(fd, F_SETFD, FD_CLOEXEC);
        fcntl(fd, F_SETFL, O_NONBLOCK);
    }
    m_d->notifier = std::make_unique<QSocketNotifier>(m_d->pipe[0], QSocketNotifier::Read);
    connect(m_d->notifier.get(), &QSocketNotifier::activated, this, [this] { m_d->drain(*this); });
    wakeDescriptor = m_d->pipe[1];
    struct sigaction action = {};
    action.sa_handler = wake;
    action.sa_flags = SA_RESTART;
    for (const int number : kSignals)
        sigaction(number, &action, nullptr);
}

StopSignals::~StopSignals()
{
    if (m_d->pipe[0] < 0)
        return;
    for (const int number : kSignals)
        std::signal(number, SIG_DFL);
    wakeDescriptor = -1;
    m_d->notifier.reset();
    close(m_d->pipe[0]);
    close(m_d->pipe[1]);
}

} // namespace mcprt
