// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/done.h"
#include "engine/router/operation.h"

namespace mcprt {

class ContentStore;

/// get_content: each caller reads its own content only.
class ContentOps final
{
public:
    ContentOps(const ContentStore &content, qsizetype maxResultTokens)
        : m_content(content)
        , m_maxResultTokens(maxResultTokens)
    {}

    void run(const op::GetContent &operation, const OwnerKey &owner, Done<RawJson> done);

private:
    const ContentStore &m_content;
    qsizetype m_maxResultTokens;
};

} // namespace mcprt
