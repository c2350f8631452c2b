// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QString>

namespace mcprt {

/// \a message of the engine, with what it says of the keychain in the language of this app.
[[nodiscard]] QString inOwnWords(const QString &message);

} // namespace mcprt
