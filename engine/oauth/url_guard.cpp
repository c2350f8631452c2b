// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/oauth/url_guard.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

struct Range
{
    const char *address;
    int bits;
};
constexpr std::array kPrivate = {
    Range{"0.0.0.0", 8},      Range{"10.0.0.0", 8},    Range{"100.64.0.0", 10},
    Range{"169.254.0.0", 16}, Range{"172.16.0.0", 12}, Range{"192.0.0.0", 24},
    Range{"192.168.0.0", 16}, Range{"198.18.0.0", 15}, Range{"224.0.0.0", 4},
    Range{"240.0.0.0", 4},    Range{"fc00::", 7},      Range{"fe80::", 10},
    Range{"ff00::", 8},       Range{"::", 128},
};

} // namespace

Reach reachOf(const QHostAddress &given)
{
    bool isMapped = false;
    const QHostAddress ipv4(given.toIPv4Address(&isMapped));
    const QHostAddress address = isMapped ? ipv4 : given; // ::ffff:127.0.0.1 is 127.0.0.1
    if (address.isLoopback())
        return Reach::Loopback;
    const bool isPrivate = std::ranges::any_of(kPrivate, [&](const Range &range) {
        const QHostAddress net(QString::fromLatin1(range.address));
        return net.protocol() == address.protocol() && address.isInSubnet(net, range.bits);
    });
    return isPrivate ? Reach::Private : Reach::Public;
}

std::optional<Reach> reachOf(const QUrl &url)
{
    const QString host = url.host().toLower();
    if (host == "localhost"_L1 || host.endsWith(".localhost"_L1))
        return Reach::Loopback;
    const QHostAddress address(host);
    if (address.isNull())
        return {};
    return reachOf(address);
}

bool isLoopbackUrl(const QUrl &url)
{
    return reachOf(url) == Reach::Loopback;
}

QString whyRefused(const QUrl &url, const QUrl &server)
{
    const QString shown = url.toDisplayString(QUrl::RemoveQuery | QUrl::RemoveUserInfo).left(200);
    if (!url.isValid() || url.host().isEmpty() || !url.userInfo().isEmpty())
        return u"\"%1\" is no usable address"_s.arg(shown);
    const bool isLoopback = isLoopbackUrl(url);
    if (url.scheme() != "https"_L1 && !(url.scheme() == "http"_L1 && isLoopback))
        return u"%1 is not an https address"_s.arg(shown);
    if (url.host() == server.host() || isLoopbackUrl(server))
        return {};
    const auto reach = reachOf(url);
    if (reach == Reach::Loopback)
        return u"%1 is on this machine, the server is not"_s.arg(shown);
    if (reach == Reach::Private && reachOf(server) != Reach::Private)
        return u"%1 is in a private network, the server is not"_s.arg(shown);
    return {};
}

} // namespace mcprt
