// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/base/random_id.h"

#include <QByteArray>
#include <QRandomGenerator>

#include <algorithm>

namespace mcprt {

QString randomHex(int bytes)
{
    QByteArray raw;
    raw.reserve(bytes + 3);
    while (raw.size() < bytes) {
        const quint32 word = QRandomGenerator::system()->generate();
        raw.append(reinterpret_cast<const char *>(&word), sizeof word);
    }
    raw.truncate(bytes);
    return QString::fromLatin1(raw.toHex());
}

bool isRandomId(QStringView text)
{
    return text.size() == 32 && std::ranges::all_of(text, [](QChar c) {
               return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f');
           });
}

} // namespace mcprt
