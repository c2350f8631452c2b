// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/front/http_head.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace mcprt {

namespace {

constexpr int kMaxChunkSizeDigits = 8;
constexpr int kMaxExtensionBytes = 256;

/// RFC 9110, 5.6.2: what methods and field names are made of.
constexpr auto kIsTokenByte = [] {
    std::array<bool, 256> table{};
    for (int c = '0'; c <= '9'; ++c)
        table[size_t(c)] = true;
    for (int c = 'a'; c <= 'z'; ++c)
        table[size_t(c)] = table[size_t(c - 32)] = true;
    for (const char c :
         {'!', '#', '$', '%', '&', '\'', '*', '+', '-', '.', '^', '_', '`', '|', '~'})
        table[uchar(c)] = true;
    return table;
}();

bool isToken(QByteArrayView text)
{
    return !text.isEmpty()
           && std::ranges::all_of(text, [](char c) { return kIsTokenByte[uchar(c)]; });
}

char toLower(char c)
{
    return c >= 'A' && c <= 'Z' ? char(c + 32) : c;
}

bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

/// True when the comma-separated list \a list has \a token (lower case).
bool hasToken(QByteArrayView list, QByteArrayView token)
{
    while (!list.isEmpty()) {
        const qsizetype comma = list.indexOf(',');
        const QByteArrayView item = comma < 0 ? list : list.first(comma);
        if (equalsIgnoringCase(item.trimmed(), token))
            return true;
        list = comma < 0 ? QByteArrayView() : list.sliced(comma + 1);
    }
    return false;
}

} // namespace

bool equalsIgnoringCase(QByteArrayView text, QByteArrayView lower)
{
    if (text.size() != lower.size())
        return false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (toLower(text[i]) != lower[i])
            return false;
    }
    return true;
}

void HttpHead::reset()
{
    m_bytes.resize(0); // keeps the memory for the next request
    m_fields.clear();
    m_method = m_path = m_query = {};
    m_contentLength = -1;
    m_lineBegin = 0;
    m_state = State::Reading;
    m_status = 0;
    m_problem = "";
    m_hosts = 0;
    m_chunked = false;
    m_http11 = true;
    m_keepAlive = true;
    m_expectsContinue = false;
}

bool HttpHead::refuse(int status, const char *problem)
{
    m_state = State::Refused;
    m_status = status;
    m_problem = problem;
    return false;
}

qsizetype HttpHead::feed(QByteArrayView bytes)
{
    qsizetype at = 0;
    if (!hasBegun()) { // a client may send one blank line too many behind its last body
        while (at < bytes.size() && (bytes[at] == '\r' || bytes[at] == '\n'))
            ++at;
    }
    while (m_state == State::Reading && at < bytes.size()) {
        const auto *lineFeed = static_cast<const char *>(
            std::memchr(bytes.data() + at, '\n', size_t(bytes.size() - at)));
        const qsizetype end = lineFeed ? lineFeed - bytes.data() + 1 : bytes.size();
        if (m_bytes.size() + (end - at) > m_limits.headBytes) {
            refuse(431, "The request head is too long.");
            break;
        }
        m_bytes += bytes.sliced(at, end - at);
        at = end;
        if (lineFeed) {
            const qint32 begin = m_lineBegin;
            m_lineBegin = qint32(m_bytes.size());
            takeLine(begin, m_lineBegin);
        }
    }
    return at;
}

/// \a end is behind the line feed.
bool HttpHead::takeLine(qint32 begin, qint32 end)
{
    if (end - begin < 2 || m_bytes[end - 2] != '\r')
        return refuse(400, "A line of the request head does not end with CR LF.");
    end -= 2;
    if (begin == 0)
        return takeRequestLine(begin, end);
    return end == begin ? finish() : takeField(begin, end);
}

bool HttpHead::takeRequestLine(qint32 begin, qint32 end)
{
    const QByteArrayView line = view({begin, end});
    const qsizetype first = line.indexOf(' ');
    const qsizetype last = line.lastIndexOf(' ');
    if (first <= 0 || last == first)
        return refuse(400, "The request line is not METHOD TARGET VERSION.");
    const QByteArrayView target = line.sliced(first + 1, last - first - 1);
    const QByteArrayView version = line.sliced(last + 1);
    if (!isToken(line.first(first)))
        return refuse(400, "The request method is not a token.");
    if (version != "HTTP/1.1" && version != "HTTP/1.0") {
        return version.startsWith("HTTP/") ? refuse(505, "Only HTTP/1.1 is spoken here.")
                                           : refuse(400, "The request line names no HTTP version.");
    }
    if (target.size() > m_limits.targetBytes)
        return refuse(414, "The request target is too long.");
    if (!target.startsWith('/'))
        return refuse(400, "The request target must be a path.");
    if (!std::ranges::all_of(target, [](char c) { return c > 0x20 && c < 0x7f && c != '#'; }))
        return refuse(400, "The request target has a byte that must be percent-encoded.");
    m_http11 = version == "HTTP/1.1";
    m_keepAlive = m_http11;
    m_method = {begin, begin + qint32(first)};
    const qint32 targetBegin = begin + qint32(first) + 1;
    const qint32 targetEnd = begin + qint32(last);
    const qsizetype mark = target.indexOf('?');
    m_path = {targetBegin, mark < 0 ? targetEnd : targetBegin + qint32(mark)};
    m_query = mark < 0 ? Span{} : Span{m_path.end + 1, targetEnd};
    return true;
}

