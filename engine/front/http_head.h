// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <vector>

namespace mcprt {

struct HttpHeadLimits
{
    qsizetype headBytes = 64 * 1024; ///< request line and fields with their line ends
    qsizetype targetBytes = 8 * 1024;
    size_t fields = 96;
};

/// Head of one HTTP/1.x request, read as it comes in and checked more strictly than QtHttpServer
/// does: CRLF line ends only, one Host, no folded fields, a length that can be trusted, only the
/// origin form of the target.
///
/// Views that it hands out live until reset().
/// \sa RFC 9112; RFC 9110
class HttpHead
{
public:
    enum class State { Reading, Complete, Refused };

    explicit HttpHead(HttpHeadLimits limits = {})
        : m_limits(limits)
    {}

    /// Takes the next bytes of the stream. \return how many belong to the head; what is left is
    /// body once state() is Complete.
    qsizetype feed(QByteArrayView bytes);
    void reset();

    [[nodiscard]] State state() const { return m_state; }
    /// True once a byte other than the blank lines before a request was seen.
    [[nodiscard]] bool hasBegun() const { return !m_bytes.isEmpty(); }
    /// HTTP status and reason of a refusal.
    [[nodiscard]] int status() const { return m_status; }
    [[nodiscard]] const char *problem() const { return m_problem; }

    [[nodiscard]] QByteArrayView method() const { return view(m_method); }
    /// From the request line, percent-encoding untouched.
    [[nodiscard]] QByteArrayView path() const { return view(m_path); }
    /// Behind the `?`; empty when there is none.
    [[nodiscard]] QByteArrayView query() const { return view(m_query); }
    /// Value of the first field called \a name (lower case); null when there is none.
    [[nodiscard]] QByteArrayView value(QByteArrayView name) const;
    /// How often the field \a name (lower case) is there.
    [[nodiscard]] int count(QByteArrayView name) const;

    /// -1 when there is none.
    [[nodiscard]] qint64 contentLength() const { return m_contentLength; }
    [[nodiscard]] bool isChunked() const { return m_chunked; }
    [[nodiscard]] bool expectsContinue() const { return m_expectsContinue; }
    [[nodiscard]] bool isHttp11() const { return m_http11; }
    /// The peer does not want the connection closed behind the answer.
    [[nodiscard]] bool keepsAlive() const { return m_keepAlive; }

private:
    struct Span
    {
        qint32 begin = 0;
        qint32 end = 0;
    };
    struct Field
    {
        Span name;
        Span value;
    };

    [[nodiscard]] QByteArrayView view(Span span) const
    {
        return {m_bytes.constData() + span.begin, span.end - span.begin};
    }
    bool refuse(int status, const char *problem);
    bool takeLine(qint32 begin, qint32 end);
    bool takeRequestLine(qint32 begin, qint32 end);
    bool takeField(qint32 begin, qint32 end);
    bool takeKnownField(QByteArrayView name, QByteArrayView value);
    bool takeLength(QByteArrayView value);
    bool finish();

    HttpHeadLimits m_limits;
    QByteArray m_bytes;
    std::vector<Field> m_fields;
    Span m_method;
    Span m_path;
    Span m_query;
    qint64 m_contentLength = -1;
    qint32 m_lineBegin = 0;
    State m_state = State::Reading;
    int m_status = 0;
    const char *m_problem = "";
    int m_hosts = 0;
    bool m_chunked = false;
    bool m_http11 = true;
    bool m_keepAlive = true;
    bool m_expectsContinue = false;
};

/// True when \a text equals \a lower, whose letters are lower case, but for the case of ASCII.
[[nodiscard]] bool equalsIgnoringCase(QByteArrayView text, QByteArrayView lower);

/// Checks the framing of a chunked body as it comes in; the data itself is not kept. Trailer fields
/// are refused, since QtHttpServer takes them for the next request.
class ChunkScanner
{
public:
    enum class State { Reading, Complete, Refused };

    /// \return how many bytes of \a bytes belong to the body.
    qsizetype feed(QByteArrayView bytes);
    void reset() { *this = ChunkScanner(); }

    [[nodiscard]] State state() const { return m_state; }
    /// Bytes of data announced so far, framing not counted.
    [[nodiscard]] qint64 dataBytes() const { return m_dataBytes; }

private:
    enum class Step { Size, Extension, SizeEnd, Data, DataCr, DataLf, LastCr, LastLf };

    bool take(char c);
    bool takeSizeByte(char c);
    bool endSize();

    State m_state = State::Reading;
    Step m_step = Step::Size;
    qint64 m_size = 0;
    qint64 m_left = 0;
    qint64 m_dataBytes = 0;
    int m_digits = 0;
    int m_extensionBytes = 0;
};

} // namespace mcprt
