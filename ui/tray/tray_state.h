// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/control/status.h"
#include "ui/shared/engine_handle.h"

namespace mcprt {

/// What the icon in the tray says; the worst goes first.
enum class TrayState {
    Error,     ///< no engine, or a server that gave up
    Attention, ///< something waits for the person
    Off,       ///< paused, or not started yet
    Working,   ///< a call or task is under way
    Idle,
};

[[nodiscard]] TrayState trayState(EngineHandle::State link, const status::Engine &engine);
/// Name of the icon of \a state: every one has another shape, not only another colour.
[[nodiscard]] QString trayIconName(TrayState state);

} // namespace mcprt
