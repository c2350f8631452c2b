// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/result.h"
#include "engine/base/secret.h"

#include <QString>

namespace mcprt {

/// A secret from standard input: on a terminal one line, asked for with \a prompt and not shown;
/// from a pipe or a file everything up to its end, without one line end behind it.
/// \return InvalidArgument when it is empty; LimitExceeded above 64 KiB; Io.
[[nodiscard]] Result<Secret> readHiddenInput(const QString &prompt);

} // namespace mcprt
