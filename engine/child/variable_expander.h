// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/done.h"
#include "engine/child/server_config.h"
#include "engine/secrets/secret_store.h"

#include <QProcessEnvironment>

#include <vector>

namespace mcprt {

/// A configuration that is ready to start, and what must not show of it.
struct ExpandedServer
{
    ServerConfig config;
    /// Values from the keychain and of environment variables, and secretValues().
    std::vector<Secret> secrets;
};

/// Replaces the references in every string of \a config.
///
/// `${env:X}` and `${X}` are the environment variable X, `${X:-text}` and `${env:X:-text}` fall
/// back to the text when X is unset or empty, `${keychain:X}` is a secret, `${userHome}` the user's
/// home,
/// `${/}` the separator of folders, `$$` one dollar. A dollar before anything else is a dollar. One
/// pass: what a value holds is never expanded again, so a value can't smuggle in a reference.
///
/// \param secrets  must live until \a done has run
/// \param done     the expanded configuration; Misconfigured, naming the variable and the key of
///                 the entry, when a variable is not set or a reference is not closed; what
///                 SecretStore::read() reports, with the key added. May run before return.
void expandVariables(const ServerConfig &config, const QProcessEnvironment &environment,
                     SecretStore &secrets, Done<ExpandedServer> done);

} // namespace mcprt
