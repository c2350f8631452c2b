// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "ui/tray/tray_state.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mcprt {

TrayState trayState(EngineHandle::State link, const status::Engine &engine)
{
    const auto any = [&engine](auto &&is) { return std::ranges::any_of(engine.servers, is); };
    if (link == EngineHandle::State::Failed)
        return TrayState::Error;
    if (link == EngineHandle::State::Starting || engine.paused)
        return TrayState::Off;
    if (engine.approvals > 0 || engine.elicitations > 0)
        return TrayState::Attention;
    if (any([](const status::Server &s) { return s.enabled && s.state == ServerState::Failed; }))
        return TrayState::Error;
    if (engine.tasksRunning > 0 || any([](const status::Server &s) {
            return s.callsInFlight > 0 || s.state == ServerState::Starting;
        }))
        return TrayState::Working;
    return TrayState::Idle;
}

QString trayIconName(TrayState state)
{
    switch (state) {
    case TrayState::Error: return u"tray-error"_s;
    case TrayState::Attention: return u"tray-attention"_s;
    case TrayState::Off: return u"tray-off"_s;
    case TrayState::Working: return u"tray-working"_s;
    case TrayState::Idle: return u"tray-idle"_s;
    }
    return {};
}

} // namespace mcprt
