// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/done.h"
#include "engine/mcp/surface.h"
#include "engine/settings.h"

#include <QObject>
#include <QUrl>

#include <functional>
#include <memory>

namespace mcprt {

class Activity;
class Approvals;
class Catalog;
class ContentStore;
class ElicitationDesk;
class OAuthAuthorizer;
class SecretStore;
class ServerPool;
class ServerStarter;
class TaskQueue;

/// The engine: builds its parts from settings, owns them, wires them. The only class of the engine
/// that app and ui hold.
class Runtime final : public QObject
{
    Q_OBJECT

public:
    /// \param secrets  null = no keychain in this process
    [[nodiscard]] static Result<std::unique_ptr<Runtime>>
    create(EngineSettings settings, std::unique_ptr<SecretStore> secrets = nullptr);
    ~Runtime() override;

    [[nodiscard]] const EngineSettings &settings() const;
    [[nodiscard]] Surface &surface() const;
    [[nodiscard]] Catalog &catalog() const;
    [[nodiscard]] ServerPool &servers() const;
    [[nodiscard]] ServerStarter &starter() const; ///< also of servers that a service proposes
    [[nodiscard]] TaskQueue &tasks() const;
    [[nodiscard]] ContentStore &content() const;
    [[nodiscard]] Approvals &approvals() const;
    [[nodiscard]] Activity &activity() const;
    [[nodiscard]] ElicitationDesk &elicitations() const;

    /// What a person switched, kept in the state folder; it wins over `disabled` and adds to
    /// `blocked_tools` of the configuration. \return NotFound (no such server here), Io.
    [[nodiscard]] Result<bool> setServerEnabled(const ServerName &name, bool enabled);
    /// A tool that is switched on again is found at its server's next start at the latest.
    [[nodiscard]] Result<bool> setToolEnabled(const ServerName &server, const ToolName &tool,
                                              bool enabled);
    /// Paused: every server is stopped and none is started, whoever asks.
    void setPaused(bool paused);
    [[nodiscard]] bool isPaused() const;

    /// A person signs in at an HTTP server. \param show  has a page shown in a browser
    /// \param done  NotFound (no such server, or nowhere to sign in), InvalidArgument (no HTTP
    ///              server, or one with a key of its own); what ServerAuthorization::signIn()
    ///              reports
    void signIn(const ServerName &name, std::function<void(const QUrl &page)> show,
                Done<bool> done);
    /// \param done  whether the authorization server was told; NotFound: nobody is signed in
    void signOut(const ServerName &name, Done<bool> done);

    /// Stops every child and answers what is open; done when no child is left.
    void shutdown(Done<bool> done);

signals:
    void switched(); ///< a server, a tool, or the pause

private:
    struct Private;
    explicit Runtime(std::unique_ptr<Private> d);
    std::unique_ptr<Private> m_d;
};

} // namespace mcprt
