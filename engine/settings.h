// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/secret.h"
#include "engine/child/server_config.h"

#include <QString>
#include <QStringList>

#include <chrono>
#include <vector>

namespace mcprt {

enum class SurfaceKind { Tools, Router, All };

/// Every setting of the engine, with its default. Names and meaning: contract, section 2. app fills
/// one from the command line, environment, `.env` and settings file, and hands it over. A key may
/// be
/// `${keychain:NAME}`. \sa ServiceKey
struct EngineSettings
{
    // Discovery
    QString discoveryUrl; ///< empty = embedded index only
    Secret discoveryApiKey;
    Secret discoveryEncryptionKey;
    bool trustDiscovery = false;

    // Content
    QString offloadFolder; ///< TOOL_OFFLOADED_DATA_PATH
    qint64 maxOffloadedBytes = qint64(1) << 30;
    std::chrono::hours maxOffloadedAge{24};
    qsizetype maxResultTokens = 4096;
    bool describeImages = true;
    Secret openAiApiKey;
    QString openAiBaseUrl;
    QString visionModelName = QStringLiteral("gpt-4.1-mini");

    // Search: an embedding service beside the model that comes with the program
    QString embeddingModelName; ///< empty = none
    QString embeddingBaseUrl;   ///< empty = the service of openAiBaseUrl, with its key
    Secret embeddingApiKey;

    // Tasks
    qsizetype backgroundQueueSize = 100;
    qsizetype backgroundQueueMaxSubscribers = 4;
    std::chrono::seconds keepTaskResults{3600};

    // Servers
    bool autoStart = true;
    std::chrono::milliseconds autoBackground{std::chrono::seconds(45)}; ///< 0 = never
    std::chrono::milliseconds idleStop{std::chrono::seconds(600)};      ///< 0 = never
    /// CHANGED_TOOLS: for servers whose entry does not say it
    ChangedTools changedTools = ChangedTools::Ask;
    std::chrono::milliseconds startTimeout{std::chrono::seconds(30)};
    /// SurfaceKind::All: how long a list waits for servers that it knows nothing of
    std::chrono::milliseconds listPatience{std::chrono::seconds(15)};

    // What is served
    SurfaceKind surface = SurfaceKind::Tools;
    QString onlyServer; ///< SurfaceKind::All with one server, bare names
    QString childUrl;   ///< SurfaceKind::All with this HTTP server alone; configFile is not read

    /// Tests only: pages to sign in at are answered without a person, on loopback alone.
    bool testSignIn = false;

    // Where things are kept
    QString configFile;  ///< mcpServers
    QString dataFolder;  ///< catalogue database; 0700
    QString stateFolder; ///< access token, approvals; 0700

    /// Everything that is wrong, one sentence each with what to do; empty = usable.
    [[nodiscard]] QStringList problems() const;
};

} // namespace mcprt
