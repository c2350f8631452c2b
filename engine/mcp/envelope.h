// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/raw_json.h"
#include "engine/base/result.h"

#include <vector>

namespace mcprt {

/// JSON-RPC 2.0 error codes that we send. \sa https://www.jsonrpc.org/specification#error_object
namespace rpc {
inline constexpr int kParseError = -32700;
inline constexpr int kInvalidRequest = -32600;
inline constexpr int kMethodNotFound = -32601;
inline constexpr int kInvalidParams = -32602;
inline constexpr int kInternalError = -32603;
inline constexpr int kServerError = -32000;
// MCP 2026-07-28
inline constexpr int kHeaderMismatch = -32020;
inline constexpr int kMissingCapability = -32021;
inline constexpr int kUnsupportedVersion = -32022;
} // namespace rpc

/// One JSON-RPC message, its members as slices of the bytes it came in.
struct Envelope
{
    enum class Kind { Request, Notification, Result, Error };

    Kind kind = Kind::Request;
    RawJson id;        ///< as written: `7` or `"a"`; empty for a notification
    QByteArray method; ///< unescaped; empty for a reply
    RawJson params;    ///< object or array; empty when absent
    RawJson result;    ///< any value; Kind::Result only
    RawJson error;     ///< object; Kind::Error only
};

/// Checks the whole of \a message (grammar, UTF-8, depth) and finds its members, in one pass.
///
/// \return Protocol with rpcCode kParseError (no JSON) or kInvalidRequest (JSON, but not a JSON-RPC
/// 2.0 message; a batch too, which MCP removed in 2025-06-18).
[[nodiscard]] Result<Envelope> parseEnvelope(const ByteSlice &message);

/// Whether \a message is a JSON-RPC batch, to a session of \a version: one revision alone has them.
/// \sa MCP 2025-03-26, basic; removed in 2025-06-18
[[nodiscard]] bool isBatch(const ByteSlice &message, QByteArrayView version);
/// The messages of \a batch, unread.
/// \return at least one; Protocol with rpcCode kParseError (no JSON) or kInvalidRequest (no array,
///         empty, or more than \a most)
[[nodiscard]] Result<std::vector<ByteSlice>> splitBatch(const ByteSlice &batch, std::size_t most);

/// The `id` of \a message if it can still be told, for the error reply; otherwise empty.
[[nodiscard]] RawJson salvageId(const ByteSlice &message);

/// `{"jsonrpc":"2.0","id":…,"method":…,"params":…}`, one line. \a params may be empty.
[[nodiscard]] QByteArray buildRequest(QByteArrayView id, QByteArrayView method,
                                      QByteArrayView params);
[[nodiscard]] QByteArray buildNotification(QByteArrayView method, QByteArrayView params);
/// \a result goes out as it is, but for line feeds between tokens, which become spaces: they would
/// break stdio framing, and JSON strings can't hold any.
[[nodiscard]] QByteArray buildResult(QByteArrayView id, QByteArrayView result);
/// An empty \a id is sent as null, as JSON-RPC asks when the request's id is unknown. \a data is a
/// JSON value or empty.
[[nodiscard]] QByteArray buildError(QByteArrayView id, int code, const QString &message,
                                    QByteArrayView data = {});
/// The reply for a failed request: Error::rpcCode if set, else a code that fits Error::code;
/// Error::rpcData as `data`.
[[nodiscard]] QByteArray buildError(QByteArrayView id, const Error &error);

} // namespace mcprt
