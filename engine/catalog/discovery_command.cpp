// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/base/web_address.h"
#include "engine/catalog/discovery_reply.h"

#include <QUrl>

namespace mcprt::discovery {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMaxTimeoutSeconds = 3600;

/// Reads the members of one start command; remembers the first thing that is wrong.
class CommandReader
{
public:
    explicit CommandReader(const RawJson &object)
        : m_object(object)
    {}

    [[nodiscard]] const QString &wrong() const { return m_wrong; }

    QString string(QByteArrayView key)
    {
        const RawJson value = member(m_object, key);
        if (value.isEmpty() || value.isNull())
            return {};
        return scalar(value, QString::fromUtf8(key));
    }

    QStringList list(QByteArrayView key)
    {
        QStringList texts;
        const RawJson value = member(m_object, key);
        if (value.isEmpty() || value.isNull())
            return texts;
        JsonCursor at(value.view());
        if (!at.enterArray()) {
            complain(u"'%1' is not a list"_s.arg(QString::fromUtf8(key)));
            return texts;
        }
        while (at.nextElement())
            texts.append(scalar(value.part(at.takeValue()), QString::fromUtf8(key)));
        return texts;
    }

    QMap<QString, QString> map(QByteArrayView key)
    {
        QMap<QString, QString> texts;
        const RawJson value = member(m_object, key);
        if (value.isEmpty() || value.isNull())
            return texts;
        JsonCursor at(value.view());
        if (!at.enterObject()) {
            complain(u"'%1' is not an object"_s.arg(QString::fromUtf8(key)));
            return texts;
        }
        QByteArrayView rawKey;
        while (at.nextMember(&rawKey)) {
            const QString entry = QString::fromUtf8(unescape(rawKey));
            texts.insert(entry, scalar(value.part(at.takeValue()), entry));
            refuseVariables(entry);
        }
        return texts;
    }

    void complain(const QString &what)
    {
        if (m_wrong.isEmpty())
            m_wrong = what;
    }

private:
    /// A string, or a number or truth value as it is written.
    QString scalar(const RawJson &value, const QString &key)
    {
        QString text;
        if (const auto decoded = decodeString(value.view()))
            text = *decoded;
        else if (value.isObject() || value.isArray() || value.isNull())
            complain(u"'%1' holds something that is not a text"_s.arg(key));
        else
            text = QString::fromUtf8(value.view());
        if (text.contains(QChar(0)))
            complain(u"'%1' holds a NUL character"_s.arg(key));
        refuseVariables(text);
        return text;
    }

    void refuseVariables(const QString &text)
    {
        if (text.contains("${"_L1)) {
            complain(u"it uses a variable ('${…}'), which could hand your secrets to the server "
                     "and is allowed in your own configuration only"_s);
        }
    }

    const RawJson &m_object;
    QString m_wrong;
};

void readStdio(CommandReader &reader, ServerConfig &config)
{
    config.kind = ServerConfig::Kind::Stdio;
    config.command = reader.string("command");
    config.arguments = reader.list("args");
    config.environment = reader.map("env");
    if (config.command.trimmed().isEmpty())
        reader.complain(u"'command' is missing"_s);
}

void readHttp(CommandReader &reader, ServerConfig &config)
{
    config.kind = ServerConfig::Kind::Http;
    config.url = reader.string("url");
    config.headers = reader.map("headers");
    const QUrl url(config.url, QUrl::StrictMode);
    if (!isWebAddress(url))
        reader.complain(u"'url' is not an http or https URL"_s);
}

} // namespace

Result<ServerConfig> readCommand(const RawJson &reply, const ServerName &name)
{
    CommandReader reader(reply);
    ServerConfig config;
    config.name = name;
    config.source = ServerConfig::Source::Discovery;
    const QString transport = reader.string("transport").toLower();
    if (transport == "stdio"_L1 || (transport.isEmpty() && !member(reply, "command").isEmpty())) {
        readStdio(reader, config);
    } else if (transport == "http"_L1 || transport == "streamable-http"_L1
               || transport == "streamable_http"_L1 || transport.isEmpty()) {
        readHttp(reader, config);
    } else {
        reader.complain(
            u"its transport '%1' is not supported (stdio and http are)"_s.arg(transport.left(40)));
    }
    const auto seconds = decodeDouble(member(reply, "timeout").view()).value_or(30);
    if (seconds > 0 && seconds <= kMaxTimeoutSeconds)
        config.timeout = std::chrono::milliseconds(qint64(seconds * 1000));
    if (!reader.wrong().isEmpty()) {
        return fail(ErrorCode::Misconfigured,
                    u"The start command that the discovery service proposes for '%1' can't be "
                    "used: %2. You can put the server into your own configuration instead."_s.arg(
                        name.text, reader.wrong()),
                    u"discovery"_s);
    }
    return config;
}

} // namespace mcprt::discovery
