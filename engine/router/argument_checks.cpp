// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/router/argument_checks.h"

#include "engine/router/argument_checker.h"

namespace mcprt {

namespace {

constexpr size_t kMaxCompiled = 4096;

} // namespace

ArgumentChecks::ArgumentChecks() = default;
ArgumentChecks::~ArgumentChecks() = default;

std::optional<QString> ArgumentChecks::check(const RawJson &schema, const RawJson &arguments)
{
    if (!schema.isObject())
        return std::nullopt;
    auto found = m_compiled.find(schema.view().data());
    if (found == m_compiled.end()) {
        if (m_compiled.size() >= kMaxCompiled)
            m_compiled.clear(); // listings came and went; those in use are soon here again
        found =
            m_compiled
                .emplace(schema.view().data(), Compiled{schema, ArgumentChecker::compile(schema)})
                .first;
    }
    return found->second.checker->check(arguments);
}

} // namespace mcprt
