// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/done.h"
#include "engine/base/raw_json.h"
#include "engine/secrets/service_key.h"

#include <QByteArray>
#include <QNetworkAccessManager>
#include <QUrl>

#include <chrono>
#include <memory>

namespace mcprt {

/// A service with the OpenAI interface, on this machine or elsewhere.
///
/// The key goes to the configured address and nowhere else: redirects are not followed, and plain
/// http is refused unless the host is this machine.
class OpenAiService final : public QObject
{
    Q_OBJECT

public:
    struct Options
    {
        QUrl baseUrl;      ///< e.g. `https://host/v1`; paths are added
        ServiceKey apiKey; ///< may be empty, as local services want it
        QString setting;   ///< that named the address, for errors
        QString name;      ///< as in "the description service"
        QString origin;    ///< of errors
        qint64 maxReplyBytes = 1 << 20;
    };

    /// \return Misconfigured when the address is no https one and not on this machine.
    [[nodiscard]] static Result<std::unique_ptr<OpenAiService>> create(Options options);
    ~OpenAiService() override;

    /// Posts the JSON \a body to \a path, such as `/embeddings`.
    ///
    /// \param done  once: the JSON of the answer; or Timeout, Unauthorized (wrong key),
    ///              LimitExceeded (the service's rate limit), InvalidArgument (it refused the
    ///              body: 400, 413, 422), Unavailable (anything else). The message says why in one
    ///              short clause. Also what ServiceKey::read() reports; then nothing was sent.
    void post(const QString &path, const QByteArray &body, std::chrono::milliseconds timeout,
              Done<RawJson> done);

private:
    explicit OpenAiService(Options options);
    void send(const QString &path, const QByteArray &body, const Secret &key,
              std::chrono::milliseconds timeout, Done<RawJson> done);

    Options m_options;
    QNetworkAccessManager m_network;
};

} // namespace mcprt
