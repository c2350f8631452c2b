// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/runtime.h"

#include "engine/base/clock.h"
#include "engine/base/log.h"
#include "engine/catalog/catalog.h"
#include "engine/catalog/catalog_store.h"
#include "engine/catalog/discovery_client.h"
#include "engine/catalog/embedding_endpoint.h"
#include "engine/catalog/nearest_name.h"
#include "engine/child/server_file.h"
#include "engine/child/server_file_watcher.h"
#include "engine/child/server_pool.h"
#include "engine/child/variable_expander.h"
#include "engine/content/content_store.h"
#include "engine/content/image_describer.h"
#include "engine/content/result_shaper.h"
#include "engine/oauth/loopback_visitor.h"
#include "engine/oauth/oauth_authorizer.h"
#include "engine/outside_services.h"
#include "engine/router/activity.h"
#include "engine/router/all_surface.h"
#include "engine/router/approvals.h"
#include "engine/router/elicitation_desk.h"
#include "engine/router/server_starter.h"
#include "engine/router/tool_surface.h"
#include "engine/switches.h"
#include "engine/tasks/task_queue.h"

#include <QCryptographicHash>
#include <QUrl>

#include <algorithm>

namespace mcprt {

namespace {

/// The catalogue's database; a program that can't write one still serves, it only forgets.
Result<std::unique_ptr<CatalogStore>> openCatalogStore(const QString &dataFolder)
{
    if (!dataFolder.isEmpty()) {
        auto store = CatalogStore::open(dataFolder + QStringLiteral("/catalog.sqlite"));
        if (store)
            return store;
        qCWarning(lcRuntime).noquote()
            << "Tools are kept in memory only, and listed anew after each start:"
            << store.error().message;
    }
    return CatalogStore::open({});
}

/// Names the set of servers, so that configurations that share a data folder keep an index each.
QByteArray indexName(const EngineSettings &settings)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QString &part : {settings.configFile, settings.onlyServer, settings.childUrl})
        hash.addData(part.toUtf8().append('\0'));
    return hash.result();
}

void logNotes(const ServerFile &file)
{
    for (const QString &warning : file.warnings)
        qCWarning(lcRuntime).noquote() << warning;
    for (const QString &note : file.notes)
        qCInfo(lcRuntime).noquote() << note;
    for (const ServerConfig &config : file.servers) {
        if (config.problem)
            qCWarning(lcRuntime).noquote() << config.problem->message;
    }
}

} // namespace

struct Runtime::Private
{
    // In the order of their needs: each may use those above it and is gone before them.
    EngineSettings settings;
    std::unique_ptr<SecretStore> secrets;
    Clock clock;
    ElicitationDesk elicitations;
    std::unique_ptr<ContentStore> content;
    std::unique_ptr<ImageDescriber> describer;
    std::unique_ptr<ResultShaper> shaper;
    std::unique_ptr<Activity> activity;
    std::unique_ptr<Switches> switches;
    std::unique_ptr<Approvals> approvals;
    std::unique_ptr<Catalog> catalog;
    std::unique_ptr<LoopbackVisitor> visitor; ///< tests only
    std::unique_ptr<OAuthAuthorizer> oauth;
    std::unique_ptr<ServerPool> servers;
    std::unique_ptr<ServerStarter> starter;
    std::unique_ptr<TaskQueue> tasks;
    std::unique_ptr<Surface> surface;
    std::unique_ptr<ServerFileWatcher> watcher;

    std::vector<ServerConfig> configured; ///< what the file says
    std::vector<ServerConfig> admitted;   ///< approved proposals of a discovery service
    QSet<QString> onceOnly;               ///< of those, approved until they stop

    [[nodiscard]] Result<bool> build();
    [[nodiscard]] Result<bool> buildContent(const OutsideServices &outside);
    void buildServers();
    void buildOAuth();
    void withServer(const ServerName &name, Done<ServerAuthorization *> done);
    [[nodiscard]] Result<bool> buildSurface();
    [[nodiscard]] Result<bool> buildAllSurface();
    [[nodiscard]] Result<bool> readConfigs(MissingFile missing);
    void admit(const ServerConfig &config);
    void onStateChanged(const ServerName &name, ServerState state);
    void applyConfigs();
};

