// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/child/child_channel.h"
#include "engine/child/file_descriptor.h"

#include <QSocketNotifier>

#include <array>
#include <cerrno>
#include <csignal>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

constexpr size_t kReadBytes = 64 * 1024; // what a pipe holds
constexpr int kReadsInARow = 4;          // then others get their turn
/// Above this, copying a message beside its neighbours costs more than a system call.
constexpr qsizetype kDirectFromBytes = 16 * 1024;
/// Queued bytes from which on they are offered to the child at once, to know what it really takes.
constexpr qsizetype kOfferFromBytes = 32 * 1024;

bool makePipe(FileDescriptor &readEnd, FileDescriptor &writeEnd)
{
    int ends[2];
#ifdef Q_OS_LINUX
    if (::pipe2(ends, O_CLOEXEC) != 0)
        return false;
#else
    if (::pipe(ends) != 0)
        return false;
    ::fcntl(ends[0], F_SETFD, FD_CLOEXEC);
    ::fcntl(ends[1], F_SETFD, FD_CLOEXEC);
#endif
    readEnd.reset(ends[0]);
    writeEnd.reset(ends[1]);
    return true;
}

void setNonBlocking(int fd)
{
    ::fcntl(fd, F_SETFL, ::fcntl(fd, F_GETFL) | O_NONBLOCK);
}

} // namespace

struct ChildChannel::Private
{
    explicit Private(QProcess &p)
        : process(p)
    {}

    QProcess &process;
    FileDescriptor toChild;
    FileDescriptor fromChild;
    FileDescriptor childIn; ///< the child's ends, until it has been started
    FileDescriptor childOut;
    std::unique_ptr<QSocketNotifier> readable;
    std::unique_ptr<QSocketNotifier> writable;
    QByteArray out; ///< queued bytes, those up to outBegin are gone
    qsizetype outBegin = 0;
    bool quiet = true;     ///< nothing was written since something arrived
    bool handling = false; ///< arrived() is being emitted
    bool closing = false;  ///< stdin is to be closed behind the queue
    bool broken = false;   ///< the child reads no more

    [[nodiscard]] qsizetype queued() const { return out.size() - outBegin; }
    [[nodiscard]] qsizetype offer(const char *data, qsizetype size);
    void flush();
    void closeIn();
};

/// \return how much of \a data the child took; all of it when there is nobody to take it.
qsizetype ChildChannel::Private::offer(const char *data, qsizetype size)
{
    qsizetype taken = 0;
    while (taken < size && !broken) {
        const ssize_t now = ::write(toChild.get(), data + taken, size_t(size - taken));
        if (now >= 0)
            taken += now;
        else if (errno == EAGAIN)
            return taken;
        else if (errno != EINTR)
            broken = true;
    }
    return broken ? size : taken;
}

void ChildChannel::Private::flush()
{
    if (!toChild.isOpen())
        return;
    outBegin += offer(out.constData() + outBegin, queued());
    const bool empty = queued() == 0;
    if (empty) {
        out.resize(0); // keeps the memory
        outBegin = 0;
        if (out.capacity() > kOfferFromBytes * 4)
            out = QByteArray();
    }
    if (broken || (empty && closing))
        return closeIn();
    writable->setEnabled(!empty);
}

void ChildChannel::Private::closeIn()
{
    writable.reset();
    toChild.reset();
    out.clear();
    outBegin = 0;
}

ChildChannel::ChildChannel(QProcess &process, QObject *parent)
    : QObject(parent)
    , m_d(std::make_unique<Private>(process))
{
    // A child that ends while we write must not end us; Qt gives new processes the default back.
    static const auto ignored = std::signal(SIGPIPE, SIG_IGN);
    (void)ignored;
}

ChildChannel::~ChildChannel() = default;

std::function<void()> ChildChannel::prepare()
{
    if (!makePipe(m_d->childIn, m_d->toChild) || !makePipe(m_d->fromChild, m_d->childOut))
        return {}; // out of descriptors: QProcess says so in a moment
    setNonBlocking(m_d->toChild.get());
    setNonBlocking(m_d->fromChild.get());
    m_d->process.setInputChannelMode(QProcess::ForwardedInputChannel);
    m_d->process.setProcessChannelMode(QProcess::ForwardedOutputChannel);
    m_d->readable = std::make_unique<QSocketNotifier>(m_d->fromChild.get(), QSocketNotifier::Read);
    m_d->writable = std::make_unique<QSocketNotifier>(m_d->toChild.get(), QSocketNotifier::Write);
    m_d->writable->setEnabled(false);
    connect(m_d->readable.get(), &QSocketNotifier::activated, this, &ChildChannel::drain);
    connect(m_d->writable.get(), &QSocketNotifier::activated, this, [this] {
        m_d->flush();
        if (m_d->broken)
            emit halfClosed(u"closed its input"_s);
    });
    return [in = m_d->childIn.get(), out = m_d->childOut.get()] {
        ::dup2(in, STDIN_FILENO); // without close-on-exec, unlike the originals
        ::dup2(out, STDOUT_FILENO);
    };
}

void ChildChannel::started()
{
    m_d->childIn.reset();
    m_d->childOut.reset();
}

void ChildChannel::write(const QByteArray &line)
{
    if (!m_d->toChild.isOpen() || m_d->closing)
        return;
    if (line.size() >= kDirectFromBytes) {
        m_d->flush();
        const qsizetype taken = m_d->queued() > 0 || !m_d->toChild.isOpen()
                                    ? 0
                                    : m_d->offer(line.constData(), line.size());
        m_d->out.append(line.constData() + taken, line.size() - taken);
    } else {
        m_d->out += line;
    }
    m_d->out += '\n';
    if (m_d->handling)
        return; // the end of the handling flushes
    if (std::exchange(m_d->quiet, false) || m_d->queued() >= kOfferFromBytes)
        m_d->flush();
    else
        m_d->writable->setEnabled(true);
    if (m_d->broken)
        emit halfClosed(u"closed its input"_s);
}

qint64 ChildChannel::unsentBytes() const
{
    return m_d->queued();
}

void ChildChannel::closeWrite()
{
    m_d->closing = true;
    m_d->flush();
}

void ChildChannel::drain()
{
    thread_local std::array<char, kReadBytes> buffer;
    for (int i = 0; i < kReadsInARow && m_d->fromChild.isOpen(); ++i) {
        const ssize_t size = ::read(m_d->fromChild.get(), buffer.data(), buffer.size());
        if (size < 0 && errno == EINTR)
            continue;
        if (size < 0 && errno == EAGAIN)
            return;
        if (size <= 0) {
            m_d->readable.reset();
            m_d->fromChild.reset();
            emit halfClosed(u"closed its output"_s);
            return;
        }
        m_d->quiet = true;
        m_d->handling = true;
        emit arrived(QByteArray(buffer.data(), size));
        m_d->handling = false;
        if (m_d->queued() > 0) {
            m_d->quiet = false;
            m_d->flush();
        }
        if (size_t(size) < buffer.size())
            return; // asking once more would only tell that there is nothing
    }
}

} // namespace mcprt
