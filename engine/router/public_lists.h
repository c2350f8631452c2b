// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/router/child_lists.h"
#include "engine/router/public_names.h"

#include <QSet>

#include <optional>

namespace mcprt {

/// The lists of all children as one, for surface `all`: servers by name, each server's things in
/// its own order, each thing as the server describes it but for the name.
///
/// Servers whose tools are unknown are started for that. One that can't be started, or takes long
/// to list its prompts or resources, is left out, with a line in the log, unless it is the only
/// one.
class PublicLists final : public QObject
{
    Q_OBJECT

public:
    struct List
    {
        struct Item
        {
            ServerName server;
            RawJson shown;
            QString uri; ///< of a resource or template; else empty
        };
        std::vector<Item> items;
        PublicNames names; ///< tools and prompts only
    };
    using ListPtr = std::shared_ptr<const List>;

    /// \param only  shows this server alone, under the names it gives; empty = all, with prefixes
    PublicLists(ChildLists::Parts parts, ServerName only, QObject *parent = nullptr);
    ~PublicLists() override;

    /// All tools; of servers that take long to start for the first time they come later.
    void tools(Done<ListPtr> done);
    /// What is known of tools now, without starting anything.
    [[nodiscard]] ListPtr knownTools() const;
    /// Starts the servers that may have a tool shown as \a name, if their tools are unknown;
    /// reports what failed.
    void learn(const QByteArray &name, Done<bool> done);
    void items(ChildList list, Done<ListPtr> done);
    /// Whose prompt is shown as \a name. Only servers that may have it are waited for. NotFound;
    /// why one of those can't say.
    void prompt(const QByteArray &name, Done<PublicNames::Target> done);
    /// The child that lists \a uri, or whose template fits it; one that is known is not held up by
    /// others that take long. NotFound; why a server can't say.
    void serverOf(const QString &uri, Done<ServerName> done);

    /// Tools of \a server changed.
    void toolsChanged() { m_tools.reset(); }
    void changed(const ServerName &server, ChildList list) { m_lists.forget(server, list); }
    void restarted(const ServerName &server) { m_lists.restarted(server); }
    void drop(const ServerName &server) { m_lists.drop(server); }

    [[nodiscard]] const ServerName &only() const { return m_only; }
    [[nodiscard]] bool isBare() const { return !m_only.isEmpty(); }
    /// Whether \a server is shown.
    [[nodiscard]] bool shows(const ServerName &server) const;
    /// Whether \a server is being started only to learn its tools, so that they are no news.
    [[nodiscard]] bool isLearning(const ServerName &server) const
    {
        return m_learning.contains(server);
    }

signals:
    /// items() has other things of \a server than it had for whoever asked.
    void arrived(const mcprt::ServerName &server, mcprt::ChildList list);

private:
    struct Gathering;

    [[nodiscard]] std::vector<ServerName> shownServers() const;
    /// \param isOneWanted  one of \a servers has what is wanted: what fails is reported
    void start(const std::vector<ServerName> &servers, bool isOneWanted, Done<bool> done);
    /// Asks each of \a servers for its \a list.
    void gather(ChildList list, const std::vector<ServerName> &servers, ChildLists::Wait wait,
                const std::shared_ptr<Gathering> &all);
    [[nodiscard]] std::optional<PublicNames::Target> knownPrompt(const QByteArray &name) const;
    [[nodiscard]] ListPtr merge(ChildList list, const std::vector<ServerName> &servers,
                                const std::vector<ChildLists::ItemsPtr> &parts) const;

    ChildLists::Parts m_parts;
    ServerName m_only;
    ChildLists m_lists;
    mutable ListPtr m_tools; ///< null = to be built
    QSet<ServerName> m_learning;
    QSet<ServerName> m_slow; ///< still starting when patience ended; not waited for again
};

} // namespace mcprt
