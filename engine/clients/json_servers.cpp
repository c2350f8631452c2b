// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/clients/json_servers.h"

#include "engine/base/raw_json.h"
#include "engine/base/relaxed_json.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

/// Ranges are offsets into the text, `end` behind the last byte.
struct Member
{
    qsizetype key = 0; ///< of the opening quote
    qsizetype begin = 0;
    qsizetype end = 0;
    QByteArray name; ///< unescaped
};

struct Object
{
    qsizetype open = 0;  ///< of `{`
    qsizetype close = 0; ///< of `}`
    std::vector<Member> members;
};

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/// A client's file with the ranges that matter.
class Document
{
public:
    Document(const QByteArray &text, const JsonPlace &place)
        : m_text(text)
        , m_plain(plainJson(text))
        , m_place(place)
    {}

    [[nodiscard]] Result<bool> read();
    [[nodiscard]] bool isBlank() const { return m_blank; }
    [[nodiscard]] const Object &root() const { return m_root; }
    [[nodiscard]] const std::optional<Object> &servers() const { return m_servers; }
    [[nodiscard]] const Member *own() const;
    [[nodiscard]] QByteArrayView plain(const Member &member) const
    {
        return QByteArrayView(m_plain).sliced(member.begin, member.end - member.begin);
    }

    [[nodiscard]] TextEdits insert(const Object &object, const QByteArray &name,
                                   const QByteArray &value) const;
    [[nodiscard]] TextEdits remove(const Object &object, const Member &member) const;
    [[nodiscard]] TextEdit replace(const Member &member, const QByteArray &value) const;
    [[nodiscard]] TextEdit create(const QByteArray &value) const;

private:
    [[nodiscard]] Object objectAt(qsizetype begin, qsizetype end) const;
    [[nodiscard]] Result<bool> checkTwice(const Object &object, const QByteArray &name) const;
    [[nodiscard]] Failure wrong(qsizetype at, const QString &what) const;
    [[nodiscard]] std::optional<qsizetype> commaBehind(qsizetype at, qsizetype end) const;
    [[nodiscard]] qsizetype skipComment(qsizetype at) const;
    [[nodiscard]] qsizetype endOfRemarks(qsizetype at, qsizetype end) const;
    [[nodiscard]] QByteArray indentAt(qsizetype at) const;
    [[nodiscard]] bool startsLine(qsizetype at) const;
    [[nodiscard]] QByteArray unit() const;
    [[nodiscard]] QByteArray laidOut(const QByteArray &value, const QByteArray &indent) const;
    [[nodiscard]] bool isOneLine(const Object &object) const;
    [[nodiscard]] TextEdit takeOut(qsizetype begin, qsizetype end) const;

    const QByteArray &m_text;
    const QByteArray m_plain;
    const JsonPlace &m_place;
    bool m_blank = false;
    Object m_root;
    std::optional<Object> m_servers;
};

Failure Document::wrong(qsizetype at, const QString &what) const
{
    const TextPosition place = positionOf(m_plain, at);
    return fail(ErrorCode::Misconfigured,
                u"%1:%2:%3: %4"_s.arg(m_place.path).arg(place.line).arg(place.column).arg(what));
}

