// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/router/uri_template.h"

namespace mcprt {

namespace {

/// Length of the expression that begins \a text with its braces, 0 when none does.
qsizetype expressionLength(QStringView text)
{
    return text.startsWith(u'{') ? text.indexOf(u'}') + 1 : 0;
}

} // namespace

bool matchesUriTemplate(QStringView uriTemplate, QStringView uri)
{
    qsizetype at = 0;                // in the template
    qsizetype read = 0;              // in the URI
    qsizetype behindExpression = -1; // in the template, behind the last expression
    qsizetype taken = 0;             // up to here in the URI that expression goes
    while (read < uri.size()) {
        if (const auto length = expressionLength(uriTemplate.sliced(at)); length > 0) {
            at += length;
            behindExpression = at;
            taken = read;
        } else if (at < uriTemplate.size() && uriTemplate[at] == uri[read]) {
            ++at;
            ++read;
        } else if (behindExpression >= 0) { // the last expression takes one character more
            at = behindExpression;
            read = ++taken;
        } else {
            return false;
        }
    }
    for (auto length = expressionLength(uriTemplate.sliced(at)); length > 0;
         length = expressionLength(uriTemplate.sliced(at)))
        at += length;
    return at == uriTemplate.size();
}

} // namespace mcprt
