// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

namespace mcprt {

class SecretStore;

/// The one function of the keychain module: a new store, owned by the caller. Its name changes with
/// SecretStore, so that a module of another version is not used.
using MakeKeychainStore = SecretStore *();
inline constexpr char kMakeKeychainStore[] = "mcprt_make_keychain_store_2";

} // namespace mcprt
