// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "app/cli/output.h"

#include "app/plain_text.h"
#include "app/terminal.h"
#include "engine/clients/client_form.h"

#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

constexpr qsizetype kNarrowestColumn = 12;
constexpr qsizetype kNarrowestBesideNames = 5; ///< a number such as -0.25

/// Takes from the widest of \a widths, but none below \a narrowest, until \a over is gone.
/// \return what is left of it
qsizetype narrowed(const QList<qsizetype *> &widths, qsizetype narrowest, qsizetype over)
{
    while (over > 0 && !widths.isEmpty()) {
        qsizetype &widest =
            **std::ranges::max_element(widths, {}, [](const qsizetype *width) { return *width; });
        if (widest <= narrowest)
            break;
        const qsizetype less = std::min(over, std::max<qsizetype>(1, (widest - narrowest + 1) / 2));
        widest -= less;
        over -= less;
    }
    return over;
}

/// The widths that columns may have so that a row fits into \a columns: the widest gives first,
/// those of \a whole never.
QList<qsizetype> fitted(QList<qsizetype> widths, qsizetype columns, const QList<qsizetype> &whole)
{
    qsizetype over = 2 * (widths.size() - 1) - columns;
    QList<qsizetype *> giving;
    for (qsizetype i = 0; i < widths.size(); ++i) {
        over += widths[i];
        if (!whole.contains(i))
            giving << &widths[i];
    }
    over = narrowed(giving, kNarrowestColumn, over);
    if (!whole.isEmpty())
        narrowed(giving, kNarrowestBesideNames, over);
    return widths;
}

/// `error` of an envelope.
QByteArray errorMember(QLatin1StringView code, const QString &message, const QString &hint)
{
    return toRawJson(
               QJsonObject{{"code"_L1, QString(code)}, {"message"_L1, message}, {"hint"_L1, hint}})
        .view()
        .toByteArray();
}

} // namespace

Output::Output(Options options)
    : m_options(options)
    , m_terminal(mcprt::isTerminal(kStdout))
    , m_columns(m_terminal ? terminalColumns() : 0)
{}

void Output::write(const QByteArray &bytes)
{
    const std::error_code why = writeAll(kStdout, bytes);
    if (why && !m_lost) {
        m_lost = Error{ErrorCode::Io,
                       u"The output can't be written: %1."_s.arg(
                           QString::fromLocal8Bit(why.message().c_str())),
                       u"stdout"_s};
    }
}

void Output::envelope(const RawJson &data)
{
    QByteArray out = R"({"ok":true,"data":)"_ba;
    out += data.isEmpty() ? QByteArrayView("null") : data.view();
    out += "}\n";
    write(out);
}

void Output::table(const Table &table)
{
    QString text = layOut(table, m_columns);
    if (m_terminal && !table.headers.isEmpty()) {
        const qsizetype end = text.indexOf(u'\n');
        text.replace(0, end, strong(text.left(end)));
    }
    write(text.toUtf8());
}

void Output::text(const QString &text)
{
    QByteArray bytes = (m_terminal ? plainText(text, KeepSpace::LinesAndTabs) : text).toUtf8();
    if (!bytes.endsWith('\n'))
        bytes += '\n';
    write(bytes);
}

void Output::message(const QString &text)
{
    if (!m_options.quiet)
        complaint(text);
}

void Output::complaint(const QString &text)
{
    writeAll(kStderr, plainText(text, KeepSpace::LinesAndTabs).toUtf8() + '\n');
}

void Output::failure(const Error &error, const QString &hint)
{
    const QString advice = hint.isEmpty() ? hintFor(error) : hint;
    if (!m_options.json) {
        complaint("mcp-runtime: "_L1 + error.message);
        if (!advice.isEmpty())
            complaint("  "_L1 + advice);
        return;
    }
    write(R"({"ok":false,"error":)"_ba + errorMember(toWireName(error.code), error.message, advice)
          + "}\n");
}

void Output::failedTool(const RawJson &result, const QString &message)
{
    write(R"({"ok":false,"error":)"_ba + errorMember("tool_error"_L1, message, {}) + R"(,"data":)"
          + result.view().toByteArray() + "}\n");
}

QString Output::strong(const QString &text) const
{
    return m_terminal && m_options.color ? u"\x1b[1m"_s + text + u"\x1b[0m"_s : text;
}

QString layOut(const Table &table, qsizetype columns)
{
    QList<QStringList> rows;
    if (columns > 0)
        rows << table.headers;
    for (const QStringList &row : table.rows) {
        QStringList cells;
        for (const QString &cell : row)
            cells << cellText(cell);
        rows << cells;
    }
    QString out;
    if (columns == 0) {
        for (const QStringList &row : std::as_const(rows))
            out += row.join(u'\t') + u'\n';
        return out;
    }
    QList<qsizetype> widths(table.headers.size(), 0);
    for (const QStringList &row : std::as_const(rows)) {
        for (qsizetype i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths[i], columnsOf(row[i]));
    }
    widths = fitted(widths, columns, table.whole);
    for (const QStringList &row : std::as_const(rows)) {
        QString line;
        for (qsizetype i = 0; i < row.size(); ++i) {
            const QString cell = cutToColumns(row[i], widths[i]);
            line += cell;
            if (i + 1 < row.size())
                line += QString(widths[i] - columnsOf(cell) + 2, u' ');
        }
        while (line.endsWith(u' '))
            line.chop(1);
        out += line + u'\n';
    }
    return out;
}

QString hintFor(const Error &error)
{
    if (error.origin == kClientsOrigin)
        return error.code == ErrorCode::NotFound ? u"See which are here: mcp-runtime clients"_s
                                                 : QString();
    if (error.origin == kPersonOrigin || error.origin == "keychain"_L1)
        return {}; // it says itself what to do, or there is nothing to do
    if (error.code == ErrorCode::NotFound && error.message.contains("waits for approval"_L1))
        return u"See what waits: mcp-runtime approvals"_s;
    switch (error.code) {
    case ErrorCode::NotFound: return u"See what is known: mcp-runtime servers"_s;
    case ErrorCode::SpawnFailed:
    case ErrorCode::Misconfigured: return u"Check the configuration: mcp-runtime doctor"_s;
    case ErrorCode::NeedsApproval:
        return error.message.contains("mcp-runtime approve"_L1)
                   ? QString() // with the name of what it is about
                   : u"See mcp-runtime help approve"_s;
    case ErrorCode::Timeout: return u"Give it more time: --timeout SECONDS"_s;
    case ErrorCode::Busy:
    case ErrorCode::Unavailable:
    case ErrorCode::NotRunning: return u"Try again in a moment."_s;
    case ErrorCode::Disabled: return u"It is switched off in the configuration."_s;
    case ErrorCode::Unauthorized: return u"Check keys and tokens: mcp-runtime doctor"_s;
    case ErrorCode::InvalidArgument: return u"See mcp-runtime --help"_s;
    case ErrorCode::Cancelled:
    case ErrorCode::Protocol:
    case ErrorCode::Remote:
    case ErrorCode::LimitExceeded:
    case ErrorCode::Io: return {};
    }
    return {};
}

} // namespace mcprt
