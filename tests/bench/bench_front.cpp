// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

// What the front doors add to a call: stdio and /mcp with a Surface that echoes, and for comparison
// a bare QtHttpServer that echoes. Each server is a process of its own; run everything on one core
// (taskset -c 0) for the least noise and compare ratios within one run.
//
//   bench_front [SECONDS]      seconds for each figure, 1 unless given

#include "engine/front/http_front.h"
#include "engine/front/stdio_server.h"
#include "engine/mcp/envelope.h"

#include <QCoreApplication>
#include <QHttpServer>
#include <QHttpServerResponse>
#include <QTcpServer>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <vector>

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace mcprt;
using Clock_ = std::chrono::steady_clock;

namespace {

constexpr auto kToken = "0123456789abcdef0123456789abcdef";
constexpr int kInFlight = 64;

// --- servers -------------------------------------------------------------------------------------

class EchoSurface final : public Surface
{
public:
    RawJson capabilities() const override { return RawJson(QByteArray("{}")); }
    QString instructions() const override { return {}; }
    RequestTicket request(McpRequest request, Done<RawJson> done) override
    {
        if (request.method == "big")
            done.report(m_big);
        else
            done.report(request.params);
        return 0;
    }
    void cancel(RequestTicket) override {}
    void connectionClosed(quint64) override {}

private:
    RawJson m_big{QByteArray("{\"text\":\"" + QByteArray(1'000'000, 'x') + "\"}")};
};

void tellPort(quint16 port)
{
    std::printf("%d\n", int(port));
    std::fflush(stdout);
}

int serveStdio(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    EchoSurface surface;
    StdioServer server(surface, OwnerKey{QStringLiteral("bench")});
    QObject::connect(&server, &StdioServer::finished, &app, &QCoreApplication::quit);
    server.start();
    return app.exec();
}

int serveMcp(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    EchoSurface surface;
    HttpFrontOptions options;
    options.port = 0;
    options.accessToken = Secret(kToken);
    HttpFront front(surface, std::move(options));
    tellPort(front.listen().value());
    return app.exec();
}

int serveBare(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QHttpServer http;
    http.route(QStringLiteral("/mcp"), [](const QHttpServerRequest &request) {
        return QHttpServerResponse("application/json", request.body());
    });
    auto tcp = std::make_unique<QTcpServer>();
    if (!tcp->listen(QHostAddress::LocalHost))
        return 1;
    tellPort(tcp->serverPort());
    http.bind(tcp.release());
    return app.exec();
}

// --- clients -------------------------------------------------------------------------------------

struct Child
{
    pid_t pid = -1;
    int in = -1;  ///< its stdin
    int out = -1; ///< its stdout
};

Child spawn(const char *self, const char *what)
{
    int in[2];
    int out[2];
    if (::pipe2(in, O_CLOEXEC) != 0 || ::pipe2(out, O_CLOEXEC) != 0)
        std::abort();
    const pid_t pid = ::fork();
    if (pid == 0) {
        ::dup2(in[0], 0);
        ::dup2(out[1], 1);
        ::execl(self, self, "--serve", what, nullptr);
        ::_exit(127);
    }
    ::close(in[0]);
    ::close(out[1]);
    return {pid, in[1], out[0]};
}

void end(const Child &child)
{
    ::close(child.in);
    ::close(child.out);
    ::kill(child.pid, SIGTERM);
    ::waitpid(child.pid, nullptr, 0);
}

/// One stream of requests and replies: a pipe pair or a socket.
struct Peer
{
    Peer(int readFrom, int writeTo, bool http)
        : in(readFrom)
        , out(writeTo)
        , isHttp(http)
    {}

    int in;
    int out;
    bool isHttp;
    std::string input;

