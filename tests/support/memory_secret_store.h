// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/secrets/secret_store.h"

#include <map>
#include <optional>
#include <vector>

namespace mcprt {

/// A keychain that forgets with the test. \a isMissing: there is none. \a failure: what it says to
/// everything.
class MemorySecretStore final : public SecretStore
{
public:
    void read(const QString &name, Done<Secret> done) override
    {
        if (isMissing)
            return NoSecretStore().read(name, std::move(done));
        if (failure)
            return done.report(Failure(*failure));
        const auto it = secrets.find(name);
        if (it == secrets.end())
            return done.fail(ErrorCode::NotFound, QStringLiteral("There is none."));
        done.report(Secret(it->second));
    }
    void write(const QString &name, const Secret &secret, Done<bool> done) override
    {
        if (isMissing)
            return NoSecretStore().write(name, secret, std::move(done));
        if (failure)
            return done.report(Failure(*failure));
        secrets[name] = secret.reveal();
        done.report(true);
    }
    void remove(const QString &name, Done<bool> done) override
    {
        if (failure)
            return done.report(Failure(*failure));
        secrets.erase(name);
        done.report(true);
    }
    void learn(const Secret &secret) override { learned.push_back(secret.reveal()); }

    std::map<QString, QByteArray> secrets;
    std::vector<QByteArray> learned;
    bool isMissing = false;
    std::optional<Error> failure;
};

} // namespace mcprt