bool HttpHead::takeField(qint32 begin, qint32 end)
{
    const QByteArrayView line = view({begin, end});
    const qsizetype colon = line.indexOf(':');
    if (colon <= 0 || !isToken(line.first(colon)))
        return refuse(400, "A header field has no valid name.");
    if (m_fields.size() >= m_limits.fields)
        return refuse(431, "The request has too many header fields.");
    qint32 valueBegin = begin + qint32(colon) + 1;
    qint32 valueEnd = end;
    while (valueBegin < valueEnd && isBlank(m_bytes[valueBegin]))
        ++valueBegin;
    while (valueEnd > valueBegin && isBlank(m_bytes[valueEnd - 1]))
        --valueEnd;
    const Field field{{begin, begin + qint32(colon)}, {valueBegin, valueEnd}};
    const QByteArrayView value = view(field.value);
    if (!std::ranges::all_of(value,
                             [](char c) { return (uchar(c) >= 0x20 && c != 0x7f) || c == '\t'; }))
        return refuse(400, "A header field has a control character.");
    m_fields.push_back(field);
    return takeKnownField(view(field.name), value);
}

/// Fields that decide where the request ends, or who it is for.
bool HttpHead::takeKnownField(QByteArrayView name, QByteArrayView value)
{
    if (equalsIgnoringCase(name, "host")) {
        if (++m_hosts > 1)
            return refuse(400, "The request has two Host fields.");
    } else if (equalsIgnoringCase(name, "content-length")) {
        return takeLength(value);
    } else if (equalsIgnoringCase(name, "transfer-encoding")) {
        if (m_chunked)
            return refuse(400, "The request has two Transfer-Encoding fields.");
        if (!equalsIgnoringCase(value, "chunked"))
            return refuse(501, "The only transfer coding understood is chunked.");
        m_chunked = true;
    } else if (equalsIgnoringCase(name, "connection")) {
        if (hasToken(value, "close"))
            m_keepAlive = false;
    } else if (equalsIgnoringCase(name, "expect")) {
        if (!equalsIgnoringCase(value, "100-continue"))
            return refuse(417, "The only expectation understood is 100-continue.");
        m_expectsContinue = m_http11;
    } else if (equalsIgnoringCase(name, "upgrade")) {
        if (hasToken(value, "websocket"))
            return refuse(400, "There is no WebSocket here.");
    }
    return true;
}

bool HttpHead::takeLength(QByteArrayView value)
{
    if (m_contentLength >= 0)
        return refuse(400, "The request has two Content-Length fields.");
    if (value.isEmpty() || value.size() > 18
        || !std::ranges::all_of(value, [](char c) { return c >= '0' && c <= '9'; }))
        return refuse(400, "Content-Length is not a length.");
    m_contentLength = 0;
    for (const char c : value)
        m_contentLength = m_contentLength * 10 + (c - '0');
    return true;
}

bool HttpHead::finish()
{
    if (m_hosts != 1)
        return refuse(400, "The request has no Host field.");
    if (m_chunked && m_contentLength >= 0)
        return refuse(400, "The request has both Content-Length and Transfer-Encoding.");
    if (m_chunked && !m_http11)
        return refuse(400, "Transfer-Encoding needs HTTP/1.1.");
    m_state = State::Complete;
    return true;
}

QByteArrayView HttpHead::value(QByteArrayView name) const
{
    for (const Field &field : m_fields) {
        if (equalsIgnoringCase(view(field.name), name))
            return view(field.value);
    }
    return {};
}

int HttpHead::count(QByteArrayView name) const
{
    return int(std::ranges::count_if(
        m_fields, [&](const Field &f) { return equalsIgnoringCase(view(f.name), name); }));
}

qsizetype ChunkScanner::feed(QByteArrayView bytes)
{
    qsizetype at = 0;
    while (m_state == State::Reading && at < bytes.size()) {
        if (m_step == Step::Data) {
            const qint64 some = std::min<qint64>(m_left, bytes.size() - at);
            at += some;
            m_left -= some;
            if (m_left == 0)
                m_step = Step::DataCr;
        } else if (!take(bytes[at++])) {
            m_state = State::Refused;
        }
    }
    return at;
}

bool ChunkScanner::take(char c)
{
    switch (m_step) {
    case Step::Size: return takeSizeByte(c);
    case Step::Extension:
        if (c == '\r')
            m_step = Step::SizeEnd;
        return c == '\r'
               || (++m_extensionBytes <= kMaxExtensionBytes && (uchar(c) >= 0x20 || c == '\t'));
    case Step::SizeEnd: return c == '\n' && endSize();
    case Step::Data: Q_UNREACHABLE();
    case Step::DataCr: m_step = Step::DataLf; return c == '\r';
    case Step::DataLf:
        m_step = Step::Size;
        m_size = 0;
        m_digits = m_extensionBytes = 0;
        return c == '\n';
    case Step::LastCr: m_step = Step::LastLf; return c == '\r';
    case Step::LastLf: m_state = State::Complete; return c == '\n';
    }
    Q_UNREACHABLE();
}

bool ChunkScanner::takeSizeByte(char c)
{
    if (c == '\r' || c == ';') {
        m_step = c == '\r' ? Step::SizeEnd : Step::Extension;
        return m_digits > 0;
    }
    c = toLower(c);
    const bool isDigit = c >= '0' && c <= '9';
    if ((!isDigit && (c < 'a' || c > 'f')) || ++m_digits > kMaxChunkSizeDigits)
        return false;
    m_size = m_size * 16 + (isDigit ? c - '0' : c - 'a' + 10);
    return true;
}

bool ChunkScanner::endSize()
{
    m_dataBytes += m_size;
    m_left = m_size;
    m_step = m_size == 0 ? Step::LastCr : Step::Data;
    return true;
}

} // namespace mcprt