    void send(const std::string &bytes) const
    {
        for (size_t at = 0; at < bytes.size();) {
            const auto some = ::write(out, bytes.data() + at, bytes.size() - at);
            if (some <= 0)
                std::abort();
            at += size_t(some);
        }
    }
    /// Reads once and takes whole replies. \return how many.
    int read()
    {
        static std::vector<char> buffer(1 << 20);
        const auto some = ::read(in, buffer.data(), buffer.size());
        if (some <= 0)
            std::abort();
        input.append(buffer.data(), size_t(some));
        return isHttp ? takeHttp() : takeLines();
    }
    std::string last;

private:
    int takeLines()
    {
        int lines = 0;
        size_t begin = 0;
        size_t from = m_searched;
        for (;;) {
            const size_t end = input.find('\n', from);
            if (end == std::string::npos)
                break;
            ++lines;
            begin = from = end + 1;
        }
        input.erase(0, begin);
        m_searched = input.size();
        return lines;
    }
    int takeHttp()
    {
        const size_t head = input.find("\r\n\r\n");
        if (head == std::string::npos)
            return 0;
        const size_t field = input.find("Content-Length: ");
        const size_t length =
            field < head ? std::strtoul(input.c_str() + field + 16, nullptr, 10) : 0;
        if (input.size() < head + 4 + length)
            return 0;
        last = input.substr(0, std::min<size_t>(head + 4 + length, 1000));
        input.erase(0, head + 4 + length);
        return 1;
    }
    size_t m_searched = 0;
};

int connectTo(int port)
{
    const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(uint16_t(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const int one = 1;
    ::setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    if (::connect(fd, reinterpret_cast<sockaddr *>(&address), sizeof address) != 0)
        std::abort();
    return fd;
}

struct Figures
{
    double p50 = 0;
    double p99 = 0;
    double callsPerSecond = 0;
    double cpuPerCall = 0; ///< us of the server alone: holds on a busy machine too
    double megabytesPerSecond = 0;
};

double seconds(Clock_::duration time)
{
    return std::chrono::duration<double>(time).count();
}

void oneAtATime(Peer &peer, const std::string &request, double time, Figures *figures)
{
    std::vector<double> micros;
    const auto begin = Clock_::now();
    while (seconds(Clock_::now() - begin) < time) {
        const auto sent = Clock_::now();
        peer.send(request);
        while (peer.read() == 0) {
        }
        micros.push_back(seconds(Clock_::now() - sent) * 1e6);
    }
    std::ranges::sort(micros);
    figures->p50 = micros[micros.size() / 2];
    figures->p99 = micros[micros.size() * 99 / 100];
}

/// Time that \a pid has spent on a processor so far, us.
double cpuMicros(pid_t pid)
{
    const std::string file = "/proc/" + std::to_string(pid) + "/schedstat";
    double nanos = 0;
    if (FILE *in = std::fopen(file.c_str(), "r")) {
        if (std::fscanf(in, "%lf", &nanos) != 1)
            nanos = 0;
        std::fclose(in);
    }
    return nanos / 1000;
}

/// \a width requests in flight on each peer.
double throughput(std::vector<Peer> &peers, int width, const std::string &request, double time,
                  const Child &server = {}, double *cpuPerCall = nullptr)
{
    const double cpuBefore = cpuMicros(server.pid);
    std::vector<pollfd> polled;
    std::string burst;
    for (int i = 0; i < width; ++i)
        burst += request;
    for (Peer &peer : peers) {
        polled.push_back({peer.in, POLLIN, 0});
        peer.send(burst);
    }
    long calls = 0;
    const auto begin = Clock_::now();
    while (seconds(Clock_::now() - begin) < time) {
        ::poll(polled.data(), polled.size(), -1);
        for (size_t i = 0; i < peers.size(); ++i) {
            if (!polled[i].revents)
                continue;
            const int done = peers[i].read();
            burst.clear();
            for (int n = 0; n < done; ++n)
                burst += request;
            peers[i].send(burst);
            calls += done;
        }
    }
    const double rate = double(calls) / seconds(Clock_::now() - begin);
    if (cpuPerCall)
        *cpuPerCall = (cpuMicros(server.pid) - cpuBefore) / double(calls);
    return rate;
}

std::string rpc(const char *method, const std::string &params)
{
    return std::string(R"({"jsonrpc":"2.0","id":1,"method":")") + method + R"(","params":)" + params
           + "}";
}

const std::string kParams =
    R"({"name":"execute_tool","arguments":{"server_name":"echo","tool_name":)"
    R"("echo","arguments":{"text":"hello world, how are you today?"}}})";
const std::string kInitialize = rpc("initialize", R"({"protocolVersion":"2025-11-25"})");

std::string http(const std::string &session, const std::string &body)
{
    return "POST /mcp HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nAccept: application/json, "
           "text/event-stream\r\nContent-Type: application/json\r\nAuthorization: Bearer "
           + std::string(kToken) + "\r\nMcp-Session-Id: " + session
           + "\r\nMCP-Protocol-Version: 2025-11-25\r\nUser-Agent: bench\r\nContent-Length: "
           + std::to_string(body.size()) + "\r\n\r\n" + body;
}

std::string withPort(std::string request, int port)
{
    return request.replace(request.find("PORT"), 4, std::to_string(port));
}

Figures benchStdio(const char *self, double time)
{
    const Child child = spawn(self, "stdio");
    std::vector<Peer> peers{Peer(child.out, child.in, false)};
    peers[0].send(kInitialize + "\n");
    while (peers[0].read() == 0) {
    }
    Figures figures;
    oneAtATime(peers[0], rpc("echo", kParams) + "\n", time, &figures);
    // Ids may repeat here, as the Surface answers each request before the next is read.
    figures.callsPerSecond =
        throughput(peers, kInFlight, rpc("echo", kParams) + "\n", time, child, &figures.cpuPerCall);
    end(child);
    const Child second = spawn(self, "stdio");
    peers = {Peer(second.out, second.in, false)};
    peers[0].send(kInitialize + "\n");
    while (peers[0].read() == 0) {
    }
    figures.megabytesPerSecond = throughput(peers, 1, rpc("big", "{}") + "\n", time);
    end(second);
    return figures;
}

Figures benchHttp(const char *self, const char *what, double time)
{
    const Child child = spawn(self, what);
    std::string line;
    for (char c = 0; ::read(child.out, &c, 1) == 1 && c != '\n';)
        line += c;
    const int port = std::stoi(line);
    std::string session = "none";
    const bool isMcp = std::strcmp(what, "mcp") == 0;
    std::vector<Peer> peers;
    for (int i = 0; i < kInFlight; ++i) {
        const int fd = connectTo(port);
        peers.emplace_back(fd, fd, true);
    }
    if (isMcp) {
        std::string request = withPort(http("x", kInitialize), port);
        request.erase(request.find("Mcp-Session-Id"), 19); // the first has none yet
        peers[0].send(request);
        while (peers[0].read() == 0) {
        }
        session = peers[0].last.substr(peers[0].last.find("Mcp-Session-Id: ") + 16, 32);
    }
    const std::string request = withPort(http(session, rpc("echo", kParams)), port);
    Figures figures;
    oneAtATime(peers[0], request, time, &figures);
    figures.callsPerSecond = throughput(peers, 1, request, time, child, &figures.cpuPerCall);
    if (isMcp) {
        const int fd = connectTo(port);
        std::vector<Peer> one{Peer(fd, fd, true)};
        const std::string big = withPort(http(session, rpc("big", "{}")), port);
        figures.megabytesPerSecond = throughput(one, 1, big, time);
        ::close(fd);
    }
    for (const Peer &peer : peers)
        ::close(peer.in);
    end(child);
    return figures;
}

void print(const char *name, const Figures &figures)
{
    std::printf("%-18s %8.1f us %8.1f us %10.0f %9.2f us %8.0f\n", name, figures.p50, figures.p99,
                figures.callsPerSecond, figures.cpuPerCall, figures.megabytesPerSecond);
    std::fflush(stdout);
}

} // namespace

int main(int argc, char **argv)
{
    if (argc == 3 && std::strcmp(argv[1], "--serve") == 0) {
        if (std::strcmp(argv[2], "stdio") == 0)
            return serveStdio(argc, argv);
        return std::strcmp(argv[2], "mcp") == 0 ? serveMcp(argc, argv) : serveBare(argc, argv);
    }
    const double time = argc > 1 ? std::atof(argv[1]) : 1;
    std::printf("%-18s %11s %11s %10s %12s %8s\n", "door", "p50", "p99", "calls/s", "server CPU",
                "MB/s");
    std::printf("%-18s %11s %11s %10s %12s %8s\n", "", "1 in flight", "", "64 in fl.", "a call",
                "1 MB");
    print("stdio", benchStdio(argv[0], time));
    print("bare QtHttpServer", benchHttp(argv[0], "bare", time));
    print("/mcp", benchHttp(argv[0], "mcp", time));
    return 0;
}
