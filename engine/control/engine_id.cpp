// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/control/engine_id.h"

#include "engine/settings.h"

#include <QCryptographicHash>
#include <QDataStream>
#include <QIODevice>

namespace mcprt {

namespace {

constexpr qsizetype kDigits = 16; // 64 bits: enough to tell apart, too few to guess a key by

QByteArray digest(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
}

} // namespace

QString engineId(const EngineSettings &settings)
{
    QByteArray all;
    QDataStream out(&all, QIODevice::WriteOnly);
    out << QByteArray(MCPRT_VERSION) << settings.discoveryUrl << settings.trustDiscovery
        << settings.offloadFolder << settings.maxOffloadedBytes
        << qint64(settings.maxOffloadedAge.count()) << qint64(settings.maxResultTokens)
        << settings.describeImages << settings.openAiBaseUrl << settings.visionModelName
        << qint64(settings.backgroundQueueSize) << qint64(settings.backgroundQueueMaxSubscribers)
        << qint64(settings.keepTaskResults.count()) << settings.autoStart
        << int(settings.changedTools) << qint64(settings.autoBackground.count())
        << qint64(settings.idleStop.count()) << qint64(settings.startTimeout.count())
        << int(settings.surface) << settings.onlyServer << settings.childUrl
        << settings.embeddingModelName << settings.embeddingBaseUrl << settings.configFile
        << settings.dataFolder << settings.stateFolder;
    for (const Secret *secret : {&settings.discoveryApiKey, &settings.discoveryEncryptionKey,
                                 &settings.openAiApiKey, &settings.embeddingApiKey})
        out << digest(secret->reveal());
    return QString::fromLatin1(digest(all).toHex().first(kDigits));
}

} // namespace mcprt
