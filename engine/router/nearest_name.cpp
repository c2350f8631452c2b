// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/router/nearest_name.h"

#include <QByteArray>

#include <algorithm>
#include <numeric>
#include <vector>

namespace mcprt {

namespace {

constexpr qsizetype kLongestName = 64; // what is longer is no misspelt name of ours

QByteArray folded(QByteArrayView name)
{
    QByteArray letters;
    for (const char c : name) {
        if (c != '-' && c != '_' && c != ' ')
            letters += (c >= 'A' && c <= 'Z') ? char(c | 0x20) : c;
    }
    return letters;
}

/// Letters to insert, remove or change to get from \a a to \a b.
qsizetype distance(const QByteArray &a, const QByteArray &b)
{
    std::vector<qsizetype> row(size_t(b.size()) + 1);
    std::iota(row.begin(), row.end(), 0);
    for (qsizetype i = 0; i < a.size(); ++i) {
        qsizetype diagonal = std::exchange(row[0], i + 1);
        for (qsizetype j = 0; j < b.size(); ++j) {
            const qsizetype change = diagonal + (a[i] == b[j] ? 0 : 1);
            diagonal = row[size_t(j) + 1];
            row[size_t(j) + 1] = std::min({change, diagonal + 1, row[size_t(j)] + 1});
        }
    }
    return row.back();
}

} // namespace

QByteArrayView nearestName(QByteArrayView name, std::span<const QByteArrayView> known)
{
    if (name.size() > kLongestName)
        return {};
    const QByteArray wanted = folded(name);
    QByteArrayView best;
    qsizetype bestDistance = kLongestName;
    for (const QByteArrayView candidate : known) {
        const QByteArray letters = folded(candidate);
        qsizetype d = distance(wanted, letters);
        // `server` for `server_name`, `args` for `arguments`: what people shorten.
        if (wanted.size() >= 3 && letters.startsWith(wanted))
            d = 1;
        if (d <= std::max(wanted.size(), letters.size()) / 3 && d < bestDistance) {
            best = candidate;
            bestDistance = d;
        }
    }
    return best;
}

} // namespace mcprt
