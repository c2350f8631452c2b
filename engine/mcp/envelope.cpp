// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/mcp/envelope.h"

#include "engine/base/joined.h"
#include "engine/base/json_fault.h"

#include <cstring>
#include <string_view>

namespace mcprt {

namespace {

Failure invalid(const QString &why, int rpcCode = rpc::kInvalidRequest)
{
    return Failure(Error{ErrorCode::Protocol, why, {}, rpcCode});
}

enum Member : unsigned { kVersion = 1, kId = 2, kMethod = 4, kParams = 8, kResult = 16, kErr = 32 };

unsigned memberNamed(std::string_view key)
{
    if (key == "jsonrpc")
        return kVersion;
    if (key == "id")
        return kId;
    if (key == "method")
        return kMethod;
    if (key == "params")
        return kParams;
    if (key == "result")
        return kResult;
    return key == "error" ? unsigned(kErr) : 0U;
}

unsigned memberOf(QByteArrayView rawKey)
{
    const unsigned named = memberNamed({rawKey.data(), size_t(rawKey.size())});
    if (named != 0 || !rawKey.contains('\\'))
        return named;
    const QByteArray key = unescape(rawKey); // rare: a key written with escapes means the same
    return memberNamed({key.constData(), size_t(key.size())});
}

bool isValidId(const RawJson &id)
{
    return id.isString() || decodeInteger(id.view()).has_value();
}

Result<Envelope> classify(Envelope envelope, unsigned seen)
{
    if (!(seen & kVersion))
        return invalid(QStringLiteral("The message has no \"jsonrpc\": \"2.0\"."));
    const bool hasId = seen & kId;
    if (seen & kMethod) {
        if (seen & (kResult | kErr))
            return invalid(QStringLiteral("A message can't be a request and a reply."));
        if (hasId && !isValidId(envelope.id))
            return invalid(QStringLiteral("The request id must be a string or an integer."));
        if ((seen & kParams) && !envelope.params.isObject() && !envelope.params.isArray())
            return invalid(QStringLiteral("\"params\" must be an object."));
        envelope.kind = hasId ? Envelope::Kind::Request : Envelope::Kind::Notification;
        return envelope;
    }
    if (!hasId || bool(seen & kResult) == bool(seen & kErr))
        return invalid(QStringLiteral("The message is neither a request nor a reply."));
    if (!envelope.id.isNull() && !isValidId(envelope.id))
        return invalid(QStringLiteral("The reply id must be a string or an integer."));
    if ((seen & kErr) && !envelope.error.isObject())
        return invalid(QStringLiteral("\"error\" must be an object."));
    envelope.kind = seen & kResult ? Envelope::Kind::Result : Envelope::Kind::Error;
    return envelope;
}

/// \a message, without line breaks if \a json, which is in it, has any; its white space may, its
/// strings can't.
QByteArray onOneLine(QByteArray message, QByteArrayView json)
{
    if (json.isEmpty()
        || (!std::memchr(json.data(), '\n', size_t(json.size()))
            && !std::memchr(json.data(), '\r', size_t(json.size()))))
        return message;
    for (char &c : message) {
        if (c == '\n' || c == '\r')
            c = ' ';
    }
    return message;
}

/// What stands between the quotes of \a utf8 as a JSON string; every method of MCP as it is.
QByteArray stringBody(QByteArrayView utf8)
{
    if (isPlainText(utf8))
        return QByteArray::fromRawData(utf8.data(), utf8.size());
    QByteArray out;
    appendJsonString(out, utf8);
    return out.sliced(1, out.size() - 2);
}

int rpcCodeOf(ErrorCode code)
{
    switch (code) {
    case ErrorCode::InvalidArgument:
    case ErrorCode::NotFound: return rpc::kInvalidParams;
    case ErrorCode::Protocol: return rpc::kInvalidRequest;
    case ErrorCode::Cancelled:
    case ErrorCode::Timeout:
    case ErrorCode::NotRunning:
    case ErrorCode::SpawnFailed:
    case ErrorCode::Remote:
    case ErrorCode::LimitExceeded:
    case ErrorCode::Io:
    case ErrorCode::Misconfigured:
    case ErrorCode::NeedsApproval:
    case ErrorCode::Disabled:
    case ErrorCode::Busy:
    case ErrorCode::Unauthorized:
    case ErrorCode::Unavailable: return rpc::kServerError;
    }
    Q_UNREACHABLE();
}

} // namespace

Result<Envelope> parseEnvelope(const ByteSlice &message)
{
    JsonCursor at(message.view());
    Envelope envelope;
    unsigned seen = 0;
    if (!at.enterObject()) {
        const auto parsed = parseJson(message);
        if (!parsed)
            return invalid(parsed.error().message, rpc::kParseError);
        return invalid(parsed->isArray()
                           ? QStringLiteral("JSON-RPC batches are not supported; send one message.")
                           : QStringLiteral("A JSON-RPC message is an object."));
    }
    QByteArrayView rawKey;
    bool duplicate = false;
    bool wrongVersion = false;
    while (at.nextMember(&rawKey)) {
        const QByteArrayView value = at.takeValue();
        if (at.failed())
            break;
        const unsigned which = memberOf(rawKey);
        duplicate |= bool(seen & which);
        seen |= which;
        switch (which) {
        case kVersion: wrongVersion = value != "\"2.0\""; break;
        case kId: envelope.id = RawJson(message.part(value)); break;
        case kMethod: envelope.method = decodeUtf8(value).value_or(QByteArray()); break;
        case kParams: envelope.params = RawJson(message.part(value)); break;
        case kResult: envelope.result = RawJson(message.part(value)); break;
        case kErr: envelope.error = RawJson(message.part(value)); break;
        default: break;
        }
    }
    if (!at.atEnd()) {
        return invalid(jsonFault(message.view(), at.offset()), rpc::kParseError);
    }
    if (duplicate)
        return invalid(QStringLiteral("A member of the message is there twice."));
    if (wrongVersion)
        return invalid(QStringLiteral("\"jsonrpc\" must be \"2.0\"."));
    if ((seen & kMethod) && envelope.method.isEmpty())
        return invalid(QStringLiteral("\"method\" must be a string."));
    return classify(std::move(envelope), seen);
}

bool isBatch(const ByteSlice &message, QByteArrayView version)
{
    return version == QByteArrayView("2025-03-26") && message.view().trimmed().startsWith('[');
}

Result<std::vector<ByteSlice>> splitBatch(const ByteSlice &batch, std::size_t most)
{
    const auto invalid = [](const QString &why, int rpcCode) {
        return Failure(Error{ErrorCode::Protocol, why, {}, rpcCode});
    };
    JsonCursor at(batch.view());
    if (!at.enterArray())
        return invalid(QStringLiteral("A batch is an array."), rpc::kInvalidRequest);
    std::vector<ByteSlice> parts;
    while (at.nextElement()) {
        const ByteSlice part = batch.part(at.takeValue());
        if (at.failed())
            break;
        if (parts.size() == most) {
            return invalid(QStringLiteral("A batch has %1 messages at most.").arg(most),
                           rpc::kInvalidRequest);
        }
        parts.push_back(part);
    }
    if (!at.atEnd()) {
        return invalid(jsonFault(batch.view(), at.offset()), rpc::kParseError);
    }
    if (parts.empty())
        return invalid(QStringLiteral("The batch is empty."), rpc::kInvalidRequest);
    return parts;
}

RawJson salvageId(const ByteSlice &message)
{
    const RawJson id = member(RawJson(message), "id");
    return isValidId(id) ? id : RawJson();
}

QByteArray buildRequest(QByteArrayView id, QByteArrayView method, QByteArrayView params)
{
    return onOneLine(
        joined({R"({"jsonrpc":"2.0","id":)", id, R"(,"method":")", stringBody(method), R"(")",
                QByteArrayView(params.isEmpty() ? "" : R"(,"params":)"), params, "}"}),
        params);
}

QByteArray buildNotification(QByteArrayView method, QByteArrayView params)
{
    return onOneLine(joined({R"({"jsonrpc":"2.0","method":")", stringBody(method), R"(")",
                             QByteArrayView(params.isEmpty() ? "" : R"(,"params":)"), params, "}"}),
                     params);
}

QByteArray buildResult(QByteArrayView id, QByteArrayView result)
{
    return onOneLine(joined({R"({"jsonrpc":"2.0","id":)", id, R"(,"result":)", result, "}"}),
                     result);
}

QByteArray buildError(QByteArrayView id, int code, const QString &message, QByteArrayView data)
{
    QByteArray text;
    appendJsonString(text, message);
    return onOneLine(
        joined({R"({"jsonrpc":"2.0","id":)", id.isEmpty() ? QByteArrayView("null") : id,
                R"(,"error":{"code":)", QByteArray::number(code), R"(,"message":)", text,
                QByteArrayView(data.isEmpty() ? "" : R"(,"data":)"), data, "}}"}),
        data);
}

QByteArray buildError(QByteArrayView id, const Error &error)
{
    return buildError(id, error.rpcCode != 0 ? error.rpcCode : rpcCodeOf(error.code), error.message,
                      error.rpcData);
}

} // namespace mcprt
