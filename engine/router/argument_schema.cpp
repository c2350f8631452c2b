// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/router/argument_schema.h"

#include "engine/base/canonical_json.h"
#include "engine/router/schema_reference.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <unordered_map>

namespace mcprt {

namespace {

constexpr int kMaxDepth = 128;
constexpr size_t kMaxNodes = 10'000;

unsigned typeNamed(QByteArrayView name)
{
    if (name == "\"string\"")
        return kString;
    if (name == "\"integer\"")
        return kInteger;
    if (name == "\"number\"")
        return kNumber;
    if (name == "\"boolean\"")
        return kBoolean;
    if (name == "\"object\"")
        return kObject;
    if (name == "\"array\"")
        return kArray;
    if (name == "\"null\"")
        return kNull;
    return kAnyType; // not one of ours, so no reason to refuse
}

unsigned readTypes(QByteArrayView value)
{
    JsonCursor names(value);
    if (!names.enterArray())
        return typeNamed(value);
    unsigned types = 0;
    while (names.nextElement())
        types |= typeNamed(names.takeValue());
    return types == 0 ? unsigned(kAnyType) : types;
}

std::optional<qint64> readCount(QByteArrayView value)
{
    const auto count = decodeInteger(value);
    return count && *count >= 0 ? count : std::nullopt;
}

template <class Rules>
Rules &rules(std::unique_ptr<Rules> &group)
{
    if (!group)
        group = std::make_unique<Rules>();
    return *group;
}

/// Compiles one document; what a schema says is put together keyword by keyword.
class Compiler
{
public:
    explicit Compiler(const RawJson &source)
        : m_source(source)
    {
        m_schema.nodes.resize(3);
        m_schema.nodes[kUndecided].isUndecided = true;
        const auto dialect = decodeUtf8(member(source, "$schema").view()).value_or(QByteArray());
        m_isOld = dialect.contains("/draft-0"); // 03, 04, 06, 07: `$ref` hides its neighbours
    }
    ArgumentSchema run()
    {
        m_schema.root = compile({m_source, m_source});
        return std::move(m_schema);
    }

private:
    /// What several keywords of one schema decide together.
    struct Pending
    {
        SchemaNode node;
        RawJson resource;
        NodeIndex items = kAnything;
        NodeIndex additionalItems = kAnything;
        bool hasItemList = false;
        bool isMinimumExclusive = false;
        bool isMaximumExclusive = false;
    };

    NodeIndex compile(const SchemaPlace &place);
    NodeIndex compile(QByteArrayView schema, const RawJson &resource)
    {
        return compile({m_source.part(schema), resource});
    }
    NodeIndex compileReference(QByteArrayView reference, const RawJson &resource);
    std::vector<NodeIndex> compileList(QByteArrayView schemas, const RawJson &resource);

    bool readGeneral(Pending &p, QByteArrayView key, QByteArrayView value);
    bool readNumbers(Pending &p, QByteArrayView key, QByteArrayView value);
    bool readStrings(Pending &p, QByteArrayView key, QByteArrayView value);
    bool readArrays(Pending &p, QByteArrayView key, QByteArrayView value);
    bool readObjects(Pending &p, QByteArrayView key, QByteArrayView value);
    bool readLogic(Pending &p, QByteArrayView key, QByteArrayView value);
    void readProperties(Pending &p, QByteArrayView value);
    void readPatterns(Pending &p, QByteArrayView value);
    void readRequired(Pending &p, QByteArrayView value);
    void readDependencies(Pending &p, QByteArrayView value);
    static SchemaNode::Property &property(SchemaNode &node, const QByteArray &name);
    static void finish(Pending &p);

