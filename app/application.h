// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "app/command_line.h"
#include "app/folders.h"
#include "engine/base/done.h"
#include "engine/settings.h"

#include <QMap>
#include <QObject>

#include <memory>
#include <optional>

namespace mcprt {

class AccessTokens;
class ControlFolder;
class LogSink;
class Runtime;
class SecretStore;

/// The composition root: from the command line, environment and files to one engine.
///
/// Everything is made when it is first asked for, so that a command pays only for what it uses.
class Application final : public QObject
{
    Q_OBJECT

public:
    /// Both must outlive the application.
    Application(const Invocation &invocation, LogSink &log);
    ~Application() override;

    [[nodiscard]] const Folders &folders() const { return m_folders; }

    /// The settings, read once. \return Misconfigured with every problem that was found.
    [[nodiscard]] Result<const EngineSettings *> settings();
    /// Where each setting that is not at its default came from: name and origin.
    [[nodiscard]] const QMap<QString, QString> &settingOrigins() const { return m_origins; }

    /// The engine, made once. \return what settings() and Runtime::create() report, or a folder
    /// that is not private.
    [[nodiscard]] Result<Runtime *> runtime();
    [[nodiscard]] bool hasRuntime() const { return m_runtime != nullptr; }

    /// Where `${keychain:X}` comes from: the keychain of the OS, or the file that SECRETS_FILE
    /// names. Of its own for each caller. \return what settings() reports
    [[nodiscard]] Result<std::unique_ptr<SecretStore>> secretStore();

    /// The token of HTTP clients: ACCESS_TOKEN if it is set, else the one in accessTokenFile(),
    /// made when it is not there.
    [[nodiscard]] Result<Secret> accessToken();
    [[nodiscard]] QString accessTokenFile() const;
    /// The tokens of all HTTP clients. \return as accessToken()
    [[nodiscard]] Result<std::shared_ptr<AccessTokens>> accessTokens();

    /// Where the engine with these settings meets its clients. \return what settings() reports, or
    /// why there can't be one here: InvalidArgument (path too long), Unauthorized, Io.
    [[nodiscard]] Result<ControlFolder> controlFolder();

    /// Stops the engine with every server; done at once when there is none.
    void shutdown(Done<bool> done);

private:
    [[nodiscard]] Result<EngineSettings> readAll();
    [[nodiscard]] std::optional<Error> applyOptions(EngineSettings &engine) const;

    const Invocation &m_invocation;
    LogSink &m_log;
    Folders m_folders;
    std::optional<EngineSettings> m_settings;
    Secret m_givenToken;   ///< ACCESS_TOKEN
    QString m_secretsFile; ///< SECRETS_FILE
    QMap<QString, QString> m_origins;
    std::unique_ptr<Runtime> m_runtime;
};

} // namespace mcprt
