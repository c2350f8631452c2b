// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/router/argument_walk.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

constexpr int kMaxReferences = 8;
constexpr int kBits = 64; // required properties that one word can note

bool hasMember(QByteArrayView object, QByteArrayView name)
{
    JsonCursor members(object);
    QByteArrayView rawKey;
    members.enterObject();
    while (members.nextMember(&rawKey)) {
        if (keyEquals(rawKey, name))
            return true;
        members.takeValue();
    }
    return false;
}

/// Place of \a rawKey among \a properties, -1 if it has none. Members mostly come in the order of
/// the schema, so the search begins behind the last find.
qsizetype find(const std::vector<SchemaNode::Property> &properties, QByteArrayView rawKey,
               qsizetype *next)
{
    const auto count = qsizetype(properties.size());
    for (qsizetype i = 0; i < count; ++i) {
        const qsizetype at = *next + i < count ? *next + i : *next + i - count;
        if (keyEquals(rawKey, properties[size_t(at)].name)) {
            *next = at + 1 < count ? at + 1 : 0;
            return at;
        }
    }
    return -1;
}

} // namespace

Verdict ArgumentWalk::checkObject(const SchemaNode::ObjectRules &rules, QByteArrayView value,
                                  const ArgumentPath &path)
{
    Verdict verdict = Verdict::Yes;
    quint64 seen = 0;
    qint64 count = 0;
    qsizetype next = 0;
    JsonCursor members(value);
    QByteArrayView rawKey;
    members.enterObject();
    for (; members.nextMember(&rawKey); ++count) {
        const qsizetype known = find(rules.properties, rawKey, &next);
        if (known >= 0 && rules.properties[size_t(known)].requiredBit >= 0)
            seen |= quint64(1) << (rules.properties[size_t(known)].requiredBit % kBits);
        if (settle(verdict, checkMember(rules, known, rawKey, members.takeValue(), path)))
            return verdict;
    }
    if (rules.requiredCount > 0 && settle(verdict, checkRequired(rules, seen, value, path)))
        return verdict;
    const bool isShort = rules.minProperties && count < *rules.minProperties;
    if (isShort || (rules.maxProperties && count > *rules.maxProperties)) {
        settle(verdict, refuse(path, [&] {
                   return u"must have at %1 %2, has %3"_s
                       .arg(isShort ? u"least"_s : u"most"_s,
                            counted(isShort ? *rules.minProperties : *rules.maxProperties,
                                    "property"_L1))
                       .arg(count);
               }));
    }
    if (!rules.dependencies.empty())
        settle(verdict, checkDependencies(rules, value, path));
    return verdict;
}

Verdict ArgumentWalk::checkMember(const SchemaNode::ObjectRules &rules, qsizetype known,
                                  QByteArrayView rawKey, QByteArrayView value,
                                  const ArgumentPath &path)
{
    const ArgumentPath at{&path, rawKey};
    Verdict verdict = Verdict::Yes;
    bool isAdditional = true;
    if (known >= 0 && rules.properties[size_t(known)].isDeclared) {
        isAdditional = false;
        if (settle(verdict, check(rules.properties[size_t(known)].node, value, at)))
            return verdict;
    }
    if (!rules.patterns.empty()) {
        const QString key = QString::fromUtf8(unescape(rawKey));
        for (const SchemaNode::PatternProperty &pattern : rules.patterns) {
            --m_stepsLeft;
            const Verdict match = matches(pattern.pattern, key);
            if (match == Verdict::No)
                continue;
            isAdditional = false; // in doubt it is not additional, which may be forbidden
            settle(verdict, match == Verdict::Yes ? check(pattern.node, value, at) : match);
        }
    }
    if (isAdditional && rules.additional == kNothing) {
        if (m_report)
            m_report->addUnknown(at, rules);
        return Verdict::No;
    }
    if (isAdditional)
        settle(verdict, check(rules.additional, value, at));
    // The quotes stand around the key, so it is a JSON string as it is.
    if (rules.names != kAnything)
        settle(verdict, check(rules.names, {rawKey.data() - 1, rawKey.size() + 2}, at));
    return verdict;
}

Verdict ArgumentWalk::checkRequired(const SchemaNode::ObjectRules &rules, quint64 seen,
                                    QByteArrayView object, const ArgumentPath &path)
{
    const int bits = std::min(rules.requiredCount, kBits);
    const quint64 all = bits == kBits ? ~quint64(0) : (quint64(1) << bits) - 1;
    if (rules.requiredCount <= kBits && seen == all)
        return Verdict::Yes;
    Verdict verdict = Verdict::Yes;
    for (const SchemaNode::Property &property : rules.properties) {
        if (property.requiredBit < 0)
            continue;
        const bool isSeen = seen & (quint64(1) << (property.requiredBit % kBits));
        if (isSeen && (rules.requiredCount <= kBits || hasMember(object, property.name)))
            continue;
        if (m_report)
            m_report->addMissing(path, property);
        verdict = Verdict::No;
    }
    return verdict;
}

