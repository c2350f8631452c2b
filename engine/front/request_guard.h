// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/ids.h"
#include "engine/base/secret.h"
#include "engine/front/http_head.h"
#include "engine/front/http_types.h"

#include <QByteArrayList>

#include <functional>
#include <optional>

namespace mcprt {

/// Decides from the head of a request alone whether it may go on: who asks, from where, in what
/// form. Nothing of the body has been read by then.
///
/// Against pages in the user's browser: Host must name us and Origin, if present, a page served
/// from this machine; no answer carries CORS headers. Against other users of the machine: a token.
/// \sa MCP 2025-11-25, basic/transports, security warning
class RequestGuard
{
public:
    /// What may be asked for, and how.
    enum class Kind { None, Health, Mcp, Route };

    /// \param hosts  names that Host may have beside the three of loopback; lower case, an IPv6
    ///               address in brackets
    explicit RequestGuard(QByteArrayList hosts = {});

    void setPort(quint16 port) { m_port = port; }
    /// Accepts everyone as \a owner; for loopback only.
    void setOpenTo(OwnerKey owner) { m_open = std::move(owner); }
    void addToken(Secret token, OwnerKey owner);
    /// Lets in whoever \a holder names; it is asked for each request.
    void addTokens(std::function<std::optional<OwnerKey>(QByteArrayView shown)> holder);
    /// Serves paths that are \a prefix or begin with \a prefix and a slash.
    void addRoute(const QByteArray &prefix);

    /// \return the answer to refuse with, or nothing. \a owner is whose token \a head shows; empty
    ///         when it shows none of ours.
    [[nodiscard]] std::optional<HttpReply> check(const HttpHead &head, OwnerKey *owner) const;
    [[nodiscard]] Kind kindOf(QByteArrayView path) const;

private:
    [[nodiscard]] bool isOurHost(QByteArrayView host) const;
    [[nodiscard]] OwnerKey ownerOf(const HttpHead &head) const;
    [[nodiscard]] std::optional<HttpReply> checkForm(const HttpHead &head, Kind kind) const;

    QByteArrayList m_hosts;
    QByteArrayList m_routes;
    std::vector<std::function<std::optional<OwnerKey>(QByteArrayView shown)>> m_holders;
    std::optional<OwnerKey> m_open;
    quint16 m_port = 0;
};

/// A refusal with a JSON-RPC error as its body, as MCP clients expect it.
[[nodiscard]] HttpReply rpcRefusal(int status, int code, const QString &message,
                                   QByteArrayView id = {});

} // namespace mcprt
