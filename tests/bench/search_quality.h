// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/raw_json.h"

#include <QList>
#include <QMap>
#include <QSet>
#include <QStringList>

namespace mcprt {

/// How well the results of one search answer it, each from 0 to 1; sums and means of them too.
/// \sa Järvelin and Kekäläinen, Cumulated gain-based evaluation of IR techniques (2002)
struct SearchQuality
{
    double recallAt1 = 0;
    double recallAt5 = 0;
    double recallAt10 = 0;
    double reciprocalRank = 0; ///< of the first right one among ten
    double gain = 0;           ///< nDCG at ten, right or not

    void add(const SearchQuality &other, double weight = 1);
};

/// A search with the tools that are right. Of each group one is wanted, the rest are as right.
struct JudgedQuery
{
    QString id;
    QString text;
    QString source;
    QString language;
    QList<QSet<QString>> groups;

    /// Reads {"id","query","gold":[…],"source","lang","match"?,"alts"?}; with "match": "any", one
    /// of all is enough.
    [[nodiscard]] static JudgedQuery read(const RawJson &line);
    /// \param results  best first; a name that comes twice counts once
    [[nodiscard]] SearchQuality judge(const QStringList &results) const;
};

/// Means by source or language, in the order in which they came.
class QualityTable
{
public:
    void add(const QString &group, const SearchQuality &quality);
    /// Prints a line a group, then the mean of these lines and the mean of all queries.
    void print(const char *title) const;
    /// Mean of the groups named in \a groups that are there, each weighing the same.
    [[nodiscard]] SearchQuality mean(const QStringList &groups) const;

private:
    struct Sum
    {
        SearchQuality total;
        int count = 0;
    };
    QStringList m_order;
    QMap<QString, Sum> m_sums;
};

} // namespace mcprt
