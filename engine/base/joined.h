// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <cstring>
#include <initializer_list>

namespace mcprt {

/// \a parts one after the other, with one allocation and no other work; for what every call builds.
[[nodiscard]] inline QByteArray joined(std::initializer_list<QByteArrayView> parts)
{
    qsizetype size = 0;
    for (const QByteArrayView part : parts)
        size += part.size();
    QByteArray out(size, Qt::Uninitialized);
    char *to = out.data();
    for (const QByteArrayView part : parts) {
        if (!part.isEmpty()) // memcpy wants no null pointer
            std::memcpy(to, part.data(), size_t(part.size()));
        to += part.size();
    }
    return out;
}

} // namespace mcprt