Result<bool> Document::read()
{
    if (m_text.startsWith("\xff\xfe") || m_text.startsWith("\xfe\xff"))
        return wrong(0, u"the file is UTF-16; save it as UTF-8 first."_s);
    // As JSON sees it: to QByteArray::trimmed() a form feed is blank, too.
    m_blank =
        std::ranges::all_of(m_plain, [](char c) { return QByteArrayView(" \t\r\n").contains(c); });
    if (m_blank)
        return true;
    JsonCursor cursor(m_plain);
    const QByteArrayView whole = cursor.takeValue();
    if (cursor.failed() || !cursor.atEnd())
        return wrong(cursor.offset(), u"this is not JSON. Correct it, then try again."_s);
    const qsizetype begin = whole.data() - m_plain.constData();
    if (!whole.startsWith('{'))
        return wrong(begin, u"the file must hold an object, {…}."_s);
    m_root = objectAt(begin, begin + whole.size());
    for (const QByteArray &key : m_place.within) {
        const auto inner = std::ranges::find(m_root.members, key, &Member::name);
        if (inner == m_root.members.end() || m_plain[inner->begin] != '{')
            return wrong(m_root.open,
                         u"there is no object \"%1\" in here."_s.arg(QString::fromUtf8(key)));
        m_root = objectAt(inner->begin, inner->end);
    }
    if (auto once = checkTwice(m_root, m_place.topKey); !once)
        return once;
    for (const Member &member : m_root.members) {
        if (member.name != m_place.topKey)
            continue;
        if (m_plain[member.begin] != '{')
            return wrong(member.begin,
                         u"`%1` must be an object, {…}."_s.arg(QString::fromUtf8(m_place.topKey)));
        m_servers = objectAt(member.begin, member.end);
        return checkTwice(*m_servers, m_place.name);
    }
    return true;
}

Object Document::objectAt(qsizetype begin, qsizetype end) const
{
    Object object{begin, end - 1, {}};
    JsonCursor cursor(QByteArrayView(m_plain).sliced(begin, end - begin));
    cursor.enterObject();
    QByteArrayView key;
    while (cursor.nextMember(&key)) {
        const QByteArrayView value = cursor.takeValue();
        const qsizetype at = value.data() - m_plain.constData();
        object.members.push_back(
            {key.data() - m_plain.constData() - 1, at, at + value.size(), unescape(key)});
    }
    return object;
}

Result<bool> Document::checkTwice(const Object &object, const QByteArray &name) const
{
    const Member *first = nullptr;
    for (const Member &member : object.members) {
        if (member.name != name)
            continue;
        if (first)
            return wrong(member.key, u"\"%1\" is here twice. Remove one, then try again."_s.arg(
                                         QString::fromUtf8(name)));
        first = &member;
    }
    return true;
}

const Member *Document::own() const
{
    if (!m_servers)
        return nullptr;
    const auto found = std::ranges::find(m_servers->members, m_place.name, &Member::name);
    return found == m_servers->members.end() ? nullptr : &*found;
}

/// First byte behind the comment at \a at, or \a at when there is none.
qsizetype Document::skipComment(qsizetype at) const
{
    const QByteArrayView rest = QByteArrayView(m_text).sliced(at);
    if (rest.startsWith("//")) {
        const qsizetype feed = m_text.indexOf('\n', at);
        const qsizetype end = feed < 0 ? m_text.size() : feed;
        return m_text[end - 1] == '\r' ? end - 1 : end;
    }
    if (rest.startsWith("/*"))
        return m_text.indexOf("*/", at + 2) + 2; // closed, or the text would not be JSON
    return at;
}

std::optional<qsizetype> Document::commaBehind(qsizetype at, qsizetype end) const
{
    while (at < end) {
        const qsizetype behind = skipComment(at);
        if (behind != at)
            at = behind;
        else if (m_text[at] == ',')
            return at;
        else
            ++at;
    }
    return {};
}

/// Behind the comments that follow \a at on its line: they belong to what stands before.
qsizetype Document::endOfRemarks(qsizetype at, qsizetype end) const
{
    qsizetype last = at;
    while (at < end && m_text[at] != '\n' && m_text[at] != '\r') {
        const qsizetype behind = skipComment(at);
        if (behind != at)
            last = at = behind;
        else if (isSpace(m_text[at]))
            ++at;
        else
            return last;
    }
    return last;
}

bool Document::startsLine(qsizetype at) const
{
    while (at > 0 && (m_text[at - 1] == ' ' || m_text[at - 1] == '\t'))
        --at;
    return at == 0 || m_text[at - 1] == '\n';
}

