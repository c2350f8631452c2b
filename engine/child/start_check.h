// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/child/server_config.h"

#include <QProcessEnvironment>

#include <optional>

namespace mcprt {

/// Why \a config could not be started as things are now: its own problem, an environment variable
/// that is not set, a folder or program that is not there, an address that is none. Starts nothing
/// and asks no keychain.
[[nodiscard]] std::optional<Error> startProblem(const ServerConfig &config,
                                                const QProcessEnvironment &environment);

/// \a error of a start, with the place of the entry that has to be changed.
[[nodiscard]] Error withPlace(Error error, const ServerConfig &config);

} // namespace mcprt
