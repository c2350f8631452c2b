// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "app/settings_reader.h"

#include "engine/front/access_token.h"
#include "engine/secrets/service_key.h"

#include <QDir>

#include <limits>
#include <optional>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

constexpr qint64 kMostSeconds = 31'536'000; // a year

std::optional<bool> toBool(const QString &text)
{
    const QString word = text.trimmed().toLower();
    if (word == "true"_L1 || word == "1"_L1 || word == "yes"_L1 || word == "on"_L1)
        return true;
    if (word == "false"_L1 || word == "0"_L1 || word == "no"_L1 || word == "off"_L1)
        return false;
    return {};
}

/// Takes settings by name and collects what is wrong with them.
class Reader
{
public:
    explicit Reader(const FoundSettings &found)
        : m_found(found)
    {}

    void text(const QString &name, QString &target) const
    {
        if (m_found.contains(name))
            target = m_found[name].value.trimmed();
    }
    void secret(const QString &name, Secret &target) const
    {
        if (m_found.contains(name))
            target = Secret(m_found[name].value.trimmed().toUtf8());
    }
    /// A secret that may also be `${keychain:NAME}`; what is nearly that is no key.
    void key(const QString &name, Secret &target)
    {
        secret(name, target);
        if (target.reveal().startsWith("${") && !ServiceKey::entryName(target))
            complain(name, u"must be the key itself or ${keychain:NAME}"_s);
    }
    void flag(const QString &name, bool &target)
    {
        if (!m_found.contains(name))
            return;
        const auto value = toBool(m_found[name].value);
        if (value)
            target = *value;
        else
            complain(name, u"must be true or false"_s);
    }
    void changedTools(const QString &name, ChangedTools &target)
    {
        if (!m_found.contains(name))
            return;
        const QString value = m_found[name].value.trimmed().toLower();
        if (value == "allow"_L1)
            target = ChangedTools::Allow;
        else if (value == "ask"_L1)
            target = ChangedTools::Ask;
        else
            complain(name, u"must be ask or allow"_s);
    }
    void count(const QString &name, qsizetype &target, qint64 least)
    {
        if (const auto value = number(name, least, std::numeric_limits<int>::max()))
            target = qsizetype(*value);
    }
    void seconds(const QString &name, std::chrono::milliseconds &target)
    {
        if (const auto value = number(name, 0, kMostSeconds))
            target = std::chrono::seconds(*value);
    }
    /// The value is not repeated in \a problem: it may be a secret.
    void complain(const QString &name, const QString &problem)
    {
        m_problems << u"%1 %2 (set by %3)."_s.arg(name, problem, m_found[name].origin);
    }
    [[nodiscard]] const QStringList &problems() const { return m_problems; }

private:
    std::optional<qint64> number(const QString &name, qint64 least, qint64 most)
    {
        if (!m_found.contains(name))
            return {};
        bool ok = false;
        const qint64 value = m_found[name].value.trimmed().toLongLong(&ok);
        if (ok && value >= least && value <= most)
            return value;
        complain(name, u"must be a whole number from %1 to %2"_s.arg(QString::number(least),
                                                                     QString::number(most)));
        return {};
    }

    const FoundSettings &m_found;
    QStringList m_problems;
};

} // namespace

QString expandedHome(const QString &path)
{
    return path.startsWith("~/"_L1) ? QDir::homePath() + path.mid(1) : path;
}

Result<ReadSettings> readSettings(const FoundSettings &found, const Folders &folders)
{
    ReadSettings settings;
    EngineSettings &engine = settings.engine;
    engine.configFile = folders.serverFile();
    engine.dataFolder = folders.data;
    engine.stateFolder = folders.state;
    engine.offloadFolder = folders.data + "/offload"_L1;

    Reader reader(found);
    reader.text(u"DISCOVERY_URL"_s, engine.discoveryUrl);
    reader.key(u"DISCOVERY_API_KEY"_s, engine.discoveryApiKey);
    reader.key(u"DISCOVERY_ENCRYPTION_KEY"_s, engine.discoveryEncryptionKey);
    reader.flag(u"TRUST_DISCOVERY"_s, engine.trustDiscovery);
    reader.text(u"TOOL_OFFLOADED_DATA_PATH"_s, engine.offloadFolder);
    reader.count(u"MAX_RESULT_TOKENS"_s, engine.maxResultTokens, 16);
    reader.flag(u"DESCRIBE_IMAGES"_s, engine.describeImages);
    reader.key(u"OPENAI_API_KEY"_s, engine.openAiApiKey);
    reader.text(u"OPENAI_BASE_URL"_s, engine.openAiBaseUrl);
    reader.text(u"VISION_MODEL_NAME"_s, engine.visionModelName);
    reader.text(u"EMBEDDING_MODEL_NAME"_s, engine.embeddingModelName);
    reader.text(u"EMBEDDING_BASE_URL"_s, engine.embeddingBaseUrl);
    reader.key(u"EMBEDDING_API_KEY"_s, engine.embeddingApiKey);
    reader.count(u"BACKGROUND_QUEUE_SIZE"_s, engine.backgroundQueueSize, 1);
    reader.count(u"BACKGROUND_QUEUE_MAX_SUBSCRIBERS"_s, engine.backgroundQueueMaxSubscribers, 1);
    reader.flag(u"AUTO_START"_s, engine.autoStart);
    reader.changedTools(u"CHANGED_TOOLS"_s, engine.changedTools);
    reader.seconds(u"AUTO_BACKGROUND_S"_s, engine.autoBackground);
    reader.seconds(u"IDLE_STOP_S"_s, engine.idleStop);
    reader.secret(u"ACCESS_TOKEN"_s, settings.accessToken);
    if (ServiceKey::entryName(settings.accessToken)) {
        reader.complain(u"ACCESS_TOKEN"_s, u"can't be kept in the keychain; leave it out, and the "
                                           "token is kept in a file that only you can read"_s);
    } else if (!settings.accessToken.isEmpty()
               && !AccessToken::isUsable(settings.accessToken.reveal())) {
        reader.complain(u"ACCESS_TOKEN"_s, u"must be 16 to 512 visible ASCII characters"_s);
    }
    reader.text(u"SECRETS_FILE"_s, settings.secretsFile);
    settings.secretsFile = expandedHome(settings.secretsFile);
    if (!settings.secretsFile.isEmpty() && !QDir::isAbsolutePath(settings.secretsFile))
        reader.complain(u"SECRETS_FILE"_s, u"must be an absolute path"_s);
    engine.offloadFolder = expandedHome(engine.offloadFolder);
    if (!QDir::isAbsolutePath(engine.offloadFolder))
        reader.complain(u"TOOL_OFFLOADED_DATA_PATH"_s, u"must be an absolute path"_s);
    if (!reader.problems().isEmpty())
        return fail(ErrorCode::Misconfigured, reader.problems().join(u' '), u"settings"_s);
    return settings;
}

} // namespace mcprt
