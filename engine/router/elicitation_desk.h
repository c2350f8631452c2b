// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/mcp/elicitation_handler.h"

#include <QDateTime>
#include <QObject>

#include <vector>

namespace mcprt {

/// What a server wants to know of the person, or a page that it wants to be visited.
struct Elicitation
{
    QString id; ///< random
    ServerName server;
    QString message;
    RawJson schema; ///< of the form, an object schema; empty = a page
    QString url;    ///< of the page, http or https; empty = a form
    QDateTime at;
};

/// Questions of servers that wait for the person at this computer. They are asked only while a
/// desktop app is there to show them; when the last one goes they end as cancelled.
class ElicitationDesk final : public QObject, public ElicitationHandler
{
    Q_OBJECT

public:
    static constexpr std::size_t kMaxOpen = 32;
    static constexpr qsizetype kMaxOfServer = 8; ///< of those
    static constexpr qsizetype kMaxBytes = 256 * 1024;
    static constexpr qsizetype kMaxMessage = 10'000; ///< characters; the rest is left out

    explicit ElicitationDesk(QObject *parent = nullptr);
    ~ElicitationDesk() override;

    void setAttended(bool attended);
    [[nodiscard]] bool isThere() const override { return m_isAttended; }
    Withdraw ask(const ServerName &server, const RawJson &params, Done<RawJson> done) override;

    [[nodiscard]] std::vector<Elicitation> open() const; ///< oldest first
    [[nodiscard]] std::size_t count() const { return m_open.size(); }
    /// \param content  of Accept to a form, an object; else not looked at
    /// \return NotFound (answered, or taken back), InvalidArgument (\a content does not fit the
    ///         schema; in words for a person)
    [[nodiscard]] Result<bool> answer(const QString &id, ElicitationAction action,
                                      const RawJson &content);

signals:
    void changed();

private:
    struct Open
    {
        Elicitation question;
        Done<RawJson> done;
    };
    using Place = std::vector<Open>::iterator;

    [[nodiscard]] Place find(const QString &id);
    void end(Place place, RawJson result);

    std::vector<Open> m_open;
    bool m_isAttended = false;
};

} // namespace mcprt