Verdict ArgumentWalk::checkDependencies(const SchemaNode::ObjectRules &rules, QByteArrayView object,
                                        const ArgumentPath &path)
{
    Verdict verdict = Verdict::Yes;
    for (const SchemaNode::Dependency &dependency : rules.dependencies) {
        m_stepsLeft -= 1 + int(dependency.required.size());
        if (!hasMember(object, dependency.name))
            continue;
        for (const QByteArray &name : dependency.required) {
            if (hasMember(object, name))
                continue;
            settle(verdict, refuse(path, [&] {
                       return u"must have `%1` because it has `%2`"_s.arg(
                           QString::fromUtf8(name), QString::fromUtf8(dependency.name));
                   }));
        }
        settle(verdict, check(dependency.node, object, path));
    }
    return verdict;
}

Verdict ArgumentWalk::checkLogic(const SchemaNode::Logic &logic, QByteArrayView value,
                                 const ArgumentPath &path)
{
    Verdict verdict = Verdict::Yes;
    for (const NodeIndex node : logic.allOf) {
        if (settle(verdict, check(node, value, path)))
            return verdict;
    }
    if (!logic.anyOf.empty() && settle(verdict, checkAlternatives(logic.anyOf, false, value, path)))
        return verdict;
    if (!logic.oneOf.empty() && settle(verdict, checkAlternatives(logic.oneOf, true, value, path)))
        return verdict;
    if (logic.notNode != kNoNode) {
        const Verdict inner = silently(logic.notNode, value, path);
        if (inner == Verdict::Yes) {
            settle(verdict, refuse(path, [&] {
                       return u"has a value that is not allowed here, %1"_s.arg(
                           describeValue(value));
                   }));
        } else if (inner == Verdict::Maybe) {
            settle(verdict, inner);
        }
    }
    if (logic.ifNode != kNoNode) {
        switch (silently(logic.ifNode, value, path)) {
        case Verdict::Yes: settle(verdict, check(logic.thenNode, value, path)); break;
        case Verdict::No: settle(verdict, check(logic.elseNode, value, path)); break;
        case Verdict::Maybe: settle(verdict, Verdict::Maybe); break;
        }
    }
    return verdict;
}

Verdict ArgumentWalk::checkAlternatives(const std::vector<NodeIndex> &branches, bool onlyOne,
                                        QByteArrayView value, const ArgumentPath &path)
{
    qsizetype fitting = 0;
    qsizetype doubtful = 0;
    for (const NodeIndex branch : branches) {
        const Verdict verdict = silently(branch, value, path);
        if (verdict == Verdict::Yes && !onlyOne)
            return Verdict::Yes;
        fitting += verdict == Verdict::Yes ? 1 : 0;
        doubtful += verdict == Verdict::Maybe ? 1 : 0;
    }
    if (fitting > 1) {
        return refuse(path, [&] {
            return u"fits %1 of %2 forms of which it must fit exactly one"_s.arg(fitting).arg(
                branches.size());
        });
    }
    if (doubtful > 0)
        return Verdict::Maybe;
    if (fitting == 1)
        return Verdict::Yes;
    if (m_report)
        explainAlternatives(branches, value, path);
    return Verdict::No;
}

bool ArgumentWalk::isMeant(NodeIndex branch, QByteArrayView value) const
{
    for (int i = 0; i < kMaxReferences && branch != kNoNode; ++i) {
        const SchemaNode &node = m_schema.nodes[size_t(branch)];
        if (branch == kNothing || node.hasValues || !(node.types & typesOf(value)))
            return false;
        branch = node.ref;
    }
    return true;
}

void ArgumentWalk::explainAlternatives(const std::vector<NodeIndex> &branches, QByteArrayView value,
                                       const ArgumentPath &path)
{
    // Of those that take this kind of value, the one with the fewest complaints was meant; when
    // there is none, all of them are named.
    std::optional<ArgumentReport> best;
    QStringList forms;
    ArgumentReport *outer = m_report;
    for (const NodeIndex branch : branches) {
        forms += outer->describe(branch);
        ArgumentReport report(m_schema);
        m_report = &report;
        const Verdict verdict = check(branch, value, path);
        if (verdict == Verdict::No && isMeant(branch, value)
            && (!best || report.count() < best->count()))
            best.emplace(report);
    }
    m_report = outer;
    forms.removeDuplicates();
    if (best)
        m_report->take(*best);
    else
        m_report->add(path,
                      u"must be %1, got %2"_s.arg(forms.join(u" or "_s), describeValue(value)));
}

} // namespace mcprt
