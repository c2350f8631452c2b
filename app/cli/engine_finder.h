// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "app/cli/command.h"
#include "engine/control/remote_control.h"
#include "engine/zmq/control_client.h"

#include <memory>

namespace mcprt {

/// Connects a command to the engine that runs: the one with this command's settings, or the one
/// that `--engine` names, or, if there is but one engine of this user's at all, that one.
class EngineFinder final : public QObject
{
    Q_OBJECT

public:
    explicit EngineFinder(Application &application);
    ~EngineFinder() override;

    /// \param engine  wanted id; empty = see above
    /// \param done    lives as long as the link. NotRunning (none; or several, which the message
    ///                names), NotFound (\a engine), Unauthorized.
    void open(const QString &engine, Done<RemoteControl *> done);
    /// The engine is not the one with this command's settings.
    [[nodiscard]] bool isOther() const { return m_isOther; }

private:
    [[nodiscard]] Result<ControlFolder> choose(const QString &engine);
    [[nodiscard]] QStringList running() const;

    Application &m_application;
    ZmqContext m_context;
    std::unique_ptr<ControlClient> m_client; ///< not greeted yet
    std::unique_ptr<RemoteControl> m_control;
    Done<RemoteControl *> m_done;
    bool m_isOther = false;
};

/// A command that needs a running engine.
class ControlCommand : public Command
{
public:
    explicit ControlCommand(const CommandContext &context);

    void start(Done<ExitCode> done) final;

protected:
    virtual void run(RemoteControl &control) = 0;

    /// Ends the command with \a error.
    void refuse(const Error &error) { finish(Failure(error)); }
    /// Ends the command; only the first time counts.
    void finish(Result<ExitCode> code);
    [[nodiscard]] QString argument(int index) const { return invocation().arguments.value(index); }

private:
    Done<ExitCode> m_done;
    EngineFinder m_link;
};

} // namespace mcprt
