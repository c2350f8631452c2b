// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "tests/support/fake_clients.h"
#include "tests/support/sample_engine.h"
#include "ui/servers/server_page.h"
#include "ui/shared/engine_watch.h"
#include "ui/window/main_window.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QTimer>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace mcprt;

namespace {

constexpr int kServers = 50;
constexpr int kToolsEach = 100;
constexpr int kEventsASecond = 1000;
constexpr int kSeconds = 10;

void fill(FakeEngine &engine)
{
    for (int i = 0; i < kServers; ++i) {
        status::Server server;
        server.name = u"server-%1"_s.arg(i, 2, 10, QChar(u'0'));
        server.state = i % 3 ? ServerState::Running : ServerState::Stopped;
        server.tools = kToolsEach;
        engine.now.servers += server;
        for (int t = 0; t < kToolsEach; ++t)
            engine.toolsOf[server.name] +=
                status::Tool{u"tool_%1"_s.arg(t), {}, u"Does one thing well."_s, true, {}};
    }
}

} // namespace

/// The longest time for which the GUI thread did not come round to a 1 ms timer while events come
/// in as fast as an engine sends them: 1,000 calls a second, in ten signals.
int main(int argc, char **argv)
{
    QApplication qt(argc, argv);
    FakeLink link;
    fill(link.engine);
    EngineWatch watch(link);
    FakeClients clients;
    MainWindow window(watch, clients);
    window.show();
    qint64 number = 0;
    QTimer events;
    QObject::connect(&events, &QTimer::timeout, &qt, [&] {
        QList<status::Call> calls;
        for (int i = 0; i < kEventsASecond / 10; ++i) {
            status::Call call;
            call.number = ++number;
            call.server = u"server-%1"_s.arg(number % kServers);
            call.tool = u"tool_1"_s;
            call.at = QDateTime::currentDateTimeUtc();
            calls += call;
            ++link.engine.now.servers[number % kServers].calls;
        }
        link.changeAll(calls);
        window.showPage(MainWindow::Page(number / 1000 % 3)); // another page every second
    });
    events.start(100);
    QElapsedTimer since;
    qint64 longest = 0;
    QTimer heartbeat;
    QObject::connect(&heartbeat, &QTimer::timeout, &qt, [&] {
        longest = qMax(longest, since.nsecsElapsed());
        since.start();
    });
    QTimer::singleShot(1000, &qt, [&] { // the first second is the window's own start
        since.start();
        heartbeat.start(1);
    });
    // Not quit(): that asks the window, which would rather hide.
    QTimer::singleShot(1000 * (kSeconds + 1), &qt, [] { QCoreApplication::exit(0); });
    QApplication::exec();
    std::printf("%d servers, %d tools, %d events/s for %d s: longest stall %.1f ms\n", kServers,
                kServers * kToolsEach, kEventsASecond, kSeconds, double(longest) / 1e6);
    return 0;
}
