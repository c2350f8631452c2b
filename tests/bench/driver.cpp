// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "driver.h"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <thread>

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <strings.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

namespace bench {

namespace {

constexpr size_t kSlots = 4096; ///< ids in flight differ by less than this

/// Which requests are open, by id modulo kSlots.
class OpenRequests
{
public:
    void open(long id) { m_ids[static_cast<size_t>(id) % kSlots] = id; }
    void close(long id)
    {
        long &slot = m_ids[static_cast<size_t>(id) % kSlots];
        if (slot != id)
            die("an answer came for request " + std::to_string(id) + ", which is not open");
        slot = -1;
    }

private:
    std::vector<long> m_ids = std::vector<long>(kSlots, -1);
};

void writeAll(int fd, std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t n = ::write(fd, bytes.data(), bytes.size());
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            die("the other end is gone: " + std::string(std::strerror(errno)));
        bytes.remove_prefix(static_cast<size_t>(n));
    }
}

/// The number after "id": in \a message; -1 when it has none, as a notification.
long idOf(std::string_view message)
{
    constexpr std::string_view kKey = "\"id\":";
    const size_t at = message.find(kKey);
    if (at == std::string_view::npos)
        return -1;
    const char *begin = message.data() + at + kKey.size();
    long id = -1;
    std::from_chars(begin, message.data() + message.size(), id);
    return id;
}

double microsecondsSince(Clock::time_point begin)
{
    return std::chrono::duration<double, std::micro>(Clock::now() - begin).count();
}

} // namespace

void die(const std::string &message)
{
    std::fprintf(stderr, "bench_router: %s\n", message.c_str());
    std::exit(1);
}

double Run::percentile(double share) const
{
    if (microseconds.empty())
        return 0;
    std::vector<double> sorted = microseconds;
    const auto at = static_cast<size_t>(std::floor(share * static_cast<double>(sorted.size() - 1)));
    std::nth_element(sorted.begin(), sorted.begin() + static_cast<std::ptrdiff_t>(at),
                     sorted.end());
    return sorted[at];
}

