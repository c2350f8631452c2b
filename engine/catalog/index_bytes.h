// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/checksum.h"
#include "engine/base/large_pages.h"

#include <QByteArray>

#include <cstring>
#include <span>
#include <string>
#include <type_traits>
#include <vector>

namespace mcprt {

/// Lays the parts of an index one after the other, as this machine has them in memory.
class IndexWriter
{
public:
    template <class T>
        requires std::is_trivially_copyable_v<T>
    void number(const T &value)
    {
        m_bytes.append(reinterpret_cast<const char *>(&value), qsizetype(sizeof(T)));
    }
    template <class T>
        requires std::is_trivially_copyable_v<T>
    void array(std::span<const T> values)
    {
        number(quint64(values.size()));
        m_bytes.append(reinterpret_cast<const char *>(values.data()),
                       qsizetype(values.size_bytes()));
    }
    template <class T>
    void array(const std::vector<T> &values)
    {
        array(std::span<const T>(values));
    }
    void text(QByteArrayView bytes) { array(std::span<const char>(bytes.data(), bytes.size())); }
    void reserve(std::size_t bytes) { m_bytes.reserve(qsizetype(bytes)); }
    [[nodiscard]] QByteArray take() { return std::move(m_bytes); }

private:
    QByteArray m_bytes;
};

inline constexpr qsizetype kSealBytes = 8;

/// The checksum that stands behind \a body. With the size, as what ends in its own checksum has the
/// same as what ends in none.
[[nodiscard]] inline quint64 sealOf(QByteArrayView body)
{
    return wordChecksum(body) ^ quint64(body.size());
}

/// \a bytes, filled up to whole words, and their checksum behind them.
[[nodiscard]] inline QByteArray sealed(QByteArray bytes)
{
    bytes.append(kSealBytes - bytes.size() % kSealBytes, '\0');
    const quint64 seal = sealOf(bytes);
    return bytes.append(reinterpret_cast<const char *>(&seal), kSealBytes);
}

/// Whether \a bytes are as sealed() gave them. Reads them all.
[[nodiscard]] inline bool isSealed(QByteArrayView bytes)
{
    if (bytes.size() < kSealBytes)
        return false;
    quint64 seal = 0;
    std::memcpy(&seal, bytes.last(kSealBytes).data(), kSealBytes);
    return seal == sealOf(bytes.chopped(kSealBytes));
}

/// Reads back what IndexWriter wrote. What is asked for beyond the end comes as zero or empty, and
/// isWhole() is false from then on.
class IndexReader
{
public:
    explicit IndexReader(QByteArrayView bytes)
        : m_rest(bytes)
    {}

    template <class T>
        requires std::is_trivially_copyable_v<T>
    [[nodiscard]] T number()
    {
        T value{};
        if (const char *from = take(sizeof(T)))
            std::memcpy(&value, from, sizeof(T));
        return value;
    }
    template <class T>
        requires std::is_trivially_copyable_v<T>
    [[nodiscard]] std::vector<T> array()
    {
        const auto count = number<quint64>();
        if (count > quint64(m_rest.size()) / sizeof(T)) {
            m_isWhole = false;
            return {};
        }
        auto values = largeVector<T>(count);
        if (const char *from = take(count * sizeof(T)); from && count > 0)
            std::memcpy(values.data(), from, count * sizeof(T));
        return values;
    }
    /// Valid as long as the bytes that are read.
    [[nodiscard]] QByteArrayView text()
    {
        const auto count = number<quint64>();
        const char *from = take(count);
        return from ? QByteArrayView(from, qsizetype(count)) : QByteArrayView();
    }
    [[nodiscard]] bool isWhole() const { return m_isWhole; }
    [[nodiscard]] bool atEnd() const { return m_isWhole && m_rest.isEmpty(); }

private:
    const char *take(quint64 bytes)
    {
        if (bytes > quint64(m_rest.size())) {
            m_isWhole = false;
            return nullptr;
        }
        const char *from = m_rest.data();
        m_rest = m_rest.sliced(qsizetype(bytes));
        return from;
    }

    QByteArrayView m_rest;
    bool m_isWhole = true;
};

} // namespace mcprt
