// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/catalog/wide_vectors.h"
#include "engine/openai/openai_service.h"

#include <QStringList>

namespace mcprt {

/// Has texts turned into vectors by a service with the OpenAI interface (`/embeddings`).
class EmbeddingEndpoint
{
public:
    static constexpr std::size_t kMaxSize = 8192; ///< values of a vector

    /// \param model  as the service calls it; vectors of two models can't be compared
    EmbeddingEndpoint(std::unique_ptr<OpenAiService> service, QString model);

    [[nodiscard]] const QString &model() const { return m_model; }
    /// \param done  once: a vector of length 1 for each text, in order; else what
    ///              OpenAiService::post() reports, or Unavailable for an answer that is none.
    void embed(const QStringList &texts, std::chrono::milliseconds timeout,
               Done<std::vector<WideVectors::Vector>> done);

private:
    std::unique_ptr<OpenAiService> m_service;
    QString m_model;
};

} // namespace mcprt
