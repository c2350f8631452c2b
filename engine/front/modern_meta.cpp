// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/front/modern_meta.h"

#include "engine/front/log_level.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

/// Any text may stand where a version should.
constexpr qsizetype kShownVersionChars = 40;

Failure invalidParams(const QString &why)
{
    return Failure(Error{ErrorCode::Protocol, why, {}, rpc::kInvalidParams});
}

} // namespace

bool carriesModernMeta(const RawJson &params)
{
    return !member(member(params, "_meta"), metaKey::kProtocolVersion).isEmpty();
}

Result<ModernMeta> readModernMeta(const RawJson &params)
{
    const RawJson meta = member(params, "_meta");
    if (!meta.isObject())
        return invalidParams(u"The request has no \"_meta\" object in its params."_s);
    auto version = decodeUtf8(member(meta, metaKey::kProtocolVersion).view());
    if (!version) {
        return invalidParams(
            u"\"_meta\" needs a string \"io.modelcontextprotocol/protocolVersion\"."_s);
    }
    const RawJson capabilities = member(meta, metaKey::kClientCapabilities);
    if (!capabilities.isObject()) {
        return invalidParams(
            u"\"_meta\" needs an object \"io.modelcontextprotocol/clientCapabilities\"."_s);
    }
    const RawJson level = member(meta, metaKey::kLogLevel);
    const auto logLevel = logLevelOf(level);
    if (!level.isEmpty() && !logLevel) {
        return invalidParams(
            u"\"io.modelcontextprotocol/logLevel\" must be one of debug, info, notice, warning, "
            "error, critical, alert, emergency."_s);
    }
    return ModernMeta{std::move(*version), capabilities, logLevel,
                      member(meta, metaKey::kClientInfo)};
}

Error unsupportedVersion(QByteArrayView requested, std::span<const QByteArrayView> supported)
{
    QByteArray data = R"({"supported":[)";
    QStringList names;
    for (const QByteArrayView known : supported) {
        data += data.endsWith('[') ? "" : ",";
        appendJsonString(data, known);
        names << QString::fromLatin1(known);
    }
    data += R"(],"requested":)";
    appendJsonString(data, requested);
    data += '}';
    return {ErrorCode::Protocol,
            u"The protocol version \"%1\" is not supported; supported: %2."_s.arg(
                QString::fromUtf8(requested).left(kShownVersionChars), names.join(u", ")),
            {},
            rpc::kUnsupportedVersion,
            data};
}

Result<void> checkModernVersion(QByteArrayView version)
{
    if (std::ranges::find(kModernVersions, version) != std::end(kModernVersions))
        return {};
    return Failure(unsupportedVersion(version, kModernVersions));
}

} // namespace mcprt
