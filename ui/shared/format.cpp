// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "ui/shared/format.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace mcprt::format {

namespace {

const QString kUnknown = u"\u2013"_s;

} // namespace

QString bytes(qint64 bytes)
{
    return bytes < 0 ? kUnknown : QLocale().formattedDataSize(bytes, 1);
}

QString milliseconds(double milliseconds)
{
    if (milliseconds < 0)
        return kUnknown;
    if (milliseconds < 1000)
        return u"%1 ms"_s.arg(QLocale().toString(milliseconds, 'f', milliseconds < 10 ? 1 : 0));
    return u"%1 s"_s.arg(QLocale().toString(milliseconds / 1000, 'f', 1));
}

QString percent(double percent)
{
    return percent < 0 ? kUnknown : u"%1 %"_s.arg(QLocale().toString(percent, 'f', 1));
}

QString count(qint64 number)
{
    return number < 0 ? kUnknown : QLocale().toString(number);
}

} // namespace mcprt::format
