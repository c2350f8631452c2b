// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/content/image_describer.h"

#include "engine/base/raw_json.h"

#include <QHostAddress>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

constexpr qsizetype kMaxImageBytes = 20'000'000;
constexpr qint64 kMaxReplyBytes = 1 << 20;
constexpr qsizetype kMaxCharacters = 2000;
constexpr char kQuestion[] =
    "Describe this image for a reader who cannot see it: what kind of image it is, what it "
    "shows, and any text in it, word for word if it is short. Use at most 120 words.";

bool isThisMachine(const QString &host)
{
    return host == u"localhost"_s || QHostAddress(host).isLoopback();
}

/// `choices[0].message.content`: a string, or a list of parts with `text`.
QString answerText(const RawJson &reply)
{
    JsonCursor choices(member(reply, "choices").view());
    if (!choices.enterArray() || !choices.nextElement())
        return {};
    const RawJson choice = reply.part(choices.takeValue());
    const RawJson content = member(member(choice, "message"), "content");
    if (content.isString())
        return decodeString(content.view()).value_or(QString());
    QString text;
    JsonCursor parts(content.view());
    if (!parts.enterArray())
        return {};
    while (parts.nextElement()) {
        const RawJson part = content.part(parts.takeValue());
        text += decodeString(member(part, "text").view()).value_or(QString());
    }
    return text;
}

/// One line of plain text, not too long. What an image's description says is untrusted.
QString tidied(QString text)
{
    for (QChar &c : text) {
        if (c.category() == QChar::Other_Control)
            c = u' ';
    }
    text = text.simplified();
    if (text.size() > kMaxCharacters)
        text = text.left(text.at(kMaxCharacters - 1).isHighSurrogate() ? kMaxCharacters - 1
                                                                       : kMaxCharacters)
               + u'…';
    return text;
}

Failure unavailable(const QString &why)
{
    return fail(ErrorCode::Unavailable, why, u"image description"_s);
}

Result<QString> readReply(QNetworkReply &reply)
{
    if (reply.error() == QNetworkReply::OperationCanceledError)
        return fail(ErrorCode::Timeout, u"the description service took too long."_s,
                    u"image description"_s);
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status == 401 || status == 403)
        return fail(ErrorCode::Unauthorized, u"the description service refused the key."_s,
                    u"image description"_s);
    if (status == 429)
        return fail(ErrorCode::LimitExceeded, u"the description service asks to slow down."_s,
                    u"image description"_s);
    if (status == 0)
        return unavailable(u"the description service could not be reached."_s);
    if (status < 200 || status >= 300)
        return unavailable(u"the description service answered %1."_s.arg(status));
    const auto json = parseJson(reply.readAll());
    const QString text = json ? tidied(answerText(*json)) : QString();
    if (text.isEmpty())
        return unavailable(u"the description service sent no usable answer."_s);
    return text;
}

} // namespace

Result<std::unique_ptr<ImageDescriber>> ImageDescriber::create(Options options)
{
    const QUrl &url = options.baseUrl;
    const bool isHttps = url.scheme() == u"https"_s;
    const bool isLocal = url.scheme() == u"http"_s && isThisMachine(url.host());
    if (!url.isValid() || url.host().isEmpty() || (!isHttps && !isLocal)
        || !url.userInfo().isEmpty()) {
        return fail(ErrorCode::Misconfigured,
                    u"OPENAI_BASE_URL must be an https address without a user name (http only on "
                    "this machine), such as https://host/v1."_s,
                    u"OPENAI_BASE_URL"_s);
    }
    if (options.model.isEmpty()) {
        return fail(ErrorCode::Misconfigured,
                    u"VISION_MODEL_NAME is empty. Name a model that reads images."_s,
                    u"VISION_MODEL_NAME"_s);
    }
    return std::unique_ptr<ImageDescriber>(new ImageDescriber(std::move(options)));
}

ImageDescriber::ImageDescriber(Options options)
    : m_options(std::move(options))
{
    m_network.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    QString path = m_options.baseUrl.path();
    while (path.endsWith(u'/'))
        path.chop(1);
    m_options.baseUrl.setPath(path + u"/chat/completions"_s);
    m_options.baseUrl.setFragment({});
}

ImageDescriber::~ImageDescriber() = default;

void ImageDescriber::describe(const QByteArray &image, const QString &mimeType, Done<QString> done)
{
    if (image.size() > kMaxImageBytes) {
        done.fail(ErrorCode::LimitExceeded, u"it is larger than 20 MB."_s, u"image description"_s);
        return;
    }
    QNetworkRequest request(m_options.baseUrl);
    request.setHeader(QNetworkRequest::ContentTypeHeader, "application/json"_ba);
    request.setRawHeader("Accept", "application/json");
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    if (!m_options.apiKey.isEmpty())
        request.setRawHeader("Authorization", "Bearer " + m_options.apiKey.reveal());
    QNetworkReply *reply = m_network.post(request, requestBody(image, mimeType));
    reply->setReadBufferSize(kMaxReplyBytes); // a longer answer stops there, until the deadline
    QTimer::singleShot(m_options.timeout, reply, &QNetworkReply::abort);
    connect(reply, &QNetworkReply::finished, reply, [reply, answer = std::move(done)]() mutable {
        reply->deleteLater();
        answer.report(readReply(*reply));
    });
}

QByteArray ImageDescriber::requestBody(const QByteArray &image, const QString &mimeType) const
{
    QByteArray url = "data:" + mimeType.toUtf8() + ";base64," + image.toBase64();
    QByteArray body = "{\"model\":";
    appendJsonString(body, m_options.model);
    body += ",\"max_tokens\":400,\"messages\":[{\"role\":\"user\",\"content\":"
            "[{\"type\":\"text\",\"text\":";
    appendJsonString(body, QByteArrayView(kQuestion));
    body += "},{\"type\":\"image_url\",\"image_url\":{\"url\":";
    appendJsonString(body, QByteArrayView(url));
    return body + "}}]}]}";
}

} // namespace mcprt
