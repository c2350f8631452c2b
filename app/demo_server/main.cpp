// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "app/demo_server/demo_server.h"
#include "app/demo_server/stdin_reader.h"

#include <QCoreApplication>

#include <cstdio>

#ifdef Q_OS_WIN
#include <fcntl.h>
#include <io.h>
#endif

int main(int argc, char *argv[])
{
    using namespace mcprt;
#ifdef Q_OS_WIN
    _setmode(0, _O_BINARY);
    _setmode(1, _O_BINARY);
#endif
    QCoreApplication app(argc, argv);
    DemoServer server([](const QByteArray &line) {
        std::fwrite(line.constData(), 1, size_t(line.size()), stdout);
        std::fputc('\n', stdout);
        std::fflush(stdout);
    });
    StdinReader input;
    QObject::connect(&input, &StdinReader::arrived, &server, &DemoServer::receive,
                     Qt::QueuedConnection);
    QObject::connect(&input, &StdinReader::ended, &app, &QCoreApplication::quit,
                     Qt::QueuedConnection);
    QObject::connect(&server, &DemoServer::lost, &app, &QCoreApplication::quit);
    input.start();
    return QCoreApplication::exec();
}
