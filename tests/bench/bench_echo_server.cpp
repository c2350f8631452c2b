// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

// The cheapest MCP server over stdio that is still one: what the router adds can only be seen in
// front of a child that costs next to nothing. Finds the few members it needs with memmem, answers
// all requests of one read with one write.
//
// Tools: echo(text), blob(bytes), wait(ms): wait answers later, beside other calls.

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include <poll.h>
#include <unistd.h>

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::string_view kTools =
    R"({"tools":[{"name":"echo","description":"Gives the text back.","inputSchema":{"type":"object",)"
    R"("properties":{"text":{"type":"string"}}}},{"name":"blob","description":"So many bytes of text.",)"
    R"("inputSchema":{"type":"object","properties":{"bytes":{"type":"integer"}}}},{"name":"wait",)"
    R"("description":"Answers after so many milliseconds.","inputSchema":{"type":"object",)"
    R"("properties":{"ms":{"type":"integer"}}}}]})";

struct Waiting
{
    Clock::time_point due;
    std::string id;
};

/// The raw bytes of member \a key's value in \a json, as far as the next , or }; strings with their
/// quotes. Good enough for the requests of the benchmark, which hold no escapes.
std::string_view member(std::string_view json, std::string_view key)
{
    const size_t at = json.find(key);
    if (at == std::string_view::npos)
        return {};
    size_t begin = at + key.size();
    while (begin < json.size() && json[begin] == ' ')
        ++begin;
    if (begin < json.size() && json[begin] == '"')
        return json.substr(begin, json.find('"', begin + 1) - begin + 1);
    return json.substr(begin, json.find_first_of(",}", begin) - begin);
}

class EchoServer
{
public:
    int run()
    {
        std::vector<char> chunk(1 << 20);
        while (true) {
            flush();
            pollfd input{STDIN_FILENO, POLLIN, 0};
            if (!m_waiting.empty()) {
                const int ready = ::poll(&input, 1, millisecondsToNext());
                answerDue();
                if (ready == 0)
                    continue;
            }
            const ssize_t n = ::read(STDIN_FILENO, chunk.data(), chunk.size());
            if (n <= 0)
                return 0;
            m_input.append(chunk.data(), static_cast<size_t>(n));
            size_t begin = 0;
            for (size_t end; (end = m_input.find('\n', begin)) != std::string::npos;
                 begin = end + 1)
                handle(std::string_view(m_input).substr(begin, end - begin));
            m_input.erase(0, begin);
        }
    }

private:
    void handle(std::string_view line)
    {
        const std::string_view id = member(line, "\"id\":");
        const std::string_view method = member(line, "\"method\":");
        if (id.empty() || method.empty())
            return; // a notification
        if (method == "\"tools/call\"")
            call(id, line);
        else if (method == "\"tools/list\"")
            reply(id, kTools);
        else if (method == "\"initialize\"")
            reply(id, std::string(R"({"protocolVersion":)")
                          .append(member(line, "\"protocolVersion\":"))
                          .append(R"(,"capabilities":{"tools":{}},"serverInfo":{"name":"echo",)"
                                  R"("version":"1"}})"));
        else
            reply(id, "{}");
    }

    void call(std::string_view id, std::string_view line)
    {
        const std::string_view name = member(line, "\"name\":");
        if (name == "\"wait\"") {
            const int ms = std::atoi(std::string(member(line, "\"ms\":")).c_str());
            m_waiting.push_back({Clock::now() + std::chrono::milliseconds(ms), std::string(id)});
        } else if (name == "\"blob\"") {
            const size_t bytes =
                std::strtoul(std::string(member(line, "\"bytes\":")).c_str(), nullptr, 10);
            if (m_blob.size() != bytes)
                m_blob.assign(bytes, 'x');
            replyText(id, "\"", m_blob, "\"");
        } else {
            replyText(id, "", member(line, "\"text\":"), "");
        }
    }

    void reply(std::string_view id, std::string_view result)
    {
        m_output.append(R"({"jsonrpc":"2.0","id":)").append(id).append(R"(,"result":)");
        m_output.append(result).append("}\n");
    }

    void replyText(std::string_view id, std::string_view before, std::string_view text,
                   std::string_view after)
    {
        m_output.append(R"({"jsonrpc":"2.0","id":)").append(id);
        m_output.append(R"(,"result":{"content":[{"type":"text","text":)");
        m_output.append(before).append(text).append(after).append("}]}}\n");
    }

    [[nodiscard]] int millisecondsToNext() const
    {
        auto next = Clock::time_point::max();
        for (const Waiting &waiting : m_waiting)
            next = std::min(next, waiting.due);
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(next - Clock::now());
        return static_cast<int>(std::max<std::chrono::milliseconds::rep>(left.count(), 0));
    }

    void answerDue()
    {
        const auto now = Clock::now();
        std::erase_if(m_waiting, [&](const Waiting &waiting) {
            if (waiting.due > now)
                return false;
            replyText(waiting.id, "", "\"waited\"", "");
            return true;
        });
    }

    void flush()
    {
        size_t done = 0;
        while (done < m_output.size()) {
            const ssize_t n =
                ::write(STDOUT_FILENO, m_output.data() + done, m_output.size() - done);
            if (n <= 0)
                std::exit(0);
            done += static_cast<size_t>(n);
        }
        m_output.clear();
    }

    std::string m_input, m_output, m_blob;
    std::vector<Waiting> m_waiting;
};

} // namespace

int main()
{
    return EchoServer().run();
}
