// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/base/raw_json.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#if defined(__SSE2__) || defined(_M_X64)
#include <emmintrin.h>
#define MCPRT_SSE2
#endif

namespace mcprt {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isHexDigit(char c)
{
    return isDigit(c) || ((c | 0x20) >= 'a' && (c | 0x20) <= 'f');
}

/// First byte of [at, end) that ends a run of plain ASCII inside a string: a quote, a backslash, a
/// control character or the start of a multi-byte sequence. Looks at sixteen bytes at a time, or
/// eight.
inline const char *skipPlain(const char *at, const char *end)
{
#ifdef MCPRT_SSE2
    const __m128i quotes = _mm_set1_epi8('"');
    const __m128i slashes = _mm_set1_epi8('\\');
    const __m128i controls = _mm_set1_epi8(0x20); // as signed bytes, those from 0x80 on are less
    while (end - at >= 16) {
        __m128i bytes;
        std::memcpy(&bytes, at, 16);
        const __m128i hits = _mm_or_si128(
            _mm_or_si128(_mm_cmpeq_epi8(bytes, quotes), _mm_cmpeq_epi8(bytes, slashes)),
            _mm_cmplt_epi8(bytes, controls));
        if (const auto mask = unsigned(_mm_movemask_epi8(hits)))
            return at + std::countr_zero(mask);
        at += 16;
    }
#endif
    constexpr quint64 kOnes = 0x0101010101010101ULL;
    constexpr quint64 kHighs = 0x8080808080808080ULL;
    while (end - at >= 8) {
        quint64 word;
        std::memcpy(&word, at, 8);
        const quint64 quote = word ^ (kOnes * '"');
        const quint64 slash = word ^ (kOnes * '\\');
        const quint64 hit =
            ((quote - kOnes) | (slash - kOnes) | (word - kOnes * 0x20) | word) & kHighs;
        if (hit != 0) {
            if constexpr (std::endian::native != std::endian::little)
                break;
            return at + std::countr_zero(hit) / 8; // a borrow spoils only the bytes above a hit
        }
        at += 8;
    }
    while (at < end && *at != '"' && *at != '\\' && uchar(*at) >= 0x20 && uchar(*at) < 0x80)
        ++at;
    return at;
}

/// Bytes of the escape at the beginning of \a text; 0 = it is none.
qsizetype escapeLength(QByteArrayView text)
{
    if (text.size() < 2)
        return 0;
    if (text[1] != 'u')
        return QByteArrayView("\"\\/bfnrt").contains(text[1]) ? 2 : 0;
    if (text.size() < 6)
        return 0;
    const QByteArrayView digits = text.sliced(2, 4);
    return std::all_of(digits.begin(), digits.end(), isHexDigit) ? 6 : 0;
}

} // namespace

bool isPlainText(QByteArrayView utf8)
{
    return skipPlain(utf8.begin(), utf8.end()) == utf8.end();
}

bool JsonCursor::refuse()
{
    m_failed = true;
    return false;
}

void JsonCursor::skipSpaces()
{
    while (m_at < m_end && (*m_at == ' ' || *m_at == '\n' || *m_at == '\r' || *m_at == '\t'))
        ++m_at;
}

bool JsonCursor::enter(char open)
{
    skipSpace();
    if (m_failed || m_at == m_end || *m_at != open)
        return false;
    if (++m_depth > kMaxJsonDepth)
        return refuse();
    ++m_at;
    m_first = true;
    return true;
}

bool JsonCursor::nextMember(QByteArrayView *rawKey)
{
    skipSpace();
    if (m_failed || m_at == m_end)
        return refuse();
    if (*m_at == '}') {
        ++m_at;
        --m_depth;
        m_first = false;
        return false;
    }
    if (!std::exchange(m_first, false)) {
        if (*m_at != ',')
            return refuse();
        ++m_at;
        skipSpace();
    }
    const char *key = m_at;
    if (m_at == m_end || *m_at != '"' || !skipString())
        return refuse();
    *rawKey = QByteArrayView(key + 1, m_at - 1);
    skipSpace();
    if (m_at == m_end || *m_at != ':')
        return refuse();
    ++m_at;
    return true;
}

bool JsonCursor::nextElement()
{
    skipSpace();
    if (m_failed || m_at == m_end)
        return refuse();
    if (*m_at == ']') {
        ++m_at;
        --m_depth;
        m_first = false;
        return false;
    }
    if (!std::exchange(m_first, false)) {
        if (*m_at != ',')
            return refuse();
        ++m_at;
        skipSpace();
        if (m_at < m_end && *m_at == ']')
            return refuse(); // [1,]
    }
    return true;
}

