// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/base/json_fault.h"

#include "engine/base/raw_json.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

/// No character of UTF-8 is at the beginning of \a text.
bool isForeignByte(QByteArrayView text)
{
    for (qsizetype length = 1; length <= std::min<qsizetype>(4, text.size()); ++length) {
        if (text.first(length).isValidUtf8())
            return false;
    }
    return !text.isEmpty();
}

/// Lists and objects that \a text opens and does not close.
int openLevels(QByteArrayView text)
{
    int levels = 0;
    bool isInString = false;
    for (qsizetype at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (isInString && c == '\\')
            ++at;
        else if (c == '"')
            isInString = !isInString;
        else if (!isInString && (c == '{' || c == '['))
            ++levels;
        else if (!isInString && (c == '}' || c == ']'))
            --levels;
    }
    return levels;
}

} // namespace

QString jsonFault(QByteArrayView text, qsizetype offset)
{
    const QByteArrayView rest = text.sliced(std::clamp<qsizetype>(offset, 0, text.size()));
    if (isForeignByte(rest))
        return u"Not valid UTF-8 at byte %1."_s.arg(offset);
    const bool opens = rest.startsWith('{') || rest.startsWith('[');
    if (opens && openLevels(text.chopped(rest.size())) >= kMaxJsonDepth)
        return u"Lists and objects lie deeper in each other than %1 levels."_s.arg(kMaxJsonDepth);
    return u"Not valid JSON at byte %1."_s.arg(offset);
}

} // namespace mcprt
