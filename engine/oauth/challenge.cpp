// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/oauth/challenge.h"

#include <cstring>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

constexpr qsizetype kMaxHeaderBytes = 16 * 1024;

class HeaderReader
{
public:
    explicit HeaderReader(QByteArrayView text)
        : m_text(text)
    {}

    void skipSpace()
    {
        while (peek() == ' ' || peek() == '\t')
            ++m_at;
    }
    void skipCommas()
    {
        while (peek() == ' ' || peek() == '\t' || peek() == ',')
            ++m_at;
    }
    [[nodiscard]] bool atEnd() const { return m_at >= m_text.size(); }
    [[nodiscard]] char peek() const { return atEnd() ? '\0' : m_text[m_at]; }
    [[nodiscard]] qsizetype position() const { return m_at; }
    void rewind(qsizetype position) { m_at = position; }
    bool take(char c)
    {
        if (peek() != c || atEnd())
            return false;
        ++m_at;
        return true;
    }
    QString token()
    {
        const qsizetype begin = m_at;
        while (!atEnd() && isTokenChar(m_text[m_at]))
            ++m_at;
        return QString::fromLatin1(m_text.sliced(begin, m_at - begin));
    }
    /// A token or a quoted string. \return false when it is not closed.
    bool value(QString *out)
    {
        if (!take('"')) {
            *out = token();
            return true;
        }
        QByteArray bytes;
        while (!atEnd()) {
            const char c = m_text[m_at++];
            if (c == '"') {
                *out = QString::fromUtf8(bytes);
                return true;
            }
            if (c == '\\' && !atEnd())
                bytes += m_text[m_at++];
            else
                bytes += c;
        }
        return false;
    }

private:
    static bool isTokenChar(char c)
    {
        return c > ' ' && c < 0x7f && !std::strchr("\"(),/:;<=>?@[\\]{}", c);
    }

    QByteArrayView m_text;
    qsizetype m_at = 0;
};

/// Reads `name=value`; where there is no such thing, nothing is read.
bool readParameter(HeaderReader &at, Challenge &challenge)
{
    const qsizetype begin = at.position();
    const QString name = at.token().toLower();
    at.skipSpace();
    if (name.isEmpty() || !at.take('=')) {
        at.rewind(begin);
        return false;
    }
    at.skipSpace();
    QString value;
    if (!at.value(&value))
        return false; // what follows an open quote is nobody's
    if (!challenge.parameters.contains(name))
        challenge.parameters[name] = value;
    return true;
}

} // namespace

std::vector<Challenge> parseChallenges(const QByteArray &header)
{
    std::vector<Challenge> challenges;
    HeaderReader at(QByteArrayView(header).first(std::min(header.size(), kMaxHeaderBytes)));
    at.skipCommas();
    while (!at.atEnd()) {
        Challenge challenge;
        challenge.scheme = at.token().toLower();
        if (challenge.scheme.isEmpty())
            break;
        at.skipSpace();
        while (readParameter(at, challenge))
            at.skipCommas();
        challenges.push_back(std::move(challenge));
        const qsizetype before = at.position();
        at.skipCommas();
        if (!at.atEnd() && at.position() == before && at.peek() == '=')
            break; // token68 and other things that are no parameter
    }
    return challenges;
}

BearerChallenge bearerChallenge(const QByteArray &header)
{
    for (const Challenge &challenge : parseChallenges(header)) {
        if (challenge.scheme != "bearer"_L1)
            continue;
        return {challenge.parameters.value(u"resource_metadata"_s),
                challenge.parameters.value(u"scope"_s).split(u' ', Qt::SkipEmptyParts),
                challenge.parameters.value(u"error"_s)};
    }
    return {};
}

} // namespace mcprt
