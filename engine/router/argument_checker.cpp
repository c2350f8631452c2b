// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/router/argument_checker.h"

#include "engine/router/argument_walk.h"

using namespace Qt::StringLiterals;

namespace mcprt {

std::shared_ptr<const ArgumentChecker> ArgumentChecker::compile(const RawJson &schema)
{
    return std::shared_ptr<const ArgumentChecker>(new ArgumentChecker(compileSchema(schema)));
}

std::optional<QString> ArgumentChecker::check(const RawJson &arguments) const
{
    if (ArgumentWalk(m_schema, nullptr).check(m_schema.root, arguments.view(), {}) != Verdict::No)
        return std::nullopt;
    // Rare, so it may cost: once more, with words.
    ArgumentReport report(m_schema);
    ArgumentWalk(m_schema, &report).check(m_schema.root, arguments.view(), {});
    const QString text = report.text();
    return text.isEmpty() ? u"the arguments do not fit the tool's schema"_s : text;
}

} // namespace mcprt
