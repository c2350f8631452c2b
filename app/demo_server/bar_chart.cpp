// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "app/demo_server/bar_chart.h"

#include <QtEndian>

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>

namespace mcprt {

namespace {

constexpr int kWidth = 480;
constexpr int kHeight = 240;
constexpr int kMargin = 12;
constexpr int kGridLines = 4;

enum Colour : uchar { Paper, Grid, Axis, Bar, BarEdge };
constexpr char kPalette[] = "\xff\xff\xff"
                            "\xe3\xe6\xea"
                            "\x52\x5a\x66"
                            "\x3b\x82\xc4"
                            "\x24\x5a\x8c";

/// CRC-32 as PNG has it. \sa ISO/IEC 15948, annex D
quint32 crcOf(const QByteArray &bytes)
{
    quint32 crc = 0xffffffff;
    for (const char c : bytes) {
        crc ^= uchar(c);
        for (int bit = 0; bit < 8; ++bit)
            crc = crc & 1 ? 0xedb88320 ^ (crc >> 1) : crc >> 1;
    }
    return ~crc;
}

QByteArray bigEndian(quint32 number)
{
    QByteArray bytes(4, Qt::Uninitialized);
    qToBigEndian(number, bytes.data());
    return bytes;
}

QByteArray chunk(const QByteArray &type, const QByteArray &data)
{
    const QByteArray body = type + data;
    return bigEndian(quint32(data.size())) + body + bigEndian(crcOf(body));
}

/// Pixels as palette numbers, one row behind the other.
class Canvas
{
public:
    void fill(int left, int top, int right, int bottom, Colour colour)
    {
        for (int y = std::max(0, top); y < std::min(kHeight, bottom); ++y) {
            for (int x = std::max(0, left); x < std::min(kWidth, right); ++x)
                m_pixels[size_t(y) * kWidth + size_t(x)] = char(colour);
        }
    }
    [[nodiscard]] QByteArray png() const
    {
        QByteArray rows;
        for (int y = 0; y < kHeight; ++y) {
            rows += '\0'; // no filter
            rows.append(m_pixels.data() + size_t(y) * kWidth, kWidth);
        }
        const QByteArray header = bigEndian(kWidth) + bigEndian(kHeight)
                                  + QByteArray("\x08\x03\0\0\0", 5); // 8 bits, palette
        return QByteArray("\x89PNG\r\n\x1a\n") + chunk("IHDR", header)
               + chunk("PLTE", QByteArray(kPalette, sizeof kPalette - 1))
               + chunk("IDAT", qCompress(rows).sliced(4)) // without Qt's length in front
               + chunk("IEND", {});
    }

private:
    std::array<char, size_t(kWidth) * kHeight> m_pixels{};
};

} // namespace

QByteArray barChartPng(const std::vector<double> &values)
{
    double low = 0;
    double high = 0;
    for (const double value : values) {
        low = std::min(low, value);
        high = std::max(high, value);
    }
    const double range = high > low ? high - low : 1;
    const auto yOf = [&](double value) {
        return kMargin + int(std::lround((high - value) / range * (kHeight - 2 * kMargin)));
    };
    auto canvas = std::make_unique<Canvas>();
    for (int i = 0; i <= kGridLines; ++i) {
        const int y = yOf(low + range * i / kGridLines);
        canvas->fill(kMargin, y, kWidth - kMargin, y + 1, Grid);
    }
    const auto count = double(std::max<size_t>(1, values.size()));
    const double step = (kWidth - 2 * kMargin) / count;
    for (size_t i = 0; i < values.size(); ++i) {
        const int left = kMargin + int(step * double(i) + step * 0.15);
        const int right = std::max(left + 1, kMargin + int(step * double(i) + step * 0.85));
        const int top = std::min(yOf(values[i]), yOf(0));
        const int bottom = std::max(yOf(values[i]), yOf(0));
        canvas->fill(left, top, right, bottom, BarEdge);
        canvas->fill(left + 1, top + 1, right - 1, bottom, Bar);
    }
    canvas->fill(kMargin, yOf(0), kWidth - kMargin, yOf(0) + 1, Axis);
    return canvas->png();
}

} // namespace mcprt
