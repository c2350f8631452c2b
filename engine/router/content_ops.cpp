// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/router/content_ops.h"

#include "engine/content/content_reader.h"
#include "engine/router/replies.h"

namespace mcprt {

void ContentOps::run(const op::GetContent &operation, const OwnerKey &owner, Done<RawJson> done)
{
    auto block = readContent(m_content, owner, operation.selection, m_maxResultTokens);
    done.report(block ? std::move(*block) : replies::failure(block.error()));
}

} // namespace mcprt
