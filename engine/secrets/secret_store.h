// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/done.h"
#include "engine/base/secret.h"

#include <QString>

namespace mcprt {

/// Where `${keychain:name}` comes from. The seam between the engine and the OS keychain, which
/// lives in app; headless programs without one get NoSecretStore.
class SecretStore
{
public:
    virtual ~SecretStore() = default;

    /// \param done  the secret; NotFound (no such entry), Unauthorized (locked or refused),
    ///              Unavailable (no keychain here), Timeout (it did not answer in 5 s).
    virtual void read(const QString &name, Done<Secret> done) = 0;
};

/// Says for every name that there is no keychain in this process, and what to do instead.
class NoSecretStore final : public SecretStore
{
public:
    void read(const QString &name, Done<Secret> done) override
    {
        done.fail(ErrorCode::Unavailable,
                  QStringLiteral("${keychain:%1} can't be read: this program was started without a "
                                 "keychain. Use ${env:%1} instead.")
                      .arg(name),
                  QStringLiteral("keychain"));
    }
};

} // namespace mcprt
