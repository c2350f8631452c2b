// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "ui/approvals/json_lines.h"

#include "engine/base/raw_json.h"

#include <algorithm>
#include <vector>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

constexpr int kIndent = 2;
constexpr int kMaxDepth = 100; ///< what lies deeper stays on one line
/// Cells of the table of a comparison; with more, lines are compared by their numbers.
constexpr qsizetype kMaxCells = 16 << 20;

bool isInvisible(QChar c)
{
    return c.category() == QChar::Other_Control || c.category() == QChar::Other_Format
           || c.category() == QChar::Separator_Line || c.category() == QChar::Separator_Paragraph
           || c.category() == QChar::Other_PrivateUse;
}

/// Tags (U+E0000 …) are format characters outside of the first plane.
QString visible(const QString &text)
{
    QString out;
    for (const char32_t c : text.toUcs4()) {
        const QChar::Category kind = QChar::category(c);
        if ((c < 0x10000 && isInvisible(QChar(char16_t(c)))) || kind == QChar::Other_Format
            || kind == QChar::Other_PrivateUse)
            out += u"\\u{%1}"_s.arg(uint(c), 4, 16, QLatin1Char('0'));
        else
            out += QString::fromUcs4(&c, 1);
    }
    return out;
}

class Printer
{
public:
    void print(QByteArrayView value, int depth)
    {
        JsonCursor at(value);
        QByteArrayView rawKey;
        bool isFirst = true;
        if (depth < kMaxDepth && at.enterObject()) {
            m_line += u'{';
            while (at.nextMember(&rawKey)) {
                next(isFirst, depth + 1);
                m_line += u'"' + visible(QString::fromUtf8(rawKey)) + u"\": "_s;
                print(at.takeValue(), depth + 1);
            }
            close(u'}', isFirst, depth);
        } else if (depth < kMaxDepth && at.enterArray()) {
            m_line += u'[';
            while (at.nextElement()) {
                next(isFirst, depth + 1);
                print(at.takeValue(), depth + 1);
            }
            close(u']', isFirst, depth);
        } else {
            printPlain(QString::fromUtf8(value), depth);
        }
    }
    QStringList take()
    {
        endLine(0);
        return std::move(m_lines);
    }

private:
    void next(bool &isFirst, int depth)
    {
        if (!isFirst)
            m_line += u',';
        isFirst = false;
        endLine(depth);
    }
    void close(QChar bracket, bool isEmpty, int depth)
    {
        if (!isEmpty)
            endLine(depth);
        m_line += bracket;
    }
    void printPlain(const QString &text, int depth)
    {
        for (qsizetype i = 0; i < text.size(); ++i) {
            if (text[i] != u'\\' || i + 1 == text.size()) {
                m_line += text[i];
                continue;
            }
            const QChar escaped = text[++i];
            m_line += u'\\';
            m_line += escaped;
            if (escaped == u'n' && i + 2 < text.size()) // but not behind the last character
                endLine(depth + 1);
        }
    }
    void endLine(int depth)
    {
        m_lines += visible(m_line);
        m_line = QString(depth * kIndent, u' ');
    }

    QStringList m_lines;
    QString m_line;
};

/// Longest common subsequence of the lines between \a begin and the ends.
class Matcher
{
public:
    Matcher(const QStringList &a, const QStringList &b)
        : m_a(a)
        , m_b(b)
        , m_width(b.size() + 1)
        , m_common(size_t((a.size() + 1) * m_width))
    {
        for (qsizetype i = a.size() - 1; i >= 0; --i) {
            for (qsizetype j = b.size() - 1; j >= 0; --j)
                at(i, j) = a[i] == b[j] ? at(i + 1, j + 1) + 1 : qMax(at(i + 1, j), at(i, j + 1));
        }
    }
    [[nodiscard]] bool takesBefore(qsizetype i, qsizetype j)
    {
        return j == m_b.size() || (i < m_a.size() && at(i + 1, j) >= at(i, j + 1));
    }

private:
    int &at(qsizetype i, qsizetype j) { return m_common[size_t(i * m_width + j)]; }

    const QStringList &m_a;
    const QStringList &m_b;
    qsizetype m_width;
    std::vector<int> m_common;
};

/// Puts lines that only one side has beside each other.
void addChanged(QList<LinePair> &rows, QStringList &before, QStringList &after)
{
    for (qsizetype i = 0; i < std::max(before.size(), after.size()); ++i)
        rows.append({before.value(i), after.value(i), true});
    before.clear();
    after.clear();
}

} // namespace

QStringList jsonLines(const QString &json)
{
    const QByteArray bytes = json.toUtf8();
    if (!parseJson(bytes)) {
        QStringList lines = json.split(u'\n');
        for (QString &line : lines)
            line = visible(line);
        return lines;
    }
    Printer printer;
    printer.print(QByteArrayView(bytes).trimmed(), 0);
    return printer.take();
}

QList<LinePair> alignedLines(const QStringList &before, const QStringList &after)
{
    QList<LinePair> rows;
    QStringList removed;
    QStringList added;
    if ((before.size() + 1) * (after.size() + 1) > kMaxCells) {
        for (qsizetype i = 0; i < std::max(before.size(), after.size()); ++i)
            rows.append({before.value(i), after.value(i), before.value(i) != after.value(i)});
        return rows;
    }
    Matcher matcher(before, after);
    qsizetype i = 0;
    qsizetype j = 0;
    while (i < before.size() || j < after.size()) {
        if (i < before.size() && j < after.size() && before[i] == after[j]) {
            addChanged(rows, removed, added);
            rows.append({before[i++], after[j++], false});
        } else if (matcher.takesBefore(i, j)) {
            removed += before[i++];
        } else {
            added += after[j++];
        }
    }
    addChanged(rows, removed, added);
    return rows;
}

} // namespace mcprt
