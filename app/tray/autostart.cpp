// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "app/tray/autostart.h"

#include <QDir>
#include <QFile>
#include <QSaveFile>
#include <QSettings>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace mcprt {

Autostart::Autostart(QString program)
    : m_program(std::move(program))
{}

#if defined(Q_OS_WIN)

namespace {

const QString kRun = u"HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Run"_s;
const QString kName = u"MCP Runtime"_s;

} // namespace

QString Autostart::place() const
{
    return kRun;
}

bool Autostart::isOn() const
{
    return QSettings(place(), QSettings::NativeFormat).contains(kName);
}

Result<bool> Autostart::set(bool on) const
{
    QSettings run(place(), QSettings::NativeFormat);
    if (on)
        run.setValue(kName, u"\"%1\" --background"_s.arg(QDir::toNativeSeparators(m_program)));
    else
        run.remove(kName);
    run.sync();
    if (run.status() != QSettings::NoError)
        return fail(ErrorCode::Io, u"The registry refused the entry."_s, u"autostart"_s);
    return true;
}

#elif defined(Q_OS_MACOS)

QString Autostart::place() const
{
    return {};
}

bool Autostart::isOn() const
{
    return false;
}

Result<bool> Autostart::set(bool) const
{
    return fail(ErrorCode::Unavailable,
                u"Add MCP Runtime under System Settings, General, Login Items."_s, u"autostart"_s);
}

#else

namespace {

/// A path inside Exec=. \sa the Desktop Entry Specification, the Exec key
QString quoted(QString path)
{
    path.replace(u'\\', "\\\\"_L1).replace(u'"', "\\\""_L1).replace(u'`', "\\`"_L1);
    path.replace(u'$', "\\$"_L1).replace(u'%', "%%"_L1);
    path.replace(u'\\', "\\\\"_L1); // once more: the value itself is an escaped string
    return u'"' + path + u'"';
}

} // namespace

QString Autostart::place() const
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation)
           + "/autostart/mcp-runtime-tray.desktop"_L1;
}

bool Autostart::isOn() const
{
    QFile file(place());
    if (!file.open(QIODevice::ReadOnly))
        return false;
    const QByteArray text = file.readAll();
    return !text.contains("\nHidden=true") && !text.contains("X-GNOME-Autostart-enabled=false");
}

Result<bool> Autostart::set(bool on) const
{
    if (!on) {
        if (QFile::exists(place()) && !QFile::remove(place()))
            return fail(ErrorCode::Io, u"%1 can't be removed."_s.arg(place()), u"autostart"_s);
        return false;
    }
    QDir().mkpath(QFileInfo(place()).absolutePath());
    QSaveFile file(place());
    const QString entry = u"[Desktop Entry]\nType=Application\nName=MCP Runtime\n"
                          "Exec=%1 --background\nIcon=mcp-runtime\nTerminal=false\n"
                          "X-GNOME-Autostart-enabled=true\n"_s.arg(quoted(m_program));
    if (!file.open(QIODevice::WriteOnly) || file.write(entry.toUtf8()) < 0 || !file.commit())
        return fail(ErrorCode::Io, u"%1 can't be written: %2."_s.arg(place(), file.errorString()),
                    u"autostart"_s);
    return true;
}

#endif

} // namespace mcprt