Result<bool> Runtime::Private::build()
{
    if (const QStringList problems = settings.problems(); !problems.isEmpty())
        return fail(ErrorCode::Misconfigured, problems.join(u' '));
    const OutsideServices outside(settings, *secrets, clock);
    if (const auto built = buildContent(outside); !built)
        return built;
    auto store = openCatalogStore(settings.dataFolder);
    if (!store)
        return Failure(store.error());
    auto discovery = outside.discovery();
    if (!discovery)
        return Failure(discovery.error());
    catalog =
        std::make_unique<Catalog>(std::move(*store), std::move(*discovery), indexName(settings));
    if (auto endpoint = outside.embedding())
        catalog->setEndpoint(std::move(endpoint));
    buildServers();
    if (const auto read = readConfigs(MissingFile::IsEmpty); !read)
        return read;
    return buildSurface();
}

Result<bool> Runtime::Private::buildContent(const OutsideServices &outside)
{
    auto store = ContentStore::open(settings.offloadFolder,
                                    {settings.maxOffloadedBytes, settings.maxOffloadedAge}, clock);
    if (!store) {
        Error error = store.error();
        error.code = ErrorCode::Misconfigured; // TOOL_OFFLOADED_DATA_PATH names the folder
        return Failure(std::move(error));
    }
    content = std::move(*store);
    describer = outside.describer();
    shaper = std::make_unique<ResultShaper>(ResultShaper::Options{settings.maxResultTokens},
                                            *content, describer.get());
    return true;
}

void Runtime::Private::buildOAuth()
{
    ShowPage show;
    if (settings.testSignIn) {
        visitor = std::make_unique<LoopbackVisitor>();
        show = [this](const QUrl &page) { visitor->visit(page); };
    }
    const QString mark = settings.stateFolder.isEmpty()
                             ? QString()
                             : settings.stateFolder + QStringLiteral("/signed_out");
    oauth = std::make_unique<OAuthAuthorizer>(*secrets, clock, std::move(show), mark);
}

/// The authorization of one HTTP server, its configuration expanded.
void Runtime::Private::withServer(const ServerName &name, Done<ServerAuthorization *> done)
{
    const ServerConfig *config = servers->config(name);
    if (!config)
        return done.fail(ErrorCode::NotFound,
                         QStringLiteral("There is no server %1.%2")
                             .arg(name.text, didYouMean(catalog->nearestServers(name))));
    if (config->problem)
        return done.report(Failure(*config->problem));
    if (config->kind != ServerConfig::Kind::Http)
        return done.fail(ErrorCode::InvalidArgument,
                         QStringLiteral("%1 is a program on this machine: it takes its keys from "
                                        "\"env\" of its entry, not from a sign-in.")
                             .arg(name.text));
    expandVariables(
        *config, QProcessEnvironment::systemEnvironment(), *secrets,
        Done<ExpandedServer>([this, done = std::move(done)](Result<ExpandedServer> ready) mutable {
            if (!ready)
                return done.report(Failure(ready.error()));
            for (const Secret &secret : ready->secrets)
                secrets->learn(secret);
            done.report(
                &oauth->at(ready->config.name.text, ready->config.url, ready->config.oauth));
        }));
}

void Runtime::Private::buildServers()
{
    buildOAuth();
    ServerPoolOptions options;
    options.startTimeout = settings.startTimeout;
    options.idleStop = settings.idleStop;
    options.authorizer = oauth.get();
    options.knownVersion = [this](const ServerName &name) {
        const ServerListing *listing = catalog->listing(name);
        return listing ? listing->protocolVersion : QString();
    };
    servers = std::make_unique<ServerPool>(options, *secrets, clock);
    // Direct, so that the catalogue knows the tools before those hear who wait for the start.
    QObject::connect(servers.get(), &ServerPool::listed, catalog.get(), &Catalog::update,
                     Qt::DirectConnection);
    QObject::connect(
        servers.get(), &ServerPool::stateChanged, servers.get(),
        [this](const ServerName &name, ServerState state) { onStateChanged(name, state); });
    activity = std::make_unique<Activity>(clock);
    switches = std::make_unique<Switches>(settings.stateFolder);
    approvals = std::make_unique<Approvals>(settings.stateFolder);
    ServerStarter::Policy policy;
    policy.trustDiscovery = settings.trustDiscovery;
    policy.autoStart = settings.autoStart;
    policy.admit = [this](const ServerConfig &config) { admit(config); };
    starter = std::make_unique<ServerStarter>(*catalog, *servers, *approvals, std::move(policy));
}

