// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QString>

struct sqlite3;
struct sqlite3_stmt;

namespace mcprt {

/// One prepared statement of a SQLite database; finalized when it goes.
class SqliteStatement
{
public:
    SqliteStatement(sqlite3 *database, const char *sql);
    ~SqliteStatement();
    SqliteStatement(const SqliteStatement &) = delete;
    SqliteStatement &operator=(const SqliteStatement &) = delete;

    /// Parameters are numbered from 1. Bytes are bound by reference: keep them until the next
    /// step().
    SqliteStatement &bind(int parameter, const QByteArray &bytes);
    SqliteStatement &bind(int parameter, QByteArrayView bytes);
    SqliteStatement &bind(int parameter, qint64 number);
    SqliteStatement &bindText(int parameter, const QString &text);

    /// \return SQLITE_ROW, SQLITE_DONE or an error code; the error of a failed preparation, too.
    int step();
    /// Ready to be bound and stepped again.
    void reset();

    /// Columns are numbered from 0.
    [[nodiscard]] QByteArray bytes(int column) const;
    [[nodiscard]] QString text(int column) const;
    [[nodiscard]] qint64 number(int column) const;

private:
    sqlite3_stmt *m_statement = nullptr;
    int m_prepared;
};

} // namespace mcprt
