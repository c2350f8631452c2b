// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/child/server_config.h"

#include <QCryptographicHash>
#include <QtEndian>

namespace mcprt {

namespace {

/// Feeds fields with their length in front, so that no two configurations run together.
class FieldHasher
{
public:
    void add(const QString &text)
    {
        const QByteArray utf8 = text.toUtf8();
        add(utf8.size());
        m_hash.addData(utf8);
    }
    void add(const QStringList &list)
    {
        add(list.size());
        for (const QString &text : list)
            add(text);
    }
    void add(const QMap<QString, QString> &map)
    {
        add(map.size());
        for (auto it = map.begin(); it != map.end(); ++it) {
            add(it.key());
            add(it.value());
        }
    }
    void add(qsizetype number)
    {
        const auto wire = qToLittleEndian(quint64(number));
        m_hash.addData(QByteArrayView(reinterpret_cast<const char *>(&wire), sizeof wire));
    }
    [[nodiscard]] QByteArray hex() const { return m_hash.result().toHex(); }

private:
    QCryptographicHash m_hash{QCryptographicHash::Sha256};
};

/// What a reader can't see (control characters, direction marks, zero width) becomes `\u{…}`, so
/// that the command a person approves is the command that runs.
QString visible(const QString &text)
{
    QString out;
    for (const char32_t c : text.toStdU32String()) {
        const QChar::Category kind = QChar::category(c);
        if (kind == QChar::Other_Control || kind == QChar::Other_Format
            || kind == QChar::Other_Surrogate || kind == QChar::Other_PrivateUse
            || kind == QChar::Separator_Line || kind == QChar::Separator_Paragraph)
            out += QStringLiteral("\\u{%1}").arg(uint(c), 4, 16, QLatin1Char('0'));
        else
            out += QString::fromUcs4(&c, 1);
    }
    return out;
}

QString quoted(const QString &argument)
{
    const auto isPlain = [](QChar c) {
        return c.isLetterOrNumber() || QStringLiteral("-_./:=@%+,~${}").contains(c);
    };
    if (!argument.isEmpty() && std::all_of(argument.begin(), argument.end(), isPlain))
        return visible(argument);
    QString escaped = argument;
    escaped.replace(QLatin1Char('\''), QStringLiteral("'\\''"));
    return u'\'' + visible(escaped) + u'\'';
}

} // namespace

QByteArray ServerConfig::hash() const
{
    FieldHasher hasher;
    hasher.add(qsizetype(kind));
    switch (kind) {
    case Kind::Stdio:
        hasher.add(command);
        hasher.add(arguments);
        hasher.add(environment);
        hasher.add(workingDirectory);
        break;
    case Kind::Http:
        hasher.add(url);
        hasher.add(headers);
        if (oauth != OAuthOptions()) {
            hasher.add({oauth.clientId, oauth.clientSecret, oauth.privateKey,
                        oauth.clientMetadataUrl, oauth.scopes.join(u' '),
                        QString::number(oauth.callbackPort), QString::number(oauth.isMachine)});
        }
        break;
    }
    return hasher.hex();
}

QString ServerConfig::display() const
{
    switch (kind) {
    case Kind::Http: return visible(url);
    case Kind::Stdio: break;
    }
    QString line = quoted(command);
    for (const QString &argument : arguments)
        line += u' ' + quoted(argument);
    return line;
}

} // namespace mcprt
