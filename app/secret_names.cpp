// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "app/secret_names.h"

#include "engine/base/trusted_file.h"

namespace mcprt {

namespace {

constexpr qint64 kMaxBytes = 1024 * 1024;

} // namespace

QStringList SecretNames::all() const
{
    const auto text = readTrustedFile(m_file, kMaxBytes);
    return text ? QString::fromUtf8(*text).split(u'\n', Qt::SkipEmptyParts) : QStringList();
}

Result<bool> SecretNames::add(const QString &name) const
{
    QStringList names = all();
    if (names.contains(name))
        return true;
    return save(names << name);
}

Result<bool> SecretNames::remove(const QString &name) const
{
    QStringList names = all();
    return names.removeAll(name) > 0 ? save(names) : Result<bool>(true);
}

Result<bool> SecretNames::save(const QStringList &names) const
{
    return writePrivateFile(m_file, names.join(u'\n').toUtf8() + '\n');
}

} // namespace mcprt
