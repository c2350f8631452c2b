// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/router/public_names.h"

#include <QCryptographicHash>

#include <algorithm>

namespace mcprt {

namespace {

constexpr qsizetype kHashDigits = 10;
constexpr qsizetype kKeptChars = kMaxPublicName - kHashDigits - 1;
constexpr QByteArrayView kBorder = "__";
/// Of a long server name at least; the rest of the room is the tool's, which says more.
constexpr qsizetype kLeastServerChars = 24;

bool isPlain(QChar c)
{
    return (c >= u'A' && c <= u'Z') || (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9')
           || c == u'_' || c == u'.' || c == u'-';
}

/// Each character that not all clients take becomes `_`.
QByteArray plain(const QString &name)
{
    QByteArray out;
    out.reserve(name.size());
    for (const QChar c : name)
        out += isPlain(c) ? char(c.unicode()) : '_';
    return out;
}

/// Ends like a cut name; no name that is shown whole may.
bool looksCut(QByteArrayView name)
{
    if (name.size() < kHashDigits + 1 || name[name.size() - kHashDigits - 1] != '_')
        return false;
    return std::ranges::all_of(name.last(kHashDigits), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    });
}

QByteArray digitsOf(const ServerName &server, const QString &name, int attempt)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(server.text.toUtf8());
    hash.addData(QByteArray(1, '\0')); // stands in no name of a server
    hash.addData(name.toUtf8());
    if (attempt > 0)
        hash.addData(QByteArray(1, '\0').append(QByteArray::number(attempt)));
    return hash.result().toHex().first(kHashDigits);
}

} // namespace

QByteArray publicName(const ServerName &server, const QString &name, int attempt)
{
    const QByteArray first = plain(server.text);
    const QByteArray second = plain(name);
    QByteArray shown = first + kBorder + second;
    const bool isClear = std::ranges::all_of(server.text, isPlain)
                         && std::ranges::all_of(name, isPlain) && !first.contains(kBorder)
                         && !first.endsWith('_') && !looksCut(shown);
    if (attempt == 0 && isClear && shown.size() <= kMaxPublicName)
        return shown;
    const qsizetype room = kKeptChars - kBorder.size() - second.size();
    shown = first.left(std::max(kLeastServerChars, room)) + kBorder + second;
    return shown.left(kKeptChars) + '_' + digitsOf(server, name, attempt);
}

bool mayBelongTo(QByteArrayView shown, const ServerName &server)
{
    const QByteArray first = plain(server.text);
    const QByteArray start =
        first.size() <= kLeastServerChars ? first + kBorder : first.first(kLeastServerChars);
    return shown.startsWith(start);
}

QByteArray PublicNames::add(const ServerName &server, const QString &name)
{
    for (int attempt = 0;; ++attempt) {
        QByteArray shown = m_bare ? name.toUtf8() : publicName(server, name, attempt);
        const auto [at, isNew] = m_targets.try_emplace(shown, Target{server, name});
        if (isNew)
            return shown;
        if (m_bare || (at->second.server == server && at->second.name == name))
            return {};
    }
}

const PublicNames::Target *PublicNames::find(const QByteArray &shown) const
{
    const auto at = m_targets.find(shown);
    return at == m_targets.end() ? nullptr : &at->second;
}

} // namespace mcprt
