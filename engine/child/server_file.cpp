// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/child/server_file.h"

#include "engine/base/raw_json.h"
#include "engine/base/relaxed_json.h"
#include "engine/base/trusted_file.h"
#include "engine/base/web_address.h"

#include <QUrl>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

constexpr double kMaxTimeoutSeconds = 86'400;

QString kindOf(QByteArrayView value)
{
    switch (value.isEmpty() ? '\0' : value.front()) {
    case '{': return u"an object"_s;
    case '[': return u"a list"_s;
    case '"': return u"a string"_s;
    case 't':
    case 'f': return u"a boolean"_s;
    case 'n': return u"null"_s;
    default: return u"a number"_s;
    }
}

bool isVisible(QChar c)
{
    const QChar::Category kind = c.category();
    return kind != QChar::Other_Control && kind != QChar::Other_Format
           && kind != QChar::Other_Surrogate && kind != QChar::Separator_Line
           && kind != QChar::Separator_Paragraph;
}

bool isUsableName(const QString &name)
{
    const auto isUsable = [](uint c) { return c > 0xffff || isVisible(QChar(char16_t(c))); };
    return !name.isEmpty() && name.size() <= kMaxServerNameLength && !name.contains(u'/')
           && std::ranges::all_of(name.toUcs4(), isUsable);
}

/// \a name as it can be shown, for the entry that says what is wrong with it.
QString showableName(QString name)
{
    if (name.isEmpty())
        return u"(no name)"_s;
    for (QChar &c : name) {
        if (!isVisible(c) && !c.isSurrogate())
            c = QChar::ReplacementCharacter;
    }
    return name.left(kMaxServerNameLength).replace(u'/', QChar::ReplacementCharacter);
}

/// One entry under `mcpServers`, with what its keys leave to decide together.
struct Draft
{
    ServerConfig config;
    QString where; ///< "mcpServers.NAME"
    QString type;  ///< of `type` or `transport`, lower case, letters only
    bool hasCommand = false;
    bool hasUrl = false;
};

/// Reads one file; every view is a part of its text, so that each message can name a line.
class Reader
{
public:
    Reader(const QByteArray &text, const QString &path)
        : m_text(text)
    {
        m_file.path = path;
    }
    Result<ServerFile> read();

private:
    void readServers(QByteArrayView object, const QString &topKey);
    void readEntry(Draft &draft, QByteArrayView entry);
    void readKey(Draft &draft, const QString &key, QByteArrayView value);
    void readOAuth(Draft &draft, QByteArrayView value);
    bool readLaunchKey(Draft &draft, const QString &key, QByteArrayView value);
    void decideKind(Draft &draft, QByteArrayView entry);
    void checkUrl(Draft &draft, QByteArrayView value);
    void readTimeout(Draft &draft, QByteArrayView value);

    QString text(Draft &draft, const QString &key, QByteArrayView value);
    QStringList list(Draft &draft, const QString &key, QByteArrayView value);
    QMap<QString, QString> map(Draft &draft, const QString &key, QByteArrayView value);
    bool flag(Draft &draft, const QString &key, QByteArrayView value);

    /// The first problem of an entry is the one that is told.
    void blame(Draft &draft, QByteArrayView at, const QString &key, const QString &what);
    [[nodiscard]] int lineOf(QByteArrayView part) const
    {
        return positionOf(m_text, part.data() - m_text.constData()).line;
    }
    [[nodiscard]] QString at(QByteArrayView part) const
    {
        return u"%1:%2: "_s.arg(m_file.path).arg(lineOf(part));
    }

    const QByteArray &m_text;
    ServerFile m_file;
};

