// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

// The tools of the fake server. Beside them there are tool_0, tool_1, … (--tools N).

#include "json_slice.h"
#include "server.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>

#include <sys/types.h>
#include <unistd.h>

extern char **environ;

namespace fake {

namespace {

struct Tool
{
    std::string_view name;
    std::string_view description;
    std::string_view schema; ///< of the arguments
};

constexpr std::string_view kNothing = R"({"type":"object","properties":{}})";

constexpr Tool kTools[] = {
    {"echo", "Returns its arguments as they came.",
     R"({"type":"object","properties":{"text":{"type":"string"}}})"},
    {"slow", "Answers after some milliseconds, beside other calls.",
     R"({"type":"object","properties":{"ms":{"type":"integer","minimum":0}},"required":["ms"]})"},
    {"progress", "Sends progress notifications, then answers.",
     R"({"type":"object","properties":{"steps":{"type":"integer"},"ms":{"type":"integer"}}})"},
    {"huge", "Answers with a text of some bytes.",
     R"({"type":"object","properties":{"bytes":{"type":"integer"}},"required":["bytes"]})"},
    {"fixed", "Answers with the bytes of --result-file.", kNothing},
    {"fail", "Answers with isError.", kNothing},
    {"refuse", "Answers with a JSON-RPC error.", kNothing},
    {"never", "Does not answer.", kNothing},
    {"crash", "Ends the server with a code, or by a signal of its own.",
     R"({"type":"object","properties":{"code":{"type":"integer"}}})"},
    {"cancelled", "Returns the ids of the requests that the client cancelled.", kNothing},
    {"grow", "Adds a tool and tells that the list changed.",
     R"({"type":"object","properties":{"times":{"type":"integer"}}})"},
    {"ask", "Sends requests to the client: ping, roots/list, sampling, elicitation.", kNothing},
    {"broken", "Answers with a line that is no valid JSON.",
     R"({"type":"object","properties":{"how":{"enum":["utf8","cut","twice"]}}})"},
    {"endless", "Writes a line of some bytes that never ends.",
     R"({"type":"object","properties":{"bytes":{"type":"integer"}},"required":["bytes"]})"},
    {"environment", "Returns the environment of the server.", kNothing},
    {"process", "Returns process id, folder and open file descriptors.", kNothing},
    {"count", "Returns how many calls there have been.", kNothing},
};

std::string openDescriptors()
{
    std::string list;
    for (int fd = 3; fd < 256; ++fd) {
        if (::lseek(fd, 0, SEEK_CUR) >= 0 || errno != EBADF)
            list += std::to_string(fd) + ' ';
    }
    return list;
}

/// Empty when there is no such file.
std::string contentOf(const std::string &path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

void sleepFor(long ms)
{
    std::this_thread::sleep_for(std::chrono::milliseconds(ms));
}

} // namespace

std::size_t Server::toolCount() const
{
    return std::size(kTools) + std::size_t(m_options.tools + m_extraTools);
}

std::string Server::toolAt(std::size_t index) const
{
    if (index < std::size(kTools)) {
        const Tool &tool = kTools[index];
        const bool hasOutput = tool.name == "echo" && !m_listedSchema.empty();
        return R"({"name":)" + quoted(tool.name) + R"(,"description":)" + quoted(tool.description)
               + R"(,"inputSchema":)" + std::string(tool.schema)
               + (hasOutput ? R"(,"outputSchema":)" + m_listedSchema : std::string()) + '}';
    }
    const std::string number = std::to_string(index - std::size(kTools));
    return R"({"name":"tool_)" + number + R"(","title":"Tool )" + number
           + R"(","description":"Tool number )" + number + R"( of many.","inputSchema":)"
           + std::string(kNothing) + '}';
}

void Server::listTools(std::string_view id, std::string_view params)
{
    m_listedSchema = contentOf(m_options.outputSchema);
    const std::size_t count = toolCount();
    const auto first = std::size_t(numberOf(bodyOf(memberOf(params, "cursor")), 0));
    const std::size_t last =
        m_options.page > 0 ? std::min(count, first + std::size_t(m_options.page)) : count;
    std::string body = "{\"tools\":[";
    if (m_options.badTool && first == 0)
        body += R"({"description":"A tool without a name","inputSchema":{}},)";
    for (std::size_t i = first; i < last; ++i) {
        body += toolAt(i);
        if (i + 1 < last)
            body += ',';
    }
    body += ']';
    if (last < count || m_options.endlessPages)
        body += R"(,"nextCursor":")" + std::to_string(last < count ? last : 0) + '"';
    result(id, body + '}');
}

