// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/router/argument_schema.h"

#include <QString>

#include <memory>
#include <optional>

namespace mcprt {

/// Checks tool arguments against the tool's JSON Schema before they go out. Compiled once per tool,
/// then used by any number of calls, from any thread.
///
/// Knows the common part of drafts 2020-12 to 04. What it does not know, can't reach (a `$ref` to
/// another document is never fetched) or finds too much work (100,000 steps, 200 levels) counts as
/// fitting: the server itself has the last word, and refusing a good call is worse than letting a
/// bad one through. Under `not`, `oneOf`, `contains` and `if` such doubt never turns into a
/// refusal.
class ArgumentChecker
{
public:
    /// Never null; a schema that can't be read accepts everything.
    [[nodiscard]] static std::shared_ptr<const ArgumentChecker> compile(const RawJson &schema);

    /// \param arguments  valid JSON
    /// \return nullopt when they fit; else what to change, in words for a model: "`path` is missing
    ///         (string, required); unknown property `pth` (did you mean `path`?)". Places below the
    ///         top are JSON Pointers, as in `/filters/0/name`.
    [[nodiscard]] std::optional<QString> check(const RawJson &arguments) const;

private:
    explicit ArgumentChecker(ArgumentSchema schema)
        : m_schema(std::move(schema))
    {}
    ArgumentSchema m_schema;
};

} // namespace mcprt
