// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "app/env_file.h"

#include <optional>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

bool isSpace(QChar c)
{
    return c == u' ' || c == u'\t';
}

class Parser
{
public:
    Parser(QString text, const QString &path)
        : m_text(std::move(text))
        , m_path(path)
    {}

    Result<QMap<QString, QString>> parse()
    {
        while (m_at < m_text.size()) {
            skipSpace();
            if (!atLineEnd() && m_text[m_at] != u'#') {
                if (const auto problem = takeEntry())
                    return fail(ErrorCode::Misconfigured,
                                u"%1:%2: %3"_s.arg(m_path, QString::number(line()), *problem),
                                u"settings"_s);
            }
            skipLine();
        }
        return m_values;
    }

private:
    using Problem = std::optional<QString>;

    bool atLineEnd() const { return m_at >= m_text.size() || m_text[m_at] == u'\n'; }
    void skipSpace()
    {
        while (m_at < m_text.size() && isSpace(m_text[m_at]))
            ++m_at;
    }
    void skipLine()
    {
        while (!atLineEnd())
            ++m_at;
        ++m_at;
    }
    qsizetype line() const
    {
        return QStringView(m_text).first(std::min(m_at, m_text.size())).count(u'\n') + 1;
    }

    Problem takeEntry()
    {
        if (QStringView(m_text).mid(m_at).startsWith(u"export ")) {
            m_at += 7;
            skipSpace();
        }
        const QString key = takeKey();
        if (key.isEmpty())
            return u"a line must be KEY=value or a comment."_s;
        skipSpace();
        if (atLineEnd() || m_text[m_at] == u'#')
            return {};
        if (m_text[m_at] != u'=')
            return u"there is something between %1 and its '='."_s.arg(key);
        ++m_at;
        skipSpace();
        QString value;
        if (const auto problem = takeValue(value))
            return problem;
        m_values[key] = value;
        return {};
    }

    QString takeKey()
    {
        const qsizetype begin = m_at;
        while (!atLineEnd() && !isSpace(m_text[m_at]) && m_text[m_at] != u'='
               && m_text[m_at] != u'#')
            ++m_at;
        return m_text.mid(begin, m_at - begin);
    }

    Problem takeValue(QString &value)
    {
        if (atLineEnd())
            return {};
        const QChar first = m_text[m_at];
        if (first != u'\'' && first != u'"') {
            takeBare(value);
            return {};
        }
        if (!takeQuoted(first, value))
            return u"a quote is not closed."_s;
        skipSpace();
        if (!atLineEnd() && m_text[m_at] != u'#')
            return u"there is something behind the closing quote."_s;
        return {};
    }

    void takeBare(QString &value)
    {
        const qsizetype begin = m_at;
        while (!atLineEnd() && !(m_text[m_at] == u'#' && isSpace(m_text[m_at - 1])))
            ++m_at;
        value = m_text.mid(begin, m_at - begin).trimmed();
    }

    /// From the opening quote to behind the closing one. \return false when there is none.
    bool takeQuoted(QChar quote, QString &value)
    {
        const qsizetype begin = m_at;
        for (++m_at; m_at < m_text.size(); ++m_at) {
            if (m_text[m_at] == quote) {
                ++m_at;
                return true;
            }
            if (m_text[m_at] == u'\\' && m_at + 1 < m_text.size())
                value += escaped(quote, m_text[++m_at]);
            else
                value += m_text[m_at];
        }
        m_at = begin; // so that the message names the line where it was opened
        return false;
    }

    static QString escaped(QChar quote, QChar c)
    {
        if (c == u'\\' || c == quote)
            return c;
        if (quote == u'"') {
            switch (c.unicode()) {
            case u'n': return u"\n"_s;
            case u'r': return u"\r"_s;
            case u't': return u"\t"_s;
            case u'$': return u"$"_s;
            default: break;
            }
        }
        return u'\\' + QString(c);
    }

    QString m_text;
    const QString &m_path;
    qsizetype m_at = 0;
    QMap<QString, QString> m_values;
};

} // namespace

Result<QMap<QString, QString>> parseEnvFile(const QByteArray &text, const QString &path)
{
    QString decoded = QString::fromUtf8(text);
    if (decoded.startsWith(QChar::ByteOrderMark))
        decoded.remove(0, 1);
    decoded.replace("\r\n"_L1, "\n"_L1);
    return Parser(std::move(decoded), path).parse();
}

} // namespace mcprt
