// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArrayView>
#include <QtEndian>

namespace mcprt {

/// FNV-1a over 64-bit words: finds what decayed on a disk, several gigabytes a second. No use
/// against an attacker. Bytes behind the last whole word do not count.
[[nodiscard]] inline quint64 wordChecksum(QByteArrayView bytes)
{
    quint64 sum = 0xcbf29ce484222325ULL;
    for (qsizetype at = 0; at + 8 <= bytes.size(); at += 8)
        sum = (sum ^ qFromLittleEndian<quint64>(bytes.data() + at)) * 0x100000001b3ULL;
    return sum;
}

} // namespace mcprt
