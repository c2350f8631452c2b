// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "app/cli/demo_script.h"

namespace mcprt {

QString firstText(const RawJson &result)
{
    const RawJson content = member(result, "content");
    JsonCursor at(content.view());
    if (!at.enterArray())
        return {};
    while (at.nextElement()) {
        const RawJson block = content.part(at.takeValue());
        if (const auto text = decodeString(member(block, "text").view()))
            return *text;
    }
    return {};
}

std::vector<DemoStep> demoSteps()
{
    return {};
}

} // namespace mcprt
