// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/router/progress_relay.h"

namespace mcprt {

RawJson relayedProgress(const RawJson &params, const RawJson &token)
{
    QByteArray out = R"({"progressToken":)";
    out += token.view();
    JsonCursor at(params.view());
    QByteArrayView rawKey;
    if (at.enterObject()) {
        while (at.nextMember(&rawKey)) {
            const QByteArrayView value = at.takeValue();
            if (at.failed() || keyEquals(rawKey, "progressToken"))
                continue;
            out += ",\"";
            out += rawKey;
            out += "\":";
            out += value;
        }
    }
    out += '}';
    return RawJson(std::move(out));
}

} // namespace mcprt
