// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/secrets/secret_store.h"

#include <QLibrary>

#include <functional>
#include <memory>

namespace mcprt {

/// The OS keychain, through the module `mcp-runtime-keychain`.
///
/// The module is loaded when a secret is first asked for: the keychain library and D-Bus behind it
/// cost 2 to 3 ms at every start, and most starts need no secret. Builds and packages without the
/// module answer Unavailable.
class KeychainStore final : public SecretStore
{
public:
    /// \param onRead  learns each secret before its reader does, so that no log shows it
    explicit KeychainStore(std::function<void(const Secret &)> onRead);
    ~KeychainStore() override;

    void read(const QString &name, Done<Secret> done) override;
    void write(const QString &name, const Secret &secret, Done<bool> done) override;
    void remove(const QString &name, Done<bool> done) override;
    void learn(const Secret &secret) override;

    /// Path of the module, empty when this installation has none.
    [[nodiscard]] static QString modulePath();

private:
    [[nodiscard]] bool load();

    std::function<void(const Secret &)> m_onRead;
    QLibrary m_library;
    std::unique_ptr<SecretStore> m_store; ///< made by the module, which is never unloaded
};

/// Where `${keychain:X}` comes from: the keychain, or with \a secretsFile that file.
/// \param onRead  as for KeychainStore
[[nodiscard]] std::unique_ptr<SecretStore>
openSecretStore(const QString &secretsFile, std::function<void(const Secret &)> onRead);

} // namespace mcprt