void Server::callTool(std::string_view id, std::string_view params)
{
    ++m_calls;
    if (m_options.exitAfterRequest) {
        std::fprintf(stderr, "fake_mcp_server: told to end after a request\n");
        std::_Exit(3);
    }
    if (m_options.hang) {
        m_hanging = true;
        return;
    }
    const std::string_view name = bodyOf(memberOf(params, "name"));
    std::string_view arguments = memberOf(params, "arguments");
    if (arguments.empty())
        arguments = "{}";
    if (name == "echo" || name.substr(0, 5) == "tool_") {
        result(id, R"({"content":[{"type":"text","text":)" + quoted(arguments)
                       + R"(}],"structuredContent":)" + std::string(arguments) + '}');
        if (contentOf(m_options.outputSchema) != m_listedSchema)
            m_output.line(R"({"jsonrpc":"2.0","method":"notifications/tools/list_changed"})");
        return;
    }
    if (name == "slow" || name == "progress")
        return callSlow(id, params, arguments);
    callOddTool(name, id, arguments);
}

void Server::callSlow(std::string_view id, std::string_view params, std::string_view arguments)
{
    const std::string_view meta = memberOf(params, "_meta");
    m_threads.emplace_back([this, id = std::string(id),
                            token = std::string(memberOf(meta, "progressToken")),
                            ms = numberOf(memberOf(arguments, "ms"), 0),
                            steps = numberOf(memberOf(arguments, "steps"), 0)] {
        for (long step = 1; step <= steps && !token.empty(); ++step) {
            m_output.line(R"({"jsonrpc":"2.0","method":"notifications/progress","params":)"
                          R"({"progressToken":)"
                          + token + R"(,"progress":)" + std::to_string(step) + R"(,"total":)"
                          + std::to_string(steps) + "}}");
            m_output.flush();
            sleepFor(ms);
        }
        if (steps == 0)
            sleepFor(ms);
        textResult(id, "done");
        m_output.flush();
    });
}

void Server::callOddTool(std::string_view name, std::string_view id, std::string_view arguments)
{
    const long bytes = numberOf(memberOf(arguments, "bytes"), 0);
    if (name == "huge")
        return textResult(id, std::string(std::size_t(bytes), 'x'));
    if (name == "fixed")
        return result(id, contentOf(m_options.resultFile));
    if (name == "fail")
        return textResult(id, "It did not work.", true);
    if (name == "refuse")
        return error(id, -32602, "These arguments are no good.");
    if (name == "never")
        return;
    if (name == "crash") {
        std::fprintf(stderr, "something went terribly wrong\nand then it crashed\n");
        const long code = numberOf(memberOf(arguments, "code"), -1);
        if (code < 0)
            std::abort();
        std::_Exit(int(code));
    }
    if (name == "cancelled") {
        std::string ids;
        for (const std::string &one : m_cancelled)
            ids += one + ' ';
        return textResult(id, ids);
    }
    if (name == "grow") {
        const long times = numberOf(memberOf(arguments, "times"), 1);
        for (long i = 0; i < times; ++i) {
            ++m_extraTools;
            m_output.line(R"({"jsonrpc":"2.0","method":"notifications/tools/list_changed"})");
        }
        return textResult(id, "grown");
    }
    if (name == "ask") {
        for (const char *method : {"ping", "roots/list", "sampling/createMessage"}) {
            m_output.line(R"({"jsonrpc":"2.0","id":"mine","method":")" + std::string(method)
                          + R"(","params":{}})");
        }
        return textResult(id, "asked");
    }
    if (name == "broken")
        return callBroken(id, bodyOf(memberOf(arguments, "how")));
    if (name == "endless")
        return writeEndless(bytes);
    tellAboutUs(name, id);
}

void Server::callBroken(std::string_view id, std::string_view how)
{
    const std::string start = R"({"jsonrpc":"2.0","id":)" + std::string(id);
    if (how == "cut")
        return m_output.line(start + R"(,"result":{"content":[)");
    if (how == "twice") {
        textResult(id, "first");
        return textResult(id, "second");
    }
    m_output.line(start + ",\"result\":{\"text\":\"\xff\xfe\"}}");
}

void Server::writeEndless(long bytes)
{
    const std::string piece(std::size_t(1) << 20, 'x');
    for (long left = bytes; left > 0; left -= long(piece.size())) {
        if (::write(STDOUT_FILENO, piece.data(), std::min(piece.size(), std::size_t(left))) < 0)
            return;
    }
}

void Server::tellAboutUs(std::string_view name, std::string_view id)
{
    if (name == "environment") {
        std::string all;
        for (char **entry = environ; *entry; ++entry)
            all += std::string(*entry) + '\n';
        return textResult(id, all);
    }
    if (name == "process") {
        char folder[4096] = "";
        if (!::getcwd(folder, sizeof folder))
            folder[0] = '\0';
        return textResult(id, "pid " + std::to_string(::getpid()) + "\nfolder " + folder
                                  + "\ndescriptors " + openDescriptors());
    }
    if (name == "count")
        return textResult(id, std::to_string(m_calls));
    error(id, -32602, "Unknown tool: " + std::string(name));
}

} // namespace fake
