// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "ui/shared/result_text.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace mcprt {

QString resultText(const RawJson &result)
{
    const QJsonObject object = toJsonValue(result).toObject();
    QStringList parts;
    for (const QJsonValue block : object["content"_L1].toArray()) {
        const QString type = block["type"_L1].toString();
        if (type == "text"_L1)
            parts += block["text"_L1].toString();
        else
            parts += u"[%1 %2]"_s.arg(type, block["mimeType"_L1].toString());
    }
    if (parts.isEmpty())
        return QString::fromUtf8(QJsonDocument(object).toJson());
    return parts.join("\n\n"_L1);
}

} // namespace mcprt
