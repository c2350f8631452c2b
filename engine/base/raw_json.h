// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QJsonValue>
#include <QString>

#include <optional>
#include <utility>

namespace mcprt {

/// Some bytes inside a shared buffer. Copying costs a reference count, never the bytes.
class ByteSlice
{
public:
    ByteSlice() = default;
    /// The whole of \a buffer.
    ByteSlice(QByteArray buffer) // NOLINT(google-explicit-constructor): a buffer is a slice
        : m_buffer(std::move(buffer))
        , m_view(m_buffer)
    {}
    /// \a view must lie inside \a buffer, which is kept alive. Not for fromRawData() buffers.
    ByteSlice(QByteArray buffer, QByteArrayView view)
        : m_buffer(std::move(buffer))
        , m_view(view)
    {}

    [[nodiscard]] QByteArrayView view() const { return m_view; }
    [[nodiscard]] qsizetype size() const { return m_view.size(); }
    [[nodiscard]] bool isEmpty() const { return m_view.isEmpty(); }
    /// A slice of the same buffer; \a part must lie inside view().
    [[nodiscard]] ByteSlice part(QByteArrayView inside) const { return {m_buffer, inside}; }
    /// Shares the buffer when the slice is all of it, copies otherwise.
    [[nodiscard]] QByteArray toByteArray() const
    {
        return m_view.size() == m_buffer.size() ? m_buffer : m_view.toByteArray();
    }

private:
    QByteArray m_buffer;
    QByteArrayView m_view;
};

/// The bytes of one valid JSON value, as its author wrote them: numbers, key order, duplicate keys
/// and white space survive. Empty means "absent". Only parseJson() and the engine's own builders
/// make one from bytes that came from outside.
class RawJson : public ByteSlice
{
public:
    using ByteSlice::ByteSlice;
    RawJson() = default;
    explicit RawJson(ByteSlice valid)
        : ByteSlice(std::move(valid))
    {}

    [[nodiscard]] bool isObject() const { return starts('{'); }
    [[nodiscard]] bool isArray() const { return starts('['); }
    [[nodiscard]] bool isString() const { return starts('"'); }
    [[nodiscard]] bool isNull() const { return view() == "null"; }
    [[nodiscard]] bool isTrue() const { return view() == "true"; }
    [[nodiscard]] RawJson part(QByteArrayView inside) const
    {
        return RawJson(ByteSlice::part(inside));
    }

private:
    [[nodiscard]] bool starts(char c) const { return !isEmpty() && view().front() == c; }
};

/// Nesting that parsers accept; deeper input is refused. The limit of QJsonDocument.
inline constexpr int kMaxJsonDepth = 1024;

/// Walks JSON text from value to value. Every step that moves over a value checks it: RFC 8259
/// grammar, UTF-8, depth. Costs no allocation; memory is the caller's.
///
/// \code
/// JsonCursor at(text);
/// if (at.enterObject())
///     while (at.nextMember(&key))      // key without its quotes, escapes untouched
///         value = at.takeValue();      // or at.enterArray() …
/// if (at.failed()) …
/// \endcode
class JsonCursor
{
public:
    explicit JsonCursor(QByteArrayView text)
        : m_at(text.data())
        , m_end(text.data() + text.size())
        , m_begin(text.data())
    {}

    /// Steps into `{` or `[`. \return false, without moving, if the value is something else.
    bool enterObject() { return enter('{'); }
    bool enterArray() { return enter('['); }
    /// Moves to the value of the next member, or over the closing `}` and returns false.
    bool nextMember(QByteArrayView *rawKey);
    /// Moves to the next element, or over the closing `]` and returns false.
    bool nextElement();
    /// The next value whole, without surrounding white space; empty on failure.
    QByteArrayView takeValue();
    /// True when nothing but white space is left.
    bool atEnd();

    [[nodiscard]] bool failed() const { return m_failed; }
    /// Byte offset of the failure, or of the next byte to read.
    [[nodiscard]] qsizetype offset() const { return m_at - m_begin; }

private:
    bool enter(char open);
    bool refuse();
    void skipSpace()
    {
        if (m_at < m_end && uchar(*m_at) <= ' ') // nobody pretty-prints what machines read
            skipSpaces();
    }
    void skipSpaces();
    bool skipString();
    bool skipSpecial();
    bool skipNumber();
    bool skipLiteral(QByteArrayView word);
    bool skipContainer();
    bool skipUtf8();

    const char *m_at;
    const char *m_end;
    const char *m_begin;
    int m_depth = 0;
    bool m_first = true;
    bool m_failed = false;
};

/// Checks that \a text is one JSON value and nothing else. \return Protocol with the byte offset.
[[nodiscard]] Result<RawJson> parseJson(const ByteSlice &text);

/// Value of \a key in \a object (last one wins, as in JavaScript); empty when absent or when
/// \a object is not one. \a key is compared after unescaping.
[[nodiscard]] RawJson member(const RawJson &object, QByteArrayView key);

/// \a rawKey as nextMember() gives it equals \a key once unescaped.
[[nodiscard]] bool keyEquals(QByteArrayView rawKey, QByteArrayView key);

/// Text of a JSON string (with its quotes) as UTF-8; nullopt when \a string is not one. A lone
/// surrogate becomes U+FFFD, since UTF-8 has no form for it.
[[nodiscard]] std::optional<QByteArray> decodeUtf8(QByteArrayView string);
[[nodiscard]] std::optional<QString> decodeString(QByteArrayView string);
/// decodeUtf8() for a key or string body that comes without quotes.
[[nodiscard]] QByteArray unescape(QByteArrayView body);

/// Integer value of a JSON number such as `12`, `1e3` or `4.0`; nullopt when it is no whole number
/// in the range of qint64.
[[nodiscard]] std::optional<qint64> decodeInteger(QByteArrayView number);
[[nodiscard]] std::optional<double> decodeDouble(QByteArrayView number);

/// Whether \a utf8 between quotes is a JSON string as it stands: printable ASCII without escapes.
[[nodiscard]] bool isPlainText(QByteArrayView utf8);

/// Appends \a utf8 as a JSON string with quotes. Invalid UTF-8 becomes U+FFFD.
void appendJsonString(QByteArray &out, QByteArrayView utf8);
void appendJsonString(QByteArray &out, const QString &text);

/// Compact bytes of a document of our own.
[[nodiscard]] RawJson toRawJson(const QJsonValue &value);
/// A document of \a raw; undefined when it does not fit QJsonValue (depth, 1e400).
[[nodiscard]] QJsonValue toJsonValue(const RawJson &raw);

} // namespace mcprt
