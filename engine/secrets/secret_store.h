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
    /// Keeps \a secret under \a name, in place of what was there. \param done  as for read()
    virtual void write(const QString &name, const Secret &secret, Done<bool> done)
    {
        Q_UNUSED(secret)
        done.report(cannotKeep(name));
    }
    /// \param done  true also when there was none; else as for read()
    virtual void remove(const QString &name, Done<bool> done) { done.report(cannotKeep(name)); }
    /// Learns a secret that came from elsewhere, so that no log shows it.
    virtual void learn(const Secret &secret) { Q_UNUSED(secret) }

protected:
    [[nodiscard]] static Failure cannotKeep(const QString &name)
    {
        return fail(ErrorCode::Unavailable,
                    QStringLiteral("'%1' can't be kept: there is no keychain here.").arg(name),
                    QStringLiteral("keychain"));
    }
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
