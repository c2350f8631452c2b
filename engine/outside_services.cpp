// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/outside_services.h"

#include "engine/base/log.h"
#include "engine/catalog/discovery_client.h"
#include "engine/catalog/embedding_endpoint.h"
#include "engine/content/image_describer.h"

#include <QUrl>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

QUrl openAiUrl(const QString &given)
{
    return QUrl(given.isEmpty() ? u"https://api.openai.com/v1"_s : given);
}

} // namespace

OutsideServices::OutsideServices(const EngineSettings &settings, SecretStore &secrets,
                                 const Clock &clock)
    : m_settings(settings)
    , m_clock(clock)
    , m_discoveryKey(u"DISCOVERY_API_KEY"_s, settings.discoveryApiKey, secrets, clock)
    , m_encryptionKey(u"DISCOVERY_ENCRYPTION_KEY"_s, settings.discoveryEncryptionKey, secrets,
                      clock)
    , m_openAiKey(u"OPENAI_API_KEY"_s, settings.openAiApiKey, secrets, clock)
    , m_embeddingKey(u"EMBEDDING_API_KEY"_s, settings.embeddingApiKey, secrets, clock)
{}

Result<std::unique_ptr<DiscoveryClient>> OutsideServices::discovery() const
{
    if (m_settings.discoveryUrl.isEmpty())
        return nullptr;
    return DiscoveryClient::create(m_settings.discoveryUrl, m_discoveryKey, m_encryptionKey,
                                   &m_clock);
}

std::unique_ptr<ImageDescriber> OutsideServices::describer() const
{
    if (!m_settings.describeImages || (m_openAiKey.isEmpty() && m_settings.openAiBaseUrl.isEmpty()))
        return nullptr;
    auto made = ImageDescriber::create(
        {openAiUrl(m_settings.openAiBaseUrl), m_openAiKey, m_settings.visionModelName});
    if (made)
        return *std::move(made);
    qCWarning(lcRuntime).noquote() << "Images are not described:" << made.error().message;
    return nullptr;
}

std::unique_ptr<EmbeddingEndpoint> OutsideServices::embedding() const
{
    if (m_settings.embeddingModelName.isEmpty())
        return nullptr;
    const bool isShared = m_settings.embeddingBaseUrl.isEmpty();
    OpenAiService::Options options;
    options.baseUrl = openAiUrl(isShared ? m_settings.openAiBaseUrl : m_settings.embeddingBaseUrl);
    options.apiKey = isShared ? m_openAiKey : m_embeddingKey;
    options.setting = isShared ? u"OPENAI_BASE_URL"_s : u"EMBEDDING_BASE_URL"_s;
    options.name = u"the embedding service"_s;
    options.origin = u"embedding"_s;
    options.maxReplyBytes = 32 << 20; // 64 vectors as text
    auto service = OpenAiService::create(std::move(options));
    if (service)
        return std::make_unique<EmbeddingEndpoint>(*std::move(service),
                                                   m_settings.embeddingModelName);
    qCWarning(lcRuntime).noquote()
        << "The embedding service is not used:" << service.error().message;
    return nullptr;
}

} // namespace mcprt
