// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "app/cli/tool_change_text.h"

#include "engine/base/raw_json.h"

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

QString line(QChar sign, const QString &name, const RawJson &tool)
{
    const RawJson value = member(tool, name.toUtf8());
    if (value.isEmpty())
        return {};
    return u"%1 %2: %3\n"_s.arg(sign).arg(name, QString::fromUtf8(value.view()));
}

} // namespace

QString toolChangeText(const QString &before, const QString &after, const QStringList &members)
{
    const auto was = parseJson(before.toUtf8());
    const auto is = parseJson(after.toUtf8());
    if (!was || !is) // cut: too long to be shown by members
        return u"- %1\n+ %2\n"_s.arg(before, after);
    QString text;
    for (const QString &name : members)
        text += line(u'-', name, *was) + line(u'+', name, *is);
    return text;
}

} // namespace mcprt
