// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/child/server_file_watcher.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>

using namespace std::chrono_literals;

namespace mcprt {

namespace {
constexpr auto kDebounce = 200ms;
constexpr auto kLatest = 2s;
constexpr auto kPoll = 5s;
constexpr qint64 kMaxHashedBytes = 8 << 20;
} // namespace

ServerFileWatcher::ServerFileWatcher(const QString &path, QObject *parent)
    : QObject(parent)
    , m_path(QFileInfo(path).absoluteFilePath())
{
    m_debounce.setSingleShot(true);
    connect(&m_debounce, &QTimer::timeout, this, &ServerFileWatcher::check);
    connect(&m_poll, &QTimer::timeout, this, &ServerFileWatcher::check);
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, &ServerFileWatcher::onTouched);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, &ServerFileWatcher::onTouched);
    watch();
    m_seen = fingerprint();
}

void ServerFileWatcher::onTouched()
{
    if (!m_debounce.isActive())
        m_latest.setRemainingTime(kLatest);
    // A write that never pauses must not keep the change back for ever.
    m_debounce.start(std::min<std::chrono::milliseconds>(
        kDebounce,
        std::chrono::ceil<std::chrono::milliseconds>(m_latest.remainingTimeAsDuration())));
}

void ServerFileWatcher::check()
{
    m_watcher.removePath(m_path); // a file renamed over the old one is another one to the system
    watch();
    QByteArray now = fingerprint();
    if (now == m_seen)
        return;
    m_seen = std::move(now);
    emit changed();
}

void ServerFileWatcher::watch()
{
    // The folder tells when the file comes; while the folder is missing, the next one above does.
    QFileInfo folder(QFileInfo(m_path).absolutePath());
    while (!folder.isDir() && !folder.isRoot())
        folder.setFile(folder.absolutePath());
    QStringList wanted{folder.absoluteFilePath()};
    if (QFileInfo(m_path).isFile())
        wanted += m_path;

    const QStringList watched = m_watcher.files() + m_watcher.directories();
    for (const QString &path : watched) {
        if (!wanted.contains(path))
            m_watcher.removePath(path);
    }
    bool isWatched = true;
    for (const QString &path : wanted) {
        if (!watched.contains(path))
            isWatched = m_watcher.addPath(path) && isWatched;
    }
    if (isWatched)
        m_poll.stop();
    else if (!m_poll.isActive())
        m_poll.start(kPoll);
}

QByteArray ServerFileWatcher::fingerprint() const
{
    const QFileInfo info(m_path);
    if (!info.isFile())
        return {};
    QByteArray print = QByteArray::number(info.ownerId()) + ' '
                       + QByteArray::number(info.permissions().toInt()) + ' ';
    QFile file(m_path);
    if (!file.open(QIODevice::ReadOnly))
        return print;
    return print + QCryptographicHash::hash(file.read(kMaxHashedBytes), QCryptographicHash::Sha256);
}

} // namespace mcprt
