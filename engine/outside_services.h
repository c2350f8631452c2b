// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/result.h"
#include "engine/secrets/service_key.h"
#include "engine/settings.h"

#include <memory>

namespace mcprt {

class Clock;
class DiscoveryClient;
class EmbeddingEndpoint;
class ImageDescriber;
class SecretStore;

/// Makes the clients of what the settings name outside this program, each with its key. A key in
/// the keychain is read when one of them first asks its service.
class OutsideServices
{
public:
    /// The references must outlive what is made here.
    OutsideServices(const EngineSettings &settings, SecretStore &secrets, const Clock &clock);

    /// Null when DISCOVERY_URL is empty. \return what DiscoveryClient::create() reports
    [[nodiscard]] Result<std::unique_ptr<DiscoveryClient>> discovery() const;
    /// Null when none is wanted, or, with a warning in the log, when none can be made.
    [[nodiscard]] std::unique_ptr<ImageDescriber> describer() const;
    [[nodiscard]] std::unique_ptr<EmbeddingEndpoint> embedding() const; ///< as describer()

private:
    const EngineSettings &m_settings;
    const Clock &m_clock;
    ServiceKey m_discoveryKey;
    ServiceKey m_encryptionKey;
    ServiceKey m_openAiKey; ///< of descriptions, and of meanings that have no service of their own
    ServiceKey m_embeddingKey;
};

} // namespace mcprt
