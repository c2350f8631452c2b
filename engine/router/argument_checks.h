// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/raw_json.h"

#include <memory>
#include <optional>
#include <unordered_map>

namespace mcprt {

class ArgumentChecker;

/// Argument checkers of the tools that were called, each compiled once.
class ArgumentChecks
{
public:
    ArgumentChecks();
    ~ArgumentChecks();

    /// \return what to change in \a arguments under \a schema; nullopt if they fit.
    [[nodiscard]] std::optional<QString> check(const RawJson &schema, const RawJson &arguments);

private:
    struct Compiled
    {
        RawJson schema; ///< keeps its bytes, so that their address names this schema only
        std::shared_ptr<const ArgumentChecker> checker;
    };
    std::unordered_map<const char *, Compiled> m_compiled; ///< by address of the schema's bytes
};

} // namespace mcprt
