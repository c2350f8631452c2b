// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/content/line_search.h"

#include "engine/content/chunk_plan.h"
#include "engine/content/token_counter.h"

#include <QDeadlineTimer>
#include <QRegularExpression>

#include <chrono>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

using namespace std::chrono_literals;

constexpr auto kMostTime = 300ms;
constexpr qsizetype kMaxExpression = 1000;
/// PCRE2 takes the lower one of several limits, so an expression cannot raise this.
constexpr auto kStepLimit = "(*LIMIT_MATCH=50000)(*LIMIT_DEPTH=5000)"_L1;
/// Characters shown of a long line, around its first match.
constexpr qsizetype kLineCharacters = 400;

/// The line, or the part of it around the match.
QString excerpt(const QString &line, const QRegularExpressionMatch &match)
{
    if (line.size() <= kLineCharacters)
        return line;
    qsizetype begin = qMax(match.capturedStart() - kLineCharacters / 4, qsizetype(0));
    qsizetype end = qMin(begin + kLineCharacters, line.size());
    if (begin > 0 && line.at(begin).isLowSurrogate())
        ++begin;
    if (end < line.size() && line.at(end).isLowSurrogate())
        --end;
    const QString part = line.sliced(begin, end - begin);
    return (begin > 0 ? u"…"_s : QString()) + part + (end < line.size() ? u"…"_s : QString());
}

Failure invalid(const QString &message)
{
    return fail(ErrorCode::InvalidArgument, message, u"grep"_s);
}

/// Shows a match as long as all before it were shown and it fits into \a tokensLeft.
void addMatch(FoundLines &found, qint64 number, const QByteArray &shown, qsizetype &tokensLeft)
{
    const bool isNext = found.shown == found.matches++;
    if (!isNext)
        return;
    tokensLeft -= tokens::count(shown);
    if (tokensLeft >= 0) {
        found.text += shown;
        ++found.shown;
    } else {
        found.nextLine = number;
    }
}

} // namespace

Result<FoundLines> searchLines(QByteArrayView text, const QString &expression, qint64 firstLine,
                               qsizetype budget)
{
    if (expression.isEmpty() || expression.size() > kMaxExpression)
        return invalid(
            u"grep takes a regular expression of 1 to %1 characters."_s.arg(kMaxExpression));
    const QRegularExpression plain(expression);
    if (!plain.isValid()) {
        return invalid(
            u"grep is no valid regular expression: %1 at character %2. Put a backslash "
            "in front of a special character to search for it."_s.arg(plain.errorString())
                .arg(plain.patternErrorOffset()));
    }
    const QRegularExpression limited(kStepLimit + expression);
    const QDeadlineTimer deadline(kMostTime);
    FoundLines found;
    qsizetype tokensLeft = ChunkPlan::sane(budget);
    qint64 number = firstLine;
    for (qsizetype at = 0; at < text.size(); ++number) {
        qsizetype end = text.indexOf('\n', at);
        if (end < 0)
            end = text.size();
        QByteArrayView bytes = text.sliced(at, end - at);
        if (bytes.endsWith('\r'))
            bytes.chop(1);
        at = end + 1;
        const QString line = QString::fromUtf8(bytes);
        const QRegularExpressionMatch match = limited.match(line);
        if (match.hasMatch()) {
            QByteArray shown =
                QByteArray::number(number) + ": " + excerpt(line, match).toUtf8() + '\n';
            if (found.matches == 0) // one line is shown in any case, so that the reader gets on
                shown.truncate(ChunkPlan::firstChunk(shown, budget));
            addMatch(found, number, shown, tokensLeft);
        } else if (!match.isValid()) {
            ++found.tooHard;
        }
        if (deadline.hasExpired()) {
            found.isComplete = at >= text.size();
            break;
        }
    }
    if (found.shown == found.matches)
        found.nextLine = number + 1;
    return found;
}

} // namespace mcprt