Program::Program(std::vector<std::string> command, std::vector<std::string> environment,
                 const std::string &stderrFile)
{
    int toChild[2], fromChild[2];
    if (::pipe2(toChild, O_CLOEXEC) != 0 || ::pipe2(fromChild, O_CLOEXEC) != 0)
        die("no pipe");
    std::vector<char *> argv, envp;
    for (std::string &word : command)
        argv.push_back(word.data());
    argv.push_back(nullptr);
    for (std::string &setting : environment)
        envp.push_back(setting.data());
    envp.push_back(nullptr);

    m_pid = ::fork();
    if (m_pid == 0) {
        ::dup2(toChild[0], STDIN_FILENO);
        ::dup2(fromChild[1], STDOUT_FILENO);
        const int errors = ::open(stderrFile.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
        ::dup2(errors, STDERR_FILENO);
        ::execve(argv[0], argv.data(), envp.data());
        ::_exit(127);
    }
    ::close(toChild[0]);
    ::close(fromChild[1]);
    m_input = toChild[1];
    m_output = fromChild[0];
}

Program::~Program()
{
    ::close(m_input);
    ::kill(m_pid, SIGTERM); // a program that listens on HTTP does not end with its stdin
    for (int i = 0; i < 500; ++i) {
        if (::waitpid(m_pid, nullptr, WNOHANG) == m_pid) {
            ::close(m_output);
            return;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    ::kill(m_pid, SIGKILL);
    ::waitpid(m_pid, nullptr, 0);
    ::close(m_output);
}

namespace {

class PipeTarget final : public Target
{
public:
    explicit PipeTarget(const Program &program)
        : m_in(program.input())
        , m_out(program.output())
        , m_chunk(1 << 20)
    {}

    std::string ask(const RequestMaker &make) override
    {
        std::string request;
        const long id = ++m_lastId;
        make(request, id);
        writeAll(m_in, request += '\n');
        std::string answer;
        while (answer.empty()) {
            readSome([&](std::string_view line) {
                if (idOf(line) == id)
                    answer = line;
            });
        }
        return answer;
    }

    Run drive(const RequestMaker &make, int inFlight, Clock::duration duration) override
    {
        Run run;
        OpenRequests open;
        std::string out;
        int underWay = 0;
        const auto send = [&] {
            open.open(++m_lastId);
            make(out, m_lastId);
            out += '\n';
            ++underWay;
        };
        const auto begin = Clock::now();
        const auto end = begin + duration;
        for (int i = 0; i < inFlight; ++i)
            send();
        auto sent = Clock::now();
        while (underWay > 0) {
            writeAll(m_in, out);
            out.clear();
            readSome([&](std::string_view line) {
                const long id = idOf(line);
                if (id < 0)
                    return;
                open.close(id);
                --underWay;
                ++run.calls;
                if (inFlight == 1)
                    run.microseconds.push_back(microsecondsSince(sent));
                if (Clock::now() < end) {
                    send();
                    sent = Clock::now();
                }
            });
        }
        run.seconds = std::chrono::duration<double>(Clock::now() - begin).count();
        return run;
    }

private:
    template <class OnLine>
    void readSome(const OnLine &onLine)
    {
        const ssize_t n = ::read(m_out, m_chunk.data(), m_chunk.size());
        if (n <= 0)
            die("the program closed its output");
        const size_t searched = m_buffer.size();
        m_buffer.append(m_chunk.data(), static_cast<size_t>(n));
        size_t begin = 0;
        size_t end = m_buffer.find('\n', searched);
        for (; end != std::string::npos; end = m_buffer.find('\n', begin)) {
            onLine(std::string_view(m_buffer).substr(begin, end - begin));
            begin = end + 1;
        }
        m_buffer.erase(0, begin);
    }

    int m_in;
    int m_out;
    long m_lastId = 0;
    std::vector<char> m_chunk;
    std::string m_buffer;
};

/// One keep-alive connection and the answer that it is receiving.
class HttpConnection
{
public:
    explicit HttpConnection(int port)
        : m_fd(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(static_cast<uint16_t>(port));
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        const int on = 1;
        ::setsockopt(m_fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        if (::connect(m_fd, reinterpret_cast<sockaddr *>(&address), sizeof address) != 0)
            die("can't connect to port " + std::to_string(port));
    }
    ~HttpConnection() { ::close(m_fd); }
    HttpConnection(const HttpConnection &) = delete;
    HttpConnection &operator=(const HttpConnection &) = delete;

    [[nodiscard]] int fd() const { return m_fd; }
    [[nodiscard]] std::string_view head() const { return m_head; }
    [[nodiscard]] std::string_view body() const { return m_body; }
    void send(std::string_view request)
    {
        sent = Clock::now();
        writeAll(m_fd, request);
    }
    /// Reads what is there. \return whether the answer is complete
    bool receive(std::vector<char> &chunk)
    {
        const ssize_t n = ::read(m_fd, chunk.data(), chunk.size());
        if (n <= 0)
            die("the server closed a connection");
        m_buffer.append(chunk.data(), static_cast<size_t>(n));
        return parse();
    }

    Clock::time_point sent;

private:
    bool parse()
    {
        if (m_bodyBegin == 0) {
            const size_t end = m_buffer.find("\r\n\r\n");
            if (end == std::string::npos)
                return false;
            m_bodyBegin = end + 4;
            m_head = m_buffer.substr(0, end + 2);
            const std::string length = headerOf(m_head, "content-length");
            m_chunked = length.empty();
            m_bodyBytes = m_chunked ? 0 : std::strtoul(length.c_str(), nullptr, 10);
            if (m_head.compare(0, 10, "HTTP/1.1 2") != 0)
                die("the server refused: " + m_buffer.substr(0, 400));
            if (m_head.compare(0, 12, "HTTP/1.1 204") == 0
                || m_head.compare(0, 12, "HTTP/1.1 202") == 0)
                m_chunked = false;
        }
        size_t end = m_bodyBegin + m_bodyBytes;
        if (m_chunked) {
            if (m_buffer.size() < 7
                || m_buffer.compare(m_buffer.size() - 7, 7, "\r\n0\r\n\r\n") != 0)
                return false;
            end = m_buffer.size();
        }
        if (m_buffer.size() < end)
            return false;
        m_body = m_buffer.substr(m_bodyBegin, end - m_bodyBegin);
        m_buffer.erase(0, end);
        m_bodyBegin = 0;
        return true;
    }

public:
    /// The value of header \a name, in lower case, of \a head; empty when absent.
    static std::string headerOf(std::string_view head, std::string_view name)
    {
        size_t at = 0;
        while ((at = head.find("\r\n", at)) != std::string_view::npos) {
            at += 2;
            const std::string_view line = head.substr(at, head.find("\r\n", at) - at);
            if (line.size() > name.size() && line[name.size()] == ':'
                && ::strncasecmp(line.data(), name.data(), name.size()) == 0) {
                const size_t value = line.find_first_not_of(" \t", name.size() + 1);
                return value == std::string_view::npos ? std::string()
                                                       : std::string(line.substr(value));
            }
        }
        return {};
    }

private:
    int m_fd;
    std::string m_buffer, m_head, m_body;
    size_t m_bodyBegin = 0, m_bodyBytes = 0;
    bool m_chunked = false;
};

class HttpTarget final : public Target
{
public:
    HttpTarget(int port, std::string extraHeaders)
        : m_port(port)
        , m_head("POST /mcp HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(port)
                 + "\r\nContent-Type: application/json\r\n"
                   "Accept: application/json, text/event-stream\r\n"
                 + extraHeaders + "Content-Length: ")
        , m_chunk(1 << 20)
    {}

    std::string ask(const RequestMaker &make) override
    {
        HttpConnection connection(m_port);
        connection.send(request(make, ++m_lastId));
        while (!connection.receive(m_chunk)) {
        }
        m_lastHead = connection.head();
        return std::string(connection.body());
    }

    Run drive(const RequestMaker &make, int inFlight, Clock::duration duration) override
    {
        Run run;
        OpenRequests open;
        const int poller = ::epoll_create1(EPOLL_CLOEXEC);
        std::vector<std::unique_ptr<HttpConnection>> connections;
        for (int i = 0; i < inFlight; ++i) {
            connections.push_back(std::make_unique<HttpConnection>(m_port));
            epoll_event event{};
            event.events = EPOLLIN;
            event.data.ptr = connections.back().get();
            ::epoll_ctl(poller, EPOLL_CTL_ADD, connections.back()->fd(), &event);
        }
        const auto begin = Clock::now();
        const auto end = begin + duration;
        for (auto &connection : connections) {
            open.open(++m_lastId);
            connection->send(request(make, m_lastId));
        }
        int underWay = inFlight;
        std::vector<epoll_event> events(static_cast<size_t>(inFlight));
        while (underWay > 0) {
            const int ready = ::epoll_wait(poller, events.data(), inFlight, 30'000);
            if (ready <= 0)
                die("no answer over HTTP within 30 s");
            for (int i = 0; i < ready; ++i) {
                auto *connection =
                    static_cast<HttpConnection *>(events[static_cast<size_t>(i)].data.ptr);
                if (!connection->receive(m_chunk))
                    continue;
                open.close(idOf(connection->body()));
                ++run.calls;
                if (inFlight == 1)
                    run.microseconds.push_back(microsecondsSince(connection->sent));
                if (Clock::now() < end) {
                    open.open(++m_lastId);
                    connection->send(request(make, m_lastId));
                } else {
                    --underWay;
                }
            }
        }
        run.seconds = std::chrono::duration<double>(Clock::now() - begin).count();
        ::close(poller);
        return run;
    }

    [[nodiscard]] const std::string &lastHead() const { return m_lastHead; }

private:
    const std::string &request(const RequestMaker &make, long id)
    {
        m_body.clear();
        make(m_body, id);
        m_request.assign(m_head).append(std::to_string(m_body.size()));
        m_request.append("\r\n\r\n").append(m_body);
        return m_request;
    }

    int m_port;
    std::string m_head, m_lastHead, m_body, m_request;
    std::vector<char> m_chunk;
    long m_lastId = 0;
};

} // namespace

std::unique_ptr<Target> makePipeTarget(const Program &program)
{
    return std::make_unique<PipeTarget>(program);
}

std::unique_ptr<Target> makeHttpTarget(int port, std::string extraHeaders)
{
    return std::make_unique<HttpTarget>(port, std::move(extraHeaders));
}

std::string lastHeader(const Target &target, std::string_view name)
{
    const auto *http = dynamic_cast<const HttpTarget *>(&target);
    return http ? HttpConnection::headerOf(http->lastHead(), name) : std::string();
}

} // namespace bench
