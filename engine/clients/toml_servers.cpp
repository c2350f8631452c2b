// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/clients/toml_servers.h"

#include "engine/base/relaxed_json.h"
#include "engine/clients/toml_scanner.h"
#include "engine/clients/toml_value.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

/// Lines [begin, end) of one table of the server.
struct Range
{
    qsizetype begin = 0;
    qsizetype end = 0;
};

struct Tables
{
    std::vector<Range> own;
    std::vector<Range> inlined; ///< the server's statements outside of such tables
    QStringList names;
};

Failure wrong(const QByteArray &text, const TomlPlace &place, qsizetype at, const QString &what)
{
    return fail(ErrorCode::Misconfigured,
                u"%1:%2: %3"_s.arg(place.path).arg(positionOf(text, at).line).arg(what));
}

Failure noTable(const QByteArray &text, const TomlPlace &place, qsizetype at,
                const QStringList &key)
{
    return wrong(
        text, place, at,
        u"%1 is not a table of its own here. Change this place by hand."_s.arg(key.join(u'.')));
}

Result<Tables> readTables(const QByteArray &text, const TomlPlace &place)
{
    TomlScanner scanner(text);
    if (!scanner.scan())
        return wrong(text, place, scanner.offset(),
                     u"this is not TOML. Correct it, then try again."_s);
    Tables tables;
    QStringList header;
    bool isOwn = false;
    bool wasOwn = false; // the table before the current one
    int headers = 0;
    for (const TomlStatement &statement : scanner.statements()) {
        if (statement.kind != TomlStatement::Kind::Value) {
            header = statement.path;
            wasOwn = isOwn;
            const bool isServer = header.size() >= 2 && header[0] == place.table;
            isOwn = isServer && header[1] == place.name;
            if (isServer && !tables.names.contains(header[1]))
                tables.names << header[1];
            if (isOwn && header.size() == 2 && ++headers > 1)
                return wrong(
                    text, place, statement.begin,
                    u"[%1] is here twice. Remove one, then try again."_s.arg(header.join(u'.')));
            if (isOwn && !wasOwn)
                tables.own.push_back({statement.begin, statement.end});
        } else {
            const QStringList full = header + statement.path;
            if (header.size() < 2 && full[0] == place.table) {
                if (full.size() == 1)
                    return noTable(text, place, statement.begin, full);
                if (full[1] == place.name)
                    tables.inlined.push_back({statement.begin, statement.end});
                if (!tables.names.contains(full[1]))
                    tables.names << full[1];
            }
        }
        if (isOwn)
            tables.own.back().end = statement.end;
    }
    return tables;
}

} // namespace

Result<QStringList> tomlServerNames(const QByteArray &text, const TomlPlace &place)
{
    const auto tables = readTables(text, place);
    if (!tables)
        return Failure(tables.error());
    return tables->names;
}

Result<QJsonObject> tomlServer(const QByteArray &text, const TomlPlace &place)
{
    TomlScanner scanner(text);
    if (!scanner.scan())
        return wrong(text, place, scanner.offset(),
                     u"this is not TOML. Correct it, then try again."_s);
    QJsonObject server;
    QStringList header;
    for (const TomlStatement &statement : scanner.statements()) {
        if (statement.kind != TomlStatement::Kind::Value) {
            header = statement.path;
            continue;
        }
        QStringList full = header + statement.path;
        if (full.size() < 2 || full[0] != place.table || full[1] != place.name)
            continue;
        const auto value = tomlValue(
            QByteArrayView(text).sliced(statement.value, statement.end - statement.value));
        if (!value)
            return wrong(text, place, statement.value,
                         u"the value of %1 can't be read."_s.arg(full.join(u'.')));
        full = full.sliced(2);
        if (full.isEmpty() ? !value->isObject() : !insertTomlValue(server, full, *value))
            return wrong(text, place, statement.begin,
                         u"%1 is no table, or here twice."_s.arg(statement.path.join(u'.')));
        if (full.isEmpty())
            server = value->toObject();
    }
    return server;
}

Result<QByteArray> tomlServerText(const QByteArray &text, const TomlPlace &place)
{
    const auto tables = readTables(text, place);
    if (!tables)
        return Failure(tables.error());
    if (!tables->inlined.empty())
        return noTable(text, place, tables->inlined.front().begin, {place.table, place.name});
    QByteArray out;
    for (const Range &range : tables->own)
        out += text.mid(range.begin, range.end - range.begin);
    return out;
}

Result<TextEdits> putTomlServer(const QByteArray &text, const TomlPlace &place,
                                const QByteArray &entry)
{
    const auto tables = readTables(text, place);
    if (!tables)
        return Failure(tables.error());
    const QByteArray eol = lineEnding(text);
    QByteArray block = entry.trimmed() + '\n';
    block.replace("\n", eol);
    if (!tables->inlined.empty())
        return noTable(text, place, tables->inlined.front().begin, {place.table, place.name});
    TextEdits edits;
    if (tables->own.empty()) {
        const bool midLine = !text.isEmpty() && !text.endsWith('\n') && text != "\xef\xbb\xbf";
        const bool isEmpty = text.trimmed().isEmpty() || text == "\xef\xbb\xbf";
        edits.push_back({text.size(), 0,
                         (midLine ? eol : QByteArray()) + (isEmpty ? QByteArray() : eol) + block});
        return edits;
    }
    for (const Range &range : tables->own)
        edits.push_back({range.begin, range.end - range.begin, {}});
    edits.front().with = block;
    if (edited(text, edits) == text)
        return TextEdits{};
    return edits;
}

Result<TextEdits> removeTomlServer(const QByteArray &text, const TomlPlace &place)
{
    const auto tables = readTables(text, place);
    if (!tables)
        return Failure(tables.error());
    TextEdits edits;
    for (Range range : tables->own) {
        const QByteArray before = text.first(range.begin);
        for (const auto blank : {"\n\r\n"_L1, "\n\n"_L1}) { // the empty line in front
            if (before.endsWith(QByteArray(blank.data(), blank.size()))) {
                range.begin -= blank.size() - 1;
                break;
            }
        }
        edits.push_back({range.begin, range.end - range.begin, {}});
    }
    for (const Range &range : tables->inlined)
        edits.push_back({range.begin, range.end - range.begin, {}});
    std::ranges::sort(edits, {}, &TextEdit::at);
    return edits;
}

} // namespace mcprt
