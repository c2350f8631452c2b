// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/secrets/secret_store.h"

#include <QJsonObject>

#include <functional>

namespace mcprt {

/// Secrets in a file that only this user can read, `{"NAME": "value"}`: for machines without a
/// keychain, and only where a person has chosen it (SECRETS_FILE). Read anew for each question.
class SecretFile final : public SecretStore
{
public:
    static constexpr qint64 kMaxBytes = 1024 * 1024;

    /// \param onRead  learns each secret before its reader does, so that no log shows it; may be
    ///                null
    explicit SecretFile(QString path, std::function<void(const Secret &)> onRead = {});

    /// Unauthorized also for a file that others can read; Misconfigured for one that is no object
    /// of strings. A file that is not there has no secrets.
    void read(const QString &name, Done<Secret> done) override;
    void write(const QString &name, const Secret &secret, Done<bool> done) override;
    void remove(const QString &name, Done<bool> done) override;
    void learn(const Secret &secret) override;

private:
    [[nodiscard]] Result<QJsonObject> load() const;
    [[nodiscard]] Result<bool> save(const QJsonObject &secrets) const;

    QString m_path;
    std::function<void(const Secret &)> m_onRead;
};

} // namespace mcprt