/// White space in front of the first other character of the line of \a at.
QByteArray Document::indentAt(qsizetype at) const
{
    const qsizetype begin = at == 0 ? 0 : m_text.lastIndexOf('\n', at - 1) + 1;
    qsizetype end = begin;
    while (end < m_text.size() && (m_text[end] == ' ' || m_text[end] == '\t'))
        ++end;
    return m_text.mid(begin, end - begin);
}

/// One step of indentation, as the file's first member shows it.
QByteArray Document::unit() const
{
    if (!m_root.members.empty() && startsLine(m_root.members.front().key)) {
        const QByteArray step = indentAt(m_root.members.front().key);
        if (!step.isEmpty() && step.size() <= 8)
            return step.startsWith('\t') ? QByteArray("\t") : step;
    }
    return "  ";
}

QByteArray Document::laidOut(const QByteArray &value, const QByteArray &indent) const
{
    constexpr qsizetype kStep = 4; // of QJsonDocument
    const QList<QByteArray> lines = value.trimmed().split('\n');
    QByteArray out = lines.front();
    for (const QByteArray &line : lines.sliced(1)) {
        qsizetype spaces = 0;
        while (spaces < line.size() && line[spaces] == ' ')
            ++spaces;
        out += lineEnding(m_text) + indent + unit().repeated(spaces / kStep) + line.mid(spaces);
    }
    return out;
}

bool Document::isOneLine(const Object &object) const
{
    return !m_text.mid(object.open, object.close - object.open).contains('\n');
}

TextEdits Document::insert(const Object &object, const QByteArray &name,
                           const QByteArray &value) const
{
    const QByteArray eol = lineEnding(m_text);
    const QByteArray key = '"' + name + "\": ";
    const qsizetype inside = object.open + 1;
    if (object.members.empty()) {
        const QByteArray outer = indentAt(object.open);
        const QByteArray indent = outer + unit();
        QByteArray with = eol + indent + key + laidOut(value, indent);
        const bool isEmpty = m_text.mid(inside, object.close - inside).trimmed().isEmpty();
        if (!isEmpty)
            return {{inside, 0, with}}; // a comment in there stays
        return {{inside, object.close - inside, with + eol + outer}};
    }
    const Member &last = object.members.back();
    const auto comma = commaBehind(last.end, object.close);
    if (isOneLine(object)) {
        const QByteArray text = ' ' + key + laidOut(value, indentAt(last.key));
        if (comma)
            return {{*comma + 1, 0, text + ','}};
        return {{last.end, 0, ',' + text}};
    }
    const QByteArray indent =
        startsLine(last.key) ? indentAt(last.key) : indentAt(object.open) + unit();
    const QByteArray text = eol + indent + key + laidOut(value, indent);
    if (comma)
        return {{endOfRemarks(*comma + 1, object.close), 0, text + ','}};
    const qsizetype behind = endOfRemarks(last.end, object.close);
    if (behind == last.end)
        return {{last.end, 0, ',' + text}};
    return {{last.end, 0, ","}, {behind, 0, text}};
}

/// An edit that removes [begin, end), and the line with it when nothing else stands there.
TextEdit Document::takeOut(qsizetype begin, qsizetype end) const
{
    qsizetype behind = end;
    while (behind < m_text.size() && (m_text[behind] == ' ' || m_text[behind] == '\t'))
        ++behind;
    if (startsLine(begin) && behind < m_text.size()
        && (m_text[behind] == '\n' || m_text[behind] == '\r')) {
        begin -= indentAt(begin).size();
        end = m_text.indexOf('\n', behind) + 1;
        if (end == 0)
            end = behind;
    }
    return {begin, end - begin, {}};
}

