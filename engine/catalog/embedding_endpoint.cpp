// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/catalog/embedding_endpoint.h"

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

using Vectors = std::vector<WideVectors::Vector>;

WideVectors::Vector readVector(const RawJson &embedding)
{
    WideVectors::Vector vector;
    JsonCursor at(embedding.view());
    if (!at.enterArray())
        return {};
    while (at.nextElement() && vector.size() <= EmbeddingEndpoint::kMaxSize) {
        const auto value = decodeDouble(at.takeValue());
        if (!value)
            return {};
        vector.push_back(float(*value));
    }
    return vector.size() <= EmbeddingEndpoint::kMaxSize ? normalised(std::move(vector))
                                                        : WideVectors::Vector();
}

/// `data[i].embedding`, put in the order of `data[i].index`; empty when one is missing or odd.
Vectors readVectors(const RawJson &reply, std::size_t count)
{
    Vectors vectors(count);
    const RawJson data = member(reply, "data");
    JsonCursor at(data.view());
    if (!at.enterArray())
        return {};
    for (std::size_t i = 0; at.nextElement(); ++i) {
        const RawJson item = data.part(at.takeValue());
        const auto given = decodeInteger(member(item, "index").view());
        const auto index = std::size_t(given.value_or(qint64(i)));
        if (index >= count)
            return {};
        vectors[index] = readVector(member(item, "embedding"));
    }
    for (const WideVectors::Vector &vector : vectors) {
        if (vector.empty() || vector.size() != vectors.front().size())
            return {};
    }
    return vectors;
}

} // namespace

EmbeddingEndpoint::EmbeddingEndpoint(std::unique_ptr<OpenAiService> service, QString model)
    : m_service(std::move(service))
    , m_model(std::move(model))
{}

void EmbeddingEndpoint::embed(const QStringList &texts, std::chrono::milliseconds timeout,
                              Done<Vectors> done)
{
    QByteArray body = "{\"model\":";
    appendJsonString(body, m_model);
    body += ",\"encoding_format\":\"float\",\"input\":[";
    for (const QString &text : texts) {
        appendJsonString(body, text);
        body += ',';
    }
    if (body.endsWith(','))
        body.chop(1);
    body += "]}";
    m_service->post(u"/embeddings"_s, body, timeout,
                    Done<RawJson>([count = std::size_t(texts.size()),
                                   done = std::move(done)](const Result<RawJson> &reply) mutable {
                        if (!reply)
                            return done.report(Failure(reply.error()));
                        Vectors vectors = readVectors(*reply, count);
                        if (vectors.empty())
                            return done.fail(ErrorCode::Unavailable,
                                             u"the embedding service sent no usable answer."_s,
                                             u"embedding"_s);
                        done.report(std::move(vectors));
                    }));
}

} // namespace mcprt
