// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/catalog/nearest_name.h"

#include "engine/catalog/text_analysis.h"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

namespace mcprt {

using namespace Qt::StringLiterals;

namespace {

/// Longer names are compared by their beginning.
constexpr qsizetype kMaxChars = 80;
/// A name less alike than this is no help.
constexpr double kLeastLikeness = 0.6;

struct Form
{
    std::u32string letters; ///< the words without anything between
    std::set<std::string> words;
};

Form formOf(const QString &name)
{
    Form form;
    TextAnalyzer::split(QStringView(name).left(kMaxChars), [&form](const TextWord &word) {
        if (word.joined)
            return;
        const QString text = QString::fromUtf8(word.text.data(), qsizetype(word.text.size()));
        for (const uint c : text.toUcs4())
            form.letters += char32_t(c);
        form.words.emplace(word.text);
    });
    return form;
}

/// Insertions, deletions, replacements and swaps of neighbours that turn \a a into \a b.
/// \sa optimal string alignment distance
std::size_t distance(const std::u32string &a, const std::u32string &b)
{
    std::vector<std::size_t> before;
    std::vector<std::size_t> last(b.size() + 1);
    std::vector<std::size_t> now(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j)
        last[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        now[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            now[j] = std::min({last[j] + 1, now[j - 1] + 1, replaced});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                now[j] = std::min(now[j], before[j - 2] + 1);
        }
        before = std::exchange(last, now);
    }
    return last[b.size()];
}

/// 0…1
double likeness(const Form &wanted, const Form &name)
{
    if (wanted.letters.empty() || name.letters.empty())
        return 0;
    const auto longer = double(std::max(wanted.letters.size(), name.letters.size()));
    const auto shorter = double(std::min(wanted.letters.size(), name.letters.size()));
    double best = 1 - double(distance(wanted.letters, name.letters)) / longer;
    const auto shared = std::count_if(wanted.words.begin(), wanted.words.end(),
                                      [&](const auto &word) { return name.words.contains(word); });
    const auto all = double(wanted.words.size() + name.words.size()) - double(shared);
    best = std::max(best, 0.95 * double(shared) / all); // behind the same order of words
    const bool part = wanted.letters.find(name.letters) != std::u32string::npos
                      || name.letters.find(wanted.letters) != std::u32string::npos;
    if (part && shorter >= 3)
        best = std::max(best, 0.65 + 0.3 * shorter / longer);
    return best;
}

} // namespace

QStringList nearestNames(const QString &wanted, const QStringList &names, qsizetype limit)
{
    const Form form = formOf(wanted);
    std::vector<std::pair<double, qsizetype>> found;
    for (qsizetype i = 0; i < names.size(); ++i) {
        if (const double like = likeness(form, formOf(names[i])); like >= kLeastLikeness)
            found.emplace_back(like, i);
    }
    std::sort(found.begin(), found.end(), [&](const auto &a, const auto &b) {
        return a.first > b.first || (a.first == b.first && names[a.second] < names[b.second]);
    });
    QStringList nearest;
    for (const auto &[like, i] : found) {
        if (nearest.size() < limit && !nearest.contains(names[i]))
            nearest.append(names[i]);
    }
    return nearest;
}

QString didYouMean(const QStringList &names)
{
    if (names.isEmpty())
        return {};
    QString text = u" Did you mean "_s;
    for (qsizetype i = 0; i < names.size(); ++i) {
        if (i > 0)
            text += i + 1 == names.size() ? u" or "_s : u", "_s;
        text += u'\'' + names[i] + u'\'';
    }
    return text + u'?';
}

} // namespace mcprt
