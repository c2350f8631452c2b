// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArrayView>
#include <QtGlobal>

#include <cstdint>

#ifdef Q_OS_LINUX
#include <sys/mman.h>
#endif

namespace mcprt {

/// Gives back the memory in which \a bytes, read-only data of the program's own file, were read:
/// what is read again comes from the file. For what is read through once, as for a checksum, and
/// then in few places.
inline void releaseFilePages([[maybe_unused]] QByteArrayView bytes)
{
#ifdef Q_OS_LINUX
    constexpr std::uintptr_t kPage = 4096; // the other sizes are multiples; they are left alone
    const auto begin =
        (reinterpret_cast<std::uintptr_t>(bytes.begin()) + kPage - 1) / kPage * kPage;
    const auto end = reinterpret_cast<std::uintptr_t>(bytes.end()) / kPage * kPage;
    if (begin < end)
        // NOLINTNEXTLINE(performance-no-int-to-ptr): a boundary within bytes
        madvise(reinterpret_cast<void *>(begin), end - begin, MADV_DONTNEED);
#endif
}

} // namespace mcprt
