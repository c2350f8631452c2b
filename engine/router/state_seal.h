// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/ids.h"

#include <QByteArray>

#include <chrono>
#include <optional>

namespace mcprt {

/// Makes `requestState` that only we can have made: HMAC-SHA-256 under a key of this process, over
/// what it holds, when it expires and whose it is. \sa MCP 2026-07-28, MRTR, security
class StateSeal
{
public:
    using TimePoint = std::chrono::steady_clock::time_point;

    StateSeal();

    /// \param payload  of characters `A-Za-z0-9_-`
    [[nodiscard]] QByteArray seal(const QByteArray &payload, const OwnerKey &owner,
                                  TimePoint expiry) const;
    /// The payload; nullopt for what was changed, has expired, or is another owner's.
    [[nodiscard]] std::optional<QByteArray> open(const QByteArray &state, const OwnerKey &owner,
                                                 TimePoint now) const;
    /// Whether \a state looks like one of this process's, whole or not. Another runtime behind or
    /// before this one seals its own.
    [[nodiscard]] bool isOurs(QByteArrayView state) const;

private:
    [[nodiscard]] QByteArray sign(const QByteArray &body, const OwnerKey &owner) const;

    QByteArray m_key;
    QByteArray m_prefix; ///< names this process
};

} // namespace mcprt
