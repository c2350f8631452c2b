// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/done.h"
#include "engine/base/raw_json.h"

namespace mcprt {

class EngineControl;

/// The functions of EngineControl by name, as they come over the control plane:
/// `{"command":"stop","server":"git"}`. RemoteControl is the other end.
///
/// \param done  the answer as JSON; InvalidArgument for an unknown command, else what the function
///              reports.
void runCommand(EngineControl &control, const RawJson &command, Done<RawJson> done);

} // namespace mcprt
