// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/result.h"

#include <QStringList>

namespace mcprt {

/// The names, never the values, of secrets that were set here: keychains can't be asked for them.
class SecretNames
{
public:
    /// \param folder  private to this user
    explicit SecretNames(const QString &folder)
        : m_file(folder + QStringLiteral("/secret_names"))
    {}

    [[nodiscard]] QStringList all() const;
    [[nodiscard]] Result<bool> add(const QString &name) const;
    [[nodiscard]] Result<bool> remove(const QString &name) const;

private:
    [[nodiscard]] Result<bool> save(const QStringList &names) const;

    QString m_file;
};

} // namespace mcprt
