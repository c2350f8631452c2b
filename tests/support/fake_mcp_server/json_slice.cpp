// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "json_slice.h"

#include <charconv>
#include <cstdio>

namespace fake {

namespace {

constexpr std::string_view kSpace = " \t\r\n";

std::size_t behindString(std::string_view text, std::size_t at)
{
    for (++at; at < text.size(); ++at) {
        if (text[at] == '\\')
            ++at;
        else if (text[at] == '"')
            return at + 1;
    }
    return text.size();
}

std::size_t behindValue(std::string_view text, std::size_t at)
{
    int depth = 0;
    while (at < text.size()) {
        const char c = text[at];
        if (c == '"') {
            at = behindString(text, at);
            if (depth == 0)
                return at;
            continue;
        }
        if (c == '{' || c == '[') {
            ++depth;
        } else if (c == '}' || c == ']') {
            if (depth == 0)
                return at; // the end of what holds a number or a literal
            if (--depth == 0)
                return at + 1;
        } else if (depth == 0 && (c == ',' || kSpace.find(c) != std::string_view::npos)) {
            return at;
        }
        ++at;
    }
    return at;
}

} // namespace

std::string_view memberOf(std::string_view object, std::string_view key)
{
    std::size_t at = object.find_first_not_of(kSpace);
    if (at == std::string_view::npos || object[at] != '{')
        return {};
    ++at;
    while (at < object.size()) {
        at = object.find_first_of("\"}", at);
        if (at == std::string_view::npos || object[at] == '}')
            return {};
        const std::size_t keyEnd = behindString(object, at);
        const std::string_view name = object.substr(at + 1, keyEnd - at - 2);
        at = object.find_first_not_of(" \t\r\n:", keyEnd);
        if (at == std::string_view::npos)
            return {};
        const std::size_t end = behindValue(object, at);
        if (name == key)
            return object.substr(at, end - at);
        at = end;
    }
    return {};
}

std::string_view bodyOf(std::string_view value)
{
    if (value.size() < 2 || value.front() != '"')
        return {};
    return value.substr(1, value.size() - 2);
}

long numberOf(std::string_view value, long fallback)
{
    long number = fallback;
    std::from_chars(value.data(), value.data() + value.size(), number);
    return number;
}

std::string quoted(std::string_view text)
{
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (static_cast<unsigned char>(c) < 0x20) {
            char escape[8];
            std::snprintf(escape, sizeof escape, "\\u%04x", static_cast<unsigned>(c));
            out += escape;
        } else {
            out += c;
        }
    }
    return out + '"';
}

} // namespace fake
