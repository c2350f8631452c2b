// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "app/tray/autostart.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QProcess>
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
    const QSettings run(place(), QSettings::NativeFormat);
    const QStringList command = QProcess::splitCommand(run.value(kName).toString());
    return !command.isEmpty() && QFileInfo(command.first()).isExecutable();
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

/// A value of type string. \sa the Desktop Entry Specification, possible value types
QString unescaped(const QString &value)
{
    static const QHash<QChar, QChar> meanings{
        {u's', u' '}, {u'n', u'\n'}, {u't', u'\t'}, {u'r', u'\r'}, {u'\\', u'\\'}};
    QString text;
    for (qsizetype i = 0; i < value.size(); ++i) {
        const bool isEscape =
            value[i] == u'\\' && i + 1 < value.size() && meanings.contains(value[i + 1]);
        text += isEscape ? meanings.value(value[++i]) : value[i];
    }
    return text;
}

/// The program of an Exec= value, which quoted() wrote or somebody else.
QString programOf(const QString &exec)
{
    QString program;
    bool isQuoted = false;
    for (qsizetype i = 0; i < exec.size(); ++i) {
        const QChar next = i + 1 < exec.size() ? exec[i + 1] : QChar();
        if (exec[i] == u'"') {
            isQuoted = !isQuoted;
        } else if (!isQuoted && exec[i].isSpace()) {
            break;
        } else if ((exec[i] == u'\\' && isQuoted && u"\\\"`$"_s.contains(next))
                   || (exec[i] == u'%' && next == u'%')) {
            program += next;
            ++i;
        } else {
            program += exec[i];
        }
    }
    return program;
}

bool canStart(const QString &program)
{
    return !program.isEmpty() && !QStandardPaths::findExecutable(program).isEmpty();
}

/// The keys of a desktop file's main group. Spaces around = are legal.
QHash<QString, QString> desktopEntry(const QString &text)
{
    QHash<QString, QString> entry;
    bool isMain = false;
    const QStringList lines = text.split(u'\n');
    for (const QString &whole : lines) {
        const QString line = whole.trimmed();
        const qsizetype equals = line.indexOf(u'=');
        if (line.startsWith(u'['))
            isMain = line == "[Desktop Entry]"_L1;
        else if (isMain && !line.startsWith(u'#') && equals > 0)
            entry[line.first(equals).trimmed()] = unescaped(line.sliced(equals + 1).trimmed());
    }
    return entry;
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
    const auto entry = desktopEntry(QString::fromUtf8(file.readAll()));
    if (entry.value(u"Hidden"_s) == "true"_L1
        || entry.value(u"X-GNOME-Autostart-enabled"_s) == "false"_L1)
        return false;
    const QString condition = entry.value(u"TryExec"_s);
    return (condition.isEmpty() || canStart(condition))
           && canStart(programOf(entry.value(u"Exec"_s)));
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
