// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/raw_json.h"
#include "engine/router/schema_pattern.h"

#include <memory>
#include <optional>
#include <vector>

namespace mcprt {

/// Kinds of JSON values, as bits. A whole number is both kInteger and kNumber.
enum JsonTypes : unsigned {
    kNull = 1,
    kBoolean = 2,
    kInteger = 4,
    kNumber = 8,
    kString = 16,
    kArray = 32,
    kObject = 64,
    kAnyType = 127,
};

/// A number of any size, as exactly as it can be compared.
struct SchemaNumber
{
    double real = 0;
    qint64 whole = 0;
    bool isWhole = false; ///< `whole` is exact
    bool isKnown = false; ///< false: absent, or outside the range of double
};
[[nodiscard]] SchemaNumber readNumber(QByteArrayView number);

/// Position in ArgumentSchema::nodes.
using NodeIndex = int;
inline constexpr NodeIndex kNoNode = -1;
inline constexpr NodeIndex kAnything = 0;
inline constexpr NodeIndex kNothing = 1;
inline constexpr NodeIndex kUndecided = 2; ///< what we can't judge, such as a remote `$ref`

/// One schema, its keywords read. Groups that few schemas have are behind a pointer.
struct SchemaNode
{
    struct Property
    {
        QByteArray name;
        NodeIndex node = kAnything;
        int requiredBit = -1;    ///< place in the set of required ones
        bool isDeclared = false; ///< under `properties`, not only `required`
    };
    struct PatternProperty
    {
        SchemaPattern pattern;
        NodeIndex node = kAnything;
    };
    struct Dependency
    {
        QByteArray name;
        std::vector<QByteArray> required;
        NodeIndex node = kAnything;
    };
    struct Logic
    {
        std::vector<NodeIndex> allOf, anyOf, oneOf;
        NodeIndex notNode = kNoNode;
        NodeIndex ifNode = kNoNode;
        NodeIndex thenNode = kAnything;
        NodeIndex elseNode = kAnything;
    };
    struct NumberRules
    {
        SchemaNumber minimum, maximum, aboveMinimum, belowMaximum, multipleOf;
        QByteArray minimumText, maximumText, aboveText, belowText, multipleText;
    };
    struct StringRules
    {
        std::optional<qint64> minLength, maxLength;
        std::optional<SchemaPattern> pattern;
    };
    struct ArrayRules
    {
        std::vector<NodeIndex> prefix;
        NodeIndex rest = kAnything;
        NodeIndex contains = kNoNode;
        qint64 minContains = 1;
        std::optional<qint64> maxContains;
        std::optional<qint64> minItems, maxItems;
        bool isUnique = false;
    };
    struct ObjectRules
    {
        std::vector<Property> properties;
        int requiredCount = 0;
        std::vector<PatternProperty> patterns;
        NodeIndex additional = kAnything;
        NodeIndex names = kAnything;
        std::optional<qint64> minProperties, maxProperties;
        std::vector<Dependency> dependencies;
    };

    unsigned types = kAnyType;
    bool isUndecided = false; ///< has a keyword that we can't judge
    NodeIndex ref = kNoNode;
    std::vector<QByteArray> values; ///< of `enum` or `const`, canonical; empty = any
    std::vector<QByteArray> texts;  ///< the same as written
    bool hasValues = false;
    bool allowsNull = false; ///< OpenAPI's `nullable`, which generators leave in
    std::unique_ptr<NumberRules> number;
    std::unique_ptr<StringRules> string;
    std::unique_ptr<ArrayRules> array;
    std::unique_ptr<ObjectRules> object;
    std::unique_ptr<Logic> logic;
};

/// A schema as a flat list of nodes that refer to one another.
struct ArgumentSchema
{
    std::vector<SchemaNode> nodes;
    NodeIndex root = kAnything;
};

/// Reads \a schema once: draft 2020-12 unless `$schema` names draft-07 or older. Never fails: what
/// is not understood, too deep (128) or too much (10,000 nodes) becomes kUndecided or kAnything.
[[nodiscard]] ArgumentSchema compileSchema(const RawJson &schema);

} // namespace mcprt
