// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "app/exit_code.h"
#include "engine/base/result.h"

#include <QObject>

#include <memory>

namespace mcprt {

class Application;
class Command;
class Output;
struct Invocation;

/// `mcp-runtime` from its arguments to its exit code.
[[nodiscard]] int runProgram(int argc, char **argv);

/// Runs one command inside the event loop and ends it: by itself, by a signal, by a second signal.
class Program final : public QObject
{
    Q_OBJECT

public:
    Program(const Invocation &invocation, Application &application, Output &output);
    ~Program() override;

    /// Returns once the command is done and every server has stopped.
    [[nodiscard]] int run();

private:
    void onSignal(int number);
    void onDone(const Result<ExitCode> &result);
    void finish(ExitCode code);

    Application &m_application;
    Output &m_output;
    std::unique_ptr<Command> m_command;
    ExitCode m_code = ExitCode::Ok;
    int m_signal = 0; ///< the first one received; 0 = none
    bool m_finishing = false;
    bool m_finished = false;
};

} // namespace mcprt