Result<ServerFile> Reader::read()
{
    JsonCursor whole(m_text);
    const QByteArrayView root = whole.takeValue();
    if (!whole.atEnd()) {
        const TextPosition position = positionOf(m_text, whole.offset());
        const QByteArrayView rest = QByteArrayView(m_text).sliced(whole.offset()).trimmed();
        return fail(ErrorCode::Misconfigured,
                    u"%1:%2:%3: this is not valid JSON: %4."_s.arg(m_file.path)
                        .arg(position.line)
                        .arg(position.column)
                        .arg(rest.isEmpty()
                                 ? u"the file ends too early"_s
                                 : u"unexpected %1"_s.arg(QString::fromUtf8(rest.first(1)))));
    }
    JsonCursor members(root);
    if (!members.enterObject()) {
        return fail(ErrorCode::Misconfigured,
                    u"%1:1:1: the file must be an object, {\"mcpServers\": {…}}, not %2."_s.arg(
                        m_file.path, kindOf(root)));
    }
    QByteArrayView rawKey;
    bool isFound = false;
    while (members.nextMember(&rawKey)) {
        const QByteArrayView value = members.takeValue();
        const QString key = QString::fromUtf8(unescape(rawKey));
        if (key != "mcpServers"_L1 && key != "servers"_L1)
            continue;
        if (!value.startsWith('{')) {
            return fail(ErrorCode::Misconfigured,
                        at(value)
                            + u"`%1` must be an object of servers by name, not %2."_s.arg(
                                key, kindOf(value)));
        }
        isFound = true;
        readServers(value, key);
    }
    if (!isFound)
        m_file.warnings += u"%1: there is no `mcpServers` in this file."_s.arg(m_file.path);
    return std::move(m_file);
}

void Reader::readServers(QByteArrayView object, const QString &topKey)
{
    JsonCursor entries(object);
    entries.enterObject();
    QByteArrayView rawName;
    while (entries.nextMember(&rawName)) {
        const QByteArrayView entry = entries.takeValue();
        const QString name = QString::fromUtf8(unescape(rawName));
        Draft draft;
        draft.where = topKey + u'.' + showableName(name);
        draft.config.name = ServerName{showableName(name)};
        draft.config.sourceFile = m_file.path;
        draft.config.sourceLine = lineOf(rawName);
        if (!isUsableName(name)) {
            blame(draft, rawName, {},
                  u"has an unusable name: 1 to %1 characters, no '/', no control characters."_s.arg(
                      kMaxServerNameLength));
        }
        readEntry(draft, entry);
        auto &servers = m_file.servers;
        const auto older = std::ranges::find(servers, draft.config.name, &ServerConfig::name);
        if (older != servers.end()) {
            m_file.warnings +=
                at(rawName)
                + u"%1 replaces the entry of the same name in line %2."_s.arg(draft.where)
                      .arg(older->sourceLine);
            servers.erase(older);
        }
        servers.push_back(std::move(draft.config));
    }
}

void Reader::readEntry(Draft &draft, QByteArrayView entry)
{
    JsonCursor members(entry);
    if (!members.enterObject())
        return blame(draft, entry, {}, u"must be an object, not %1."_s.arg(kindOf(entry)));
    QByteArrayView rawKey;
    while (members.nextMember(&rawKey))
        readKey(draft, QString::fromUtf8(unescape(rawKey)), members.takeValue());
    decideKind(draft, entry);
}

bool Reader::readLaunchKey(Draft &draft, const QString &key, QByteArrayView value)
{
    ServerConfig &config = draft.config;
    if (key == "command"_L1) {
        config.command = text(draft, key, value);
        draft.hasCommand = true;
        if (config.command.trimmed().isEmpty() && !config.problem)
            blame(draft, value, key, u"must name a program."_s);
    } else if (key == "args"_L1) {
        config.arguments = list(draft, key, value);
    } else if (key == "env"_L1) {
        config.environment = map(draft, key, value);
        for (const QString &name : config.environment.keys()) {
            if (name.isEmpty() || name.contains(u'='))
                blame(draft, value, key, u"has the name '%1', which can't be one."_s.arg(name));
        }
    } else if (key == "cwd"_L1) {
        config.workingDirectory = text(draft, key, value);
    } else if (key == "url"_L1 || key == "serverUrl"_L1 || key == "httpUrl"_L1) {
        config.url = text(draft, key, value);
        draft.hasUrl = true;
        checkUrl(draft, value);
    } else if (key == "headers"_L1) {
        config.headers = map(draft, key, value);
        for (auto it = config.headers.cbegin(); it != config.headers.cend(); ++it) {
            const QString line = it.key() + *it;
            if (it.key().isEmpty() || it.key().contains(u':') || line.contains(u'\n')
                || line.contains(u'\r'))
                blame(draft, value, key + u'.' + it.key(), u"can't be sent as an HTTP header."_s);
        }
    } else {
        return false;
    }
    return true;
}

