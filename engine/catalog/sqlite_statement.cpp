// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/catalog/sqlite_statement.h"

#include <sqlite3.h>

namespace mcprt {

SqliteStatement::SqliteStatement(sqlite3 *database, const char *sql)
    : m_prepared(sqlite3_prepare_v2(database, sql, -1, &m_statement, nullptr))
{}

SqliteStatement::~SqliteStatement()
{
    sqlite3_finalize(m_statement);
}

SqliteStatement &SqliteStatement::bind(int parameter, const QByteArray &bytes)
{
    return bind(parameter, QByteArrayView(bytes));
}

SqliteStatement &SqliteStatement::bind(int parameter, QByteArrayView bytes)
{
    // A null pointer would be bound as NULL; an empty value is a value.
    sqlite3_bind_blob64(m_statement, parameter, bytes.isEmpty() ? "" : bytes.data(),
                        sqlite3_uint64(bytes.size()), nullptr);
    return *this;
}

SqliteStatement &SqliteStatement::bind(int parameter, qint64 number)
{
    sqlite3_bind_int64(m_statement, parameter, number);
    return *this;
}

SqliteStatement &SqliteStatement::bindText(int parameter, const QString &text)
{
    const QByteArray utf8 = text.toUtf8();
    sqlite3_bind_text64(m_statement, parameter, utf8.constData(), sqlite3_uint64(utf8.size()),
                        SQLITE_TRANSIENT, SQLITE_UTF8);
    return *this;
}

int SqliteStatement::step()
{
    return m_prepared == SQLITE_OK ? sqlite3_step(m_statement) : m_prepared;
}

void SqliteStatement::reset()
{
    sqlite3_reset(m_statement);
}

QByteArray SqliteStatement::bytes(int column) const
{
    const void *data = sqlite3_column_blob(m_statement, column);
    return {static_cast<const char *>(data), sqlite3_column_bytes(m_statement, column)};
}

QString SqliteStatement::text(int column) const
{
    return QString::fromUtf8(bytes(column));
}

qint64 SqliteStatement::number(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

} // namespace mcprt
