// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/router/argument_report.h"

#include <algorithm>
#include <array>
#include <numeric>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

constexpr qsizetype kMaxLines = 4;
constexpr qsizetype kMaxShownBytes = 60;
constexpr qsizetype kMaxShownValues = 10;
constexpr int kMaxReferences = 8;

/// `path` at the top, `/filters/0/name` below.
QString pathText(const ArgumentPath &path)
{
    if (!path.parent)
        return u"the arguments"_s;
    const bool isTop = !path.parent->parent;
    if (isTop && path.index < 0)
        return u'`' + QString::fromUtf8(unescape(path.rawKey)) + u'`';
    QString text;
    for (const ArgumentPath *at = &path; at->parent; at = at->parent) {
        const QString step = at->index >= 0 ? QString::number(at->index)
                                            : QString::fromUtf8(unescape(at->rawKey))
                                                  .replace(u'~', u"~0"_s)
                                                  .replace(u'/', u"~1"_s);
        text.prepend(u'/' + step);
    }
    return u'`' + text + u'`';
}

QString joined(const QStringList &parts)
{
    if (parts.size() < 2)
        return parts.join(QString());
    return parts.first(parts.size() - 1).join(u", "_s) + u" or "_s + parts.last();
}

QString shortened(QByteArrayView json)
{
    QString text = QString::fromUtf8(json.first(std::min(json.size(), kMaxShownBytes + 4)));
    if (json.size() <= kMaxShownBytes)
        return text;
    text.truncate(kMaxShownBytes - 1);
    if (text.back().isHighSurrogate())
        text.chop(1);
    return text + u'…';
}

/// Lower case without the separators that models mix up.
QString folded(QString name)
{
    return name.remove(u'_').remove(u'-').remove(u' ').toLower();
}

/// Edits that turn \a a into \a b.
qsizetype distance(const QString &a, const QString &b)
{
    std::vector<qsizetype> row(size_t(b.size()) + 1);
    std::iota(row.begin(), row.end(), 0);
    for (qsizetype i = 0; i < a.size(); ++i) {
        qsizetype diagonal = std::exchange(row[0], i + 1);
        for (qsizetype j = 0; j < b.size(); ++j) {
            const qsizetype replaced = diagonal + (a[i] == b[j] ? 0 : 1);
            diagonal = row[size_t(j) + 1];
            row[size_t(j) + 1] = std::min({row[size_t(j)] + 1, diagonal + 1, replaced});
        }
    }
    return row.back();
}

QString nearest(const QString &name, const SchemaNode::ObjectRules &rules)
{
    QString best;
    const QString wanted = folded(name.left(64));
    qsizetype bestDistance = std::max<qsizetype>(1, wanted.size() / 3) + 1;
    for (const SchemaNode::Property &property : rules.properties) {
        const QString candidate = QString::fromUtf8(property.name);
        const QString known = folded(candidate.left(64));
        const bool contains = wanted.size() >= 3 && known.size() >= 3
                              && (known.contains(wanted) || wanted.contains(known));
        const qsizetype edits = contains ? 1 : distance(wanted, known);
        if (edits < bestDistance) {
            bestDistance = edits;
            best = candidate;
        }
    }
    return best;
}

/// The types that any of \a branches allows.
unsigned typesOf(const ArgumentSchema &schema, const std::vector<NodeIndex> &branches)
{
    unsigned types = 0;
    for (const NodeIndex branch : branches) {
        const SchemaNode &inner = schema.nodes[size_t(branch)];
        types |= inner.ref != kNoNode && inner.types == kAnyType
                     ? schema.nodes[size_t(inner.ref)].types
                     : inner.types;
    }
    return types;
}

} // namespace

QString counted(qint64 count, QLatin1StringView noun)
{
    const QLatin1StringView plural = noun == "property"_L1 ? "properties"_L1 : ""_L1;
    if (count == 1)
        return u"1 "_s + noun;
    return QString::number(count) + u' ' + (plural.isEmpty() ? noun + u"s"_s : QString(plural));
}

