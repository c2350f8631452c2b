// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/child/transport.h"

#include <QByteArrayList>

namespace mcprt {

/// A child that the test plays: records what is sent, says what it is told to say.
class FakeTransport final : public Transport
{
public:
    using Transport::Transport;

    void send(const QByteArray &message) override { sent += message; }
    [[nodiscard]] qint64 unsentBytes() const override { return unsent; }
    void shutdown() override { emit closed(Error{ErrorCode::Cancelled, {}, {}}); }
    void setProtocolVersion(const QString &version) override { protocolVersion = version; }
    [[nodiscard]] bool hasHeaders() const override { return headers; }
    void setTools(QHash<QByteArray, ToolTraits> known) override { tools = std::move(known); }

    void say(const QByteArray &message) { emit received(ByteSlice(message)); }
    void die()
    {
        emit closed(Error{ErrorCode::Io, QStringLiteral("It has gone."), QStringLiteral("fake")});
    }

    QByteArrayList sent;
    qint64 unsent = 0;
    QString protocolVersion;
    bool headers = false; ///< as HTTP has
    QHash<QByteArray, ToolTraits> tools;
};

} // namespace mcprt
