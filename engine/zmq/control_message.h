// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArrayList>

/// The words of the control plane. A message is a kind and its frames; the engine's socket puts the
/// peer's identity before them.
namespace mcprt::control {

inline constexpr char kSocketName[] = "control";
inline constexpr char kEventsName[] = "events";

inline constexpr char kChanges[] = "changes"; ///< topic of events: status::Changes as JSON

/// client: {"version","role","session","pid"}; engine: {"version"}
inline constexpr char kHello[] = "HELLO";
inline constexpr char kMcp[] = "MCP";     ///< one JSON-RPC message of an attached session
inline constexpr char kCommand[] = "CMD"; ///< request number, {"command", …}
inline constexpr char kReply[] = "REPLY"; ///< request number, {"ok", "data" or "error"}
inline constexpr char kPing[] = "PING";   ///< client, when it has been quiet
inline constexpr char kPong[] = "PONG";
inline constexpr char kBye[] = "BYE"; ///< either side: nothing more comes; may carry a reason

} // namespace mcprt::control
