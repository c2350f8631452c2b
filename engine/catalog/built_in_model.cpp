// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/catalog/built_in_model.h"

#include "engine/base/file_pages.h"
#include "engine/base/log.h"

extern "C" {
/// The bytes of resources/model/tool_embedding.bin, MCPRT_TOOL_EMBEDDING_BYTES of them, aligned to
/// 64.
extern const char mcprtToolEmbedding[];
}

namespace mcprt {

const EmbeddingModel *builtInModel()
{
    static const Result<EmbeddingModel> model = [] {
        auto opened = EmbeddingModel::open(builtInModelFile());
        releaseFilePages(builtInModelFile()); // the checksum has read all of it
        return opened;
    }();
    if (model)
        return &*model;
    qCWarning(lcCatalog).noquote() << model.error().message;
    return nullptr;
}

QByteArrayView builtInModelFile()
{
    return {mcprtToolEmbedding, MCPRT_TOOL_EMBEDDING_BYTES};
}

} // namespace mcprt
