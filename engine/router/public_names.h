// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/ids.h"

#include <QByteArray>

#include <unordered_map>

namespace mcprt {

/// Longest name that every client takes. \sa protocol.md, 2.1
inline constexpr qsizetype kMaxPublicName = 64;

/// Under what name a child's tool or prompt is shown beside those of other children.
///
/// `server__name`. A name that would be longer than kMaxPublicName, that has characters other than
/// `A-Za-z0-9_.-`, whose server would make the border between the two unclear (`__` inside, `_` at
/// its end), or that looks cut, is cut and gets digits of its SHA-256. So a name depends on nothing
/// but the two names, and two pairs never share one, but for equal hashes.
/// \param attempt  counts up for another hash of the same pair; 0 = the usual name
[[nodiscard]] QByteArray publicName(const ServerName &server, const QString &name, int attempt = 0);

/// Whether publicName() of a tool of \a server may be \a shown.
[[nodiscard]] bool mayBelongTo(QByteArrayView shown, const ServerName &server);

/// The names of one list, each for one tool or prompt.
class PublicNames
{
public:
    struct Target
    {
        ServerName server;
        QString name; ///< the child's own
    };

    /// \param bare  names are shown as the child has them: one server only
    explicit PublicNames(bool bare = false)
        : m_bare(bare)
    {}

    /// Takes \a name in, and finds another one where equal hashes meet.
    /// \return the name to show; empty when the pair is there already
    QByteArray add(const ServerName &server, const QString &name);
    /// Null for a name that was never given.
    [[nodiscard]] const Target *find(const QByteArray &shown) const;

private:
    bool m_bare;
    std::unordered_map<QByteArray, Target> m_targets;
};

} // namespace mcprt
