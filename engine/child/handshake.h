// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/done.h"
#include "engine/child/child_session.h"
#include "engine/mcp/listing.h"

#include <QPointer>
#include <QTimer>

#include <chrono>
#include <optional>
#include <unordered_set>

namespace mcprt {

/// Brings a new session to the point where tools can be called: finds out the child's era, by
/// `server/discover` and `initialize`, then reads every page of `tools/list`. Can list again later.
///
/// A child that answers the probe has the modern era; whatever else it says, and silence, mean
/// `initialize`, on the same process. A silent probe stays open beside `initialize`: a child that
/// is only slow to start answers both, and the probe's answer, which comes first, decides.
/// \sa MCP 2025-11-25, basic/lifecycle; MCP 2026-07-28, basic/versioning
class Handshake final : public QObject
{
    Q_OBJECT

public:
    /// What is known of the child's era before it is asked.
    enum class Greeting {
        OnlyInitialize,  ///< it ended when it was probed
        InitializeFirst, ///< it had the legacy era; probed only if it refuses
        ProbeFirst,      ///< nothing, or that it had the modern era
    };
    static constexpr int kMaxPages = 1000;                ///< of one listing
    static constexpr std::chrono::seconds kProbeGrace{5}; ///< of silence, or a quarter of timeout

    /// \param session  must outlive this object
    /// \param timeout  for each request
    Handshake(ChildSession &session, std::chrono::milliseconds timeout,
              Greeting greeting = Greeting::OnlyInitialize, QObject *parent = nullptr);

    /// Does all of it.
    /// \param done  what the server says of itself; Protocol (no usable answer, or a protocol
    ///              version that we don't speak), and what ChildSession::call() reports.
    void start(Done<ServerListing> done);
    /// Lists the tools once more, after start() has succeeded; the rest of the listing stays.
    void relist(Done<ServerListing> done);
    /// Says `initialize` to a legacy child once more, whose session was lost; then lists the tools.
    void renew(Done<ServerListing> done);

    /// start() failed because the child ended before it was sent anything but the probe.
    [[nodiscard]] bool diedInProbe() const { return m_diedInProbe; }
    /// How long the list of tools is good for, if the child said.
    [[nodiscard]] std::optional<std::chrono::milliseconds> toolsTtl() const { return m_ttl; }

private:
    void probe(const QByteArray &version);
    void onProbed(const Result<RawJson> &result);
    void initialize();
    void onInitializeAnswer(Result<RawJson> result);
    void onInitialized(const RawJson &result);
    void onDiscovered(const RawJson &result, const QByteArray &version);
    void readIdentity(const RawJson &result, const RawJson &serverInfo);
    void listFirstPage();
    void requestPage(const RawJson &cursor);
    void onPage(const RawJson &result);
    void addTools(const RawJson &tools);
    void leftOut(const QString &why);
    [[nodiscard]] bool learnTraits(const ToolInfo &tool);
    void finish();
    void giveUp(Error error);
    [[nodiscard]] CallOptions options() const;

    ChildSession &m_session;
    std::chrono::milliseconds m_timeout;
    Greeting m_greeting;
    QTimer m_grace;
    ChildSession::CallId m_probe = 0;      ///< under way
    ChildSession::CallId m_initialize = 0; ///< under way
    int m_probes = 0;                      ///< sent so far
    bool m_diedInProbe = false;
    bool m_isSettled = false;       ///< the era is known
    std::optional<Error> m_refusal; ///< of `initialize`
    Done<ServerListing> m_done;
    ServerListing m_listing;
    std::optional<std::chrono::milliseconds> m_ttl;
    QHash<QByteArray, ToolTraits> m_traits;
    int m_leftOut = 0; ///< tools
    std::unordered_set<ToolName> m_names;
    std::unordered_set<std::string> m_cursors;
    quint64 m_round = 0; ///< of listing; pages of an earlier one are void
};

} // namespace mcprt
