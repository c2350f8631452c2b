// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "app/application.h"

#include "app/keychain_store.h"
#include "app/log_sink.h"
#include "app/settings_reader.h"
#include "engine/control/engine_id.h"
#include "engine/front/access_token.h"
#include "engine/front/access_tokens.h"
#include "engine/runtime.h"
#include "engine/secrets/service_key.h"
#include "engine/zmq/control_folder.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace mcprt {

Application::Application(const Invocation &invocation, LogSink &log)
    : m_invocation(invocation)
    , m_log(log)
    , m_folders(Folders::ofUser())
{}

Application::~Application() = default;

Result<const EngineSettings *> Application::settings()
{
    if (!m_settings) {
        auto read = readAll();
        if (!read)
            return Failure(read.error());
        m_settings = std::move(*read);
    }
    return &*m_settings;
}

Result<EngineSettings> Application::readAll()
{
    const auto found = findSettings(m_folders, m_invocation.value("env-file"_L1),
                                    QProcessEnvironment::systemEnvironment());
    if (!found)
        return Failure(found.error());
    auto read = readSettings(*found, m_folders);
    if (!read)
        return Failure(read.error());
    for (auto setting = found->begin(); setting != found->end(); ++setting)
        m_origins[setting.key()] = setting->origin;
    EngineSettings engine = std::move(read->engine);
    m_givenToken = std::move(read->accessToken);
    m_secretsFile = read->secretsFile;
    const std::initializer_list<const Secret *> secrets{
        &engine.discoveryApiKey, &engine.discoveryEncryptionKey, &engine.openAiApiKey,
        &engine.embeddingApiKey, &m_givenToken};
    for (const Secret *secret : secrets) {
        if (!ServiceKey::entryName(*secret)) // a name is no secret, and messages tell it
            m_log.hide(*secret);
    }
    if (const auto problem = applyOptions(engine))
        return Failure(*problem);
    if (const QStringList problems = engine.problems(); !problems.isEmpty())
        return fail(ErrorCode::Misconfigured, problems.join(u' '), u"settings"_s);
    return engine;
}

std::optional<Error> Application::applyOptions(EngineSettings &engine) const
{
    if (m_invocation.has("config"_L1)) {
        const QFileInfo file(m_invocation.value("config"_L1));
        if (!file.isFile())
            return Error{ErrorCode::Misconfigured,
                         u"There is no configuration file %1."_s.arg(file.filePath()),
                         u"settings"_s};
        engine.configFile = file.absoluteFilePath();
    }
    const QString surface = m_invocation.value("surface"_L1, u"tools"_s);
    engine.surface = surface == "router"_L1 ? SurfaceKind::Router
                     : surface == "all"_L1  ? SurfaceKind::All
                                            : SurfaceKind::Tools;
    engine.onlyServer = m_invocation.value("only"_L1);
    engine.childUrl = m_invocation.value("child-url"_L1);
    engine.testSignIn = qEnvironmentVariable("MCPRT_TEST_SIGN_IN") == "loopback"_L1;
    return {};
}

Result<Runtime *> Application::runtime()
{
    if (m_runtime)
        return m_runtime.get();
    const auto engine = settings();
    if (!engine)
        return Failure(engine.error());
    for (const QString &folder : {(*engine)->dataFolder, (*engine)->stateFolder}) {
        if (const auto ready = ensurePrivateFolder(folder); !ready)
            return Failure(ready.error());
    }
    auto secrets = secretStore();
    if (!secrets)
        return Failure(secrets.error());
    auto made = Runtime::create(**engine, std::move(*secrets));
    if (!made)
        return Failure(made.error());
    m_runtime = std::move(*made);
    return m_runtime.get();
}

Result<std::unique_ptr<SecretStore>> Application::secretStore()
{
    if (const auto engine = settings(); !engine)
        return Failure(engine.error());
    return openSecretStore(m_secretsFile, [this](const Secret &secret) { m_log.hide(secret); });
}

Result<Secret> Application::accessToken()
{
    if (const auto engine = settings(); !engine)
        return Failure(engine.error());
    if (!m_givenToken.isEmpty())
        return m_givenToken;
    if (const auto ready = ensurePrivateFolder(m_folders.state); !ready)
        return Failure(ready.error());
    auto token = AccessToken::loadOrCreate(accessTokenFile());
    if (token)
        m_log.hide(*token);
    return token;
}

Result<std::shared_ptr<AccessTokens>> Application::accessTokens()
{
    if (const auto engine = settings(); !engine)
        return Failure(engine.error());
    if (const auto ready = ensurePrivateFolder(m_folders.state); !ready)
        return Failure(ready.error());
    return std::make_shared<AccessTokens>(m_folders.state, m_givenToken);
}

QString Application::accessTokenFile() const
{
    return m_folders.state + "/access_token"_L1;
}

Result<ControlFolder> Application::controlFolder()
{
    const auto engine = settings();
    if (!engine)
        return Failure(engine.error());
    for (const QString &folder : {m_folders.state, m_folders.runtime}) { // it may be in the other
        if (const auto ready = ensurePrivateFolder(folder); !ready)
            return Failure(ready.error());
    }
    return ControlFolder::open(m_folders.runtime + u'/' + engineId(**engine));
}

void Application::shutdown(Done<bool> done)
{
    if (m_runtime)
        m_runtime->shutdown(std::move(done));
    else
        done.report(true);
}

} // namespace mcprt
