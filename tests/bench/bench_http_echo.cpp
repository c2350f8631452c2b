// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

// A bare QtHttpServer that gives each request body back: the floor under our HTTP door. Prints its
// address and ends with its standard input.

#include <QCoreApplication>
#include <QHttpServer>
#include <QHttpServerResponse>
#include <QSocketNotifier>
#include <QTcpServer>

#include <cstdio>

#include <unistd.h>

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QHttpServer server;
    server.route("/mcp", QHttpServerRequest::Method::Post, [](const QHttpServerRequest &request) {
        return QHttpServerResponse("application/json", request.body());
    });
    auto *tcp = new QTcpServer(&server);
    if (!tcp->listen(QHostAddress::LocalHost))
        return 1;
    server.bind(tcp);
    std::printf("http://127.0.0.1:%d/mcp\n", tcp->serverPort());
    std::fflush(stdout);

    QSocketNotifier input(STDIN_FILENO, QSocketNotifier::Read);
    QObject::connect(&input, &QSocketNotifier::activated, &application, [&application] {
        char byte = 0;
        if (::read(STDIN_FILENO, &byte, 1) <= 0)
            application.quit();
    });
    return QCoreApplication::exec();
}
