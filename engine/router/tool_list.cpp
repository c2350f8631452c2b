// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/router/tool_list.h"

#include "engine/router/json_writer.h"

#include <algorithm>
#include <vector>

namespace mcprt {

namespace {

using Type = Parameter::Type;

constexpr QByteArrayView kRouterDescription =
    "One door to all connected MCP servers. Start with search_tools for any task your other "
    "tools can't do, then get_tool_details for the schema, then execute_tool. Set `operation` "
    "and, beside it, that operation's parameters (* = required):\n";

QByteArrayView schemaType(Type type)
{
    switch (type) {
    case Type::Text:
    case Type::Choice: return "string";
    case Type::Integer: return "integer";
    case Type::Number: return "number";
    case Type::Flag: return "boolean";
    case Type::Object: return "object";
    case Type::TextList: return "array";
    }
    Q_UNREACHABLE();
}

void writeChoices(JsonWriter &json, QByteArrayView choices)
{
    json.key("enum").beginArray();
    for (const QByteArray &choice : choices.toByteArray().split('|'))
        json.utf8(choice);
    json.endArray();
}

void writeParameter(JsonWriter &json, const Parameter &parameter, bool withRange)
{
    json.key(parameter.name).beginObject();
    json.key("type").utf8(schemaType(parameter.type));
    if (parameter.type == Type::Choice)
        writeChoices(json, parameter.choices);
    if (parameter.type == Type::TextList)
        json.key("items").beginObject().key("type").utf8("string").endObject();
    if (withRange) {
        if (!parameter.fallback.isEmpty())
            json.key("default").raw(parameter.fallback);
        // Bounds that only keep numbers sane are left out.
        if (parameter.minimum < parameter.maximum && parameter.maximum <= 1000)
            json.key("minimum").number(parameter.minimum).key("maximum").number(parameter.maximum);
    }
    if (!parameter.description.isEmpty())
        json.key("description").utf8(parameter.description);
    json.endObject();
}

void writeEffects(JsonWriter &json, const Effects &effects)
{
    json.key("annotations").beginObject();
    json.key("readOnlyHint").flag(effects.readOnly);
    json.key("destructiveHint").flag(effects.destructive);
    json.key("idempotentHint").flag(effects.idempotent);
    json.key("openWorldHint").flag(effects.openWorld);
    json.endObject();
}

RawJson writeToolList()
{
    JsonWriter json;
    json.beginObject().key("tools").beginArray();
    for (const ToolSpec &spec : toolSpecs()) {
        json.beginObject();
        json.key("name").utf8(spec.name);
        json.key("title").utf8(spec.title);
        json.key("description").utf8(spec.description);
        json.key("inputSchema").raw(inputSchema(spec).view());
        if (!spec.outputSchema.isEmpty())
            json.key("outputSchema").raw(spec.outputSchema);
        writeEffects(json, spec.effects);
        json.endObject();
    }
    return json.endArray().endObject().take();
}

/// `name(a*, b=1)`, one line an operation.
QByteArray signature(const ToolSpec &spec)
{
    QByteArray line = spec.name + QByteArray("(");
    for (const Parameter &parameter : spec.parameters) {
        if (!line.endsWith('('))
            line += ", ";
        line += parameter.name;
        if (parameter.required)
            line += '*';
        if (!parameter.fallback.isEmpty())
            line += '=' + parameter.fallback;
    }
    return line + ')';
}

RawJson writeRouterToolList()
{
    QByteArray description = kRouterDescription.toByteArray();
    std::vector<Parameter> all; // each name once
    for (const ToolSpec &spec : toolSpecs()) {
        description += signature(spec) + '\n';
        for (const Parameter &parameter : spec.parameters) {
            const auto same = [&](const Parameter &p) { return p.name == parameter.name; };
            if (std::none_of(all.begin(), all.end(), same))
                all.push_back(parameter);
        }
    }
    description += "Large results come as a preview with a ref_id for get_content; background work "
                   "gives a task_id for poll_task_result.";
    JsonWriter json;
    json.beginObject().key("tools").beginArray().beginObject();
    json.key("name").utf8(kRouterToolName);
    json.key("title").utf8("MCP servers");
    json.key("description").utf8(description);
    json.key("inputSchema").beginObject();
    json.key("type").utf8("object").key("properties").beginObject();
    json.key("operation").beginObject().key("type").utf8("string").key("enum").beginArray();
    for (const ToolSpec &spec : toolSpecs())
        json.utf8(spec.name);
    json.endArray().endObject();
    for (const Parameter &parameter : all)
        writeParameter(json, parameter, false);
    json.endObject().key("required").beginArray().utf8("operation").endArray();
    json.key("additionalProperties").flag(false).endObject();
    writeEffects(json, Effects{false, true, false, true});
    return json.endObject().endArray().endObject().take();
}

} // namespace

RawJson inputSchema(const ToolSpec &spec)
{
    JsonWriter json;
    json.beginObject().key("type").utf8("object");
    json.key("properties").beginObject();
    bool anyRequired = false;
    for (const Parameter &parameter : spec.parameters) {
        writeParameter(json, parameter, true);
        anyRequired |= parameter.required;
    }
    json.endObject();
    if (anyRequired) {
        json.key("required").beginArray();
        for (const Parameter &parameter : spec.parameters) {
            if (parameter.required)
                json.utf8(parameter.name);
        }
        json.endArray();
    }
    return json.key("additionalProperties").flag(false).endObject().take();
}

RawJson toolList()
{
    static const RawJson list = writeToolList();
    return list;
}

RawJson routerToolList()
{
    static const RawJson list = writeRouterToolList();
    return list;
}

QString toolInstructions()
{
    return QStringLiteral(
        "This server reaches the tools of many MCP servers without listing them all.\n"
        "1. search_tools finds a tool by what it does; search_servers and get_server_tools "
        "browse.\n"
        "2. get_tool_details gives its input schema.\n"
        "3. execute_tool runs it; a server that does not run is started. Slow work: in_background, "
        "then poll_task_result with wait_s.\n"
        "4. A result with a ref_id was too large to show: get_content reads it in pieces.");
}

QString routerInstructions()
{
    return QStringLiteral(
        "semantic_router reaches the tools of many MCP servers without listing them all.\n"
        "Set operation to search_tools to find a tool by what it does, to get_tool_details for its "
        "input schema, then to execute_tool to run it; a server that does not run is started.\n"
        "Slow work: in_background, then poll_task_result with wait_s. A result with a ref_id was "
        "too large to show: get_content reads it in pieces.");
}

} // namespace mcprt
