// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "app/application.h"
#include "app/cli/command.h"
#include "app/cli/stdio_share.h"
#include "app/hardening.h"
#include "app/port_owner.h"
#include "app/terminal.h"
#include "engine/base/log.h"
#include "engine/control/control_server.h"
#include "engine/front/http_front.h"
#include "engine/front/index_api.h"
#include "engine/front/stdio_server.h"
#include "engine/runtime.h"

#include <csignal>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

constexpr int kDefaultPort = 8001;
const OwnerKey kOwner{u"local"_s}; // both doors are this user's: what one makes, the other may read

class ServeCommand final : public Command
{
public:
    using Command::Command;

    void start(Done<ExitCode> done) override
    {
        m_done = std::move(done);
        if (const auto problem = checkOptions())
            return m_done.report(Failure(*problem));
        if (isHttp())
            startHttp();
        else
            startStdio();
    }

    bool interrupt(int signal) override
    {
        if (!m_done)
            return false;
        finish(signal == SIGINT ? ExitCode::Interrupted : ExitCode::Ok);
        return true;
    }

private:
    bool isHttp() const { return invocation().value("transport"_L1) == "streamable-http"_L1; }

    /// Options that would silently do nothing are mistakes.
    std::optional<Error> checkOptions() const
    {
        const auto wrong = [](const QString &message) {
            return Error{ErrorCode::InvalidArgument, message, u"serve"_s};
        };
        if (!isHttp()) {
            for (const auto option :
                 {"host"_L1, "allow-remote"_L1, "port"_L1, "no-auth"_L1, "index-api"_L1}) {
                if (invocation().has(option))
                    return wrong(
                        u"--%1 belongs to HTTP: add --transport streamable-http."_s.arg(option));
            }
        }
        return {};
    }

    void startStdio()
    {
        const int realStdout = claimStdout();
        if (!invocation().has("standalone"_L1)) {
            if (const auto settings = application().settings(); !settings)
                return m_done.report(Failure(settings.error()));
            auto folder = application().controlFolder();
            if (folder)
                return startShared(std::move(*folder), realStdout);
            qCWarning(lcControl).noquote()
                << "Nobody can share this engine:" << folder.error().message;
        }
        const auto runtime = application().runtime();
        if (!runtime)
            return m_done.report(Failure(runtime.error()));
        m_stdio = std::make_unique<StdioServer>((*runtime)->surface(), kOwner, kStdin, realStdout);
        connect(m_stdio.get(), &StdioServer::finished, this, [this] {
            if (m_done)
                m_done.report(ExitCode::Ok);
        });
        m_stdio->start();
    }

    void startShared(ControlFolder folder, int realStdout)
    {
        m_share =
            std::make_unique<StdioShare>(application(), std::move(folder), kStdin, realStdout);
        m_share->start(Done<bool>(this, [this](const Result<bool> &ended) {
            if (!m_done)
                return;
            if (ended)
                finish(ExitCode::Ok);
            else
                m_done.report(Failure(ended.error()));
        }));
    }

    /// Who listens is told, and others who share this engine are let go first.
    void finish(ExitCode code)
    {
        if (m_http)
            m_http->close();
        if (m_stdio)
            m_stdio->close();
        if (m_share)
            m_share->close();
        if (m_server)
            m_server->close();
        m_done.report(code);
    }

    /// The engine behind HTTP is shared too, if it is the first one.
    void shareHttp(Runtime &runtime)
    {
        auto folder = application().controlFolder();
        auto lock = folder ? folder->lock() : Failure(folder.error());
        if (!lock) {
            if (lock.error().code == ErrorCode::Busy)
                qCInfo(lcControl) << "An engine with these settings runs already; this one has "
                                     "servers of its own.";
            else
                qCWarning(lcControl).noquote()
                    << "Nobody can share this engine:" << lock.error().message;
            return;
        }
        auto server = ControlServer::create(m_context, runtime, *folder, std::move(*lock));
        if (!server) {
            qCWarning(lcControl).noquote()
                << "Nobody can share this engine:" << server.error().message;
            return;
        }
        m_server = std::move(*server);
        m_server->control().setHttpUrl(m_http->url());
        m_server->setOwnClient(u"http"_s);
    }

    void startHttp()
    {
        const auto port = invocation().integer("port"_L1, kDefaultPort, 0, 65535);
        if (!port)
            return m_done.report(Failure(port.error()));
        HttpFrontOptions options;
        options.host = invocation().value("host"_L1, options.host);
        options.port = quint16(*port);
        options.allowRemote = invocation().has("allow-remote"_L1);
        options.noAuth = invocation().has("no-auth"_L1);
        options.owner = kOwner;
        if (!options.noAuth) {
            const auto token = application().accessToken(); // makes it, and hides it in the log
            const auto tokens = token ? application().accessTokens() : Failure(token.error());
            if (!tokens)
                return m_done.report(Failure(tokens.error()));
            options.tokens = *tokens;
        }
        const auto runtime = application().runtime();
        if (!runtime)
            return m_done.report(Failure(runtime.error()));
        m_http = std::make_unique<HttpFront>((*runtime)->surface(), options);
        if (invocation().has("index-api"_L1)) {
            m_indexApi = std::make_unique<IndexApi>((*runtime)->catalog());
            m_http->addRoute(IndexApi::kPrefix, m_indexApi->handler());
        }
        const auto listening = m_http->listen();
        if (!listening)
            return refuseHttp(options, listening.error());
        if (!invocation().has("standalone"_L1))
            shareHttp(**runtime);
        announce(options);
    }

    void refuseHttp(const HttpFrontOptions &options, const Error &error)
    {
        const QHostAddress address(options.host);
        if (error.code != ErrorCode::Io || isPortFree(address, options.port))
            return m_done.report(Failure(error));
        const PortOwner owner = portOwner(options.port);
        const QString who =
            owner.processId > 0
                ? u"by process %1 (%2)"_s.arg(QString::number(owner.processId), owner.name)
                : u"by another program"_s;
        const quint16 free = freePortNear(address, options.port);
        output().failure({ErrorCode::Io,
                          u"Port %1 is in use %2."_s.arg(QString::number(options.port), who),
                          u"http"_s},
                         free > 0 ? u"This one is free: --port %1"_s.arg(free) : QString());
        m_done.report(ExitCode::PortInUse);
    }

    void announce(const HttpFrontOptions &options) const
    {
        const QHostAddress address(options.host);
        if (!address.isNull() && !address.isLoopback())
            qCWarning(lcFront).noquote() << "Listening on" << options.host
                                         << "- everyone who has the token and reaches this address "
                                            "can run your tools";
        output().message(u"Serving MCP at %1"_s.arg(m_http->url()));
        if (m_indexApi)
            output().message(
                u"The tool index is under %1 for another runtime's DISCOVERY_URL"_s.arg(
                    QLatin1StringView(IndexApi::kPrefix)));
        if (options.noAuth)
            output().message(u"Without access token: every program on this machine can use it."_s);
        else
            output().message(u"An entry for your client: mcp-runtime connect --print"_s);
    }

    Done<ExitCode> m_done;
    ZmqContext m_context;
    std::unique_ptr<StdioShare> m_share;
    std::unique_ptr<ControlServer> m_server; ///< over HTTP
    std::unique_ptr<StdioServer> m_stdio;
    std::unique_ptr<IndexApi> m_indexApi; // outlives the front that asks it
    std::unique_ptr<HttpFront> m_http;
};

} // namespace

std::unique_ptr<Command> makeServeCommand(const CommandContext &context)
{
    return std::make_unique<ServeCommand>(context);
}

} // namespace mcprt
