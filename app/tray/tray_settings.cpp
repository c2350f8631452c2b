// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "app/tray/tray_settings.h"

#include "app/keychain_store.h"
#include "app/log_sink.h"
#include "app/secret_names.h"
#include "app/setting_sources.h"
#include "app/settings_reader.h"
#include "app/tray/desktop_settings.h"
#include "app/tray/key_changes.h"
#include "app/tray/translator.h"
#include "engine/catalog/discovery_client.h"
#include "engine/front/access_tokens.h"
#include "engine/secrets/service_key.h"

#include <QCoreApplication>
#include <QElapsedTimer>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

const QString kSecretsFile = u"SECRETS_FILE"_s;

QString word(bool flag)
{
    return flag ? u"true"_s : u"false"_s;
}

} // namespace

TraySettings::TraySettings(const Folders &folders, DesktopSettings &desktop, LogSink &log,
                           OpenStore open)
    : m_folders(folders)
    , m_desktop(desktop)
    , m_log(log)
    , m_autostart(QCoreApplication::applicationFilePath())
    , m_open(open ? std::move(open) : [&log](const QString &path) {
        return openSecretStore(path, [&log](const Secret &secret) { log.hide(secret); });
    })
{}

TraySettings::~TraySettings() = default;

SettingsBackend::Shown TraySettings::value(const QString &name) const
{
    if (name.startsWith("desktop/"_L1))
        return {desktopValue(name), {}};
    const FoundSettings settings = found();
    if (!settings.contains(name))
        return {};
    const FoundSetting setting = settings.value(name);
    const bool isOurs = setting.origin == m_folders.settingsFile();
    const QString lockedBy = isOurs ? QString() : setting.origin;
    if (!isKey(name))
        return {setting.value, lockedBy};
    const bool isReference = ServiceKey::entryName(Secret(setting.value.toUtf8())).has_value();
    return {{}, lockedBy, true, isOurs && !isReference};
}

FoundSettings TraySettings::found() const
{
    const auto found = findSettings(m_folders, {}, QProcessEnvironment::systemEnvironment());
    return found ? *found : FoundSettings();
}

QString TraySettings::desktopValue(const QString &name) const
{
    if (name == "desktop/autostart"_L1)
        return word(m_autostart.isOn());
    if (name == "desktop/language"_L1)
        return m_desktop.language();
    if (name == "desktop/theme"_L1)
        return m_desktop.theme();
    if (name == "desktop/notifications"_L1)
        return word(m_desktop.notifications());
    if (name == "desktop/symbolicIcon"_L1)
        return word(m_desktop.symbolicIcon());
    if (name == "desktop/http"_L1)
        return word(m_desktop.servesHttp());
    if (name == "desktop/host"_L1)
        return m_desktop.host();
    return QString::number(m_desktop.port());
}

Result<bool> TraySettings::saveDesktop(const QString &name, const QString &value)
{
    const bool on = value == "true"_L1;
    if (name == "desktop/autostart"_L1)
        return m_autostart.set(on);
    if (name == "desktop/language"_L1)
        m_desktop.setLanguage(value);
    else if (name == "desktop/theme"_L1)
        m_desktop.setTheme(value);
    else if (name == "desktop/notifications"_L1)
        m_desktop.setNotifications(value != "false"_L1); // empty = the default
    else if (name == "desktop/symbolicIcon"_L1)
        m_desktop.setSymbolicIcon(on);
    else if (name == "desktop/http"_L1)
        m_desktop.setServesHttp(value != "false"_L1);
    else if (name == "desktop/host"_L1)
        m_desktop.setHost(value.isEmpty() ? u"127.0.0.1"_s : value);
    else if (name == "desktop/port"_L1)
        m_desktop.setPort(value.isEmpty() ? quint16(8001) : quint16(value.toUInt()));
    return true;
}

void TraySettings::save(const QMap<QString, QString> &values, const Keys &keys, Done<bool> done)
{
    QMap<QString, QString> all = values;
    Keys entries; // of the keychain
    const FoundSettings settings = found();
    for (auto key = keys.begin(); key != keys.end(); ++key) {
        const QString reference = ServiceKey::reference(key.key());
        all[key.key()] = key->isEmpty() ? QString() : reference;
        if (!key->isEmpty() || settings.value(key.key()).value == reference)
            entries[key.key()] = *key;
    }
    if (entries.isEmpty())
        return done.report(saveValues(all));
    if (m_changes && m_changes->isRunning())
        return done.fail(ErrorCode::Busy,
                         QCoreApplication::translate("mcprt::TraySettings",
                                                     "The keychain has not answered yet to what "
                                                     "was saved before. Try again in a minute."),
                         u"settings"_s);
    const QString file = values.contains(kSecretsFile) ? values.value(kSecretsFile)
                                                       : settings.value(kSecretsFile).value;
    m_changes = std::make_unique<KeyChanges>(store(file), entries, [this, all, entries] {
        const auto noted = noteNames(entries);
        return noted ? saveValues(all) : noted;
    });
    m_changes->run(std::move(done));
}

