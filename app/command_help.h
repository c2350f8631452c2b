// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "app/command_line.h"

namespace mcprt {

/// Columns that help never goes beyond.
inline constexpr qsizetype kHelpColumns = 80;

/// Help for \a command, or for the program when it is null. Ends with a line feed.
[[nodiscard]] QString helpText(const CommandSpec *command);

/// A completion script for `bash`, `zsh` or `fish`, made from the same table as the help.
/// \return InvalidArgument for another shell.
[[nodiscard]] Result<QString> completionScript(const QString &shell);

} // namespace mcprt
