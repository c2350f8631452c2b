// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "app/tray/tray_settings.h"

#include "app/log_sink.h"
#include "app/setting_sources.h"
#include "app/tray/desktop_settings.h"
#include "app/tray/translator.h"
#include "engine/catalog/discovery_client.h"
#include "engine/front/access_token.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

QString word(bool flag)
{
    return flag ? u"true"_s : u"false"_s;
}

} // namespace

TraySettings::TraySettings(const Folders &folders, DesktopSettings &desktop, LogSink &log)
    : m_folders(folders)
    , m_desktop(desktop)
    , m_log(log)
    , m_autostart(QCoreApplication::applicationFilePath())
{}

TraySettings::~TraySettings() = default;

SettingsBackend::Shown TraySettings::value(const QString &name) const
{
    if (name.startsWith("desktop/"_L1))
        return {desktopValue(name), {}};
    const auto found = findSettings(m_folders, {}, QProcessEnvironment::systemEnvironment());
    if (!found || !found->contains(name))
        return {};
    const FoundSetting setting = found->value(name);
    const bool isOurs = setting.origin == m_folders.settingsFile();
    return {setting.value, isOurs ? QString() : setting.origin};
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

Result<bool> TraySettings::save(const QMap<QString, QString> &values)
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

Result<Secret> TraySettings::accessToken()
{
    if (const auto ready = ensurePrivateFolder(m_folders.state); !ready)
        return Failure(ready.error());
    auto token = AccessToken::loadOrCreate(tokenFile());
    if (token)
        m_log.hide(*token);
    return token;
}

Result<bool> TraySettings::renewAccessToken()
{
    if (QFile::exists(tokenFile()) && !QFile::remove(tokenFile()))
        return fail(ErrorCode::Io, u"%1 can't be replaced."_s.arg(tokenFile()), u"settings"_s);
    const auto token = accessToken();
    if (!token)
        return Failure(token.error());
    return true;
}

void TraySettings::testDiscovery(const QString &url, Done<DiscoveryReport> done)
{
    const auto found = findSettings(m_folders, {}, QProcessEnvironment::systemEnvironment());
    const auto key = [&found](const QString &name) {
        return Secret(found ? found->value(name).value.trimmed().toUtf8() : QByteArray());
    };
    auto client = DiscoveryClient::create(url, key(u"DISCOVERY_API_KEY"_s), Secret());
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
