// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/router/argument_walk.h"

#include "engine/base/canonical_json.h"

#include <QSet>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

constexpr int kMaxDepth = 200;
constexpr qsizetype kBytesPerStep = 256;          // reading costs too
constexpr qsizetype kMaxMatchedBytes = 64 * 1024; // longer texts are not matched with patterns

/// Code points of a JSON string: an escape counts as what it stands for.
qint64 lengthOf(QByteArrayView string)
{
    qint64 length = 0;
    const QByteArrayView body = string.sliced(1, string.size() - 2);
    for (qsizetype i = 0; i < body.size();) {
        if (body[i] != '\\') {
            length += (uchar(body[i]) & 0xc0) != 0x80 ? 1 : 0;
            ++i;
            continue;
        }
        if (body[i + 1] != 'u') {
            i += 2;
        } else {
            const auto unit = [&](qsizetype at) {
                return body.sliced(at + 2, 4).toUShort(nullptr, 16);
            };
            const bool isPair = QChar::isHighSurrogate(unit(i)) && i + 12 <= body.size()
                                && body[i + 6] == '\\' && body[i + 7] == 'u'
                                && QChar::isLowSurrogate(unit(i + 6));
            i += isPair ? 12 : 6;
        }
        ++length;
    }
    return length;
}

Verdict compare(const SchemaNumber &a, const SchemaNumber &b, bool (*holds)(int order))
{
    if (!a.isKnown || !b.isKnown)
        return Verdict::Maybe;
    if (a.isWhole && b.isWhole)
        return holds(a.whole < b.whole ? -1 : int(a.whole > b.whole)) ? Verdict::Yes : Verdict::No;
    if (a.real == b.real && std::abs(a.real) > 9.0e15)
        return Verdict::Maybe; // what tells them apart is lost in rounding
    return holds(a.real < b.real ? -1 : int(a.real > b.real)) ? Verdict::Yes : Verdict::No;
}

Verdict isMultiple(const SchemaNumber &number, const SchemaNumber &of)
{
    if (!number.isKnown || !of.isKnown || of.real <= 0)
        return Verdict::Maybe;
    if (number.isWhole && of.isWhole)
        return number.whole % of.whole == 0 ? Verdict::Yes : Verdict::No;
    const double times = number.real / of.real;
    if (!std::isfinite(times) || std::abs(times) > 1e12)
        return Verdict::Maybe;
    // Decimal fractions have no exact binary form: near a whole number is one.
    return std::abs(times - std::round(times)) <= 1e-9 * std::max(1.0, std::abs(times))
               ? Verdict::Yes
               : Verdict::No;
}

} // namespace

unsigned typesOf(QByteArrayView value)
{
    switch (value.isEmpty() ? '\0' : value.front()) {
    case '{': return kObject;
    case '[': return kArray;
    case '"': return kString;
    case 't':
    case 'f': return kBoolean;
    case 'n': return kNull;
    default: break;
    }
    if (std::ranges::all_of(value, [](char c) { return c == '-' || (c >= '0' && c <= '9'); }))
        return kInteger | kNumber;
    const auto real = decodeDouble(value);
    return !real || *real == std::floor(*real) ? kInteger | kNumber : unsigned(kNumber);
}

Verdict ArgumentWalk::check(NodeIndex index, QByteArrayView value, const ArgumentPath &path)
{
    if (index == kAnything)
        return Verdict::Yes;
    if (index == kNothing)
        return refuse(path, [] { return u"is not allowed here"_s; });
    m_stepsLeft -= 1 + int(std::min<qsizetype>(value.size() / kBytesPerStep, kMaxSteps));
    if (m_stepsLeft < 0 || m_depth >= kMaxDepth)
        return Verdict::Maybe;
    ++m_depth;
    const Verdict verdict = checkNode(m_schema.nodes[size_t(index)], value, path);
    --m_depth;
    return verdict;
}

Verdict ArgumentWalk::checkNode(const SchemaNode &node, QByteArrayView value,
                                const ArgumentPath &path)
{
    const unsigned types = typesOf(value);
    if (types == kNull && node.allowsNull)
        return Verdict::Yes;
    if (!(node.types & types)) {
        return refuse(path, [&] {
            return u"must be %1, got %2"_s.arg(describeTypes(node.types), describeValue(value));
        });
    }
    Verdict verdict = node.isUndecided ? Verdict::Maybe : Verdict::Yes;
    if (node.hasValues && settle(verdict, checkValues(node, value, path)))
        return verdict;
    if (node.number && types & kNumber && settle(verdict, checkNumber(*node.number, value, path)))
        return verdict;
    if (node.string && types == kString && settle(verdict, checkString(*node.string, value, path)))
        return verdict;
    if (node.array && types == kArray && settle(verdict, checkArray(*node.array, value, path)))
        return verdict;
    if (node.object && types == kObject && settle(verdict, checkObject(*node.object, value, path)))
        return verdict;
    if (node.ref != kNoNode && settle(verdict, check(node.ref, value, path)))
        return verdict;
    if (node.logic)
        settle(verdict, checkLogic(*node.logic, value, path));
    return verdict;
}

Verdict ArgumentWalk::checkValues(const SchemaNode &node, QByteArrayView value,
                                  const ArgumentPath &path)
{
    const bool isPlain =
        value.startsWith('"') ? !value.contains('\\') : typesOf(value) & (kBoolean | kNull);
    const auto isIn = [&](QByteArrayView canonical) {
        return std::ranges::any_of(node.values,
                                   [&](const QByteArray &allowed) { return allowed == canonical; });
    };
    if (isPlain ? isIn(value) : isIn(canonicalJson(value)))
        return Verdict::Yes;
    return refuse(path, [&] {
        return u"must be %1, got %2"_s.arg(ArgumentReport::describeValues(node),
                                           describeValue(value));
    });
}