void Reader::readKey(Draft &draft, const QString &key, QByteArrayView value)
{
    ServerConfig &config = draft.config;
    if (readLaunchKey(draft, key, value))
        return;
    if (key == "timeout"_L1) {
        readTimeout(draft, value);
    } else if (key == "hints"_L1) {
        config.hints =
            value.startsWith('"') ? QStringList(text(draft, key, value)) : list(draft, key, value);
    } else if (key == "blocked_tools"_L1 || key == "blockedTools"_L1 || key == "disabledTools"_L1
               || key == "excludeTools"_L1) {
        config.blockedTools += list(draft, key, value);
    } else if (key == "changed_tools"_L1) {
        const QString given = text(draft, key, value);
        if (given == "allow"_L1 || given == "ask"_L1)
            config.changedTools = given == "allow"_L1 ? ChangedTools::Allow : ChangedTools::Ask;
        else
            blame(draft, value, key, u"must be \"ask\" or \"allow\"."_s);
    } else if (key == "oauth"_L1) {
        readOAuth(draft, value);
    } else if (key == "disabled"_L1) {
        config.disabled = flag(draft, key, value);
    } else if (key == "enabled"_L1) {
        config.disabled = !flag(draft, key, value);
    } else if (key == "type"_L1 || key == "transport"_L1) {
        draft.type = text(draft, key, value).toLower().remove(u'-').remove(u'_');
    } else {
        m_file.notes += at(value) + u"%1.%2 is not used here."_s.arg(draft.where, key);
    }
}

void Reader::readOAuth(Draft &draft, QByteArrayView value)
{
    OAuthOptions &oauth = draft.config.oauth;
    JsonCursor members(value);
    if (!members.enterObject())
        return blame(draft, value, u"oauth"_s, u"must be an object, not %1."_s.arg(kindOf(value)));
    QByteArrayView rawKey;
    while (members.nextMember(&rawKey)) {
        const QByteArrayView given = members.takeValue();
        const QString name = QString::fromUtf8(unescape(rawKey));
        const QString key = u"oauth."_s + name;
        if (name == "clientId"_L1) {
            oauth.clientId = text(draft, key, given);
        } else if (name == "clientSecret"_L1) {
            oauth.clientSecret = text(draft, key, given);
        } else if (name == "privateKey"_L1) {
            oauth.privateKey = text(draft, key, given);
        } else if (name == "clientMetadataUrl"_L1) {
            oauth.clientMetadataUrl = text(draft, key, given);
        } else if (name == "scope"_L1 || name == "scopes"_L1) {
            const QStringList scopes = given.startsWith('[') ? list(draft, key, given)
                                                             : QStringList{text(draft, key, given)};
            oauth.scopes = scopes.join(u' ').split(u' ', Qt::SkipEmptyParts);
        } else if (name == "callbackPort"_L1) {
            const auto port = decodeInteger(given);
            if (!port || *port < 0 || *port > 65535)
                blame(draft, given, key, u"must be a port, 1 to 65535."_s);
            oauth.callbackPort = int(port.value_or(0));
        } else if (name == "grantType"_L1) {
            const QString grant = text(draft, key, given);
            oauth.isMachine = grant == "client_credentials"_L1;
            if (!oauth.isMachine && grant != "authorization_code"_L1)
                blame(draft, given, key,
                      u"must be \"authorization_code\" or \"client_credentials\"."_s);
        } else {
            m_file.notes += at(given) + u"%1.%2 is not used here."_s.arg(draft.where, key);
        }
    }
    if (oauth.isMachine && oauth.clientId.isEmpty())
        blame(draft, value, u"oauth"_s, u"needs `clientId` for the grant client_credentials."_s);
}

void Reader::decideKind(Draft &draft, QByteArrayView entry)
{
    const bool wantsHttp =
        draft.type == "http"_L1 || draft.type == "streamablehttp"_L1 || draft.type == "sse"_L1;
    const bool wantsStdio = draft.type == "stdio"_L1;
    if (draft.hasCommand && draft.hasUrl && !wantsHttp && !wantsStdio) {
        blame(draft, entry, {},
              u"has both `command` and `url`; keep one, or say which with `type`: \"stdio\" or "
              "\"http\"."_s);
    } else if (!draft.hasCommand && (!draft.hasUrl || wantsStdio)) {
        blame(draft, entry, {}, u"needs `command` (a program) or `url` (a remote server)."_s);
    } else if (!draft.hasUrl && wantsHttp) {
        blame(draft, entry, {}, u"is of type %1, so it needs `url`."_s.arg(draft.type));
    }
    const bool isHttp = draft.hasUrl && !wantsStdio && (!draft.hasCommand || wantsHttp);
    draft.config.kind = isHttp ? ServerConfig::Kind::Http : ServerConfig::Kind::Stdio;
}

