// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>

#include <utility>

#include <openssl/crypto.h>

namespace mcprt {

/// A key or token. Has no operator<< and no conversion, so it reaches no log by accident; the bytes
/// are wiped when the last holder goes.
class Secret
{
public:
    Secret() = default;
    explicit Secret(const QByteArray &bytes)
        : m_bytes(bytes.constData(), bytes.size()) // a buffer of our own, so that it can be wiped
    {}
    Secret(const Secret &other)
        : Secret(other.m_bytes)
    {}
    Secret(Secret &&other) noexcept
        : m_bytes(std::exchange(other.m_bytes, {}))
    {}
    Secret &operator=(Secret other) noexcept
    {
        m_bytes.swap(other.m_bytes);
        return *this;
    }
    ~Secret()
    {
        if (!m_bytes.isEmpty())
            OPENSSL_cleanse(m_bytes.data(), size_t(m_bytes.size()));
    }

    [[nodiscard]] bool isEmpty() const { return m_bytes.isEmpty(); }
    /// The bytes, for the one place that sends them.
    [[nodiscard]] const QByteArray &reveal() const { return m_bytes; }
    /// Takes the same time whatever \a candidate is, as long as the lengths agree.
    [[nodiscard]] bool equals(QByteArrayView candidate) const
    {
        return candidate.size() == m_bytes.size()
               && CRYPTO_memcmp(candidate.data(), m_bytes.constData(), size_t(m_bytes.size())) == 0;
    }

private:
    QByteArray m_bytes;
};

} // namespace mcprt
