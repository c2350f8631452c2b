// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/clock.h"
#include "engine/base/done.h"
#include "engine/base/ids.h"
#include "engine/base/raw_json.h"
#include "engine/router/argument_checks.h"
#include "engine/router/child_calls.h"
#include "engine/router/slot_map.h"

#include <QObject>

#include <chrono>
#include <optional>

namespace mcprt {

class Activity;
class Catalog;
class ResultShaper;
class ServerPool;
class ServerStarter;
struct KnownTool;

/// One call of a child's tool.
struct ToolRequest
{
    ServerName server;
    ToolName tool;
    RawJson arguments;                    ///< an object
    std::chrono::milliseconds timeout{0}; ///< for everything, a start of the server included
    OwnerKey owner;                       ///< of the content that a large result leaves
    /// What of the child's goes to the caller meanwhile, see callOptionsFor(); its timeout is not
    /// looked at.
    CallOptions relay{};
    ChildCalls::Inputs inputs = ChildCalls::Inputs::Ask;
    RawJson inputResponses{}; ///< for a child of the newer era: answers to what it needed …
    RawJson requestState{};   ///< … and what it gave to send along; both may be empty
};

/// Takes a call through its steps: known? allowed? arguments right? server running, else started;
/// sent; answer shaped if it is large. Foreground and background calls alike.
class ToolCaller final : public QObject
{
    Q_OBJECT

public:
    using Key = quint64;

    struct Parts
    {
        Catalog &catalog;
        ServerPool &servers;
        ServerStarter &starter;
        const ResultShaper &shaper;
        const Clock &clock;
        Activity *activity = nullptr; ///< notes each call; may be null
    };

    explicit ToolCaller(Parts parts, QObject *parent = nullptr);
    ~ToolCaller() override;

    /// \param done  the child's CallToolResult, as it came unless it was too large; wrong arguments
    ///              give a CallToolResult of ours with the schema. Else an Error whose message
    ///              says what to do. May run before call() returns.
    /// \return for cancel()
    Key call(ToolRequest request, Done<RawJson> done);
    /// What call() would answer without asking the server, as far as can be told now: unknown or
    /// blocked tool, wrong arguments. nullopt = nothing speaks against the call.
    [[nodiscard]] std::optional<Result<RawJson>> refusal(const ToolRequest &request);
    /// Ends the call, tells the child, and reports Cancelled. Unknown keys are ignored.
    void cancel(Key key);

private:
    struct Call
    {
        ToolRequest request;
        Done<RawJson> done;
        std::chrono::steady_clock::time_point deadline;
        std::chrono::steady_clock::time_point begin;
        bool isModern = false;    ///< era of the child
        bool wasStarted = false;  ///< we started the server for it
        ChildCalls::Key sent = 0; ///< 0 = not yet
        qint64 tokensKeptOut = 0; ///< by storing the answer
    };

    void advance(Key key);
    [[nodiscard]] std::optional<Result<RawJson>> refusal(const ToolRequest &request,
                                                         const KnownTool *tool, bool wasStarted);
    [[nodiscard]] Failure unknownTool(const ToolRequest &request) const;
    void startServer(Key key, const Call &call);
    void onStarted(Key key, const Result<ChildSession *> &session);
    void onStartLate(Key key);
    void send(Key key, Call &call, ChildSession &session);
    void onAnswer(Key key, Result<RawJson> answer);
    void onShaped(Key key, qint64 tokensBefore, Result<RawJson> shaped);
    void finish(Key key, Result<RawJson> result);
    [[nodiscard]] Error explain(const Error &error, const ToolRequest &request) const;

    Parts m_parts;
    ArgumentChecks m_checks;
    ChildCalls m_children;
    SlotMap<Call> m_calls;
};

} // namespace mcprt
