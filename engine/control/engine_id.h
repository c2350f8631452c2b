// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QString>

namespace mcprt {

struct EngineSettings;

/// Names an engine by what it was set up with, 16 hex digits: processes whose settings and version
/// are alike share one engine, others do not. Says nothing of the secrets in it.
[[nodiscard]] QString engineId(const EngineSettings &settings);

} // namespace mcprt