void Reader::checkUrl(Draft &draft, QByteArrayView value)
{
    const QString &text = draft.config.url;
    if (text.contains(u"${"_s))
        return; // known only when the server starts
    const QUrl url(text, QUrl::StrictMode);
    if (!isWebAddress(url)) {
        blame(draft, value, u"url"_s,
              u"must be a complete http:// or https:// address, as in https://host/mcp."_s);
    }
}

void Reader::readTimeout(Draft &draft, QByteArrayView value)
{
    const auto seconds = decodeDouble(value);
    if (!seconds || *seconds < 0) {
        blame(draft, value, u"timeout"_s,
              u"must be a number of seconds, 0 or more, as in 30; not %1."_s.arg(
                  seconds ? QString::fromUtf8(value) : kindOf(value)));
        return;
    }
    if (*seconds > kMaxTimeoutSeconds) {
        m_file.warnings += at(value)
                           + u"%1.timeout is in seconds; %2 is taken as one day."_s.arg(
                               draft.where, QString::fromUtf8(value));
    }
    const double used = std::min(*seconds, kMaxTimeoutSeconds);
    draft.config.timeout = std::chrono::milliseconds(std::llround(used * 1000));
}

QString Reader::text(Draft &draft, const QString &key, QByteArrayView value)
{
    const auto decoded = decodeString(value);
    if (!decoded) {
        const bool isScalar = !value.startsWith('{') && !value.startsWith('[') && value != "null";
        blame(draft, value, key,
              u"must be a string, not %1%2."_s.arg(
                  kindOf(value),
                  isScalar ? u"; write \"%1\""_s.arg(QString::fromUtf8(value)) : QString()));
        return {};
    }
    if (decoded->contains(QChar::Null))
        blame(draft, value, key, u"must not contain a NUL character."_s);
    return *decoded;
}

QStringList Reader::list(Draft &draft, const QString &key, QByteArrayView value)
{
    QStringList texts;
    JsonCursor elements(value);
    if (!elements.enterArray()) {
        blame(draft, value, key, u"must be a list of strings, not %1."_s.arg(kindOf(value)));
        return texts;
    }
    while (elements.nextElement())
        texts += text(draft, u"%1[%2]"_s.arg(key).arg(texts.size()), elements.takeValue());
    return texts;
}

QMap<QString, QString> Reader::map(Draft &draft, const QString &key, QByteArrayView value)
{
    QMap<QString, QString> texts;
    JsonCursor members(value);
    if (!members.enterObject()) {
        blame(draft, value, key, u"must be an object of strings, not %1."_s.arg(kindOf(value)));
        return texts;
    }
    QByteArrayView rawName;
    while (members.nextMember(&rawName)) {
        const QString name = QString::fromUtf8(unescape(rawName));
        if (name.contains(QChar::Null))
            blame(draft, rawName, key, u"has a name with a NUL character."_s);
        texts[name] = text(draft, key + u'.' + name, members.takeValue());
    }
    return texts;
}

bool Reader::flag(Draft &draft, const QString &key, QByteArrayView value)
{
    if (value != "true" && value != "false")
        blame(draft, value, key, u"must be true or false, not %1."_s.arg(kindOf(value)));
    return value == "true";
}

void Reader::blame(Draft &draft, QByteArrayView at, const QString &key, const QString &what)
{
    if (draft.config.problem)
        return;
    const QString where = key.isEmpty() ? draft.where : draft.where + u'.' + key;
    draft.config.problem =
        Error{ErrorCode::Misconfigured, this->at(at) + where + u' ' + what, draft.config.name.text};
}

} // namespace

Result<ServerFile> parseServerFile(const QByteArray &text, const QString &path)
{
    const QByteArray plain = plainJson(text);
    return Reader(plain, path).read();
}

Result<ServerFile> readServerFile(const QString &path, MissingFile missing)
{
    const auto text = readTrustedFile(path, kMaxServerFileBytes);
    if (text)
        return parseServerFile(*text, path);
    if (text.error().code == ErrorCode::NotFound && missing == MissingFile::IsEmpty)
        return ServerFile{path, {}, {}, {}};
    return Failure(text.error());
}

} // namespace mcprt