Verdict ArgumentWalk::checkNumber(const SchemaNode::NumberRules &rules, QByteArrayView value,
                                  const ArgumentPath &path)
{
    const SchemaNumber number = readNumber(value);
    Verdict verdict = Verdict::Yes;
    const auto rule = [&](Verdict next, QStringView words, const QByteArray &bound) {
        if (next == Verdict::No && m_report) {
            m_report->add(path, u"must be %1 %2, got %3"_s.arg(words, QString::fromUtf8(bound),
                                                               QString::fromUtf8(value)));
        }
        settle(verdict, next);
    };
    const auto bound = [&](const SchemaNumber &limit, const QByteArray &text, QStringView words,
                           bool (*holds)(int)) {
        if (!text.isEmpty())
            rule(compare(number, limit, holds), words, text);
    };
    bound(rules.minimum, rules.minimumText, u"≥", [](int order) { return order >= 0; });
    bound(rules.maximum, rules.maximumText, u"≤", [](int order) { return order <= 0; });
    bound(rules.aboveMinimum, rules.aboveText, u">", [](int order) { return order > 0; });
    bound(rules.belowMaximum, rules.belowText, u"<", [](int order) { return order < 0; });
    if (!rules.multipleText.isEmpty())
        rule(isMultiple(number, rules.multipleOf), u"a multiple of", rules.multipleText);
    return verdict;
}

Verdict ArgumentWalk::checkString(const SchemaNode::StringRules &rules, QByteArrayView value,
                                  const ArgumentPath &path)
{
    Verdict verdict = Verdict::Yes;
    if (rules.minLength || rules.maxLength) {
        const qint64 length = lengthOf(value);
        const bool isShort = rules.minLength && length < *rules.minLength;
        if (isShort || (rules.maxLength && length > *rules.maxLength)) {
            settle(
                verdict, refuse(path, [&] {
                    return u"must have at %1 %2, has %3"_s
                        .arg(isShort ? u"least"_s : u"most"_s,
                             counted(isShort ? *rules.minLength : *rules.maxLength, "character"_L1))
                        .arg(length);
                }));
        }
    }
    if (rules.pattern && verdict == Verdict::Yes) {
        m_stepsLeft -= 10;
        const Verdict match =
            value.size() > kMaxMatchedBytes
                ? Verdict::Maybe
                : matches(*rules.pattern, decodeString(value).value_or(QString()));
        if (match == Verdict::No && m_report) {
            m_report->add(path, u"must match the pattern %1, got %2"_s.arg(rules.pattern->text(),
                                                                           describeValue(value)));
        }
        settle(verdict, match);
    }
    return verdict;
}

Verdict ArgumentWalk::matches(const SchemaPattern &pattern, const QString &text)
{
    const auto isIn = pattern.isIn(text);
    return !isIn ? Verdict::Maybe : *isIn ? Verdict::Yes : Verdict::No;
}

Verdict ArgumentWalk::checkArray(const SchemaNode::ArrayRules &rules, QByteArrayView value,
                                 const ArgumentPath &path)
{
    Verdict verdict = Verdict::Yes;
    QSet<QByteArray> seen;
    bool hasTwins = false;
    qint64 count = 0;
    qint64 fitting = 0;
    qint64 doubtful = 0;
    JsonCursor elements(value);
    elements.enterArray();
    for (; elements.nextElement(); ++count) {
        const QByteArrayView element = elements.takeValue();
        const ArgumentPath at{&path, {}, count};
        const NodeIndex node =
            size_t(count) < rules.prefix.size() ? rules.prefix[size_t(count)] : rules.rest;
        if (settle(verdict, check(node, element, at)))
            return verdict;
        if (rules.contains != kNoNode) {
            const Verdict match = silently(rules.contains, element, at);
            fitting += match == Verdict::Yes ? 1 : 0;
            doubtful += match == Verdict::Maybe ? 1 : 0;
        }
        if (rules.isUnique) {
            seen.insert(canonicalJson(element));
            hasTwins = seen.size() <= count;
        }
    }
    if (rules.contains != kNoNode)
        settle(verdict, checkContains(rules, fitting, doubtful, path));
    const bool isShort = rules.minItems && count < *rules.minItems;
    if (isShort || (rules.maxItems && count > *rules.maxItems)) {
        settle(verdict, refuse(path, [&] {
                   return u"must have at %1 %2, has %3"_s
                       .arg(isShort ? u"least"_s : u"most"_s,
                            counted(isShort ? *rules.minItems : *rules.maxItems, "element"_L1))
                       .arg(count);
               }));
    }
    if (rules.isUnique && hasTwins)
        settle(verdict, refuse(path, [] { return u"must not have an element twice"_s; }));
    return verdict;
}

Verdict ArgumentWalk::checkContains(const SchemaNode::ArrayRules &rules, qint64 fitting,
                                    qint64 doubtful, const ArgumentPath &path)
{
    if (fitting + doubtful < rules.minContains) {
        return refuse(path, [&] {
            return u"must contain at least %1 matching elements (%2), has %3"_s
                .arg(rules.minContains)
                .arg(m_report->describe(rules.contains))
                .arg(fitting);
        });
    }
    if (rules.maxContains && fitting > *rules.maxContains) {
        return refuse(path, [&] {
            return u"must contain at most %1 matching elements, has %2"_s.arg(*rules.maxContains)
                .arg(fitting);
        });
    }
    return doubtful > 0 ? Verdict::Maybe : Verdict::Yes;
}

} // namespace mcprt
