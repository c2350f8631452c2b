// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "app/demo_server/stdin_reader.h"

#include <thread>

#ifdef Q_OS_WIN
#include <io.h>
#else
#include <unistd.h>
#endif

namespace mcprt {

namespace {

constexpr int kChunkBytes = 64 * 1024;

qint64 readSome(char *buffer)
{
#ifdef Q_OS_WIN
    return ::_read(0, buffer, kChunkBytes);
#else
    return ::read(0, buffer, kChunkBytes);
#endif
}

} // namespace

void StdinReader::start()
{
    std::thread([this] {
        QByteArray buffer(kChunkBytes, Qt::Uninitialized);
        for (qint64 size = 0; (size = readSome(buffer.data())) > 0;)
            emit arrived(QByteArray(buffer.constData(), size));
        emit ended();
    }).detach();
}

} // namespace mcprt
