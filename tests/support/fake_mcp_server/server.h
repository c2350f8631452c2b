// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "options.h"
#include "output.h"

#include <atomic>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace fake {

/// Answers the messages of one client. handle() runs on one thread; slow tools on threads of
/// theirs.
class Server
{
public:
    Server(const Options &options, Output &output);
    ~Server();

    /// What is to happen before the first message: banner, floods, grandchildren.
    void begin();
    void handle(std::string_view message);
    /// Waits for tools that still run.
    void finish();

    [[nodiscard]] Output &output() { return m_output; }

private:
    void onNotification(std::string_view method, std::string_view params);
    void answer(std::string_view id, std::string_view method, std::string_view params);
    void answerModern(std::string_view id, std::string_view method);
    void initialize(std::string_view id, std::string_view params);
    void listTools(std::string_view id, std::string_view params);
    void callTool(std::string_view id, std::string_view params);
    void callOddTool(std::string_view name, std::string_view id, std::string_view arguments);
    void callBroken(std::string_view id, std::string_view how);
    void writeEndless(long bytes);
    void tellAboutUs(std::string_view name, std::string_view id);
    void callSlow(std::string_view id, std::string_view params, std::string_view arguments);
    void result(std::string_view id, std::string_view body);
    void textResult(std::string_view id, std::string_view text, bool isError = false);
    void error(std::string_view id, int code, std::string_view message);
    [[nodiscard]] std::string toolAt(std::size_t index) const;
    [[nodiscard]] std::size_t toolCount() const;

    const Options m_options;
    Output &m_output;
    std::vector<std::string> m_cancelled; ///< raw request ids that the client cancelled
    std::vector<std::thread> m_threads;
    std::string m_listedSchema;       ///< output schema of `echo`, as it was listed last
    std::atomic<int> m_extraTools{0}; ///< appeared by tool `grow`
    std::atomic<int> m_calls{0};
    bool m_hanging = false;
};

} // namespace fake
