// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/result.h"
#include "engine/base/secret.h"

namespace mcprt {

/// The token that HTTP clients show: 256 random bits as 64 hex digits, in a file that only its
/// owner can read.
class AccessToken
{
public:
    /// Reads \a file, or makes it (and its folder, mode 0700) when it is not there. Of several
    /// processes that do so at once, one makes the file and all read the same token.
    ///
    /// \return Misconfigured when the file is not private to this user or holds no token, Io when
    /// it can't be read or made.
    [[nodiscard]] static Result<Secret> loadOrCreate(const QString &file);
    /// As loadOrCreate(), but a missing file is NotFound.
    [[nodiscard]] static Result<Secret> load(const QString &file);

    /// \a text can travel in an Authorization header: 16 to 512 visible ASCII characters.
    [[nodiscard]] static bool isUsable(QByteArrayView text);
};

} // namespace mcprt
