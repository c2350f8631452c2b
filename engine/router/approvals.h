// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/result.h"
#include "engine/child/server_config.h"

#include <QDateTime>
#include <QString>
#include <QStringList>

#include <vector>

namespace mcprt {

/// A start command that a discovery service proposed, as a person has to see it.
struct Proposal
{
    QString name;
    QString source;        ///< URL of the service
    QByteArray hash;       ///< ServerConfig::hash()
    QString display;       ///< whole command line or URL, unexpanded
    QStringList variables; ///< names of environment variables or headers, never their values
    QString folder;        ///< working directory; empty = home
    QDateTime at;          ///< when it was proposed, or approved

    [[nodiscard]] static Proposal of(const ServerConfig &config, const QDateTime &at);
    bool operator==(const Proposal &) const = default;
};

/// Which proposed start commands a person has approved: `approvals.json` in the state folder.
///
/// An approval holds for one hash from one source; never for a name, because what stands behind a
/// name can change. The file is read anew at each question, so that an approval given in another
/// process counts at once. A file that can't be understood is moved aside; nothing is approved
/// then.
class Approvals
{
public:
    /// \param stateFolder  made, mode 0700, at the first write
    explicit Approvals(const QString &stateFolder);

    [[nodiscard]] bool isApproved(const ServerConfig &proposal) const;
    /// Notes \a proposal for a person to decide on; the newest of a name and source counts.
    /// \return LimitExceeded (longer than a person could read), Io, Busy (another process writes).
    [[nodiscard]] Result<bool> propose(const ServerConfig &proposal);
    /// Approves what was proposed under \a name. \param hash  empty = whatever it is
    /// \return what was approved; NotFound (no such proposal, or not with that hash),
    ///         InvalidArgument (proposals of several services, so the hash has to choose), Io,
    ///         Busy.
    [[nodiscard]] Result<Proposal> approve(const QString &name, const QByteArray &hash = {});
    [[nodiscard]] Result<bool> approve(const ServerConfig &proposal);
    /// As the above, but in this process only, and only until endOnce() or the program ends.
    [[nodiscard]] Result<Proposal> approveOnce(const QString &name, const QByteArray &hash);
    [[nodiscard]] bool isOnce(const ServerConfig &proposal) const;
    void endOnce(const QString &name);
    /// Takes what was proposed out of the queue; as long as this program runs, propose() does not
    /// put the same hash there again. approve() still can be given.
    [[nodiscard]] Result<Proposal> deny(const QString &name, const QByteArray &hash);
    [[nodiscard]] bool isDenied(const ServerConfig &proposal) const;
    /// Takes back every approval and proposal under \a name.
    /// \return NotFound (there is none), Io, Busy.
    [[nodiscard]] Result<bool> revoke(const QString &name);

    [[nodiscard]] std::vector<Proposal> pending() const;  ///< oldest first
    [[nodiscard]] std::vector<Proposal> approved() const; ///< oldest first

private:
    struct Book
    {
        std::vector<Proposal> pending;
        std::vector<Proposal> approved;
    };
    [[nodiscard]] Book read() const;
    [[nodiscard]] static Result<Book> parse(const QByteArray &text);
    /// The one pending proposal that is meant. \return as approve()
    [[nodiscard]] static Result<Proposal> takePending(Book &book, const QString &name,
                                                      const QByteArray &hash);
    void moveAside(const QString &reason) const;
    /// Reads, lets \a edit change it, and writes, while no other process does.
    template <class Edit>
    [[nodiscard]] auto change(Edit &&edit) -> decltype(edit(std::declval<Book &>()));
    [[nodiscard]] Result<bool> write(const Book &book) const;

    QString m_path;
    std::vector<Proposal> m_once;
    std::vector<Proposal> m_denied;
};

} // namespace mcprt
