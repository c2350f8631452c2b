// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QMap>
#include <QString>
#include <QStringList>

#include <vector>

namespace mcprt {

/// One challenge of a `WWW-Authenticate` header. \sa RFC 9110, 11.6.1
struct Challenge
{
    QString scheme;                    ///< lower case
    QMap<QString, QString> parameters; ///< names in lower case

    bool operator==(const Challenge &) const = default;
};

/// All challenges of \a header. What can't be read ends the list; nothing before it is lost.
[[nodiscard]] std::vector<Challenge> parseChallenges(const QByteArray &header);

/// What a `Bearer` challenge says. \sa RFC 6750, 3; RFC 9728, 5.1
struct BearerChallenge
{
    QString resourceMetadata;
    QStringList scopes;
    QString error;
};
[[nodiscard]] BearerChallenge bearerChallenge(const QByteArray &header);

} // namespace mcprt
