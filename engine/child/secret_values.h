// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/secret.h"
#include "engine/child/server_config.h"

#include <vector>

namespace mcprt {

/// What \a expanded says in plain sight and yet should not be repeated: the values of environment
/// variables, headers, options (`--token X`, `--token=X`) and URL parameters whose names say that
/// they hold a secret, and the password of the URL.
[[nodiscard]] std::vector<Secret> secretValues(const ServerConfig &expanded);

/// Whether the \a value of the environment variable \a name may be repeated: it is an existing path
/// or says who and where the user is. Any other may be a secret, whatever its name.
[[nodiscard]] bool isHarmlessVariable(const QString &name, const QString &value);

} // namespace mcprt
