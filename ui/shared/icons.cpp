// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "ui/shared/icons.h"

#include <QFile>
#include <QHash>
#include <QPainter>
#include <QPixmap>
#include <QSvgRenderer>

using namespace Qt::StringLiterals;

namespace mcprt::icons {

namespace {

constexpr int kSizes[] = {16, 22, 24, 32, 48, 64, 128, 256};

QByteArray source(const QString &name)
{
    QFile file(u":/mcp-runtime/icons/%1.svg"_s.arg(name));
    if (!file.open(QIODevice::ReadOnly)) {
        qWarning("there is no icon %s", qPrintable(name));
        return {};
    }
    return file.readAll();
}

QPixmap render(QSvgRenderer &renderer, int size)
{
    QPixmap pixmap(size, size);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    renderer.render(&painter);
    return pixmap;
}

QByteArray painted(QByteArray svg, const QColor &color)
{
    return svg.replace("currentColor", color.name().toLatin1());
}

} // namespace

QIcon symbolic(const QString &name, const QPalette &palette)
{
    static QHash<QString, QIcon> made; // the GUI thread's
    const QString key = name + palette.color(QPalette::WindowText).name();
    if (const auto found = made.constFind(key); found != made.cend())
        return *found;
    const QByteArray svg = source(name);
    QIcon icon;
    if (svg.isEmpty())
        return icon;
    QSvgRenderer normal(painted(svg, palette.color(QPalette::Active, QPalette::WindowText)));
    QSvgRenderer off(painted(svg, palette.color(QPalette::Disabled, QPalette::WindowText)));
    QSvgRenderer chosen(painted(svg, palette.color(QPalette::Active, QPalette::HighlightedText)));
    for (const int size : kSizes) {
        if (size > 64)
            break;
        icon.addPixmap(render(chosen, size), QIcon::Selected);
        icon.addPixmap(render(normal, size), QIcon::Normal);
        icon.addPixmap(render(off, size), QIcon::Disabled);
    }
    made.insert(key, icon);
    return icon;
}

QIcon coloured(const QString &name)
{
    QIcon icon;
    const QByteArray svg = source(name);
    if (svg.isEmpty())
        return icon;
    QSvgRenderer renderer(svg);
    for (const int size : kSizes)
        icon.addPixmap(render(renderer, size));
    return icon;
}

bool isDark(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightness()
           < palette.color(QPalette::WindowText).lightness();
}

} // namespace mcprt::icons
