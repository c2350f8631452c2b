// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "app/demo_server/demo_tools.h"

#include "app/demo_server/bar_chart.h"
#include "app/demo_server/sample_data.h"
#include "app/demo_server/unit_table.h"

#include <QDate>
#include <QDateTime>
#include <QHash>
#include <QJsonArray>
#include <QLocale>
#include <QRegularExpression>
#include <QTimeZone>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

constexpr int kMaxReportLines = 100'000;
constexpr qsizetype kMaxBars = 200;

QJsonObject listBooks(const QJsonObject &arguments)
{
    const QString author = arguments["author"_L1].toString();
    const QString subject = arguments["subject"_L1].toString();
    const int after = arguments["published_after"_L1].toInt(0);
    const int limit = arguments["limit"_L1].toInt(10);
    QJsonArray books;
    QString text;
    int total = 0;
    for (const SampleBook &book : sampleBooks()) {
        if (!QString::fromUtf8(book.author).contains(author, Qt::CaseInsensitive)
            || !QString::fromUtf8(book.subject).contains(subject, Qt::CaseInsensitive)
            || book.year < after || ++total > limit)
            continue;
        books += QJsonObject{{"title"_L1, QString::fromUtf8(book.title)},
                             {"author"_L1, QString::fromUtf8(book.author)},
                             {"year"_L1, book.year},
                             {"subject"_L1, QString::fromUtf8(book.subject)}};
        text += u"%1, %2 (%3), %4\n"_s
                    .arg(QString::fromUtf8(book.title), QString::fromUtf8(book.author))
                    .arg(book.year)
                    .arg(QString::fromUtf8(book.subject));
    }
    return toolResult({{"books"_L1, books}, {"total"_L1, total}},
                      text.isEmpty() ? u"No book matches."_s : text.trimmed());
}

QStringList wordsOf(const QString &text)
{
    static const QRegularExpression separators(u"[^\\w'’-]+"_s,
                                               QRegularExpression::UseUnicodePropertiesOption);
    return text.split(separators, Qt::SkipEmptyParts);
}

QJsonObject searchNotes(const QJsonObject &arguments)
{
    const QStringList words = wordsOf(arguments["query"_L1].toString());
    const QString tag = arguments["tag"_L1].toString();
    if (words.isEmpty())
        return toolError(u"query must contain at least one word."_s);
    std::vector<std::pair<qsizetype, const SampleNote *>> hits;
    for (const SampleNote &note : sampleNotes()) {
        const QStringList tags = QString::fromUtf8(note.tags).split(u' ');
        if (!tag.isEmpty() && !tags.contains(tag, Qt::CaseInsensitive))
            continue;
        const QString body = QString::fromUtf8(note.text) + u' ' + QString::fromUtf8(note.tags);
        qsizetype score = 0;
        for (const QString &word : words) {
            score += 3 * QString::fromUtf8(note.title).count(word, Qt::CaseInsensitive)
                     + body.count(word, Qt::CaseInsensitive);
        }
        if (score > 0)
            hits.emplace_back(score, &note);
    }
    std::ranges::stable_sort(hits, std::greater{}, [](const auto &hit) { return hit.first; });
    QJsonArray notes;
    QString text;
    for (const auto &[score, note] : hits) {
        if (notes.size() >= arguments["limit"_L1].toInt(5))
            break;
        const QStringList tags = QString::fromUtf8(note->tags).split(u' ');
        notes += QJsonObject{{"title"_L1, QString::fromUtf8(note->title)},
                             {"date"_L1, QString::fromUtf8(note->date)},
                             {"tags"_L1, QJsonArray::fromStringList(tags)},
                             {"text"_L1, QString::fromUtf8(note->text)}};
        text +=
            u"%1 (%2): %3\n"_s.arg(QString::fromUtf8(note->title), QString::fromUtf8(note->date),
                                   QString::fromUtf8(note->text));
    }
    return toolResult({{"notes"_L1, notes}, {"total"_L1, qint64(hits.size())}},
                      text.isEmpty() ? u"No note contains these words."_s : text.trimmed());
}

QJsonObject convertUnitsTool(const QJsonObject &arguments)
{
    const double value = arguments["value"_L1].toDouble();
    const QString from = arguments["from"_L1].toString();
    const QString to = arguments["to"_L1].toString();
    const auto converted = convertUnits(value, from, to);
    if (!converted) {
        return toolError(
            u"%1 can't be converted to %2. Known units: %3."_s.arg(from, to, knownUnits()));
    }
    return toolResult({{"value"_L1, *converted}, {"unit"_L1, to}},
                      u"%1 %2 = %3 %4"_s.arg(value).arg(from).arg(*converted, 0, 'g', 8).arg(to));
}

QJsonObject wordCount(const QJsonObject &arguments)
{
    const QString text = arguments["text"_L1].toString();
    const QStringList words = wordsOf(text);
    QHash<QString, int> counts;
    for (const QString &word : words)
        ++counts[word.toLower()];
    std::vector<std::pair<int, QString>> ranked;
    for (auto it = counts.cbegin(); it != counts.cend(); ++it)
        ranked.emplace_back(-it.value(), it.key());
    std::ranges::sort(ranked);
    QJsonArray frequent;
    for (const auto &[count, word] : ranked) {
        if (frequent.size() >= arguments["top"_L1].toInt(5))
            break;
        frequent += QJsonObject{{"word"_L1, word}, {"count"_L1, -count}};
    }
    static const QRegularExpression ends(u"[.!?…。！？]+(\\s|$)"_s);
    const auto characters = qint64(text.toUcs4().size());
    const auto lines = qint64(text.isEmpty() ? 0 : text.count(u'\n') + !text.endsWith(u'\n'));
    const auto sentences = qint64(text.count(ends));
    return toolResult({{"words"_L1, qint64(words.size())},
                       {"characters"_L1, characters},
                       {"lines"_L1, lines},
                       {"sentences"_L1, sentences},
                       {"frequent"_L1, frequent}},
                      u"%1 words, %2 characters, %3 lines, %4 sentences"_s.arg(words.size())
                          .arg(characters)
                          .arg(lines)
                          .arg(sentences));
}

