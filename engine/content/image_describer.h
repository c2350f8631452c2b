// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/done.h"
#include "engine/base/secret.h"

#include <QByteArray>
#include <QNetworkAccessManager>
#include <QUrl>

#include <chrono>
#include <memory>

class QNetworkReply;

namespace mcprt {

/// Asks an OpenAI-compatible service what an image shows, so that a model that is given only a
/// reference knows whether to fetch it.
///
/// The key goes to the configured address and nowhere else: redirects are not followed, and plain
/// http is refused unless the host is this machine.
class ImageDescriber final : public QObject
{
    Q_OBJECT

public:
    struct Options
    {
        QUrl baseUrl;  ///< e.g. `https://host/v1`; `/chat/completions` is added
        Secret apiKey; ///< may be empty, as local services want it
        QString model;
        std::chrono::milliseconds timeout{std::chrono::seconds(30)};
    };

    /// \return Misconfigured when the address is no https one and not on this machine, or the model
    /// is missing.
    [[nodiscard]] static Result<std::unique_ptr<ImageDescriber>> create(Options options);
    ~ImageDescriber() override;

    /// Describes \a image in a few sentences.
    ///
    /// \param done  once: the text, trimmed and at most 2,000 characters; or Timeout, Unauthorized
    ///              (wrong key), LimitExceeded (image above 20 MB, or the service's rate limit),
    ///              Unavailable (anything else). The message says why in one short clause.
    void describe(const QByteArray &image, const QString &mimeType, Done<QString> done);

private:
    explicit ImageDescriber(Options options);
    [[nodiscard]] QByteArray requestBody(const QByteArray &image, const QString &mimeType) const;

    Options m_options;
    QNetworkAccessManager m_network;
};

} // namespace mcprt
