// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/front/stdio_channel.h"

#include <cerrno>
#include <csignal>

#include <fcntl.h>
#include <unistd.h>

namespace mcprt {

namespace {

constexpr qsizetype kReadBytes = 256 * 1024;
/// Pipes hold 64 KiB unless asked; with more, a large message takes fewer turns.
constexpr int kPipeBytes = 1024 * 1024;

class UnixChannel final : public StdioChannel
{
public:
    UnixChannel(int inFd, int outFd)
        : m_inFd(inFd)
        , m_outFd(outFd)
        , m_outFlags(fcntl(outFd, F_GETFL))
        , m_reader(inFd, QSocketNotifier::Read)
        , m_writer(outFd, QSocketNotifier::Write)
        , m_buffer(kReadBytes, Qt::Uninitialized)
    {
        // Writing to a client that has gone must be an error, not the end of the process. Children
        // do not inherit it: QProcess resets the signal.
        std::signal(SIGPIPE, SIG_IGN); // NOLINT(cert-err33-c): can't fail for SIGPIPE
        if (m_outFlags >= 0)
            fcntl(outFd, F_SETFL, m_outFlags | O_NONBLOCK);
#ifdef F_SETPIPE_SZ
        fcntl(inFd, F_SETPIPE_SZ, kPipeBytes);
        fcntl(outFd, F_SETPIPE_SZ, kPipeBytes);
#endif
        m_reader.setEnabled(false);
        m_writer.setEnabled(false);
        connect(&m_reader, &QSocketNotifier::activated, this, &UnixChannel::onReadable);
        connect(&m_writer, &QSocketNotifier::activated, this, [this] {
            m_writer.setEnabled(false);
            emit writable();
        });
    }

    ~UnixChannel() override
    {
        if (m_outFlags >= 0) // the descriptor may be shared with a shell
            fcntl(m_outFd, F_SETFL, m_outFlags);
    }

    void setReading(bool on) override { m_reader.setEnabled(on); }

    qsizetype write(QByteArrayView bytes) override
    {
        qsizetype written = 0;
        while (written < bytes.size()) {
            const ssize_t some =
                ::write(m_outFd, bytes.data() + written, size_t(bytes.size() - written));
            if (some >= 0) {
                written += some;
            } else if (errno == EAGAIN || errno == EWOULDBLOCK) {
                m_writer.setEnabled(true);
                break;
            } else if (errno != EINTR) {
                return -1;
            }
        }
        return written;
    }

private:
    void onReadable()
    {
        // One read a turn: the descriptor may block on a second one.
        const ssize_t some = ::read(m_inFd, m_buffer.data(), size_t(m_buffer.size()));
        if (some > 0) {
            emit received(QByteArray(m_buffer.constData(), some));
        } else if (some == 0 || (errno != EINTR && errno != EAGAIN && errno != EWOULDBLOCK)) {
            m_reader.setEnabled(false);
            emit ended();
        }
    }

    int m_inFd;
    int m_outFd;
    int m_outFlags;
    QSocketNotifier m_reader;
    QSocketNotifier m_writer;
    QByteArray m_buffer;
};

} // namespace

std::unique_ptr<StdioChannel> StdioChannel::create(int inFd, int outFd)
{
    return std::make_unique<UnixChannel>(inFd, outFd);
}

} // namespace mcprt
