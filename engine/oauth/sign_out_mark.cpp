// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/oauth/sign_out_mark.h"

#include "engine/base/log.h"
#include "engine/base/random_id.h"
#include "engine/base/trusted_file.h"

#include <QDateTime>
#include <QFileInfo>

namespace mcprt {

qint64 SignOutMark::value() const
{
    const QFileInfo info(m_file);
    return !m_file.isEmpty() && info.exists() ? info.lastModified().toMSecsSinceEpoch() : 0;
}

void SignOutMark::set() const
{
    if (m_file.isEmpty())
        return;
    if (const auto written = writePrivateFile(m_file, randomHex().toLatin1()); !written)
        qCWarning(lcSecrets).noquote()
            << "running programs can't be told of the sign-out:" << written.error().message;
}

} // namespace mcprt
