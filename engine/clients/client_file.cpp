// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/clients/client_file.h"

#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace mcprt {

Result<bool> readClientFile(const QString &path, QByteArray *bytes)
{
    bytes->clear();
    const QFileInfo info(path);
    if (!info.exists()) {
        if (info.isSymLink())
            return fail(ErrorCode::Io, u"%1 is a link to %2, which is not there."_s.arg(
                                           path, info.symLinkTarget()));
        return false;
    }
    QFile file(path);
    if (!info.isFile() || !file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Io, u"%1 can't be read as a file."_s.arg(path));
    if (info.size() > kMaxClientFileBytes)
        return fail(ErrorCode::LimitExceeded,
                    u"%1 is larger than %2 bytes, so it is left alone."_s.arg(path).arg(
                        kMaxClientFileBytes));
    *bytes = file.readAll();
    if (file.error() != QFileDevice::NoError)
        return fail(ErrorCode::Io, u"%1 can't be read: %2."_s.arg(path, file.errorString()));
    return true;
}

} // namespace mcprt
