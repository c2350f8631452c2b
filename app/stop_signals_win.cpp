// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "app/stop_signals.h"

#include <atomic>
#include <csignal>

#include <windows.h>

namespace mcprt {

namespace {

std::atomic<StopSignals *> source{nullptr}; // a handler has no context argument
std::atomic<bool> unheard{false};           ///< the event loop has not seen the last one yet

int signalOf(DWORD event)
{
    switch (event) {
    case CTRL_C_EVENT: return SIGINT;
    case CTRL_BREAK_EVENT: return SIGTERM;
    default: return 1; // SIGHUP, which Windows has no name for
    }
}

/// Runs on a thread of the system's.
BOOL WINAPI onEvent(DWORD event)
{
    StopSignals *receiver = source.load();
    if (!receiver || unheard.exchange(true))
        return FALSE; // the system ends the program
    QMetaObject::invokeMethod(
        receiver,
        [receiver, number = signalOf(event)] {
            unheard = false;
            emit receiver->received(number);
        },
        Qt::QueuedConnection);
    // From a console that closes the system ends us as soon as this returns; until then, a few
    // seconds at most, the program ends by itself.
    if (event != CTRL_C_EVENT && event != CTRL_BREAK_EVENT)
        ::Sleep(INFINITE);
    return TRUE;
}

} // namespace

struct StopSignals::Private
{};

StopSignals::StopSignals(QObject *parent)
    : QObject(parent)
{
    source = this;
    ::SetConsoleCtrlHandler(onEvent, TRUE);
}

StopSignals::~StopSignals()
{
    ::SetConsoleCtrlHandler(onEvent, FALSE);
    source = nullptr;
}

} // namespace mcprt
