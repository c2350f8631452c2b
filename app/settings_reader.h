// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "app/setting_sources.h"
#include "engine/base/secret.h"
#include "engine/settings.h"

namespace mcprt {

/// What the settings of contract.md say, as values.
struct ReadSettings
{
    EngineSettings engine; ///< folders at this user's defaults
    Secret accessToken;    ///< ACCESS_TOKEN; empty = the one in the state folder
    QString secretsFile;   ///< SECRETS_FILE; empty = the keychain of the OS
};

/// \a path with the home folder in place of `~/`.
[[nodiscard]] QString expandedHome(const QString &path);

/// \return Misconfigured naming every setting that has no usable value, and where it was found.
[[nodiscard]] Result<ReadSettings> readSettings(const FoundSettings &found, const Folders &folders);

} // namespace mcprt
