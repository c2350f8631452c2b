// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "app/command_line.h"

namespace mcprt {

namespace {

constexpr OptionSpec kGlobalOptions[] = {
    {"config", "FILE", "read servers from FILE instead of the user's mcp.json"},
    {"env-file", "FILE", "read settings from FILE instead of the user's .env"},
    {"json", nullptr, "print one JSON envelope for programs"},
    {"quiet", nullptr, "print data and errors only", nullptr, 'q'},
    {"verbose", nullptr, "log every step; same as --log-level debug", nullptr, 'v'},
    {"log-level", "LEVEL", "what is logged to stderr", "debug|info|warning|error"},
    {"log-format", "FORMAT", "form of the log lines", "text|json"},
    {"no-color", nullptr, "no colours on a terminal; so does NO_COLOR"},
    {"help", nullptr, "show help for the program or a command", nullptr, 'h'},
    {"version", nullptr, "show the version"},
};

constexpr OptionSpec kServeOptions[] = {
    {"transport", "KIND", "how clients reach it (default stdio)", "stdio|streamable-http"},
    {"host", "ADDRESS", "HTTP: address to listen on (default 127.0.0.1)"},
    {"allow-remote", nullptr, "HTTP: let --host be an address that other machines reach"},
    {"port", "PORT", "HTTP: port to listen on, 0 = any (default 8001)"},
    {"surface", "NAME", "what clients see (default tools)", "tools|router|all"},
    {"only", "NAME", "--surface all: this server alone, under the names it gives"},
    {"child-url", "URL", "--surface all: this HTTP server alone, without a configuration"},
    {"no-auth", nullptr, "HTTP on loopback: ask for no access token"},
    {"index-api", nullptr, "HTTP: serve the tool index under /api/mcp too"},
    {"standalone", nullptr, "share no servers with other clients of yours"},
};
constexpr const char *kServeExamples[] = {
    "serve",
    "serve --transport streamable-http --port 8001",
    "serve --surface router",
    "serve --surface all --only filesystem",
};

constexpr const char *kIndexExamples[] = {"index", "index filesystem git"};

constexpr OptionSpec kSearchOptions[] = {
    {"limit", "N", "tools at most, 1 to 100 (default 10)"},
    {"min-score", "X", "worst score to show, 0 to 1 (default 0.3)"},
    {"explain", nullptr, "show why: matched fields, similarity, confidence"},
};
constexpr const char *kSearchExamples[] = {
    "search read a text file",
    "search --limit 3 --json \"create issue\"",
    "search --explain --min-score 0.1 envoyer un courriel",
};

constexpr const char *kServersExamples[] = {"servers", "servers --json"};
constexpr const char *kToolsExamples[] = {"tools filesystem"};
constexpr const char *kDetailsExamples[] = {"details filesystem read_file"};

constexpr OptionSpec kCallOptions[] = {
    {"timeout", "SECONDS", "give up after so long, 1 to 3600 (default 60)"},
};
constexpr const char *kCallExamples[] = {
    "call filesystem read_file path=/tmp/a.txt",
    "call time get_current_time '{\"timezone\":\"Europe/Paris\"}'",
    "call memory create_entities - < entities.json",
};

constexpr OptionSpec kApproveOptions[] = {
    {"hash", "HASH", "approve only if this is the hash, and don't ask"},
    {"list", nullptr, "show what has been approved"},
    {"revoke", nullptr, "take the approval back"},
};
constexpr const char *kApproveExamples[] = {
    "approve weather",
    "approve weather --hash 3f1c...",
    "approve files/read_file",
    "approve --list",
};

constexpr OptionSpec kLoginOptions[] = {
    {"no-browser", nullptr, "print the address of the page; open nothing"},
};
constexpr const char *kLoginExamples[] = {"login github", "login github --no-browser"};
constexpr const char *kLogoutExamples[] = {"logout github"};
constexpr const char *kSecretsExamples[] = {
    "secrets set github_token",
    "secrets set github_token < token.txt",
    "secrets list",
    "secrets remove github_token",
};
constexpr const char *kTokensExamples[] = {
    "tokens list",
    "tokens add cursor",
    "tokens renew cursor",
    "tokens revoke cursor",
};
constexpr OptionSpec kEngineOptions[] = {
    {"engine", "ID", "of several running engines, this one"},
};
constexpr OptionSpec kLogsOptions[] = {
    {"lines", "N", "the newest N lines (default 100)"},
    {"engine", "ID", "of several running engines, this one"},
};
constexpr OptionSpec kTasksOptions[] = {
    {"cancel", nullptr, "cancel the task"},
    {"engine", "ID", "of several running engines, this one"},
};
constexpr OptionSpec kApprovalsOptions[] = {
    {"once", nullptr, "allow it until the server stops, a tool until the engine ends"},
    {"always", nullptr, "allow exactly this start command or tool from now on"},
    {"deny", nullptr, "refuse a start command as long as the engine runs, a tool for good"},
    {"hash", "HASH", "only if this is its hash"},
    {"engine", "ID", "of several running engines, this one"},
};
constexpr const char *kStatusExamples[] = {"status", "status --json"};
constexpr const char *kStartExamples[] = {"start filesystem"};
constexpr const char *kStopExamples[] = {"stop filesystem"};
constexpr const char *kRestartExamples[] = {"restart filesystem"};
constexpr const char *kLogsExamples[] = {"logs filesystem", "logs filesystem --lines 20"};
constexpr const char *kTasksExamples[] = {"tasks", "tasks 0f3a...", "tasks 0f3a... --cancel"};
constexpr const char *kEventsExamples[] = {"events", "events --json"};
constexpr const char *kApprovalsExamples[] = {
    "approvals",
    "approvals weather --once",
    "approvals weather --deny",
    "approvals files/read_file --always",
};
constexpr const char *kRunningNote =
    "Speaks to the engine that runs: in a client's mcp-runtime, in the desktop app, or in a serve "
    "of your own. Exits 10 when there is none.";

constexpr OptionSpec kConnectOptions[] = {
    {"dry-run", nullptr, "show the change and write nothing"},
    {"yes", nullptr, "make the change without asking"},
    {"print", nullptr, "print the entry to paste; no client's file is written"},
    {"host", "ADDRESS", "address in the HTTP entry (default 127.0.0.1)"},
    {"port", "PORT", "port in the HTTP entry (default 8001)"},
};
constexpr const char *kConnectExamples[] = {
    "connect claude-desktop",
    "connect cursor --dry-run",
    "connect --print vscode --port 9000",
};

constexpr OptionSpec kDisconnectOptions[] = {
    {"dry-run", nullptr, "show the change and write nothing"},
    {"yes", nullptr, "make the change without asking"},
};
constexpr const char *kDisconnectExamples[] = {"disconnect claude-desktop"};
constexpr OptionSpec kImportOptions[] = {
    {"replace", nullptr, "put our entry in place of those that were imported"},
    {"replace-keys", nullptr, "replace keys in the keychain that differ from the client's"},
    {"dry-run", nullptr, "show the changes and write nothing"},
    {"yes", nullptr, "make them without asking"},
};
constexpr const char *kImportExamples[] = {
    "import --dry-run",
    "import claude-desktop --replace",
    "import cursor github",
};
constexpr const char *kClientsExamples[] = {"clients", "clients --json"};

constexpr const char *kDemoExamples[] = {"demo"};
constexpr const char *kDoctorExamples[] = {"doctor", "doctor --json"};
constexpr const char *kVersionExamples[] = {"version", "version --json"};
constexpr const char *kCompletionExamples[] = {
    "completion bash > ~/.bash_completion.d/mcp-runtime",
    "completion zsh > ~/.zfunc/_mcp-runtime",
    "completion fish > ~/.config/fish/completions/mcp-runtime.fish",
};
constexpr const char *kHelpExamples[] = {"help call"};

constexpr CommandSpec kCommands[] = {
    {CommandId::Serve, "serve", "", "answer MCP clients over stdio or HTTP", 0, 0, kServeOptions,
     kServeExamples,
     "Over stdio, the end of input stops the program and every server it started, once no other "
     "client shares them. Over HTTP, "
     "clients send the access token as a bearer token; `mcp-runtime connect --print` shows a "
     "ready-made entry with it.\n"
     "Surface `tools` has the router's own tools, `router` one tool for all of them, `all` the "
     "servers' own tools, resources and prompts, named SERVER__NAME."},
    {CommandId::Index,
     "index",
     "[SERVER...]",
     "start servers once and remember their tools",
     0,
     -1,
     {},
     kIndexExamples,
     "Servers are started side by side, asked for their tools and stopped again. One that fails "
     "harms no other; the exit code is then 10."},
    {CommandId::Search, "search", "QUERY...", "find tools by what they do", 1, -1, kSearchOptions,
     kSearchExamples, "Answers from what `mcp-runtime index` learned; starts nothing."},
    {CommandId::Servers,
     "servers",
     "",
     "list the servers that are known",
     0,
     0,
     {},
     kServersExamples,
     "Starts nothing."},
    {CommandId::Tools,
     "tools",
     "SERVER",
     "list the tools of one server",
     1,
     1,
     {},
     kToolsExamples,
     "Answers from what `mcp-runtime index` learned; starts nothing."},
    {CommandId::Details,
     "details",
     "SERVER TOOL",
     "show one tool with its schemas",
     2,
     2,
     {},
     kDetailsExamples,
     "Answers from what `mcp-runtime index` learned; starts nothing."},
    {CommandId::Call, "call", "SERVER TOOL [JSON|KEY=VALUE...|-]", "call one tool", 2, -1,
     kCallOptions, kCallExamples,
     "Arguments are one JSON object, or KEY=VALUE pairs that are typed by the tool's schema, or - "
     "to read JSON from stdin.\n"
     "Text goes to stdout as the tool gave it; with --json the whole result does, byte for byte, "
     "as `data`. A tool that answers with isError has its text on stderr and exit code 1."},
    {CommandId::Approve, "approve", "[NAME]", "allow a start command, or a tool that changed", 0, 1,
     kApproveOptions, kApproveExamples,
     "NAME is a server whose start command an index proposed, or SERVER/TOOL for a tool that its "
     "server describes otherwise than before. An approval holds for exactly what was shown; any "
     "change asks again. With CHANGED_TOOLS=allow, or \"changed_tools\": \"allow\" in a server's "
     "entry, changed tools are used unasked."},
    {CommandId::Login, "login", "SERVER", "sign in at an HTTP server, in the browser", 1, 1,
     kLoginOptions, kLoginExamples,
     "What the server gives is kept in the keychain, and renewed without you. A server that runs "
     "already uses it from its next call on."},
    {CommandId::Logout,
     "logout",
     "SERVER",
     "forget a sign-in, and revoke it where that is possible",
     1,
     1,
     {},
     kLogoutExamples,
     ""},
    {CommandId::Secrets,
     "secrets",
     "set|list|remove [NAME]",
     "keep values for ${keychain:NAME} in the keychain",
     1,
     2,
     {},
     kSecretsExamples,
     "A value is asked for, or read from standard input; it is never an argument, and never shown. "
     "Without a keychain, SECRETS_FILE may name a file that only you can read."},
    {CommandId::Tokens,
     "tokens",
     "list|add|renew|revoke [NAME]",
     "keep an access token for each HTTP client",
     1,
     2,
     {},
     kTokensExamples,
     "A token is printed when it is made; `mcp-runtime connect --print CLIENT` puts the client's "
     "own into its entry. One that is revoked or renewed is refused from the next request on, also "
     "by an endpoint that runs. The token named default can be renewed only."},
    {CommandId::Status, "status", "", "show the running engine, its servers and clients", 0, 0,
     kEngineOptions, kStatusExamples, kRunningNote},
    {CommandId::Start, "start", "SERVER", "start a server of the running engine", 1, 1,
     kEngineOptions, kStartExamples, kRunningNote},
    {CommandId::Stop, "stop", "SERVER", "stop a server of the running engine", 1, 1, kEngineOptions,
     kStopExamples,
     "It starts again at the next call.\n"
     "Exits 10 when no engine runs."},
    {CommandId::Restart, "restart", "SERVER", "stop and start a server of the running engine", 1, 1,
     kEngineOptions, kRestartExamples, kRunningNote},
    {CommandId::Logs, "logs", "SERVER", "show what a server wrote to stderr", 1, 1, kLogsOptions,
     kLogsExamples, kRunningNote},
    {CommandId::Tasks, "tasks", "[TASK]", "list background tasks, or show one's result", 0, 1,
     kTasksOptions, kTasksExamples, "Shows the tasks of every client of the running engine."},
    {CommandId::Events, "events", "", "follow calls, servers and tasks as they happen", 0, 0,
     kEngineOptions, kEventsExamples,
     "With --json each line is one object with a member event: call, server, task, approval or "
     "clients."},
    {CommandId::Approvals, "approvals", "[NAME]", "list or answer what waits for your approval", 0,
     1, kApprovalsOptions, kApprovalsExamples,
     "With a NAME and no answer it shows the whole of it, of a tool that its server changed the "
     "old "
     "and the new text. The answer holds for the command or tool as it is now; any change asks "
     "again. Without a running engine, see: mcp-runtime approve."},
    {CommandId::Clients,
     "clients",
     "",
     "list the MCP clients on this machine",
     0,
     0,
     {},
     kClientsExamples,
     "Shows which of them use this runtime, and how many servers of their own they have. Reads "
     "their files and changes nothing."},
    {CommandId::Connect, "connect", "[CLIENT]", "write our entry into a client's file", 0, 1,
     kConnectOptions, kConnectExamples,
     "CLIENT is one of claude-desktop, claude-code, cursor, vscode, windsurf, cline, zed, "
     "gemini, codex, lmstudio. The exact change is shown before anything is written; comments, "
     "order and all other entries stay, and `mcp-runtime disconnect` takes it back.\n"
     "--print works for any client and shows an HTTP entry too, with an access token of that "
     "client's own, made if need be: treat it like a password."},
    {CommandId::Disconnect, "disconnect", "CLIENT", "take our entry out of a client's file", 1, 1,
     kDisconnectOptions, kDisconnectExamples,
     "The file is as it was before, byte for byte. If it was changed since, only our entry goes."},
    {CommandId::Import, "import", "[CLIENT [SERVER…]]", "take over servers that clients have", 0,
     -1, kImportOptions, kImportExamples,
     "Without CLIENT, those of every client on this machine. They are copied into your own "
     "configuration; nothing is started. Keys, tokens and passwords in variables, headers, "
     "arguments and addresses, known by their names or looks, go to the keychain, and references "
     "to them into the configuration. A key that the keychain has with another value stays, and "
     "is named; --replace-keys replaces it.\n"
     "Then it asks whether our entry is to take the place of those that were imported, and shows "
     "the exact change; --replace --yes does it without asking, --yes alone leaves the clients' "
     "files as they are. `mcp-runtime disconnect` takes it back, byte for byte."},
    {CommandId::Demo,
     "demo",
     "",
     "walk through the whole workflow with a demo server",
     0,
     0,
     {},
     kDemoExamples,
     "Needs no network and no configuration, and leaves nothing behind. Exits 0 only if every "
     "step gave what it should."},
    {CommandId::Doctor,
     "doctor",
     "",
     "check settings, servers and this machine",
     0,
     0,
     {},
     kDoctorExamples,
     "Exits 0 if all is well, 4 if a configuration is wrong, 10 if something else needs a look. "
     "Prints no secret."},
    {CommandId::Version, "version", "", "show the version", 0, 0, {}, kVersionExamples, ""},
    {CommandId::Completion,
     "completion",
     "SHELL",
     "print completions for bash, zsh or fish",
     1,
     1,
     {},
     kCompletionExamples,
     ""},
    {CommandId::Help, "help", "[COMMAND]", "show help for a command", 0, 1, {}, kHelpExamples, ""},
};

} // namespace

std::span<const CommandSpec> commandTable()
{
    return kCommands;
}

std::span<const OptionSpec> globalOptionTable()
{
    return kGlobalOptions;
}

} // namespace mcprt
