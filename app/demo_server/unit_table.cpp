// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "app/demo_server/unit_table.h"

#include <QStringList>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

struct Unit
{
    const char *kind;
    const char *names; ///< symbol first, then other names, separated by spaces
    double factor;     ///< base units in one of this
    double offset = 0; ///< base = value * factor + offset
};

constexpr std::array<Unit, 32> kUnits{{
    {"length", "m metre metres meter meters", 1},
    {"length", "mm millimetre millimetres millimeter millimeters", 0.001},
    {"length", "cm centimetre centimetres centimeter centimeters", 0.01},
    {"length", "km kilometre kilometres kilometer kilometers", 1000},
    {"length", "in inch inches", 0.0254},
    {"length", "ft foot feet", 0.3048},
    {"length", "yd yard yards", 0.9144},
    {"length", "mi mile miles", 1609.344},
    {"length", "nmi", 1852},
    {"mass", "g gram grams", 0.001},
    {"mass", "kg kilogram kilograms", 1},
    {"mass", "t tonne tonnes", 1000},
    {"mass", "oz ounce ounces", 0.028349523125},
    {"mass", "lb lbs pound pounds", 0.45359237},
    {"volume", "l litre litres liter liters", 1},
    {"volume", "ml millilitre millilitres milliliter milliliters", 0.001},
    {"volume", "gal gallon gallons", 3.785411784},
    {"volume", "cup cups", 0.2365882365},
    {"time", "s sec second seconds", 1},
    {"time", "min minute minutes", 60},
    {"time", "h hour hours", 3600},
    {"time", "d day days", 86400},
    {"speed", "m/s mps", 1},
    {"speed", "km/h kmh kph", 1 / 3.6},
    {"speed", "mph", 0.44704},
    {"speed", "kn knot knots", 1852.0 / 3600},
    {"temperature", "K kelvin", 1},
    {"temperature", "C °C celsius", 1, 273.15},
    {"temperature", "F °F fahrenheit", 5.0 / 9, 459.67 * 5 / 9},
    {"data", "MB megabyte megabytes", 1},
    {"data", "GB gigabyte gigabytes", 1000},
    {"data", "MiB mebibyte mebibytes", 1.048576},
}};

const Unit *find(const QString &name)
{
    const auto has = [&](const Unit &unit, Qt::CaseSensitivity how) {
        return QString::fromUtf8(unit.names).split(u' ').contains(name, how);
    };
    // "C" and "c" differ to a physicist; a model that writes "KM" means "km" all the same.
    for (const auto how : {Qt::CaseSensitive, Qt::CaseInsensitive}) {
        const auto it = std::ranges::find_if(kUnits, [&](const Unit &u) { return has(u, how); });
        if (it != kUnits.end())
            return &*it;
    }
    return nullptr;
}

} // namespace

std::optional<double> convertUnits(double value, const QString &from, const QString &to)
{
    const Unit *source = find(from.trimmed());
    const Unit *target = find(to.trimmed());
    if (!source || !target || QLatin1StringView(source->kind) != QLatin1StringView(target->kind))
        return std::nullopt;
    const double exact =
        (value * source->factor + source->offset - target->offset) / target->factor;
    return QString::number(exact, 'g', 12).toDouble(); // 160.9344, not 160.93439999999998
}

QString knownUnits()
{
    QStringList kinds;
    QString kind;
    for (const Unit &unit : kUnits) {
        const QString symbol = QString::fromUtf8(unit.names).section(u' ', 0, 0);
        if (kind != QLatin1StringView(unit.kind)) {
            kind = QLatin1StringView(unit.kind);
            kinds += kind + u": "_s + symbol;
        } else {
            kinds.last() += u", "_s + symbol;
        }
    }
    return kinds.join(u"; "_s);
}

} // namespace mcprt
