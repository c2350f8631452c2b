// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "app/tray/desktop_settings.h"

using namespace Qt::StringLiterals;

namespace mcprt {

DesktopSettings::DesktopSettings(const QString &configFolder)
    : m_file(configFolder + "/desktop.ini"_L1, QSettings::IniFormat)
{}

QString DesktopSettings::language() const
{
    return m_file.value(u"general/language"_s).toString();
}

void DesktopSettings::setLanguage(const QString &language)
{
    m_file.setValue(u"general/language"_s, language);
}

QString DesktopSettings::theme() const
{
    return m_file.value(u"general/theme"_s).toString();
}

void DesktopSettings::setTheme(const QString &theme)
{
    m_file.setValue(u"general/theme"_s, theme);
}

bool DesktopSettings::notifications() const
{
    return m_file.value(u"general/notifications"_s, true).toBool();
}

void DesktopSettings::setNotifications(bool on)
{
    m_file.setValue(u"general/notifications"_s, on);
}

bool DesktopSettings::symbolicIcon() const
{
    return m_file.value(u"general/symbolicIcon"_s, false).toBool();
}

void DesktopSettings::setSymbolicIcon(bool symbolic)
{
    m_file.setValue(u"general/symbolicIcon"_s, symbolic);
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
    return m_file.value(u"general/quitsWithoutAsking"_s, false).toBool();
}

void DesktopSettings::setQuitsWithoutAsking(bool quits)
{
    m_file.setValue(u"general/quitsWithoutAsking"_s, quits);
}

bool DesktopSettings::hadFirstRun() const
{
    return m_file.value(u"general/hadFirstRun"_s, false).toBool();
}

void DesktopSettings::setHadFirstRun(bool had)
{
    m_file.setValue(u"general/hadFirstRun"_s, had);
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