TextEdits Document::remove(const Object &object, const Member &member) const
{
    const qsizetype index = &member - object.members.data();
    const bool isLast = index + 1 == qsizetype(object.members.size());
    const qsizetype limit = isLast ? object.close : object.members[size_t(index) + 1].key;
    const auto comma = commaBehind(member.end, limit);
    if (comma && endOfRemarks(member.end, *comma) == member.end
        && m_text.mid(member.end, *comma - member.end).trimmed().isEmpty())
        return {takeOut(member.key, *comma + 1)};
    TextEdits edits;
    if (isLast && !comma && index > 0) {
        const Member &before = object.members[size_t(index) - 1];
        const auto separator = commaBehind(before.end, member.key);
        edits.push_back({*separator, 1, {}});
    }
    TextEdit own = takeOut(member.key, member.end);
    const qsizetype between = edits.empty() ? own.at : edits.back().at + 1;
    if (between < own.at && isOneLine(object)
        && m_text.mid(between, own.at - between).trimmed().isEmpty()) {
        own.at = edits.back().at;
        own.length = member.end - own.at;
        return {own};
    }
    edits.push_back(own);
    if (comma)
        edits.push_back({*comma, 1, {}});
    return edits;
}

TextEdit Document::replace(const Member &member, const QByteArray &value) const
{
    return {member.begin, member.end - member.begin, laidOut(value, indentAt(member.key))};
}

/// The whole object, for a file that has none.
TextEdit Document::create(const QByteArray &value) const
{
    const QByteArray eol = lineEnding(m_text);
    const bool midLine = !m_text.isEmpty() && !m_text.endsWith('\n') && m_text != "\xef\xbb\xbf";
    const QByteArray step = unit();
    return {m_text.size(), 0,
            (midLine ? eol : QByteArray()) + '{' + eol + step + '"' + m_place.topKey
                + "\": " + laidOut(value, step) + eol + '}' + eol};
}

/// \a entry under the name of \a place, as the value of the top key.
QByteArray wrapped(const JsonPlace &place, const QByteArray &entry)
{
    QByteArray inner = entry.trimmed();
    inner.replace("\n", "\n    ");
    return "{\n    \"" + place.name + "\": " + inner + "\n}";
}

} // namespace

Result<QStringList> jsonServerNames(const QByteArray &text, const JsonPlace &place)
{
    Document document(text, place);
    if (auto read = document.read(); !read)
        return Failure(read.error());
    QStringList names;
    if (document.servers()) {
        for (const Member &member : document.servers()->members)
            names << QString::fromUtf8(member.name);
    }
    return names;
}

Result<QByteArray> jsonServer(const QByteArray &text, const JsonPlace &place)
{
    Document document(text, place);
    if (auto read = document.read(); !read)
        return Failure(read.error());
    const Member *own = document.own();
    return own ? document.plain(*own).toByteArray() : QByteArray();
}

Result<TextEdits> putJsonServer(const QByteArray &text, const JsonPlace &place,
                                const QByteArray &entry)
{
    Document document(text, place);
    if (auto read = document.read(); !read)
        return Failure(read.error());
    if (document.isBlank())
        return TextEdits{document.create(wrapped(place, entry))};
    if (!document.servers())
        return document.insert(document.root(), place.topKey, wrapped(place, entry));
    const Member *own = document.own();
    if (!own)
        return document.insert(*document.servers(), place.name, entry);
    const auto there = parseJson(ByteSlice(document.plain(*own).toByteArray()));
    const auto wanted = parseJson(ByteSlice(entry.trimmed()));
    if (there && wanted && toJsonValue(*there) == toJsonValue(*wanted))
        return TextEdits{};
    return TextEdits{document.replace(*own, entry)};
}

Result<TextEdits> removeJsonServer(const QByteArray &text, const JsonPlace &place)
{
    Document document(text, place);
    if (auto read = document.read(); !read)
        return Failure(read.error());
    const Member *own = document.own();
    return own ? document.remove(*document.servers(), *own) : TextEdits{};
}

} // namespace mcprt
