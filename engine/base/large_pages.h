// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtGlobal>

#include <cstddef>
#include <cstdint>
#include <vector>

#ifdef Q_OS_LINUX
#include <sys/mman.h>
#endif

namespace mcprt {

/// Asks the system for large pages where \a data lies, which should not have been written to yet:
/// filling many megabytes otherwise takes mostly the time to get page by page. Whether it heeds
/// that makes no other difference.
inline void useLargePages([[maybe_unused]] void *data, [[maybe_unused]] std::size_t bytes)
{
#ifdef Q_OS_LINUX
    constexpr std::uintptr_t kPage = 2 * 1024 * 1024;
    const auto begin = (reinterpret_cast<std::uintptr_t>(data) + kPage - 1) / kPage * kPage;
    const auto end = (reinterpret_cast<std::uintptr_t>(data) + bytes) / kPage * kPage;
    if (begin < end)
        // NOLINTNEXTLINE(performance-no-int-to-ptr): a boundary within data
        madvise(reinterpret_cast<void *>(begin), end - begin, MADV_HUGEPAGE);
#endif
}

/// A vector of \a count zeros in large pages, if there are that many.
template <class T>
[[nodiscard]] std::vector<T> largeVector(std::size_t count)
{
    std::vector<T> values;
    values.reserve(count);
    useLargePages(values.data(), count * sizeof(T));
    values.resize(count);
    return values;
}

} // namespace mcprt
