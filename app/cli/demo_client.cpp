// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "app/cli/demo_client.h"

#include "engine/child/child_session.h"
#include "engine/child/stdio_transport.h"

using namespace Qt::StringLiterals;

namespace mcprt {

DemoClient::DemoClient(const QString &program, const QProcessEnvironment &environment,
                       const QString &folder)
    : m_errors(std::make_shared<StderrRing>())
{
    StdioTransport::Options options;
    options.server = u"mcp-runtime"_s;
    options.program = program;
    options.arguments = {u"serve"_s};
    options.environment = environment;
    options.workingDirectory = folder;
    options.guardianPath = ProcessTree::findGuardian();
    auto transport = std::make_unique<StdioTransport>(std::move(options), m_errors);
    m_transport = transport.get();
    m_session = std::make_unique<ChildSession>(ServerName{u"mcp-runtime"_s}, std::move(transport));
    connect(m_session.get(), &ChildSession::closed, this, &DemoClient::closed);
}

DemoClient::~DemoClient() = default;

void DemoClient::initialize(Done<RawJson> done)
{
    const RawJson params(ByteSlice(
        R"({"protocolVersion":"2025-11-25","capabilities":{},)"
        R"("clientInfo":{"name":"mcp-runtime demo","version":")" MCPRT_VERSION R"("}})"_ba));
    m_session->call("initialize", params, {},
                    Done<RawJson>(this, [this, done = std::move(done)](Result<RawJson> r) mutable {
                        if (r)
                            m_session->notify("notifications/initialized");
                        done.report(std::move(r));
                    }));
}

void DemoClient::listTools(Done<RawJson> done)
{
    m_session->call("tools/list", {}, {}, std::move(done));
}

void DemoClient::callTool(const QByteArray &name, const QByteArray &arguments, Done<RawJson> done)
{
    QByteArray params = "{\"name\":";
    appendJsonString(params, QByteArrayView(name));
    params += ",\"arguments\":" + arguments + '}';
    m_session->call("tools/call", RawJson(ByteSlice(params)), {}, std::move(done));
}

void DemoClient::close()
{
    m_transport->shutdown();
}

QStringList DemoClient::errorOutput() const
{
    return m_errors->tail(20);
}

} // namespace mcprt
