// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/front/modern_result.h"

#include "engine/base/json_edit.h"
#include "engine/front/modern_meta.h"
#include "engine/front/server_identity.h"

namespace mcprt {

namespace {

/// Of lists that stay as they are while the program runs.
constexpr QByteArrayView kConstantTtlMs = "3600000";

/// The capability whose `listChanged` tells whether the answer to \a method may change; empty when
/// there is none such.
QByteArrayView listedBy(QByteArrayView method)
{
    if (method == "tools/list")
        return "tools";
    if (method == "prompts/list")
        return "prompts";
    if (method == "resources/list" || method == "resources/templates/list")
        return "resources";
    return {};
}

RawJson withCacheHints(const RawJson &result, bool isConstant)
{
    const RawJson scoped =
        withDefaultMember(result, "cacheScope", isConstant ? R"("public")" : R"("private")");
    return withDefaultMember(scoped, "ttlMs", isConstant ? kConstantTtlMs : QByteArrayView("0"));
}

} // namespace

RawJson discoverResult(const Surface &surface)
{
    QByteArray out = R"({"supportedVersions":[)";
    for (const QByteArrayView version : kModernVersions) {
        out += out.endsWith('[') ? "" : ",";
        appendJsonString(out, version);
    }
    out += R"(],"capabilities":)";
    const RawJson capabilities = capabilitiesOf(surface);
    const RawJson extensions = surface.extensions();
    out += extensions.isEmpty()
               ? capabilities.view()
               : withDefaultMember(capabilities, "extensions", extensions.view()).view();
    appendInstructions(out, surface);
    out += '}';
    return RawJson(out);
}

RawJson modernResult(QByteArrayView method, const RawJson &result, const Surface &surface)
{
    RawJson out = withDefaultMember(result, "resultType", R"("complete")");
    const bool isComplete = member(out, "resultType").view() == R"("complete")";
    if (const QByteArrayView kind = listedBy(method); isComplete && !kind.isEmpty())
        out = withCacheHints(out,
                             !member(member(surface.capabilities(), kind), "listChanged").isTrue());
    else if (isComplete && method == "server/discover")
        out = withCacheHints(out, true);
    else if (isComplete && method == "resources/read")
        out = withCacheHints(out, false);
    return withDefaultMeta(out, metaKey::kServerInfo, serverInfo());
}

} // namespace mcprt