Result<bool> Runtime::Private::buildSurface()
{
    TaskQueue::Options options;
    options.maxQueued = settings.backgroundQueueSize;
    options.maxRunning = settings.backgroundQueueMaxSubscribers;
    options.keepFinished = settings.keepTaskResults;
    tasks = std::make_unique<TaskQueue>(options, clock);
    if (settings.surface == SurfaceKind::All)
        return buildAllSurface();
    const Router::Parts parts{*catalog,
                              *servers,
                              *starter,
                              *tasks,
                              *content,
                              *shaper,
                              clock,
                              settings.autoBackground,
                              settings.maxResultTokens,
                              activity.get(),
                              &elicitations};
    surface = std::make_unique<ToolSurface>(settings.surface == SurfaceKind::Router
                                                ? ToolSurface::Menu::Router
                                                : ToolSurface::Menu::Tools,
                                            parts);
    return true;
}

Result<bool> Runtime::Private::buildAllSurface()
{
    const ServerName only{settings.childUrl.isEmpty() ? settings.onlyServer
                                                      : QUrl(settings.childUrl).host()};
    if (!only.isEmpty() && !catalog->knowsServer(only)) {
        return fail(ErrorCode::Misconfigured, QStringLiteral("There is no server %1 in %2.%3")
                                                  .arg(only.text, settings.configFile,
                                                       didYouMean(catalog->nearestServers(only))));
    }
    surface = std::make_unique<AllSurface>(
        ChildLists::Parts{
            *catalog, *servers, *starter, activity.get(), {.first = settings.listPatience}},
        *tasks, clock, only, &elicitations);
    return true;
}

Result<bool> Runtime::Private::readConfigs(MissingFile missing)
{
    if (!settings.childUrl.isEmpty()) {
        ServerConfig child;
        child.name = ServerName{QUrl(settings.childUrl).host()};
        child.kind = ServerConfig::Kind::Http;
        child.url = settings.childUrl;
        child.sourceFile = QStringLiteral("--child-url");
        configured = {child};
        applyConfigs();
        return true;
    }
    if (settings.configFile.isEmpty())
        return true;
    auto file = readServerFile(settings.configFile, missing);
    if (!file)
        return Failure(file.error());
    logNotes(*file);
    configured = std::move(file->servers);
    applyConfigs();
    return true;
}

void Runtime::Private::admit(const ServerConfig &config)
{
    std::erase_if(admitted, [&](const ServerConfig &old) { return old.name == config.name; });
    admitted.push_back(config);
    if (approvals->isOnce(config))
        onceOnly.insert(config.name.text);
    applyConfigs();
}

void Runtime::Private::onStateChanged(const ServerName &name, ServerState state)
{
    if (state == ServerState::Starting || state == ServerState::Running
        || !onceOnly.remove(name.text))
        return;
    approvals->endOnce(name.text);
    std::erase_if(admitted, [&](const ServerConfig &old) { return old.name == name; });
    // Later: we are within a signal of the entry that goes.
    QMetaObject::invokeMethod(
        servers.get(), [this] { applyConfigs(); }, Qt::QueuedConnection);
}

void Runtime::Private::applyConfigs()
{
    std::vector<ServerConfig> all = configured;
    for (const ServerConfig &config : admitted) {
        const auto same = [&](const ServerConfig &own) { return own.name == config.name; };
        if (std::none_of(configured.begin(), configured.end(), same)) // the person's own entry wins
            all.push_back(config);
    }
    for (ServerConfig &config : all) {
        switches->apply(config);
        if (!config.changedTools)
            config.changedTools = settings.changedTools;
    }
    catalog->setConfigs(all);
    servers->setConfigs(std::move(all));
}

