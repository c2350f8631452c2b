// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/error.h"
#include "engine/base/secret.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace mcprt {

/// Blots secrets out of texts by their value: as it is, in base64, percent-encoded, in hexadecimal
/// and as a JSON string spells it. What others wrote (a program's last words, an HTTP error page)
/// may repeat what we gave them; this is the last door before a log or a reply.
class SecretFilter
{
public:
    static constexpr qsizetype kShortest = 6; ///< bytes; shorter ones would match anywhere
    static constexpr char kMark[] = "[hidden]";

    void add(const Secret &secret);

    [[nodiscard]] QByteArray filtered(QByteArray text) const;
    [[nodiscard]] QString filtered(const QString &text) const;
    /// \a error with its message and data filtered.
    [[nodiscard]] Error filtered(Error error) const;

private:
    std::vector<Secret> m_forms; ///< longest first: one that begins like another goes whole
};

/// Whether a variable, header or parameter of this \a name usually holds a secret.
[[nodiscard]] bool namesSecret(QStringView name);

} // namespace mcprt
