// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/clients/toml_servers.h"

#include "engine/base/raw_json.h"
#include "engine/base/relaxed_json.h"

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

/// One statement of a TOML text; comments and empty lines are none.
struct Statement
{
    enum class Kind { Table, TableArray, Value };
    Kind kind = Kind::Value;
    qsizetype begin = 0;
    qsizetype end = 0; ///< behind its line ending
    QStringList path;  ///< of the header, or of the key as written
};

/// Splits a text into statements, so far that none is mistaken for a part of a string or list.
class Scanner
{
public:
    explicit Scanner(const QByteArray &text)
        : m_text(text)
    {}
    /// False at the first place that is wrong; see offset().
    [[nodiscard]] bool scan();
    [[nodiscard]] qsizetype offset() const { return m_at; }
    [[nodiscard]] const std::vector<Statement> &statements() const { return m_statements; }

private:
    [[nodiscard]] char peek(qsizetype ahead = 0) const
    {
        return m_at + ahead < m_text.size() ? m_text[m_at + ahead] : '\0';
    }
    [[nodiscard]] bool atEnd() const { return m_at >= m_text.size(); }
    [[nodiscard]] bool looksAt(QByteArrayView word) const
    {
        return QByteArrayView(m_text).sliced(m_at).startsWith(word);
    }
    void skipBlanks()
    {
        while (peek() == ' ' || peek() == '\t')
            ++m_at;
    }
    void skipComment()
    {
        if (peek() == '#') {
            const qsizetype feed = m_text.indexOf('\n', m_at);
            m_at = feed < 0 ? m_text.size() : feed;
        }
    }
    [[nodiscard]] bool finishLine();
    [[nodiscard]] bool scanKey(QStringList *path);
    [[nodiscard]] bool scanString(QString *text);
    [[nodiscard]] bool scanHeader(Statement *statement);
    [[nodiscard]] bool scanValue();

    const QByteArray &m_text;
    qsizetype m_at = 0;
    std::vector<Statement> m_statements;
};

bool Scanner::finishLine()
{
    skipBlanks();
    skipComment();
    if (peek() == '\r')
        ++m_at;
    if (atEnd())
        return true;
    return m_text[m_at] == '\n' && ++m_at > 0;
}

bool Scanner::scanString(QString *text)
{
    const char quote = peek();
    const QByteArray triple(3, quote);
    const bool isLong = looksAt(triple);
    const qsizetype width = isLong ? 3 : 1;
    const qsizetype begin = m_at += width;
    while (!atEnd() && !(isLong ? looksAt(triple) : peek() == quote)) {
        if (!isLong && peek() == '\n')
            return false;
        m_at += quote == '"' && peek() == '\\' ? 2 : 1;
    }
    if (m_at >= m_text.size()) {
        m_at = begin - width;
        return false;
    }
    const QByteArray body = m_text.mid(begin, m_at - begin);
    m_at += width;
    while (isLong && peek() == quote) // up to two more belong to the string
        ++m_at;
    *text = QString::fromUtf8(quote == '"' ? unescape(body) : body);
    return true;
}

bool Scanner::scanKey(QStringList *path)
{
    for (;;) {
        skipBlanks();
        if (peek() == '"' || peek() == '\'') {
            QString name;
            if (!scanString(&name))
                return false;
            *path << name;
        } else {
            const qsizetype begin = m_at;
            const auto isBare = [](char c) {
                return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
                       || c == '_' || c == '-';
            };
            while (isBare(peek()))
                ++m_at;
            if (m_at == begin)
                return false;
            *path << QString::fromLatin1(m_text.mid(begin, m_at - begin));
        }
        skipBlanks();
        if (peek() != '.')
            return true;
        ++m_at;
    }
}

bool Scanner::scanHeader(Statement *statement)
{
    const bool isArray = looksAt("[[");
    statement->kind = isArray ? Statement::Kind::TableArray : Statement::Kind::Table;
    m_at += isArray ? 2 : 1;
    if (!scanKey(&statement->path) || !looksAt(isArray ? "]]" : "]"))
        return false;
    m_at += isArray ? 2 : 1;
    return true;
}

/// Over a value: to the end of its line, unless brackets or a string are open there.
bool Scanner::scanValue()
{
    int depth = 0;
    bool isEmpty = true;
    while (!atEnd()) {
        const char c = peek();
        if (c == '#') {
            skipComment();
            continue;
        }
        if ((c == '\n' || c == '\r') && depth == 0)
            break;
        isEmpty = isEmpty && (c == ' ' || c == '\t');
        if (c == '"' || c == '\'') {
            QString ignored;
            if (!scanString(&ignored))
                return false;
            continue;
        }
        if (c == '[' || c == '{')
            ++depth;
        if ((c == ']' || c == '}') && --depth < 0)
            return false;
        ++m_at;
    }
    return depth == 0 && !isEmpty;
}

bool Scanner::scan()
{
    if (m_text.startsWith("\xef\xbb\xbf"))
        m_at = 3;
    while (!atEnd()) {
        const qsizetype begin = m_at;
        skipBlanks();
        if (atEnd() || peek() == '\n' || peek() == '\r' || peek() == '#') {
            if (!finishLine())
                return false;
            continue;
        }
        Statement statement;
        statement.begin = begin;
        if (peek() == '[') {
            if (!scanHeader(&statement))
                return false;
        } else {
            if (!scanKey(&statement.path) || peek() != '=')
                return false;
            ++m_at;
            if (!scanValue())
                return false;
        }
        if (!finishLine())
            return false;
        statement.end = m_at;
        m_statements.push_back(std::move(statement));
    }
    return true;
}

/// Lines [begin, end) of one table of the server.
struct Range
{
    qsizetype begin = 0;
    qsizetype end = 0;
};

struct Tables
{
    std::vector<Range> own;
    QStringList names;
};

Failure wrong(const QByteArray &text, const TomlPlace &place, qsizetype at, const QString &what)
{
    return fail(ErrorCode::Misconfigured,
                u"%1:%2: %3"_s.arg(place.path).arg(positionOf(text, at).line).arg(what));
}

Result<Tables> readTables(const QByteArray &text, const TomlPlace &place)
{
    Scanner scanner(text);
    if (!scanner.scan())
        return wrong(text, place, scanner.offset(),
                     u"this is not TOML. Correct it, then try again."_s);
    Tables tables;
    QStringList header;
    bool isOwn = false;
    bool wasOwn = false; // the table before the current one
    int headers = 0;
    for (const Statement &statement : scanner.statements()) {
        if (statement.kind != Statement::Kind::Value) {
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
            const bool isInline = header.size() < 2 && full[0] == place.table
                                  && (full.size() == 1 || full[1] == place.name);
            if (isInline)
                return wrong(text, place, statement.begin,
                             u"%1 is not a table of its own here. Change this place by hand."_s.arg(
                                 full.join(u'.')));
            if (header.size() < 2 && full.size() >= 2 && full[0] == place.table
                && !tables.names.contains(full[1]))
                tables.names << full[1];
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

Result<TextEdits> putTomlServer(const QByteArray &text, const TomlPlace &place,
                                const QByteArray &entry)
{
    const auto tables = readTables(text, place);
    if (!tables)
        return Failure(tables.error());
    const QByteArray eol = lineEnding(text);
    QByteArray block = entry.trimmed() + '\n';
    block.replace("\n", eol);
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
    return edits;
}

} // namespace mcprt
