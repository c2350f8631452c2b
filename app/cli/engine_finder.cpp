// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "app/cli/engine_finder.h"

#include "app/application.h"
#include "engine/zmq/control_message.h"

#include <QDir>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace mcprt {

namespace {

constexpr auto kPatience = 5s;

bool runs(const ControlFolder &folder)
{
    return folder.checkListener(QLatin1StringView(control::kSocketName)).has_value();
}

} // namespace

EngineFinder::EngineFinder(Application &application)
    : m_application(application)
{}

EngineFinder::~EngineFinder() = default;

/// Ids of all engines of this user's.
QStringList EngineFinder::running() const
{
    const QDir folders(m_application.folders().runtime);
    QStringList ids;
    for (const QString &id : folders.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
        const auto folder = ControlFolder::open(folders.filePath(id));
        if (folder && runs(*folder))
            ids << id;
    }
    return ids;
}

Result<ControlFolder> EngineFinder::choose(const QString &engine)
{
    auto own = m_application.controlFolder();
    if (!own || (engine.isEmpty() && runs(*own)))
        return own;
    const QStringList ids = running();
    const QString &runtime = m_application.folders().runtime;
    if (ids.contains(engine))
        return ControlFolder::open(runtime + u'/' + engine);
    const QString all = ids.join(u", "_s);
    if (!engine.isEmpty()) {
        return fail(ErrorCode::NotFound,
                    ids.isEmpty() ? u"No engine is running."_s
                                  : u"There is no engine %1; running: %2."_s.arg(engine, all),
                    u"control"_s);
    }
    m_isOther = true;
    if (ids.size() == 1)
        return ControlFolder::open(runtime + u'/' + ids[0]);
    return fail(ErrorCode::NotRunning,
                ids.isEmpty() ? u"No engine is running. A client that uses mcp-runtime starts one, "
                                "and so does: mcp-runtime serve"_s
                              : u"No engine with these settings is running, but several with "
                                "others. Choose one with --engine: %1"_s.arg(all),
                u"control"_s);
}

void EngineFinder::open(const QString &engine, Done<RemoteControl *> done)
{
    m_done = std::move(done);
    const auto folder = choose(engine);
    if (!folder)
        return m_done.report(Failure(folder.error()));
    auto client = ControlClient::attach(m_context, *folder, {u"cli"_s});
    if (!client)
        return m_done.report(Failure(client.error()));
    m_client = std::move(*client);
    const auto late = [this](const QString &why) {
        if (m_client && m_done)
            m_done.fail(ErrorCode::NotRunning, why, u"control"_s);
    };
    connect(m_client.get(), &ControlClient::lost, this, late);
    QTimer::singleShot(kPatience, this, [late] { late(u"The engine does not answer."_s); });
    connect(m_client.get(), &ControlClient::attached, this, [this] {
        m_client->disconnect(this);
        m_control = std::make_unique<RemoteControl>(std::move(m_client));
        m_done.report(m_control.get());
    });
}

ControlCommand::ControlCommand(const CommandContext &context)
    : Command(context)
    , m_link(context.application)
{}

void ControlCommand::start(Done<ExitCode> done)
{
    m_done = std::move(done);
    m_link.open(invocation().value("engine"_L1),
                Done<RemoteControl *>(this, [this](const Result<RemoteControl *> &control) {
                    if (!control)
                        return refuse(control.error());
                    if (m_link.isOther())
                        output().message(u"This engine runs with other settings than yours."_s);
                    connect(*control, &EngineControl::lost, this, [this](const QString &why) {
                        refuse({ErrorCode::Io, why, u"control"_s});
                    });
                    run(**control);
                }));
}

void ControlCommand::finish(Result<ExitCode> code)
{
    if (m_done)
        m_done.report(std::move(code));
}

} // namespace mcprt