void TraySettings::abandonSave()
{
    if (m_changes)
        m_changes->abandon();
}

Result<bool> TraySettings::noteNames(const Keys &keys) const
{
    if (const auto ready = ensurePrivateFolder(m_folders.state); !ready)
        return Failure(ready.error());
    const SecretNames names(m_folders.state);
    for (auto key = keys.begin(); key != keys.end(); ++key) {
        const auto noted = key->isEmpty() ? names.remove(key.key()) : names.add(key.key());
        if (!noted)
            return noted;
    }
    return true;
}

SecretStore &TraySettings::store(const QString &secretsFile)
{
    if (!m_store || secretsFile != m_secretsFile) {
        m_discovery.reset(); // it may wait for the old one
        m_store = m_open(expandedHome(secretsFile.trimmed()));
        m_secretsFile = secretsFile;
    }
    return *m_store;
}

Result<bool> TraySettings::saveValues(const QMap<QString, QString> &values)
{
    QSettings file(m_folders.settingsFile(), QSettings::IniFormat);
    for (auto value = values.begin(); value != values.end(); ++value) {
        if (value.key().startsWith("desktop/"_L1))
            continue;
        if (value->isEmpty())
            file.remove(value.key());
        else
            file.setValue(value.key(), *value);
    }
    file.sync();
    if (file.status() != QSettings::NoError)
        return fail(ErrorCode::Io, u"%1 can't be written."_s.arg(m_folders.settingsFile()),
                    u"settings"_s);
    for (auto value = values.begin(); value != values.end(); ++value) {
        if (!value.key().startsWith("desktop/"_L1))
            continue;
        if (const auto saved = saveDesktop(value.key(), *value); !saved)
            return saved;
    }
    return true;
}

QStringList TraySettings::languages() const
{
    return Translator::languages();
}

Result<AccessTokens> TraySettings::accessTokens() const
{
    if (const auto ready = ensurePrivateFolder(m_folders.state); !ready)
        return Failure(ready.error());
    const QString given = found().value(u"ACCESS_TOKEN"_s).value.trimmed();
    return AccessTokens(m_folders.state, Secret(given.toUtf8()));
}

Result<QList<SettingsBackend::Token>> TraySettings::tokens()
{
    const auto tokens = accessTokens();
    if (!tokens)
        return Failure(tokens.error());
    if (const auto made = tokens->token(AccessTokens::kDefault); !made) // it is for everyone
        return Failure(made.error());
    const auto all = tokens->all();
    if (!all)
        return Failure(all.error());
    QList<Token> list;
    for (auto it = all->begin(); it != all->end(); ++it) {
        const bool isDefault = it.key() == AccessTokens::kDefault;
        list.insert(isDefault ? 0 : list.size(), {it.key(), it->made, isDefault});
    }
    return list;
}

Result<Secret> TraySettings::token(const QString &name)
{
    const auto tokens = accessTokens();
    auto token = tokens ? tokens->token(name) : Failure(tokens.error());
    if (token)
        m_log.hide(*token);
    return token;
}

Result<bool> TraySettings::hideNew(const Result<Secret> &token)
{
    if (!token)
        return Failure(token.error());
    m_log.hide(*token);
    return true;
}

Result<bool> TraySettings::addToken(const QString &name)
{
    const auto tokens = accessTokens();
    return hideNew(tokens ? tokens->add(name) : Failure(tokens.error()));
}

Result<bool> TraySettings::renewToken(const QString &name)
{
    const auto tokens = accessTokens();
    return hideNew(tokens ? tokens->renew(name) : Failure(tokens.error()));
}

Result<bool> TraySettings::revokeToken(const QString &name)
{
    const auto tokens = accessTokens();
    return tokens ? tokens->revoke(name) : Failure(tokens.error());
}

void TraySettings::testDiscovery(const QString &url, const std::optional<Secret> &key,
                                 Done<DiscoveryReport> done)
{
    const FoundSettings settings = found();
    const QString name = u"DISCOVERY_API_KEY"_s;
    const Secret kept(settings.value(name).value.trimmed().toUtf8());
    if (key)
        m_log.hide(*key);
    auto client = DiscoveryClient::create(
        url,
        key ? ServiceKey(*key)
            : ServiceKey(name, kept, store(settings.value(kSecretsFile).value), m_clock),
        Secret());
    if (!client)
        return done.report(Failure(client.error()));
    m_discovery = std::move(*client);
    QElapsedTimer timer;
    timer.start();
    m_discovery->statistics(
        DiscoveryClient::kTimeout,
        Done<CatalogStatistics>(
            [timer, done = std::move(done)](const Result<CatalogStatistics> &known) mutable {
                if (!known)
                    return done.report(Failure(known.error()));
                done.report(DiscoveryReport{timer.elapsed(), known->servers, known->tools});
            }));
}

} // namespace mcprt
