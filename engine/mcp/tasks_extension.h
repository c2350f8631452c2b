// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/raw_json.h"
#include "engine/base/result.h"

namespace mcprt {

/// The extension of MCP 2026-07-28 by which the answer to `tools/call` may be a task, to be asked
/// for later. \sa SEP-2663
inline constexpr QByteArrayView kTasksExtension = "io.modelcontextprotocol/tasks";

/// What a server that offers it says in `capabilities.extensions`.
[[nodiscard]] RawJson tasksExtension();
/// Whether \a capabilities, a client's or a server's, name the extension.
[[nodiscard]] bool declaresTasks(const RawJson &capabilities);
/// \a capabilities without it.
[[nodiscard]] RawJson withoutTasks(const RawJson &capabilities);

/// The error of a request that can only be served by a task, or is about one, for a client that
/// does not know the extension.
[[nodiscard]] Error tasksNotDeclared();

/// What the `execution.taskSupport` of a tool says.
enum class TaskSupport { Forbidden, Optional, Required };
/// \param definition  of the tool, as its server lists it
[[nodiscard]] TaskSupport taskSupportOf(const RawJson &definition);

/// Whether \a result is a `CreateTaskResult`.
[[nodiscard]] bool isTaskCreated(const RawJson &result);

} // namespace mcprt
