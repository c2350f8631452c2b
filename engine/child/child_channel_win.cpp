// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/child/child_channel.h"

namespace mcprt {

struct ChildChannel::Private
{
    QProcess &process;
};

ChildChannel::ChildChannel(QProcess &process, QObject *parent)
    : QObject(parent)
    , m_d(std::make_unique<Private>(Private{process}))
{
    connect(&process, &QProcess::readyReadStandardOutput, this, &ChildChannel::drain);
    connect(&process, &QProcess::readChannelFinished, this,
            [this] { emit halfClosed(QStringLiteral("closed its output")); });
    connect(&process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::WriteError)
            emit halfClosed(QStringLiteral("closed its input"));
    });
}

ChildChannel::~ChildChannel() = default;

std::function<void()> ChildChannel::prepare()
{
    return {};
}

void ChildChannel::started() {}

void ChildChannel::write(const QByteArray &line)
{
    m_d->process.write(line);
    m_d->process.write("\n", 1);
}

qint64 ChildChannel::unsentBytes() const
{
    return m_d->process.bytesToWrite();
}

void ChildChannel::closeWrite()
{
    m_d->process.closeWriteChannel();
}

void ChildChannel::drain()
{
    const QByteArray bytes = m_d->process.readAllStandardOutput();
    if (!bytes.isEmpty())
        emit arrived(bytes);
}

} // namespace mcprt
