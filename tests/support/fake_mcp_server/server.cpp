// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "server.h"

#include "json_slice.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include <signal.h>
#include <unistd.h>

namespace fake {

namespace {

constexpr std::string_view kKnownVersions[] = {"2025-11-25", "2025-06-18", "2025-03-26",
                                               "2024-11-05"};

/// Starts a process that leaves our session and process group, as daemons do.
void spawnDaemon(const std::string &file)
{
    if (::fork() != 0)
        return;
    ::setsid();
    if (::fork() != 0)
        ::_exit(0);
    if (FILE *out = std::fopen(file.c_str(), "w")) {
        std::fprintf(out, "%d\n", int(::getpid()));
        std::fclose(out);
    }
    ::signal(SIGTERM, SIG_IGN);
    for (;;)
        ::pause();
}

} // namespace

Server::Server(const Options &options, Output &output)
    : m_options(options)
    , m_output(output)
{}

Server::~Server()
{
    finish();
}

void Server::begin()
{
    std::fprintf(stderr, "fake_mcp_server ready\n");
    if (m_options.banner)
        m_output.line("Welcome to fake_mcp_server!\n=== listening ===");
    if (!m_options.spawnDaemon.empty())
        spawnDaemon(m_options.spawnDaemon);
    if (m_options.stderrFlood) {
        std::thread([] {
            std::string block;
            while (block.size() < std::size_t(64) * 1024)
                block += "flood of lines on the error output, which nobody asked for\n";
            while (::write(STDERR_FILENO, block.data(), block.size()) > 0) {
            }
        }).detach();
    }
    m_output.flush();
}

void Server::finish()
{
    for (std::thread &thread : m_threads)
        thread.join();
    m_threads.clear();
    m_output.flush();
}

void Server::handle(std::string_view message)
{
    const std::string_view id = memberOf(message, "id");
    const std::string_view method = bodyOf(memberOf(message, "method"));
    const std::string_view params = memberOf(message, "params");
    if (m_options.silent || method.empty())
        return; // an answer to something that we asked
    if (id.empty())
        return onNotification(method, params);
    for (int i = 0; i < m_options.garbage; ++i)
        m_output.line("this is a line of no JSON, number " + std::to_string(i));
    answer(id, method, params);
    if (m_options.slowFlush)
        m_output.flush();
}

void Server::onNotification(std::string_view method, std::string_view params)
{
    if (method == "notifications/cancelled")
        m_cancelled.emplace_back(memberOf(params, "requestId"));
}

void Server::answer(std::string_view id, std::string_view method, std::string_view params)
{
    if (method == "tools/call")
        return callTool(id, params);
    if (method == "server/discover" && m_options.exitOnProbe)
        std::_Exit(4);
    if (m_options.modern && method != "tools/list")
        return answerModern(id, method);
    if (method == "initialize")
        return initialize(id, params);
    if (method == "tools/list")
        return listTools(id, params);
    if (method != "ping")
        return error(id, -32601, "Method not found");
    if (!m_hanging)
        result(id, "{}");
}

void Server::answerModern(std::string_view id, std::string_view method)
{
    if (method == "server/discover") {
        return result(id, R"({"resultType":"complete","supportedVersions":["2026-07-28"],)"
                          R"("capabilities":{"tools":{"listChanged":true}},"serverInfo":{"name":)"
                              + quoted(m_options.name) + "}}");
    }
    if (method == "subscriptions/listen") {
        return m_output.line(R"({"jsonrpc":"2.0","method":)"
                             R"("notifications/subscriptions/acknowledged","params":{}})");
    }
    error(id, -32601, "Method not found");
}

void Server::initialize(std::string_view id, std::string_view params)
{
    std::string_view version = bodyOf(memberOf(params, "protocolVersion"));
    if (std::find(std::begin(kKnownVersions), std::end(kKnownVersions), version)
        == std::end(kKnownVersions))
        version = kKnownVersions[0];
    if (!m_options.protocol.empty())
        version = m_options.protocol;
    result(id, "{\"protocolVersion\":" + quoted(version)
                   + R"(,"capabilities":{"tools":{"listChanged":true}},"serverInfo":{"name":)"
                   + quoted(m_options.name)
                   + R"(,"title":"Fake server","version":"1.0"},"instructions":"For tests."})");
}

void Server::result(std::string_view id, std::string_view body)
{
    std::string line;
    line.reserve(body.size() + id.size() + 40);
    line += R"({"jsonrpc":"2.0","id":)";
    line += id;
    line += R"(,"result":)";
    line += body;
    line += '}';
    m_output.line(line);
}

void Server::textResult(std::string_view id, std::string_view text, bool isError)
{
    result(id, R"({"content":[{"type":"text","text":)" + quoted(text) + "}]"
                   + (isError ? R"(,"isError":true})" : "}"));
}

void Server::error(std::string_view id, int code, std::string_view message)
{
    m_output.line(R"({"jsonrpc":"2.0","id":)" + std::string(id) + R"(,"error":{"code":)"
                  + std::to_string(code) + R"(,"message":)" + quoted(message) + "}}");
}

} // namespace fake