QByteArrayView JsonCursor::takeValue()
{
    skipSpace();
    const char *begin = m_at;
    bool ok = false;
    if (!m_failed && m_at < m_end) {
        switch (*m_at) {
        case '{':
        case '[': ok = skipContainer(); break;
        case '"': ok = skipString(); break;
        case 't': ok = skipLiteral("true"); break;
        case 'f': ok = skipLiteral("false"); break;
        case 'n': ok = skipLiteral("null"); break;
        default: ok = skipNumber(); break;
        }
    }
    m_first = false;
    if (!ok) {
        m_failed = true;
        return {};
    }
    return {begin, m_at};
}

bool JsonCursor::atEnd()
{
    skipSpace();
    return !m_failed && m_at == m_end;
}

bool JsonCursor::skipContainer()
{
    // Iterative, one bit a level: hostile nesting must not eat the stack.
    // NOLINTNEXTLINE(*-pro-type-member-init): a level is written before it is read
    std::array<bool, kMaxJsonDepth + 1> isObject;
    const int outer = m_depth;
    for (;;) {
        const bool object = *m_at == '{';
        if (!enter(*m_at))
            return refuse();
        isObject[size_t(m_depth)] = object;
        for (;;) {
            QByteArrayView key;
            const bool more = isObject[size_t(m_depth)] ? nextMember(&key) : nextElement();
            if (m_failed)
                return false;
            if (!more) {
                if (m_depth == outer)
                    return true;
                continue;
            }
            skipSpace();
            if (m_at < m_end && (*m_at == '{' || *m_at == '['))
                break; // go one level down
            if (takeValue().isNull())
                return false;
        }
    }
}

bool JsonCursor::skipString()
{
    const char *at = skipPlain(m_at + 1, m_end);
    if (at < m_end && *at == '"') {
        m_at = at + 1;
        return true;
    }
    m_at = at;
    return skipSpecial();
}

/// On from something in a string that is not plain.
bool JsonCursor::skipSpecial()
{
    for (;; m_at = skipPlain(m_at, m_end)) {
        if (m_at == m_end)
            return refuse();
        const auto c = uchar(*m_at);
        if (c == '"') {
            ++m_at;
            return true;
        }
        if (c >= 0x80) {
            if (!skipUtf8())
                return refuse();
        } else if (c == '\\') {
            const qsizetype length = escapeLength({m_at, m_end - m_at});
            if (length == 0)
                return refuse();
            m_at += length;
        } else {
            return refuse(); // a control character must be escaped
        }
    }
}

bool JsonCursor::skipUtf8()
{
    const auto byte = [this](int i) { return uchar(m_at[i]); };
    const auto follows = [&](int count) {
        if (m_end - m_at <= count)
            return false;
        for (int i = 1; i <= count; ++i) {
            if ((byte(i) & 0xc0) != 0x80)
                return false;
        }
        return true;
    };
    const uchar lead = byte(0);
    if (lead >= 0xc2 && lead <= 0xdf) {
        if (!follows(1))
            return false;
        m_at += 2;
    } else if (lead >= 0xe0 && lead <= 0xef) {
        if (!follows(2) || (lead == 0xe0 && byte(1) < 0xa0) || (lead == 0xed && byte(1) > 0x9f))
            return false;
        m_at += 3;
    } else if (lead >= 0xf0 && lead <= 0xf4) {
        if (!follows(3) || (lead == 0xf0 && byte(1) < 0x90) || (lead == 0xf4 && byte(1) > 0x8f))
            return false;
        m_at += 4;
    } else {
        return false;
    }
    return true;
}

bool JsonCursor::skipNumber()
{
    const auto digits = [this] {
        const char *begin = m_at;
        while (m_at < m_end && isDigit(*m_at))
            ++m_at;
        return m_at > begin;
    };
    if (m_at < m_end && *m_at == '-')
        ++m_at;
    if (m_at < m_end && *m_at == '0')
        ++m_at;
    else if (!digits())
        return refuse();
    if (m_at < m_end && *m_at == '.') {
        ++m_at;
        if (!digits())
            return refuse();
    }
    if (m_at < m_end && (*m_at == 'e' || *m_at == 'E')) {
        ++m_at;
        if (m_at < m_end && (*m_at == '+' || *m_at == '-'))
            ++m_at;
        if (!digits())
            return refuse();
    }
    return true;
}

bool JsonCursor::skipLiteral(QByteArrayView word)
{
    if (m_end - m_at < word.size() || QByteArrayView(m_at, word.size()) != word)
        return refuse();
    m_at += word.size();
    return true;
}

} // namespace mcprt
