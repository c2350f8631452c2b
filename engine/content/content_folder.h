// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QDateTime>
#include <QString>

#include <initializer_list>
#include <vector>

namespace mcprt {

/// A folder that only this user can look into, and the files of ours in it.
///
/// Names must be plain (no separator, no dot in front): callers pass checked ids. Links are never
/// followed, and a file that is not a regular one of this user's is treated as absent. The POSIX
/// side holds the folder open, so that it cannot be exchanged afterwards; the Windows side relies
/// on the access rights that the user's profile hands down.
class ContentFolder
{
public:
    /// Makes the folder, or checks the one that is there.
    /// \return Io when it is a link, someone else's, open to others, or cannot be made.
    [[nodiscard]] static Result<ContentFolder> open(const QString &path);
    ContentFolder(ContentFolder &&other) noexcept;
    ContentFolder &operator=(ContentFolder &&other) noexcept;
    ~ContentFolder();

    struct Entry
    {
        QString name;
        qint64 bytes = 0;
        QDateTime modified;
    };
    /// Regular files of this user, in no order.
    [[nodiscard]] std::vector<Entry> list() const;

    /// Writes \a parts one behind the other as a new file that appears whole or not at all, with
    /// the modification time \a modified. \return LimitExceeded (disk or quota full) or Io.
    [[nodiscard]] Result<void> write(const QString &name,
                                     std::initializer_list<QByteArrayView> parts,
                                     const QDateTime &modified);

    struct Piece
    {
        QByteArray bytes; ///< fewer than asked for at the end of the file
        qint64 fileBytes = 0;
        QDateTime modified;
    };
    /// \return NotFound (no such file of ours) or Io.
    [[nodiscard]] Result<Piece> read(const QString &name, qint64 offset, qint64 maxBytes) const;
    /// Removes a file that list() or read() would show; anything else stays.
    void remove(const QString &name);

    /// End of the names of files that are being written.
    static constexpr char kUnfinished[] = ".part";

private:
    explicit ContentFolder(QString path, int fd)
        : m_path(std::move(path))
        , m_fd(fd)
    {}

    QString m_path;
    int m_fd = -1; ///< POSIX only
};

} // namespace mcprt
