// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <sys/types.h>

/// The client side of the router benchmark: raw pipes and raw keep-alive sockets, so that it costs
/// next to nothing beside what it measures. Any failure ends the program with a message.
namespace bench {

using Clock = std::chrono::steady_clock;

[[noreturn]] void die(const std::string &message);

/// A started program with pipes for stdin and stdout; stderr goes to a file when named.
class Program
{
public:
    Program(std::vector<std::string> command, std::vector<std::string> environment,
            const std::string &stderrFile = "/dev/null");
    ~Program(); ///< closes its stdin, waits, kills after five seconds
    Program(const Program &) = delete;
    Program &operator=(const Program &) = delete;

    [[nodiscard]] pid_t pid() const { return m_pid; }
    [[nodiscard]] int input() const { return m_input; }   ///< we write here
    [[nodiscard]] int output() const { return m_output; } ///< we read here

private:
    pid_t m_pid = -1;
    int m_input = -1;
    int m_output = -1;
};

/// What one run saw.
struct Run
{
    long calls = 0;
    double seconds = 0;
    std::vector<double> microseconds; ///< one a call, only with one call in flight

    [[nodiscard]] double perSecond() const { return static_cast<double>(calls) / seconds; }
    [[nodiscard]] double percentile(double share) const; ///< sorts a copy; 0 without samples
};

/// Writes one JSON-RPC request with this id, without a line end.
using RequestMaker = std::function<void(std::string &out, long id)>;

/// Something that answers requests.
class Target
{
public:
    virtual ~Target() = default;
    /// Sends one request and gives the whole answer back.
    virtual std::string ask(const RequestMaker &make) = 0;
    /// Keeps \a inFlight requests under way for \a duration; every answer must carry the id of a
    /// request that is open.
    virtual Run drive(const RequestMaker &make, int inFlight, Clock::duration duration) = 0;
};

/// Newline-delimited messages over the pipes of \a program, which must outlive it.
std::unique_ptr<Target> makePipeTarget(const Program &program);
/// One keep-alive connection to 127.0.0.1:\a port for each request in flight.
/// \param extraHeaders  full header lines, each with \r\n
std::unique_ptr<Target> makeHttpTarget(int port, std::string extraHeaders);

/// The value of header \a name (lower case) in the last answer that \a target got; HTTP only.
std::string lastHeader(const Target &target, std::string_view name);

} // namespace bench
