// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/oauth/loopback_visitor.h"

#include "engine/base/log.h"
#include "engine/oauth/url_guard.h"

#include <QNetworkProxy>
#include <QNetworkReply>

namespace mcprt {

namespace {

constexpr int kMaxRedirects = 5;

} // namespace

LoopbackVisitor::LoopbackVisitor(QObject *parent)
    : QObject(parent)
{
    m_network.setProxy(QNetworkProxy::NoProxy);
}

void LoopbackVisitor::visit(const QUrl &page)
{
    go(page, 0);
}

void LoopbackVisitor::go(const QUrl &url, int redirects)
{
    if (!isLoopbackUrl(url) || redirects > kMaxRedirects) {
        qCWarning(lcSecrets).noquote()
            << "A test does not sign in at" << url.host() << ", which is not this machine";
        return;
    }
    QNetworkRequest request(url);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                         QNetworkRequest::ManualRedirectPolicy);
    QNetworkReply *reply = m_network.get(request);
    connect(reply, &QNetworkReply::finished, this, [this, reply, url, redirects] {
        reply->deleteLater();
        const QUrl next = reply->attribute(QNetworkRequest::RedirectionTargetAttribute).toUrl();
        if (!next.isEmpty())
            go(url.resolved(next), redirects + 1);
    });
}

} // namespace mcprt
