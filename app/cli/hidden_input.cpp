// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "app/cli/hidden_input.h"

#include "app/terminal.h"

#include <QFile>

#include <cstdio>

#ifdef Q_OS_WIN
#include <windows.h>
#else
#include <termios.h>
#endif

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

constexpr qint64 kMaxBytes = 64 * 1024;

#ifdef Q_OS_WIN
/// Switches the echo of the terminal off for as long as it lives.
class EchoOff
{
public:
    EchoOff()
    {
        m_works = GetConsoleMode(m_console, &m_mode) != 0
                  && SetConsoleMode(m_console, m_mode & ~DWORD(ENABLE_ECHO_INPUT)) != 0;
    }
    Q_DISABLE_COPY_MOVE(EchoOff)
    ~EchoOff()
    {
        if (m_works)
            SetConsoleMode(m_console, m_mode);
    }

private:
    HANDLE m_console = GetStdHandle(STD_INPUT_HANDLE);
    DWORD m_mode = 0;
    bool m_works = false;
};
#else
/// Switches the echo of the terminal off for as long as it lives.
class EchoOff
{
public:
    EchoOff()
    {
        m_works = ::tcgetattr(kStdin, &m_before) == 0;
        termios silent = m_before;
        silent.c_lflag &= ~tcflag_t(ECHO);
        m_works = m_works && ::tcsetattr(kStdin, TCSAFLUSH, &silent) == 0;
    }
    Q_DISABLE_COPY_MOVE(EchoOff)
    ~EchoOff()
    {
        if (m_works)
            ::tcsetattr(kStdin, TCSAFLUSH, &m_before);
    }

private:
    termios m_before{};
    bool m_works = false;
};
#endif

} // namespace

Result<Secret> readHiddenInput(const QString &prompt)
{
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly))
        return fail(ErrorCode::Io, u"Standard input can't be read."_s);
    QByteArray bytes;
    if (isTerminal(kStdin)) {
        std::fputs(qUtf8Printable(prompt), stderr);
        const EchoOff off;
        bytes = input.readLine(kMaxBytes + 1);
        std::fputs("\n", stderr);
    } else {
        while (bytes.size() <= kMaxBytes) {
            const QByteArray part = input.read(kMaxBytes);
            if (part.isEmpty())
                break;
            bytes += part;
        }
    }
    if (bytes.size() > kMaxBytes)
        return fail(ErrorCode::LimitExceeded, u"A secret has 64 KiB at most."_s);
    if (bytes.endsWith('\n'))
        bytes.chop(1);
    if (bytes.endsWith('\r'))
        bytes.chop(1);
    if (bytes.isEmpty())
        return fail(ErrorCode::InvalidArgument,
                    u"The value is empty. Type it when asked, or send it to standard input."_s);
    Secret secret(bytes);
    bytes.fill('\0');
    return secret;
}

} // namespace mcprt
