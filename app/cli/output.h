// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/error.h"
#include "engine/base/raw_json.h"

#include <QJsonValue>
#include <QList>
#include <QStringList>

#include <optional>

namespace mcprt {

struct Table
{
    QStringList headers;
    QList<QStringList> rows;
    /// Numbers of columns that hold what is copied from here, such as names: never cut. The others
    /// give way, and where that is not enough a line is longer than the terminal is wide.
    QList<qsizetype> whole{};
};

/// Where commands write: data to stdout, messages to stderr.
///
/// People get aligned tables cut to the terminal's width, pipes get tab-separated rows without a
/// header, `--json` gets one envelope: `{"ok":true,"data":…}` or
/// `{"ok":false,"error":{"code","message","hint"}}`.
class Output
{
public:
    struct Options
    {
        bool json = false;
        bool quiet = false;
        bool color = true;
    };

    explicit Output(Options options);

    [[nodiscard]] bool isJson() const { return m_options.json; }
    [[nodiscard]] bool isTerminal() const { return m_terminal; }

    /// The envelope around \a data; the only thing that a command prints with `--json`.
    void envelope(const RawJson &data);
    void envelope(const QJsonValue &data) { envelope(toRawJson(data)); }
    void table(const Table &table);
    /// \a text for people or pipes, with a line feed at its end. On a terminal, whatever could
    /// move the cursor is shown instead of obeyed; a pipe gets the bytes.
    void text(const QString &text);
    /// To stderr, unless quiet. \a text may have several lines.
    void message(const QString &text);
    /// To stderr always; with `--json` to stdout as the envelope.
    void failure(const Error &error, const QString &hint = {});
    /// The envelope of a tool that answered, but with a failure: `error` with the code
    /// `tool_error` and \a message, and its whole \a result as `data`.
    void failedTool(const RawJson &result, const QString &message);
    /// To stderr always, no prefix: a failed tool's own words.
    void complaint(const QString &text);

    /// \a text in bold on a terminal.
    [[nodiscard]] QString strong(const QString &text) const;
    /// Why some of what stdout should have got is not there. A reader that left is no reason.
    [[nodiscard]] const std::optional<Error> &lost() const { return m_lost; }

private:
    void write(const QByteArray &bytes);

    Options m_options;
    bool m_terminal;
    qsizetype m_columns;
    std::optional<Error> m_lost;
};

/// \a table as text: the form for a terminal of \a columns, or tab-separated when it is 0.
[[nodiscard]] QString layOut(const Table &table, qsizetype columns);

inline const QString kPersonOrigin = QStringLiteral("person"); ///< of an error: a person said no

/// What to try after \a error; empty when nothing is known to help.
[[nodiscard]] QString hintFor(const Error &error);

} // namespace mcprt
