// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QNetworkAccessManager>
#include <QUrl>

namespace mcprt {

/// Stands in for person and browser in tests: opens a page and goes where it redirects to. Every
/// address on the way must be on loopback; others are not asked, whatever the settings say.
class LoopbackVisitor final : public QObject
{
    Q_OBJECT

public:
    explicit LoopbackVisitor(QObject *parent = nullptr);

    void visit(const QUrl &page);

private:
    void go(const QUrl &url, int redirects);

    QNetworkAccessManager m_network;
};

} // namespace mcprt
