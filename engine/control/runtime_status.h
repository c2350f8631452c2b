// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/catalog/catalog.h"
#include "engine/content/content_store.h"
#include "engine/control/status.h"
#include "engine/router/activity.h"
#include "engine/router/elicitation_desk.h"
#include "engine/tasks/task_queue.h"

namespace mcprt {

// What the parts of a Runtime know, as the plain values of status.h.

[[nodiscard]] status::Call toStatus(const CallRecord &record);
[[nodiscard]] status::Task toStatus(const TaskSnapshot &task);
/// \param config  of the tool's server
[[nodiscard]] status::Approval toStatus(const ChangedTool &tool, const ServerConfig &config);
[[nodiscard]] status::Elicitation toStatus(const Elicitation &question);

[[nodiscard]] Catalog::ToolAnswer toToolAnswer(status::Answer answer);
[[nodiscard]] QString kindName(StoredContent::Kind kind);

} // namespace mcprt
