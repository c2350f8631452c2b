// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/content/image_describer.h"

#include "engine/base/raw_json.h"

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

constexpr qsizetype kMaxImageBytes = 20'000'000;
constexpr qsizetype kMaxCharacters = 2000;
const QString kOrigin = u"image description"_s;
constexpr char kQuestion[] =
    "Describe this image for a reader who cannot see it: what kind of image it is, what it "
    "shows, and any text in it, word for word if it is short. Use at most 120 words.";

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

} // namespace

Result<std::unique_ptr<ImageDescriber>> ImageDescriber::create(Options options)
{
    auto service = OpenAiService::create({options.baseUrl, options.apiKey, u"OPENAI_BASE_URL"_s,
                                          u"the description service"_s, kOrigin});
    if (!service)
        return Failure(service.error());
    if (options.model.isEmpty()) {
        return fail(ErrorCode::Misconfigured,
                    u"VISION_MODEL_NAME is empty. Name a model that reads images."_s,
                    u"VISION_MODEL_NAME"_s);
    }
    return std::unique_ptr<ImageDescriber>(
        new ImageDescriber(std::move(options), *std::move(service)));
}

ImageDescriber::ImageDescriber(Options options, std::unique_ptr<OpenAiService> service)
    : m_options(std::move(options))
    , m_service(std::move(service))
{}

void ImageDescriber::describe(const QByteArray &image, const QString &mimeType, Done<QString> done)
{
    if (image.size() > kMaxImageBytes) {
        done.fail(ErrorCode::LimitExceeded, u"it is larger than 20 MB."_s, kOrigin);
        return;
    }
    m_service->post(u"/chat/completions"_s, requestBody(image, mimeType), m_options.timeout,
                    Done<RawJson>([done = std::move(done)](const Result<RawJson> &reply) mutable {
                        if (!reply)
                            return done.report(Failure(reply.error()));
                        const QString text = tidied(answerText(*reply));
                        if (text.isEmpty()) {
                            return done.fail(ErrorCode::Unavailable,
                                             u"the description service sent no usable answer."_s,
                                             kOrigin);
                        }
                        done.report(text);
                    }));
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
