// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/child/request_meta.h"

#include "engine/base/json_edit.h"
#include "engine/mcp/modern.h"
#include "engine/mcp/tasks_extension.h"

#include <algorithm>

namespace mcprt {

namespace {

QByteArray quoted(const QByteArray &plain)
{
    return '"' + plain + '"';
}

void append(QByteArray &out, QByteArrayView key, QByteArrayView value)
{
    out += out.isEmpty() ? "{\"" : ",\"";
    out += key;
    out += "\":";
    out += value;
}

} // namespace

RawJson withRequestMeta(const RawJson &params, const RequestMeta &meta)
{
    QByteArray out;
    append(out, metaKey::kProtocolVersion, quoted(meta.version));
    append(out, metaKey::kClientInfo, R"({"name":"mcp-runtime","version":")" MCPRT_VERSION R"("})");
    append(out, metaKey::kClientCapabilities,
           meta.clientCapabilities.isObject() ? meta.clientCapabilities.view()
                                              : QByteArrayView("{}"));
    if (!meta.logLevel.isEmpty())
        append(out, metaKey::kLogLevel, quoted(meta.logLevel));
    const RawJson old = member(params, "_meta");
    JsonCursor at(old.view());
    QByteArrayView rawKey;
    if (at.enterObject()) {
        while (at.nextMember(&rawKey)) {
            const QByteArrayView value = at.takeValue();
            const QByteArray key = unescape(rawKey);
            const bool isOurs = key == metaKey::kProtocolVersion || key == metaKey::kClientInfo
                                || key == metaKey::kClientCapabilities || key == metaKey::kLogLevel;
            if (!isOurs)
                append(out, rawKey, value);
        }
    }
    out += '}';
    return withMember(params, "_meta", out);
}

RawJson withoutSubscriptionId(const RawJson &params)
{
    const RawJson meta = member(params, "_meta");
    if (!meta.isObject())
        return params;
    const RawJson kept =
        withoutMembers(meta, [](QByteArrayView key) { return key == metaKey::kSubscriptionId; });
    if (kept.view() == "{}")
        return withoutMembers(params, [](QByteArrayView key) { return key == "_meta"; });
    return withMember(params, "_meta", kept.view());
}

std::optional<QByteArray> commonModernVersion(const RawJson &versions)
{
    JsonCursor at(versions.view());
    if (!at.enterArray())
        return std::nullopt;
    while (at.nextElement()) {
        const auto version = decodeUtf8(at.takeValue());
        const auto isSpoken = [&](QByteArrayView known) { return version && *version == known; };
        if (std::ranges::any_of(kModernVersions, isSpoken))
            return version;
    }
    return std::nullopt;
}

bool isKnownResult(const RawJson &result, const RawJson &clientCapabilities)
{
    if (!result.isObject())
        return false;
    const RawJson type = member(result, "resultType");
    return type.isEmpty() || type.view() == R"("complete")" || type.view() == R"("input_required")"
           || (isTaskCreated(result) && declaresTasks(clientCapabilities));
}

} // namespace mcprt