Runtime::Runtime(std::unique_ptr<Private> d)
    : m_d(std::move(d))
{
    if (m_d->settings.configFile.isEmpty() || !m_d->settings.childUrl.isEmpty())
        return;
    m_d->watcher = std::make_unique<ServerFileWatcher>(m_d->settings.configFile);
    connect(m_d->watcher.get(), &ServerFileWatcher::changed, this, [this] {
        qCInfo(lcRuntime).noquote() << m_d->settings.configFile << "changed; reading it again";
        // A file that is gone is being written, or lost: neither means "stop every server".
        if (const auto read = m_d->readConfigs(MissingFile::IsAnError); !read) {
            qCWarning(lcRuntime).noquote()
                << read.error().message << "The servers stay as they were.";
        }
    });
}

Runtime::~Runtime() = default;

Result<std::unique_ptr<Runtime>> Runtime::create(EngineSettings settings,
                                                 std::unique_ptr<SecretStore> secrets)
{
    auto d = std::make_unique<Private>();
    d->settings = std::move(settings);
    d->secrets = secrets ? std::move(secrets) : std::make_unique<NoSecretStore>();
    if (const auto built = d->build(); !built)
        return Failure(built.error());
    return std::unique_ptr<Runtime>(new Runtime(std::move(d)));
}

const EngineSettings &Runtime::settings() const
{
    return m_d->settings;
}

Surface &Runtime::surface() const
{
    return *m_d->surface;
}

Catalog &Runtime::catalog() const
{
    return *m_d->catalog;
}

ServerPool &Runtime::servers() const
{
    return *m_d->servers;
}

ServerStarter &Runtime::starter() const
{
    return *m_d->starter;
}

TaskQueue &Runtime::tasks() const
{
    return *m_d->tasks;
}

ContentStore &Runtime::content() const
{
    return *m_d->content;
}

Approvals &Runtime::approvals() const
{
    return *m_d->approvals;
}

Activity &Runtime::activity() const
{
    return *m_d->activity;
}

ElicitationDesk &Runtime::elicitations() const
{
    return m_d->elicitations;
}

Result<bool> Runtime::setServerEnabled(const ServerName &name, bool enabled)
{
    if (!m_d->servers->config(name))
        return fail(ErrorCode::NotFound, QStringLiteral("There is no server %1.").arg(name.text));
    const auto kept = m_d->switches->setServer(name, enabled);
    m_d->applyConfigs();
    emit switched();
    return kept;
}

Result<bool> Runtime::setToolEnabled(const ServerName &server, const ToolName &tool, bool enabled)
{
    if (!m_d->servers->config(server))
        return fail(ErrorCode::NotFound, QStringLiteral("There is no server %1.").arg(server.text));
    const auto kept = m_d->switches->setTool(server, tool, enabled);
    m_d->applyConfigs();
    emit switched();
    return kept;
}

void Runtime::signIn(const ServerName &name, std::function<void(const QUrl &page)> show,
                     Done<bool> done)
{
    m_d->withServer(
        name, Done<ServerAuthorization *>([show = std::move(show), done = std::move(done)](
                                              const Result<ServerAuthorization *> &server) mutable {
            if (!server)
                return done.report(Failure(server.error()));
            (*server)->signIn(std::move(show), std::move(done));
        }));
}

void Runtime::signOut(const ServerName &name, Done<bool> done)
{
    m_d->withServer(
        name, Done<ServerAuthorization *>(
                  [done = std::move(done)](const Result<ServerAuthorization *> &server) mutable {
                      if (!server)
                          return done.report(Failure(server.error()));
                      (*server)->signOut(std::move(done));
                  }));
}

void Runtime::setPaused(bool paused)
{
    if (paused == isPaused())
        return;
    m_d->starter->setPaused(paused);
    if (paused) {
        for (const ServerName &name : m_d->servers->names())
            m_d->servers->stop(name, Done<bool>([](const Result<bool> &) {}));
    }
    emit switched();
}

bool Runtime::isPaused() const
{
    return m_d->starter->isPaused();
}

void Runtime::shutdown(Done<bool> done)
{
    m_d->watcher.reset(); // what is written now is read at the next start
    m_d->servers->stopAll(std::move(done));
}

} // namespace mcprt