QString describeTypes(unsigned types)
{
    constexpr std::array<std::pair<unsigned, const char *>, 7> kNames{{{kString, "string"},
                                                                       {kNumber, "number"},
                                                                       {kInteger, "integer"},
                                                                       {kBoolean, "boolean"},
                                                                       {kArray, "array"},
                                                                       {kObject, "object"},
                                                                       {kNull, "null"}}};
    QStringList parts;
    for (const auto &[type, name] : kNames) {
        if (types & type && !(type == kInteger && types & kNumber))
            parts += QLatin1StringView(name);
    }
    return joined(parts);
}

QString describeValue(QByteArrayView value)
{
    switch (value.isEmpty() ? '\0' : value.front()) {
    case '{': return u"object "_s + shortened(value);
    case '[': return u"array "_s + shortened(value);
    case '"': return u"string "_s + shortened(value);
    case 't':
    case 'f': return u"boolean "_s + shortened(value);
    case 'n': return u"null"_s;
    default: return u"number "_s + shortened(value);
    }
}

QString ArgumentReport::describeValues(const SchemaNode &node)
{
    QStringList parts;
    for (const QByteArray &text : node.texts) {
        if (parts.size() == kMaxShownValues) {
            parts += u"%1 others"_s.arg(qsizetype(node.texts.size()) - kMaxShownValues);
            break;
        }
        parts += shortened(text);
    }
    return parts.size() == 1 ? parts.first() : u"one of "_s + joined(parts);
}

QString ArgumentReport::describe(NodeIndex index) const
{
    for (int i = 0; i < kMaxReferences; ++i) {
        const SchemaNode &node = m_schema.nodes[size_t(index)];
        if (node.hasValues)
            return describeValues(node);
        if (node.types != kAnyType)
            return describeTypes(node.types | (node.allowsNull ? unsigned(kNull) : 0U));
        if (node.logic && (!node.logic->anyOf.empty() || !node.logic->oneOf.empty())) {
            const unsigned types =
                typesOf(m_schema, node.logic->anyOf) | typesOf(m_schema, node.logic->oneOf);
            return types == kAnyType ? u"value"_s : describeTypes(types);
        }
        if (node.ref != kNoNode)
            index = node.ref;
        else if (node.logic && node.logic->allOf.size() == 1)
            index = node.logic->allOf.front();
        else
            break;
    }
    return u"value"_s;
}

void ArgumentReport::add(const ArgumentPath &path, const QString &what)
{
    append(pathText(path) + u' ' + what);
}

void ArgumentReport::addMissing(const ArgumentPath &path, const SchemaNode::Property &property)
{
    const ArgumentPath missing{&path, property.name};
    // A name with a backslash would be read as an escape; nothing is lost but a letter in a
    // message.
    const QString kind = describe(property.node);
    append(pathText(missing)
           + (kind == "value"_L1 ? u" is missing (required)"_s
                                 : u" is missing (%1, required)"_s.arg(kind)));
}

void ArgumentReport::addUnknown(const ArgumentPath &path, const SchemaNode::ObjectRules &rules)
{
    QString line = u"unknown property "_s + pathText(path);
    const QString meant = nearest(QString::fromUtf8(unescape(path.rawKey)), rules);
    if (!meant.isEmpty()) {
        line += u" (did you mean `%1`?)"_s.arg(meant);
    } else if (!rules.properties.empty()) {
        QStringList names;
        for (const SchemaNode::Property &property : rules.properties) {
            if (names.size() == kMaxShownValues) {
                names += u"…"_s;
                break;
            }
            names += u'`' + QString::fromUtf8(property.name) + u'`';
        }
        line += u" (known: %1)"_s.arg(names.join(u", "_s));
    }
    append(line);
}

void ArgumentReport::append(const QString &line)
{
    if (m_lines.contains(line))
        return;
    ++m_count;
    if (m_lines.size() < kMaxLines)
        m_lines += line;
}

void ArgumentReport::take(const ArgumentReport &other)
{
    for (const QString &line : other.m_lines)
        append(line);
    m_count += other.m_count - other.m_lines.size();
}

QString ArgumentReport::text() const
{
    QString text = m_lines.join(u"; "_s);
    if (m_count > m_lines.size())
        text += u"; and %1 more"_s.arg(m_count - m_lines.size());
    return text;
}

} // namespace mcprt
