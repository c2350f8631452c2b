// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/content/content_folder.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <utility>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

bool isPlainFile(const QFileInfo &info)
{
    return info.isFile() && !info.isSymLink() && !info.isJunction();
}

} // namespace

Result<ContentFolder> ContentFolder::open(const QString &path)
{
    const auto refuse = [&path](const QString &why) {
        return fail(ErrorCode::Io, u"The offload folder %1 is not used: %2"_s.arg(path, why),
                    u"content"_s);
    };
    if (!QDir::isAbsolutePath(path))
        return refuse(u"its path is not absolute. Set TOOL_OFFLOADED_DATA_PATH to a full path."_s);
    const QString clean = QDir::cleanPath(path);
    if (!QDir().mkpath(clean))
        return refuse(u"it could not be made. Set TOOL_OFFLOADED_DATA_PATH to a folder that you "
                      "can write to."_s);
    const QFileInfo info(clean);
    if (info.isSymLink() || info.isJunction() || !info.isDir())
        return refuse(u"it is a link or a file. Remove it, or set TOOL_OFFLOADED_DATA_PATH to a "
                      "real folder."_s);
    return ContentFolder(clean, -1);
}

ContentFolder::ContentFolder(ContentFolder &&other) noexcept = default;
ContentFolder &ContentFolder::operator=(ContentFolder &&other) noexcept = default;
ContentFolder::~ContentFolder() = default;

std::vector<ContentFolder::Entry> ContentFolder::list() const
{
    std::vector<Entry> entries;
    const auto infos = QDir(m_path).entryInfoList(QDir::Files | QDir::Hidden);
    for (const QFileInfo &info : infos) {
        if (isPlainFile(info))
            entries.push_back({info.fileName(), info.size(), info.lastModified().toUTC()});
    }
    return entries;
}

Result<void> ContentFolder::write(const QString &name, std::initializer_list<QByteArrayView> parts,
                                  const QDateTime &modified)
{
    QFile file(m_path + u'/' + name + QLatin1StringView(kUnfinished));
    bool ok = file.open(QIODevice::WriteOnly | QIODevice::NewOnly);
    for (const QByteArrayView part : parts)
        ok = ok && file.write(part.data(), part.size()) == part.size();
    ok = ok && file.flush() && file.setFileTime(modified, QFileDevice::FileModificationTime);
    const bool full = file.error() == QFileDevice::ResourceError;
    const QString why = file.errorString();
    file.close();
    if (ok && file.rename(m_path + u'/' + name))
        return {};
    file.remove();
    return fail(ErrorCode::Io,
                full ? u"storage_full: no room for the content (%1). Free some disk space or set "
                       "TOOL_OFFLOADED_DATA_PATH to another disk."_s.arg(why)
                     : u"The content could not be written (%1). Check the folder that "
                       "TOOL_OFFLOADED_DATA_PATH names."_s.arg(why),
                u"content"_s);
}

Result<ContentFolder::Piece> ContentFolder::read(const QString &name, qint64 offset,
                                                 qint64 maxBytes) const
{
    const QFileInfo info(m_path + u'/' + name);
    QFile file(info.filePath());
    if (!isPlainFile(info) || !file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::NotFound, u"No such file."_s, u"content"_s);
    Piece piece;
    piece.fileBytes = file.size();
    piece.modified = info.lastModified().toUTC();
    if (offset >= piece.fileBytes)
        return piece;
    if (!file.seek(offset))
        return fail(ErrorCode::Io, u"The content could not be read (%1)."_s.arg(file.errorString()),
                    u"content"_s);
    piece.bytes = file.read(maxBytes);
    return piece;
}

void ContentFolder::remove(const QString &name)
{
    const QFileInfo info(m_path + u'/' + name);
    if (isPlainFile(info))
        QFile::remove(info.filePath());
}

} // namespace mcprt
