// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "app/tray/desktop_settings.h"

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

/// Earlier versions kept what is in the group `app` in `general`, which QSettings writes as
/// `[%General]` and then reads as `General`: nothing was found again where keys tell case apart.
void moveFromGeneral(QSettings &file)
{
    QStringList groups = file.childGroups();
    groups.removeIf(
        [](const QString &group) { return group.compare("general"_L1, Qt::CaseInsensitive) != 0; });
    for (const QString &group : std::as_const(groups)) {
        file.beginGroup(group);
        const QStringList names = file.childKeys();
        file.endGroup();
        for (const QString &name : names) {
            const QString now = "app/"_L1 + name;
            if (!file.contains(now))
                file.setValue(now, file.value(group + u'/' + name));
        }
        file.remove(group);
    }
}

} // namespace

DesktopSettings::DesktopSettings(const QString &configFolder)
    : m_file(configFolder + "/desktop.ini"_L1, QSettings::IniFormat)
{
    moveFromGeneral(m_file);
}

QString DesktopSettings::language() const
{
    return m_file.value(u"app/language"_s).toString();
}

void DesktopSettings::setLanguage(const QString &language)
{
    m_file.setValue(u"app/language"_s, language);
}

QString DesktopSettings::theme() const
{
    return m_file.value(u"app/theme"_s).toString();
}

void DesktopSettings::setTheme(const QString &theme)
{
    m_file.setValue(u"app/theme"_s, theme);
}

bool DesktopSettings::notifications() const
{
    return m_file.value(u"app/notifications"_s, true).toBool();
}

void DesktopSettings::setNotifications(bool on)
{
    m_file.setValue(u"app/notifications"_s, on);
}

bool DesktopSettings::symbolicIcon() const
{
    return m_file.value(u"app/symbolicIcon"_s, false).toBool();
}

void DesktopSettings::setSymbolicIcon(bool symbolic)
{
    m_file.setValue(u"app/symbolicIcon"_s, symbolic);
}

bool DesktopSettings::servesHttp() const
{
    return m_file.value(u"endpoint/http"_s, true).toBool();
}

void DesktopSettings::setServesHttp(bool serves)
{
    m_file.setValue(u"endpoint/http"_s, serves);
}

QString DesktopSettings::host() const
{
    return m_file.value(u"endpoint/host"_s, u"127.0.0.1"_s).toString();
}

void DesktopSettings::setHost(const QString &host)
{
    m_file.setValue(u"endpoint/host"_s, host);
}

quint16 DesktopSettings::port() const
{
    return quint16(m_file.value(u"endpoint/port"_s, 8001).toUInt());
}

void DesktopSettings::setPort(quint16 port)
{
    m_file.setValue(u"endpoint/port"_s, port);
}

bool DesktopSettings::quitsWithoutAsking() const
{
    return m_file.value(u"app/quitsWithoutAsking"_s, false).toBool();
}

void DesktopSettings::setQuitsWithoutAsking(bool quits)
{
    m_file.setValue(u"app/quitsWithoutAsking"_s, quits);
}

bool DesktopSettings::hadFirstRun() const
{
    return m_file.value(u"app/hadFirstRun"_s, false).toBool();
}

void DesktopSettings::setHadFirstRun(bool had)
{
    m_file.setValue(u"app/hadFirstRun"_s, had);
}

QByteArray DesktopSettings::geometry() const
{
    return m_file.value(u"window/geometry"_s).toByteArray();
}

void DesktopSettings::setGeometry(const QByteArray &geometry)
{
    m_file.setValue(u"window/geometry"_s, geometry);
}

} // namespace mcprt
