// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "app/log_sink.h"

#include "app/plain_text.h"
#include "app/terminal.h"
#include "engine/base/raw_json.h"

#include <QMutexLocker>

#include <atomic>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

constexpr qsizetype kMaxLineBytes = 8 * 1024;

std::atomic<LogSink *> activeSink{nullptr}; // the handler that Qt calls has no context argument

QLatin1StringView levelName(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg: return "debug"_L1;
    case QtInfoMsg: return "info"_L1;
    case QtWarningMsg: return "warning"_L1;
    case QtCriticalMsg:
    case QtFatalMsg: return "error"_L1;
    }
    return "error"_L1;
}

/// \a utf8 without its last bytes, never ending inside a character.
QByteArray cutBytes(const QByteArray &utf8, qsizetype bytes)
{
    if (utf8.size() <= bytes)
        return utf8;
    const QByteArray mark = " [cut]"_ba;
    qsizetype end = bytes - mark.size();
    while (end > 0 && (uchar(utf8[end]) & 0xC0) == 0x80)
        --end;
    return utf8.first(end) + mark;
}

} // namespace

LogSink::LogSink(int fd, Format format)
    : m_fd(fd)
    , m_format(format)
{
    Q_ASSERT(!activeSink.load());
    activeSink = this;
    qInstallMessageHandler(&LogSink::handle);
}

LogSink::~LogSink()
{
    qInstallMessageHandler(nullptr);
    activeSink = nullptr;
}

void LogSink::setLevel(const QString &level)
{
    QString rules;
    if (level == "debug"_L1)
        rules = u"mcprt.*.debug=true\n"_s;
    else if (level == "warning"_L1)
        rules = u"mcprt.*.info=false\n"_s;
    else if (level == "error"_L1)
        rules = u"*.info=false\n*.warning=false\n"_s;
    QLoggingCategory::setFilterRules(rules);
}

void LogSink::hide(const Secret &secret)
{
    const QMutexLocker lock(&m_mutex);
    m_secrets.add(secret);
}

void LogSink::hideEnvironment(const QStringList &environment)
{
    for (const QString &entry : environment) {
        const qsizetype equals = entry.indexOf(u'=');
        if (equals > 0 && namesSecret(QStringView(entry).first(equals)))
            hide(Secret(entry.mid(equals + 1).toUtf8()));
    }
}

QByteArray LogSink::line(const QDateTime &when, QtMsgType type, const char *category,
                         const QString &message) const
{
    QString text;
    {
        const QMutexLocker lock(&m_mutex);
        text = m_secrets.filtered(message);
    }
    const QByteArray time = when.toUTC().toString(Qt::ISODateWithMs).toLatin1();
    const QByteArray level(levelName(type).data(), levelName(type).size());
    const QByteArray name(category ? category : "default");
    if (m_format == Format::Text) {
        const QByteArray body = plainText(text, KeepSpace::None).toUtf8();
        return cutBytes(time + ' ' + level + ' ' + name + ' ' + body, kMaxLineBytes - 1) + '\n';
    }
    QByteArray out = "{\"time\":\""_ba + time + "\",\"level\":\"" + level + "\",\"category\":";
    appendJsonString(out, QByteArrayView(name));
    out += ",\"message\":";
    // Escaping at most triples a byte here, so the value is cut before it is quoted.
    const qsizetype room = (kMaxLineBytes - out.size() - 8) / 2;
    const QByteArray body = cutBytes(plainText(text, KeepSpace::None).toUtf8(), room);
    appendJsonString(out, QByteArrayView(body));
    return out + "}\n";
}

void LogSink::handle(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    if (LogSink *sink = activeSink.load())
        sink->write(type, context.category, message);
}

void LogSink::write(QtMsgType type, const char *category, const QString &message)
{
    const QByteArray bytes = line(QDateTime::currentDateTimeUtc(), type, category, message);
    writeAll(m_fd, bytes); // if nobody reads our log, there is no better place to say so
}

} // namespace mcprt
