// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/openai/openai_service.h"

#include <QByteArray>

#include <chrono>
#include <memory>

namespace mcprt {

/// Asks an OpenAI-compatible service what an image shows, so that a model that is given only a
/// reference knows whether to fetch it.
class ImageDescriber
{
public:
    struct Options
    {
        QUrl baseUrl;      ///< e.g. `https://host/v1`; a path is added
        ServiceKey apiKey; ///< may be empty, as local services want it
        QString model;
        std::chrono::milliseconds timeout{std::chrono::seconds(30)};
    };

    /// \return Misconfigured when the address is no https one and not on this machine, or the model
    /// is missing.
    [[nodiscard]] static Result<std::unique_ptr<ImageDescriber>> create(Options options);

    /// Describes \a image in a few sentences.
    ///
    /// \param done  once: the text, trimmed and at most 2,000 characters; or Timeout, Unauthorized
    ///              (wrong key), LimitExceeded (image above 20 MB, or the service's rate limit),
    ///              Unavailable (anything else). The message says why in one short clause.
    void describe(const QByteArray &image, const QString &mimeType, Done<QString> done);

private:
    ImageDescriber(Options options, std::unique_ptr<OpenAiService> service);
    [[nodiscard]] QByteArray requestBody(const QByteArray &image, const QString &mimeType) const;

    Options m_options;
    std::unique_ptr<OpenAiService> m_service;
};

} // namespace mcprt
