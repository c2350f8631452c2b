// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "search_quality.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace mcprt {

using namespace Qt::StringLiterals;

namespace {

constexpr int kDepth = 10;

QStringList texts(const RawJson &list)
{
    QStringList out;
    JsonCursor at(list.view());
    if (!at.enterArray())
        return out;
    while (at.nextElement())
        out += decodeString(at.takeValue()).value_or(QString());
    return out;
}

void printLine(const QString &name, int count, const SearchQuality &quality)
{
    std::printf("%-22s %5d  %6.1f  %6.1f  %6.1f  %.3f  %.3f\n", qPrintable(name), count,
                100 * quality.recallAt1, 100 * quality.recallAt5, 100 * quality.recallAt10,
                quality.reciprocalRank, quality.gain);
}

} // namespace

void SearchQuality::add(const SearchQuality &other, double weight)
{
    recallAt1 += weight * other.recallAt1;
    recallAt5 += weight * other.recallAt5;
    recallAt10 += weight * other.recallAt10;
    reciprocalRank += weight * other.reciprocalRank;
    gain += weight * other.gain;
}

JudgedQuery JudgedQuery::read(const RawJson &line)
{
    const auto text = [&](QByteArrayView key) {
        return decodeString(member(line, key).view()).value_or(QString());
    };
    JudgedQuery query{text("id"), text("query"), text("source"), text("lang"), {}};
    const RawJson alternatives = member(line, "alts");
    for (const QString &gold : texts(member(line, "gold"))) {
        const QStringList same = texts(member(alternatives, gold.toUtf8()));
        QSet<QString> group(same.begin(), same.end());
        query.groups += group << gold;
    }
    if (text("match") != u"all" && query.groups.size() > 1) {
        QSet<QString> any;
        for (const QSet<QString> &group : query.groups)
            any.unite(group);
        query.groups = {any};
    }
    return query;
}

SearchQuality JudgedQuery::judge(const QStringList &results) const
{
    QStringList top;
    for (const QString &result : results) {
        if (top.size() < kDepth && !top.contains(result))
            top += result;
    }
    SearchQuality quality;
    if (groups.isEmpty())
        return quality;
    const double each = 1.0 / double(groups.size());
    QList<bool> found(groups.size());
    for (qsizetype rank = 0; rank < top.size(); ++rank) {
        for (qsizetype i = 0; i < groups.size(); ++i) {
            if (found[i] || !groups[i].contains(top[rank]))
                continue;
            found[i] = true;
            quality.recallAt1 += rank < 1 ? each : 0;
            quality.recallAt5 += rank < 5 ? each : 0;
            quality.recallAt10 += each;
            if (quality.reciprocalRank == 0)
                quality.reciprocalRank = 1 / double(rank + 1);
            quality.gain += 1 / std::log2(double(rank + 2));
            break;
        }
    }
    double ideal = 0;
    for (qsizetype i = 0; i < std::min<qsizetype>(groups.size(), kDepth); ++i)
        ideal += 1 / std::log2(double(i + 2));
    quality.gain /= ideal;
    return quality;
}

void QualityTable::add(const QString &group, const SearchQuality &quality)
{
    if (!m_sums.contains(group))
        m_order += group;
    Sum &sum = m_sums[group];
    sum.total.add(quality);
    ++sum.count;
}

SearchQuality QualityTable::mean(const QStringList &groups) const
{
    SearchQuality mean;
    int present = 0;
    for (const QString &group : groups)
        present += m_sums.contains(group);
    for (const QString &group : groups) {
        if (const auto sum = m_sums.find(group); sum != m_sums.end())
            mean.add(sum->total, 1.0 / sum->count / present);
    }
    return mean;
}

void QualityTable::print(const char *title) const
{
    std::printf("%-22s     n     R@1     R@5    R@10   MRR    nDCG@10\n", title);
    SearchQuality all;
    int count = 0;
    for (const QString &group : m_order) {
        const Sum &sum = m_sums[group];
        printLine(group, sum.count, mean({group}));
        all.add(sum.total);
        count += sum.count;
    }
    if (count == 0)
        return;
    SearchQuality micro;
    micro.add(all, 1.0 / count);
    printLine(u"MACRO (mean of rows)"_s, count, mean(m_order));
    printLine(u"MICRO (all queries)"_s, count, micro);
}

} // namespace mcprt
