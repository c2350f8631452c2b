// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "app/cli/call_arguments.h"

#include <vector>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

Failure refuse(const QString &message)
{
    return fail(ErrorCode::InvalidArgument, message, u"call"_s);
}

/// What a property's schema allows, as far as the command line has to know.
struct Wanted
{
    bool known = false; ///< the schema says something about types
    bool string = false;
    bool number = false;
    bool boolean = false;
    bool array = false;
    bool object = false;
    bool null = false;

    void allow(const QByteArray &type)
    {
        known = true;
        string |= type == "string";
        number |= type == "number" || type == "integer";
        boolean |= type == "boolean";
        array |= type == "array";
        object |= type == "object";
        null |= type == "null";
    }
    [[nodiscard]] bool takes(QByteArrayView json) const
    {
        switch (json.front()) {
        case '"': return string || !known;
        case '{': return object || !known;
        case '[': return array || !known;
        case 't':
        case 'f': return boolean || !known;
        case 'n': return null || !known;
        default: return number || !known;
        }
    }
};

void addTypes(Wanted &wanted, const RawJson &schema)
{
    const RawJson type = member(schema, "type");
    if (const auto name = decodeUtf8(type.view()))
        wanted.allow(*name);
    if (type.isArray()) {
        JsonCursor at(type.view());
        at.enterArray();
        while (at.nextElement()) {
            if (const auto name = decodeUtf8(at.takeValue()))
                wanted.allow(*name);
        }
    }
    for (const char *key : {"anyOf", "oneOf"}) {
        const RawJson choices = member(schema, key);
        if (!choices.isArray())
            continue;
        JsonCursor at(choices.view());
        at.enterArray();
        while (at.nextElement())
            addTypes(wanted, choices.part(at.takeValue()));
    }
}

struct Pair
{
    QString key;
    QList<QString> values;
};

Result<std::vector<Pair>> readPairs(const QStringList &words)
{
    std::vector<Pair> pairs;
    for (const QString &word : words) {
        const qsizetype equals = word.indexOf(u'=');
        if (equals <= 0)
            return refuse(u"'%1' is neither KEY=VALUE nor a JSON object."_s.arg(word));
        const QString key = word.left(equals);
        Pair *found = nullptr;
        for (Pair &pair : pairs) {
            if (pair.key == key)
                found = &pair;
        }
        if (!found)
            found = &pairs.emplace_back(Pair{key, {}});
        found->values << word.mid(equals + 1);
    }
    return pairs;
}

/// \a text as it stands if it is JSON of a type that is wanted, else as a JSON string.
QByteArray typed(const QString &text, const Wanted &wanted)
{
    const QByteArray bytes = text.trimmed().toUtf8();
    const auto json = parseJson(ByteSlice(bytes));
    // A word in quotes is its author's text, quotes and all, unless nothing but quotes makes sense.
    if (json && !json->isString() && wanted.takes(json->view()))
        return json->view().toByteArray();
    QByteArray out;
    appendJsonString(out, text);
    return out;
}

Result<QByteArray> pairValue(const Pair &pair, const RawJson &schema)
{
    Wanted wanted;
    addTypes(wanted, schema);
    const bool wantsArray = wanted.array && !wanted.string;
    if (pair.values.size() == 1) {
        QByteArray whole = typed(pair.values[0], wanted);
        if (!wantsArray || whole.startsWith('['))
            return whole;
    } else if (!wanted.array) {
        return refuse(u"'%1' is given %2 times, but the tool takes it once."_s.arg(
            pair.key, QString::number(pair.values.size())));
    }
    Wanted element;
    addTypes(element, member(schema, "items"));
    QByteArrayList elements;
    for (const QString &value : pair.values)
        elements << typed(value, element);
    return '[' + elements.join(',') + ']';
}

Result<RawJson> wholeObject(const QString &word)
{
    const auto json = parseJson(ByteSlice(word.trimmed().toUtf8()));
    if (!json)
        return refuse(u"The arguments are not valid JSON: %1"_s.arg(json.error().message));
    if (!json->isObject())
        return refuse(u"The arguments must be a JSON object, such as {\"path\":\"/tmp\"}."_s);
    return *json;
}

} // namespace

Result<RawJson> callArguments(const QStringList &words, const RawJson &schema)
{
    if (words.isEmpty())
        return RawJson(ByteSlice("{}"_ba));
    if (words.size() == 1 && (words[0].trimmed().startsWith(u'{') || !words[0].contains(u'=')))
        return wholeObject(words[0]);
    const auto pairs = readPairs(words);
    if (!pairs)
        return Failure(pairs.error());
    const RawJson properties = member(schema, "properties");
    QByteArray out = "{";
    for (const Pair &pair : *pairs) {
        const auto value = pairValue(pair, member(properties, pair.key.toUtf8()));
        if (!value)
            return Failure(value.error());
        if (out.size() > 1)
            out += ',';
        appendJsonString(out, pair.key);
        out += ':' + *value;
    }
    return RawJson(ByteSlice(out + '}'));
}

} // namespace mcprt