    RawJson m_source;
    ArgumentSchema m_schema;
    std::unordered_map<const char *, NodeIndex> m_known; ///< by first byte of the schema
    int m_depth = 0;
    bool m_isOld = false;
};

NodeIndex Compiler::compile(const SchemaPlace &place)
{
    const QByteArrayView schema = place.schema.view();
    if (schema == "false")
        return kNothing;
    JsonCursor members(schema);
    if (!members.enterObject() || schema == "{}")
        return kAnything;
    if (const auto known = m_known.find(schema.data()); known != m_known.end())
        return known->second;
    if (m_depth >= kMaxDepth || m_schema.nodes.size() >= kMaxNodes)
        return kUndecided;

    const auto index = NodeIndex(m_schema.nodes.size());
    m_schema.nodes.emplace_back(); // its place, before a schema inside refers back to it
    m_known.emplace(schema.data(), index);
    ++m_depth;
    Pending p;
    const RawJson reference = member(place.schema, "$ref");
    const bool isOnlyReference = m_isOld && reference.isString();
    p.resource = isResource(place.schema) && !isOnlyReference ? place.schema : place.resource;
    if (reference.isString())
        p.node.ref = compileReference(reference.view(), p.resource);
    QByteArrayView rawKey;
    while (!isOnlyReference && members.nextMember(&rawKey)) {
        const QByteArrayView value = members.takeValue();
        const QByteArray key = unescape(rawKey);
        (void)(readGeneral(p, key, value) || readNumbers(p, key, value)
               || readStrings(p, key, value) || readArrays(p, key, value)
               || readObjects(p, key, value) || readLogic(p, key, value));
    }
    finish(p);
    --m_depth;
    m_schema.nodes[size_t(index)] = std::move(p.node);
    return index;
}

NodeIndex Compiler::compileReference(QByteArrayView reference, const RawJson &resource)
{
    const auto place = resolveReference(decodeUtf8(reference).value_or(QByteArray()), resource);
    return place ? compile(*place) : kUndecided;
}

std::vector<NodeIndex> Compiler::compileList(QByteArrayView schemas, const RawJson &resource)
{
    std::vector<NodeIndex> nodes;
    JsonCursor elements(schemas);
    if (elements.enterArray()) {
        while (elements.nextElement())
            nodes.push_back(compile(elements.takeValue(), resource));
    }
    return nodes;
}

bool Compiler::readGeneral(Pending &p, QByteArrayView key, QByteArrayView value)
{
    SchemaNode &node = p.node;
    if (key == "type") {
        node.types = readTypes(value);
    } else if (key == "nullable") {
        node.allowsNull = value == "true";
    } else if (key == "const") {
        node.hasValues = true;
        node.values = {canonicalJson(value)};
        node.texts = {value.toByteArray()};
    } else if (key == "enum") {
        JsonCursor elements(value);
        if (node.hasValues || !elements.enterArray())
            return true; // `const` says more
        node.hasValues = true;
        while (elements.nextElement()) {
            const QByteArrayView element = elements.takeValue();
            node.values.push_back(canonicalJson(element));
            node.texts.push_back(element.toByteArray());
        }
    } else if (key == "$dynamicRef" || key == "$recursiveRef") {
        node.isUndecided = true;
    } else if (key == "unevaluatedProperties" || key == "unevaluatedItems") {
        node.isUndecided = node.isUndecided || value != "true";
    } else {
        return false;
    }
    return true;
}

bool Compiler::readNumbers(Pending &p, QByteArrayView key, QByteArrayView value)
{
    const auto set = [&](SchemaNumber SchemaNode::NumberRules::*number,
                         QByteArray SchemaNode::NumberRules::*text) {
        auto &group = rules(p.node.number);
        group.*number = readNumber(value);
        group.*text = value.toByteArray();
        return true;
    };
    using Rules = SchemaNode::NumberRules;
    if (key == "minimum")
        return set(&Rules::minimum, &Rules::minimumText);
    if (key == "maximum")
        return set(&Rules::maximum, &Rules::maximumText);
    if (key == "multipleOf")
        return set(&Rules::multipleOf, &Rules::multipleText);
    if (key == "exclusiveMinimum") {
        p.isMinimumExclusive = value == "true"; // draft-04
        return value == "true" || value == "false" || set(&Rules::aboveMinimum, &Rules::aboveText);
    }
    if (key == "exclusiveMaximum") {
        p.isMaximumExclusive = value == "true";
        return value == "true" || value == "false" || set(&Rules::belowMaximum, &Rules::belowText);
    }
    return false;
}

bool Compiler::readStrings(Pending &p, QByteArrayView key, QByteArrayView value)
{
    if (key == "minLength") {
        rules(p.node.string).minLength = readCount(value);
    } else if (key == "maxLength") {
        rules(p.node.string).maxLength = readCount(value);
    } else if (key == "pattern") {
        const auto text = decodeString(value);
        if (!text)
            return true;
        rules(p.node.string).pattern.emplace(*text);
    } else {
        return false;
    }
    return true;
}

bool Compiler::readArrays(Pending &p, QByteArrayView key, QByteArrayView value)
{
    auto &group = p.node.array;
    if (key == "items" && value.startsWith('[')) {
        rules(group).prefix = compileList(value, p.resource); // before 2020-12
        p.hasItemList = true;
    } else if (key == "items") {
        p.items = compile(value, p.resource);
        rules(group);
    } else if (key == "prefixItems") {
        rules(group).prefix = compileList(value, p.resource);
    } else if (key == "additionalItems") {
        p.additionalItems = compile(value, p.resource);
    } else if (key == "contains") {
        rules(group).contains = compile(value, p.resource);
    } else if (key == "minContains" && !m_isOld) {
        rules(group).minContains = readCount(value).value_or(1);
    } else if (key == "maxContains" && !m_isOld) {
        rules(group).maxContains = readCount(value);
    } else if (key == "minItems") {
        rules(group).minItems = readCount(value);
    } else if (key == "maxItems") {
        rules(group).maxItems = readCount(value);
    } else if (key == "uniqueItems") {
        rules(group).isUnique = value == "true";
    } else {
        return false;
    }
    return true;
}

bool Compiler::readObjects(Pending &p, QByteArrayView key, QByteArrayView value)
{
    auto &group = p.node.object;
    if (key == "properties") {
        readProperties(p, value);
    } else if (key == "required") {
        readRequired(p, value);
    } else if (key == "patternProperties") {
        readPatterns(p, value);
    } else if (key == "additionalProperties") {
        rules(group).additional = compile(value, p.resource);
    } else if (key == "propertyNames") {
        rules(group).names = compile(value, p.resource);
    } else if (key == "minProperties") {
        rules(group).minProperties = readCount(value);
    } else if (key == "maxProperties") {
        rules(group).maxProperties = readCount(value);
    } else if (key == "dependencies" || key == "dependentRequired" || key == "dependentSchemas") {
        readDependencies(p, value);
    } else {
        return false;
    }
    return true;
}

bool Compiler::readLogic(Pending &p, QByteArrayView key, QByteArrayView value)
{
    auto &group = p.node.logic;
    if (key == "allOf")
        rules(group).allOf = compileList(value, p.resource);
    else if (key == "anyOf")
        rules(group).anyOf = compileList(value, p.resource);
    else if (key == "oneOf")
        rules(group).oneOf = compileList(value, p.resource);
    else if (key == "not")
        rules(group).notNode = compile(value, p.resource);
    else if (key == "if")
        rules(group).ifNode = compile(value, p.resource);
    else if (key == "then")
        rules(group).thenNode = compile(value, p.resource);
    else if (key == "else")
        rules(group).elseNode = compile(value, p.resource);
    else
        return false;
    return true;
}

SchemaNode::Property &Compiler::property(SchemaNode &node, const QByteArray &name)
{
    auto &properties = rules(node.object).properties;
    const auto found = std::ranges::find(properties, name, &SchemaNode::Property::name);
    return found != properties.end() ? *found : properties.emplace_back(SchemaNode::Property{name});
}

void Compiler::readProperties(Pending &p, QByteArrayView value)
{
    JsonCursor members(value);
    QByteArrayView rawKey;
    if (!members.enterObject())
        return;
    while (members.nextMember(&rawKey)) {
        const NodeIndex node = compile(members.takeValue(), p.resource);
        SchemaNode::Property &declared = property(p.node, unescape(rawKey));
        declared.node = node;
        declared.isDeclared = true;
    }
}

void Compiler::readPatterns(Pending &p, QByteArrayView value)
{
    JsonCursor members(value);
    QByteArrayView rawKey;
    if (!members.enterObject())
        return;
    while (members.nextMember(&rawKey)) {
        const SchemaPattern pattern(QString::fromUtf8(unescape(rawKey)));
        const NodeIndex node = compile(members.takeValue(), p.resource);
        rules(p.node.object).patterns.push_back({pattern, node});
    }
}

void Compiler::readRequired(Pending &p, QByteArrayView value)
{
    JsonCursor names(value);
    if (!names.enterArray())
        return;
    while (names.nextElement()) {
        const auto name = decodeUtf8(names.takeValue());
        if (!name)
            continue;
        SchemaNode::Property &required = property(p.node, *name);
        if (required.requiredBit < 0)
            required.requiredBit = p.node.object->requiredCount++;
    }
}

void Compiler::readDependencies(Pending &p, QByteArrayView value)
{
    JsonCursor members(value);
    QByteArrayView rawKey;
    if (!members.enterObject())
        return;
    while (members.nextMember(&rawKey)) {
        SchemaNode::Dependency dependency{unescape(rawKey), {}, kAnything};
        const QByteArrayView what = members.takeValue();
        JsonCursor names(what);
        if (names.enterArray()) {
            while (names.nextElement()) {
                if (auto name = decodeUtf8(names.takeValue()))
                    dependency.required.push_back(*std::move(name));
            }
        } else if (what.startsWith('"')) {
            dependency.required.push_back(*decodeUtf8(what)); // draft-03
        } else {
            dependency.node = compile(what, p.resource);
        }
        rules(p.node.object).dependencies.push_back(std::move(dependency));
    }
}

void Compiler::finish(Pending &p)
{
    if (p.node.array)
        p.node.array->rest = p.hasItemList ? p.additionalItems : p.items;
    if (p.node.number && p.isMinimumExclusive) {
        std::swap(p.node.number->aboveMinimum, p.node.number->minimum);
        std::swap(p.node.number->aboveText, p.node.number->minimumText);
    }
    if (p.node.number && p.isMaximumExclusive) {
        std::swap(p.node.number->belowMaximum, p.node.number->maximum);
        std::swap(p.node.number->belowText, p.node.number->maximumText);
    }
}

} // namespace

SchemaNumber readNumber(QByteArrayView text)
{
    SchemaNumber number;
    const auto whole = std::from_chars(text.begin(), text.end(), number.whole);
    number.isWhole = whole.ec == std::errc() && whole.ptr == text.end();
    const auto real = decodeDouble(text);
    number.isKnown = real.has_value();
    number.real = real.value_or(0);
    // A fraction such as 4.0 is a whole number too, and exact below 2^53.
    if (real && !number.isWhole && *real == std::floor(*real) && std::abs(*real) < 9.0e15) {
        number.whole = qint64(*real);
        number.isWhole = true;
    }
    return number;
}

ArgumentSchema compileSchema(const RawJson &schema)
{
    return Compiler(schema).run();
}

} // namespace mcprt
