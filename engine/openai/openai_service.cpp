// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/openai/openai_service.h"

#include "engine/base/web_address.h"

#include <QDeadlineTimer>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

Result<RawJson> readReply(QNetworkReply &reply, const QString &name, const QString &origin)
{
    if (reply.error() == QNetworkReply::OperationCanceledError)
        return fail(ErrorCode::Timeout, u"%1 took too long."_s.arg(name), origin);
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status == 401 || status == 403)
        return fail(ErrorCode::Unauthorized, u"%1 refused the key."_s.arg(name), origin);
    if (status == 429)
        return fail(ErrorCode::LimitExceeded, u"%1 asks to slow down."_s.arg(name), origin);
    if (status == 400 || status == 413 || status == 422) {
        return fail(ErrorCode::InvalidArgument,
                    u"%1 refused what it was sent (%2)."_s.arg(name).arg(status), origin);
    }
    if (status == 0)
        return fail(ErrorCode::Unavailable, u"%1 could not be reached."_s.arg(name), origin);
    if (status < 200 || status >= 300)
        return fail(ErrorCode::Unavailable, u"%1 answered %2."_s.arg(name).arg(status), origin);
    const auto json = parseJson(ByteSlice(reply.readAll()));
    if (!json)
        return fail(ErrorCode::Unavailable, u"%1 sent no usable answer."_s.arg(name), origin);
    return *json;
}

} // namespace

Result<std::unique_ptr<OpenAiService>> OpenAiService::create(Options options)
{
    const QUrl &url = options.baseUrl;
    const bool isSafe =
        url.scheme() == "https"_L1 || (url.scheme() == "http"_L1 && isLoopbackHost(url.host()));
    if (!isWebAddress(url) || !isSafe || !url.userInfo().isEmpty()) {
        return fail(ErrorCode::Misconfigured,
                    u"%1 must be an https address without a user name (http only on this machine), "
                    "such as https://host/v1."_s.arg(options.setting),
                    options.setting);
    }
    return std::unique_ptr<OpenAiService>(new OpenAiService(std::move(options)));
}

OpenAiService::OpenAiService(Options options)
    : m_options(std::move(options))
{
    m_network.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    QString path = m_options.baseUrl.path();
    while (path.endsWith(u'/'))
        path.chop(1);
    m_options.baseUrl.setPath(path);
    m_options.baseUrl.setFragment({});
}

OpenAiService::~OpenAiService() = default;

void OpenAiService::post(const QString &path, const QByteArray &body,
                         std::chrono::milliseconds timeout, Done<RawJson> done)
{
    const QDeadlineTimer deadline(timeout);
    m_options.apiKey.read(
        timeout, Done<Secret>(this, [this, path, body, deadline,
                                     done = std::move(done)](const Result<Secret> &key) mutable {
            if (!key)
                return done.report(Failure(key.error()));
            send(path, body, *key, std::chrono::milliseconds(deadline.remainingTime()),
                 std::move(done));
        }));
}

void OpenAiService::send(const QString &path, const QByteArray &body, const Secret &key,
                         std::chrono::milliseconds timeout, Done<RawJson> done)
{
    QUrl url = m_options.baseUrl;
    url.setPath(url.path() + path);
    QNetworkRequest request(url);
    request.setHeader(QNetworkRequest::ContentTypeHeader, "application/json"_ba);
    request.setRawHeader("Accept", "application/json");
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    if (!key.isEmpty())
        request.setRawHeader("Authorization", "Bearer " + key.reveal());
    QNetworkReply *reply = m_network.post(request, body);
    // A longer answer stops there, until the deadline.
    reply->setReadBufferSize(m_options.maxReplyBytes);
    QTimer::singleShot(timeout, reply, &QNetworkReply::abort);
    connect(reply, &QNetworkReply::finished, reply,
            [reply, name = m_options.name, origin = m_options.origin,
             answer = std::move(done)]() mutable {
                reply->deleteLater();
                answer.report(readReply(*reply, name, origin));
            });
}

} // namespace mcprt
