// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/router/router.h"

namespace mcprt {

namespace {

template <class... F>
struct Overloaded : F...
{
    using F::operator()...;
};
template <class... F>
Overloaded(F...) -> Overloaded<F...>;

} // namespace

Router::Router(const Parts &parts)
    : m_caller(
        {parts.catalog, parts.servers, parts.starter, parts.shaper, parts.clock, parts.activity})
    , m_discovery(
          {parts.catalog, parts.servers, parts.starter, parts.tasks, parts.content, parts.clock})
    , m_lifecycle({parts.catalog, parts.servers, parts.starter})
    , m_clientTasks(parts.tasks, parts.clock)
    , m_execution(
          {m_caller, parts.servers, parts.tasks, m_clientTasks, parts.clock, parts.autoBackground})
    , m_tasks(parts.tasks)
    , m_content(parts.content, parts.maxResultTokens)
{}

Router::Key Router::run(Operation operation, const RequestContext &context, Done<RawJson> done)
{
    const auto look = [&](const auto &what) {
        m_discovery.run(what, std::move(done));
        return Key(0);
    };
    const auto manage = [&](const auto &what) {
        m_lifecycle.run(what, std::move(done));
        return Key(0);
    };
    const auto task = [&](const auto &what) {
        m_tasks.run(what, context.caller.owner, std::move(done));
        return Key(0);
    };
    return std::visit(Overloaded{
                          [&](op::ExecuteTool &what) {
                              return m_execution.execute(std::move(what), context, std::move(done));
                          },
                          [&](const op::GetContent &what) {
                              m_content.run(what, context.caller.owner, std::move(done));
                              return Key(0);
                          },
                          [&](const op::SearchTools &what) { return look(what); },
                          [&](const op::SearchServers &what) { return look(what); },
                          [&](const op::GetServerInfo &what) { return look(what); },
                          [&](const op::GetServerTools &what) { return look(what); },
                          [&](const op::GetToolDetails &what) { return look(what); },
                          [&](const op::ListServers &what) { return look(what); },
                          [&](const op::GetStatistics &what) { return look(what); },
                          [&](const op::ManageServer &what) { return manage(what); },
                          [&](const op::ListRunningServers &what) { return manage(what); },
                          [&](const op::PollTaskResult &what) { return task(what); },
                          [&](const op::CancelTask &what) { return task(what); },
                          [&](const op::ListTasks &what) { return task(what); },
                      },
                      operation);
}

} // namespace mcprt
