// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/front/modern_check.h"

#include "engine/front/mcp_headers.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

/// Of the legacy era, and gone.
constexpr QByteArrayView kRemovedMethods[] = {"initialize", "ping", "logging/setLevel",
                                              "resources/subscribe", "resources/unsubscribe"};

} // namespace

Result<ModernMeta> checkModern(const Envelope &request, const HttpHead *head,
                               const Surface &surface)
{
    auto meta = readModernMeta(request.params);
    if (!meta)
        return meta;
    if (head) {
        if (const auto same = checkStandardHeaders(*head, request, meta->version); !same)
            return Failure(same.error());
    }
    if (const auto known = checkModernVersion(meta->version); !known)
        return Failure(known.error());
    if (std::ranges::find(kRemovedMethods, QByteArrayView(request.method))
        != std::end(kRemovedMethods)) {
        return Failure(Error{ErrorCode::Protocol,
                             u"Method not found: "_s + QString::fromUtf8(request.method),
                             {},
                             rpc::kMethodNotFound});
    }
    if (head && request.method == "tools/call") {
        const auto name = decodeUtf8(member(request.params, "name").view());
        const RawJson schema = name ? surface.toolSchema(*name) : RawJson();
        meta->isToolKnown = !schema.isEmpty();
        if (const auto same = checkParamHeaders(*head, schema, member(request.params, "arguments"));
            !same)
            return Failure(same.error());
    }
    return meta;
}

int httpStatusOfRefusal(int rpcCode)
{
    return rpcCode == rpc::kMethodNotFound ? 404 : 400;
}

int httpStatusOfError(int rpcCode)
{
    switch (rpcCode) {
    case rpc::kMethodNotFound: return 404;
    case rpc::kHeaderMismatch:
    case rpc::kMissingCapability:
    case rpc::kUnsupportedVersion: return 400;
    default: return 200;
    }
}

} // namespace mcprt
