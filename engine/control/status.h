// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/child/server_pool.h"
#include "engine/mcp/elicitation_handler.h"
#include "engine/tasks/task_queue.h"

#include <QDateTime>
#include <QList>
#include <QMetaType>
#include <QStringList>

/// What a person sees of an engine: plain values, copied across threads and processes. -1 stands
/// for a number that is not known, unless a member says otherwise.
namespace mcprt::status {

struct Server
{
    QString name;
    ServerState state = ServerState::Stopped;
    bool enabled = true; ///< after the person's own switch, which wins over the configuration
    bool isHttp = false;
    QString command;    ///< whole command line or URL, variables unexpanded
    QString sourceFile; ///< configuration file, or the discovery service that proposed it
    QStringList hints;
    int tools = -1;       ///< that may be used
    int blockedTools = 0; ///< switched off, by name
    qint64 calls = 0;     ///< finished, since the engine started
    qint64 failedCalls = 0;
    int callsInFlight = 0;
    double medianMs = -1; ///< of the last 256 calls
    double p95Ms = -1;
    qint64 memoryBytes = -1;  ///< private memory of the server and all it started
    double cpuPercent = -1;   ///< of one core, since the last look
    qint64 processId = 0;     ///< 0 = it has none
    qint64 idleStopInMs = -1; ///< until it is stopped because nobody uses it
    QDateTime startedAt;
    int restarts = 0;    ///< automatic ones since the last success
    QString problem;     ///< what went wrong last, for people; empty = nothing
    QString problemCode; ///< wire name of its ErrorCode
};

struct Tool
{
    QString name;
    QString title;
    QString description;
    bool enabled = true;
    QByteArray inputSchema; ///< a JSON object; empty for one that is switched off
};

struct Task
{
    QString id;
    TaskStatus state = TaskStatus::Queued;
    QString server;
    QString tool;
    int priority = 1;
    double progress = -1;
    double progressTotal = -1;
    QString progressMessage;
    QString error;
    QDateTime createdAt;
    QDateTime startedAt;
    QDateTime finishedAt;
};

/// Something that waits for a person: a start command that a discovery service proposed, or a tool
/// that its server describes otherwise than before.
struct Approval
{
    QString name;          ///< of the server
    QString source;        ///< URL of the service, or the file with the server's entry
    QByteArray hash;       ///< what an answer is about
    QString command;       ///< whole command line or URL, unexpanded
    QStringList variables; ///< names of environment variables or headers, never their values
    QString folder;        ///< working directory; empty = home
    QDateTime at;
    QString approvedCommand; ///< what was approved under this name before; empty = nothing
    QString tool{};          ///< that changed; empty = it is about the start command
    QString before{};        ///< the whole tool as it was approved, JSON
    QString after{};         ///< and as it is now
    QStringList members{};   ///< of the tool that differ
    bool denied = false;     ///< a person has said no to the tool, and may say otherwise
};

enum class Answer {
    Once,   ///< until that server stops; a tool: until the engine ends
    Always, ///< for exactly this hash
    Deny,
};

/// What a server asks the person, because its caller can't be asked.
struct Elicitation
{
    QString id;
    QString server;
    QString message;
    QByteArray schema; ///< JSON Schema of the form; empty = a page
    QString url;       ///< of the page; empty = a form
    QDateTime at;
};

/// One finished call of a child's tool.
struct Call
{
    qint64 number = 0; ///< counts up from 1
    QString server;
    QString tool;
    QDateTime at; ///< when it ended
    double milliseconds = 0;
    bool isError = false; ///< failed, or a result with `isError`
    QString problem;      ///< message of a call that failed; empty for a result
    qint64 resultBytes = 0;
    qint64 tokensKeptOut = 0; ///< of the model's context, because the result was stored
};

struct Content
{
    QString ref;
    QString kind; ///< `text`, `image`, `audio`, `blob`, `json`
    QString mimeType;
    QString origin; ///< `server/tool`
    qint64 bytes = 0;
    QDateTime storedAt;
};

/// A client that shares this engine.
struct Client
{
    QString name; ///< of `clientInfo`; empty until it has said it
    QString role; ///< `stdio`, `cli`, `desktop`
    qint64 processId = 0;
    QDateTime since;
};

struct Engine
{
    QString version;
    QString id; ///< of its configuration; names its folder
    qint64 processId = 0;
    QDateTime startedAt;
    QString configFile;
    QString httpUrl; ///< empty = not served over HTTP
    bool paused = false;
    QList<Server> servers; ///< sorted by name
    QList<Client> clients; ///< in the order in which they came
    int tasksQueued = 0;
    int tasksRunning = 0;
    int approvals = 0;    ///< that wait, and were not denied
    int elicitations = 0; ///< that wait
    int contentItems = 0;
    qint64 contentBytes = 0;
    qint64 calls = 0;
    qint64 failedCalls = 0;
    qint64 tokensKeptOut = 0; ///< of contexts, since the engine started
};

/// What changed since the last signal; ask for what you show.
struct Changes
{
    bool servers = false; ///< a state, a tool list, a switch
    bool tasks = false;
    bool approvals = false;
    bool elicitations = false;
    bool content = false;
    bool engine = false; ///< paused, clients
    QList<Call> calls;   ///< finished meanwhile, oldest first; the newest 1,000 if there were more
};

} // namespace mcprt::status

Q_DECLARE_METATYPE(mcprt::status::Changes)
