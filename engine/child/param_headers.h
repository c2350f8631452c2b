// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/raw_json.h"

#include <QByteArrayList>

#include <utility>
#include <vector>

namespace mcprt {

using HttpHeaders = std::vector<std::pair<QByteArray, QByteArray>>;

/// Which arguments of one tool a call over HTTP repeats as `Mcp-Param-…` headers: those whose
/// schema has an `x-mcp-header`. \sa SEP-2243
class ParamHeaders
{
public:
    static constexpr int kMaxSchemaDepth = 64; ///< deeper parts are not looked at

    /// Reads a tool's `inputSchema`.
    /// \return Protocol when an annotation is not valid, for such a tool must not be used: the name
    /// is no token or there twice (in any case), the type is none of string, integer, boolean, or
    /// the place is not reached by `properties` alone.
    [[nodiscard]] static Result<ParamHeaders> read(const RawJson &inputSchema);

    [[nodiscard]] bool isEmpty() const { return m_params.empty(); }
    /// The headers of a call with \a arguments; what is absent or null has none.
    [[nodiscard]] HttpHeaders of(const RawJson &arguments) const;

private:
    struct Param
    {
        QByteArrayList path; ///< members from `arguments` on
        QByteArray header;
    };

    [[nodiscard]] Result<void> readSchema(const RawJson &schema, const QByteArrayList &path,
                                          bool isReachable, int depth);
    [[nodiscard]] Result<void> readKeyword(QByteArrayView keyword, const RawJson &value,
                                           const QByteArrayList &path, bool isReachable, int depth);
    [[nodiscard]] Result<void> readAnnotation(const RawJson &annotation, const RawJson &schema,
                                              const QByteArrayList &path, bool isReachable);

    std::vector<Param> m_params;
};

/// \a text (UTF-8) as a header value: itself, or `=?base64?…?=` where it holds what a header can't,
/// begins or ends with a space, or looks like that form itself.
[[nodiscard]] QByteArray encodeHeaderValue(const QByteArray &text);

} // namespace mcprt
