// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

// bench_child_session [CALLS]: round trips through ChildSession and StdioTransport to the fake
// server's echo. Pin it to one core (`taskset -c 0`) to compare runs.

#include "engine/child/child_session.h"
#include "engine/child/process_environment.h"
#include "engine/child/process_tree.h"
#include "engine/child/stdio_transport.h"

#include <QCoreApplication>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <vector>

#include <sys/resource.h>

using namespace mcprt;
using namespace Qt::StringLiterals;
using Clock_ = std::chrono::steady_clock;

namespace {

const RawJson kParams(QByteArray(R"({"name":"echo","arguments":{"text":"hello, world"}})"));

/// Spent by this process, without the child's share: steady even on a busy machine.
double cpuSeconds()
{
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval &t) {
        return double(t.tv_sec) + double(t.tv_usec) / 1e6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

class Bench
{
public:
    Bench(ChildSession &session, int calls)
        : m_session(session)
        , m_calls(calls)
    {}

    /// Keeps \a inFlight calls open until all are answered.
    void run(int inFlight)
    {
        m_sent = m_answered = 0;
        m_times.clear();
        const double cpuBegin = cpuSeconds();
        const auto begin = Clock_::now();
        for (int i = 0; i < inFlight; ++i)
            callNext();
        QCoreApplication::exec();
        const double seconds = std::chrono::duration<double>(Clock_::now() - begin).count();
        const double cpu = (cpuSeconds() - cpuBegin) / m_calls * 1e6;
        std::sort(m_times.begin(), m_times.end());
        const auto at = [this](double part) { return m_times[size_t(part * double(m_calls - 1))]; };
        std::printf("%4d in flight: %8.0f calls/s   p50 %6.1f us   p95 %6.1f us   p99 %6.1f us   "
                    "ours %5.2f us CPU a call\n",
                    inFlight, m_calls / seconds, at(0.5), at(0.95), at(0.99), cpu);
    }

private:
    void callNext()
    {
        ++m_sent;
        const auto begin = Clock_::now();
        m_session.call(
            "tools/call", kParams, {}, Done<RawJson>([this, begin](const Result<RawJson> &answer) {
                if (!answer) {
                    std::fprintf(stderr, "%s\n", qPrintable(answer.error().message));
                    std::exit(1);
                }
                m_times.push_back(
                    std::chrono::duration<double, std::micro>(Clock_::now() - begin).count());
                if (++m_answered == m_calls)
                    QCoreApplication::quit();
                else if (m_sent < m_calls)
                    callNext();
            }));
    }

    ChildSession &m_session;
    int m_calls;
    int m_sent = 0;
    int m_answered = 0;
    std::vector<double> m_times;
};

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const int calls = argc > 1 ? std::atoi(argv[1]) : 200000;
    StdioTransport::Options options;
    options.server = u"fake"_s;
    options.program = QCoreApplication::applicationDirPath() + "/fake_mcp_server"_L1;
    options.environment = processenv::forServer(QProcessEnvironment::systemEnvironment(), {});
    options.guardianPath = ProcessTree::findGuardian();
    ChildSession session(
        ServerName{u"fake"_s},
        std::make_unique<StdioTransport>(std::move(options), std::make_shared<StderrRing>()));
    Bench bench(session, calls);
    for (const int inFlight : {1, 1, 16, 64, 256})
        bench.run(inFlight);
}