QJsonObject daysBetween(const QJsonObject &arguments)
{
    const QDate from = QDate::fromString(arguments["from"_L1].toString(), Qt::ISODate);
    const QDate to = QDate::fromString(arguments["to"_L1].toString(), Qt::ISODate);
    if (!from.isValid() || !to.isValid())
        return toolError(u"from and to must be dates such as 2026-03-31."_s);
    const auto weekday = [](QDate date) {
        return QLocale::c().standaloneDayName(date.dayOfWeek(), QLocale::LongFormat);
    };
    const qint64 days = from.daysTo(to);
    return toolResult(
        {{"days"_L1, days}, {"from_weekday"_L1, weekday(from)}, {"to_weekday"_L1, weekday(to)}},
        u"%1 days, from a %2 to a %3"_s.arg(days).arg(weekday(from), weekday(to)));
}

QJsonObject makeReport(const QJsonObject &arguments)
{
    const int lines = arguments["lines"_L1].toInt(1000);
    const QString station = arguments["station"_L1].toString(u"North"_s);
    if (lines < 1 || lines > kMaxReportLines)
        return toolError(u"lines must be from 1 to %1."_s.arg(kMaxReportLines));
    const QDateTime begin(QDate(2026, 1, 1), QTime(0, 0), QTimeZone::utc());
    QString text;
    for (int i = 0; i < lines; ++i) {
        // A wave over the day, one over the year and something that looks like chance.
        const int day = i / 24;
        const double noise = ((i * 7919) % 101) / 50.0 - 1;
        const double degrees =
            9 + 8 * std::sin((i % 24 - 9) * 0.2618) + 10 * std::sin((day - 105) * 0.0172) + noise;
        const int humidity = 55 + (i * 31) % 40;
        const double wind = 2 + ((i * 17) % 90) / 10.0;
        const bool isStorm = wind > 10.5;
        text += u"%1  %2  station %3  %4 °C  %5 % humidity  %6 m/s wind  %7\n"_s
                    .arg(i + 1, 6, 10, QChar(u'0'))
                    .arg(begin.addSecs(qint64(i) * 3600).toString(u"yyyy-MM-dd hh:mm"_s), station)
                    .arg(degrees, 5, 'f', 1)
                    .arg(humidity)
                    .arg(wind, 4, 'f', 1)
                    .arg(isStorm ? u"storm warning"_s : u"ok"_s);
    }
    const QJsonObject block{{"type"_L1, u"text"_s}, {"text"_L1, text}};
    return {{"content"_L1, QJsonArray{block}}, {"isError"_L1, false}};
}

QJsonObject drawChart(const QJsonObject &arguments)
{
    const QJsonArray list = arguments["values"_L1].toArray();
    std::vector<double> values;
    for (const QJsonValue value : list) {
        if (value.isDouble())
            values.push_back(value.toDouble());
    }
    if (values.empty() || qsizetype(values.size()) != list.size() || list.size() > kMaxBars)
        return toolError(u"values must be a list of 1 to %1 numbers."_s.arg(kMaxBars));
    double sum = 0;
    for (const double value : values)
        sum += value;
    const auto [low, high] = std::ranges::minmax(values);
    const QString text = u"%1: %2 values, from %3 to %4, mean %5"_s
                             .arg(arguments["title"_L1].toString(u"Bar chart"_s))
                             .arg(values.size())
                             .arg(low)
                             .arg(high)
                             .arg(sum / double(values.size()));
    const QJsonObject picture{{"type"_L1, u"image"_s},
                              {"data"_L1, QString::fromLatin1(barChartPng(values).toBase64())},
                              {"mimeType"_L1, u"image/png"_s}};
    const QJsonObject words{{"type"_L1, u"text"_s}, {"text"_L1, text}};
    return {{"content"_L1, QJsonArray{words, picture}}, {"isError"_L1, false}};
}

} // namespace

DemoToolFunction findDemoTool(QByteArrayView name)
{
    if (name == "list_books")
        return listBooks;
    if (name == "search_notes")
        return searchNotes;
    if (name == "convert_units")
        return convertUnitsTool;
    if (name == "word_count")
        return wordCount;
    if (name == "days_between")
        return daysBetween;
    if (name == "make_report")
        return makeReport;
    if (name == "draw_chart")
        return drawChart;
    return nullptr;
}

QJsonObject toolResult(const QJsonObject &structured, const QString &text)
{
    const QJsonObject block{{"type"_L1, u"text"_s}, {"text"_L1, text}};
    return {{"content"_L1, QJsonArray{block}},
            {"structuredContent"_L1, structured},
            {"isError"_L1, false}};
}

QJsonObject toolError(const QString &what)
{
    const QJsonObject block{{"type"_L1, u"text"_s}, {"text"_L1, what}};
    return {{"content"_L1, QJsonArray{block}}, {"isError"_L1, true}};
}

} // namespace mcprt
