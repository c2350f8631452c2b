// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/child/stdio_transport.h"

#include "engine/base/log.h"
#include "engine/child/program_lookup.h"

#include <QDir>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace mcprt {

namespace {

/// A process that closes a pipe is usually about to end, with an exit code worth telling.
constexpr auto kHalfClosedGrace = 500ms;
constexpr int kLoggedLinesPerSecond = 50;
constexpr qsizetype kLastWordsLines = 3;
constexpr qsizetype kLastWordsCharacters = 400;

QString endOf(int code, QProcess::ExitStatus status)
{
    if (status == QProcess::NormalExit)
        return u"ended with exit code %1"_s.arg(code);
    if (code == 9)
        return u"was killed (signal 9; out of memory?)"_s;
    return u"was ended by signal %1"_s.arg(code);
}

} // namespace

StdioTransport::StdioTransport(Options options, std::shared_ptr<StderrRing> errors, QObject *parent)
    : Transport(parent)
    , m_options(std::move(options))
    , m_errors(std::move(errors))
    , m_process(std::make_unique<QProcess>())
    , m_channel(*m_process)
    , m_tree(m_options.guardianPath)
    , m_framer(m_options.maxLineBytes)
{
    m_step.setSingleShot(true);
    connect(&m_channel, &ChildChannel::arrived, this, &StdioTransport::onArrived);
    connect(&m_channel, &ChildChannel::halfClosed, this, &StdioTransport::onHalfClosed);
    connect(m_process.get(), &QProcess::readyReadStandardError, this,
            &StdioTransport::onErrorOutput);
    connect(m_process.get(), &QProcess::finished, this, &StdioTransport::onFinished);
    connect(m_process.get(), &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            close(ErrorCode::SpawnFailed,
                  u"%1 could not be started: %2"_s.arg(m_options.server, m_process->errorString()));
    });
    connect(&m_tree, &ProcessTree::execFailed, this, [this](const QString &why) {
        m_execError = why; // the process ends now; onFinished() tells
    });
    start();
    m_starting = false;
}

StdioTransport::~StdioTransport()
{
    m_process->disconnect(this);
    m_tree.kill();
    if (m_process->state() == QProcess::NotRunning)
        return;
    // Its end takes a moment that nobody should wait for.
    QProcess *dying = m_process.release();
    QObject::connect(dying, &QProcess::finished, dying, &QObject::deleteLater);
    if (m_options.guardianPath.isEmpty())
        dying->kill();
}

void StdioTransport::start()
{
    if (m_options.workingDirectory.isEmpty())
        m_options.workingDirectory = QDir::homePath();
    const auto program = findProgram(m_options.program, m_options.environment.value(u"PATH"_s),
                                     m_options.workingDirectory);
    if (!program) {
        return close(program.error().code,
                     u"%1 can't be started: %2"_s.arg(m_options.server, program.error().message));
    }
    m_process->setProcessEnvironment(m_options.environment);
    m_process->setWorkingDirectory(m_options.workingDirectory);
    m_tree.start(*m_process, *program, m_options.arguments, m_channel.prepare());
    m_channel.started();
}

void StdioTransport::send(const QByteArray &message)
{
    if (!m_closed)
        m_channel.write(message);
}

void StdioTransport::shutdown()
{
    if (m_closed || std::exchange(m_stopping, true))
        return;
    m_channel.closeWrite();
    connect(
        &m_step, &QTimer::timeout, this,
        [this] {
            m_tree.terminate();
            connect(
                &m_step, &QTimer::timeout, this, [this] { m_tree.kill(); },
                Qt::SingleShotConnection);
            m_step.start(m_options.stopGrace);
        },
        Qt::SingleShotConnection);
    m_step.start(m_options.stopGrace);
}

void StdioTransport::onArrived(const QByteArray &bytes)
{
    m_framer.feed(bytes);
    while (!m_closed) {
        const auto line = m_framer.next();
        if (!line) {
            const qsizetype pending = m_framer.pendingBytes();
            m_tree.kill();
            return close(ErrorCode::LimitExceeded,
                         u"%1 sent a message of more than %2 bytes; the limit is %3 bytes, so it "
                         "was stopped."_s.arg(m_options.server)
                             .arg(pending)
                             .arg(m_options.maxLineBytes));
        }
        if (!line->has_value())
            return;
        if (!line->value().isEmpty())
            emit received(line->value());
    }
}

void StdioTransport::onErrorOutput()
{
    const QByteArray bytes = m_process->readAllStandardError();
    m_errors->append(bytes);
    if (lcChild().isDebugEnabled())
        logErrorOutput(bytes);
}

void StdioTransport::logErrorOutput(QByteArrayView bytes)
{
    if (!m_logSecond.isValid() || m_logSecond.elapsed() > 1000) {
        if (m_suppressedLines > 0)
            qCDebug(lcChild) << m_options.server << "stderr: suppressed" << m_suppressedLines
                             << "lines";
        m_loggedLines = m_suppressedLines = 0;
        m_logSecond.start();
    }
    const int lines = int(bytes.count('\n'));
    const int room = std::clamp(kLoggedLinesPerSecond - m_loggedLines, 0, lines);
    m_loggedLines += room;
    m_suppressedLines += lines - room;
    const QStringList newest = m_errors->tail(room);
    for (const QString &line : newest)
        qCDebug(lcChild).noquote() << m_options.server << "stderr:" << line;
}

void StdioTransport::onFinished(int exitCode, QProcess::ExitStatus status)
{
    onErrorOutput();
    m_channel.drain(); // its last answers may still be there
    if (m_stopping)
        return close(ErrorCode::Cancelled, u"%1 was stopped."_s.arg(m_options.server));
    if (!m_execError.isEmpty()) {
        return close(ErrorCode::SpawnFailed,
                     u"%1 could not be started: \"%2\" can't be executed: %3."_s.arg(
                         m_options.server, m_options.program, m_execError));
    }
    close(ErrorCode::Io, u"%1 %2.%3"_s.arg(m_options.server, endOf(exitCode, status), lastWords()));
}

void StdioTransport::onHalfClosed(const QString &what)
{
    if (m_stopping || m_closed)
        return;
    QTimer::singleShot(kHalfClosedGrace, this, [this, what] {
        m_tree.kill();
        close(ErrorCode::Io,
              u"%1 %2 and was stopped.%3"_s.arg(m_options.server, what, lastWords()));
    });
}

QString StdioTransport::lastWords() const
{
    const QStringList lines = m_errors->tail(kLastWordsLines);
    if (lines.isEmpty())
        return {};
    return u" Its last words: %1"_s.arg(lines.join(u" | "_s).right(kLastWordsCharacters));
}

void StdioTransport::close(ErrorCode code, const QString &message)
{
    if (std::exchange(m_closed, true))
        return;
    m_step.stop();
    const Error reason{code, message, m_options.server};
    if (!m_starting) {
        emit closed(reason);
        return;
    }
    QMetaObject::invokeMethod( // nobody can be connected before the constructor returns
        this, [this, reason] { emit closed(reason); }, Qt::QueuedConnection);
}

} // namespace mcprt
