// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "app/tray/endpoint_words.h"

#include "ui/shared/engine_watch.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Endpoint)
};

using State = EngineHandle::State;

} // namespace

EndpointWords::EndpointWords(const EngineWatch &watch, bool isWanted,
                             const EngineHost::HttpProblem &problem)
    : m_watch(watch)
    , m_isWanted(isWanted)
    , m_problem(problem)
{}

/// The process with the engine, and the client in it if its name is known.
QString EndpointWords::holder() const
{
    const status::Engine &engine = m_watch.engine();
    for (const status::Client &client : engine.clients) {
        if (client.processId == engine.processId && !client.name.isEmpty())
            return u"%1 (%2)"_s.arg(QString::number(engine.processId), client.name);
    }
    return QString::number(engine.processId);
}

QString EndpointWords::brief() const
{
    const status::Engine &engine = m_watch.engine();
    if (!m_isWanted || !engine.httpUrl.isEmpty() || engine.processId == 0)
        return {};
    if (m_watch.link().state() == State::Attached)
        return Words::tr("no HTTP: process %1 serves none").arg(engine.processId);
    if (m_watch.link().state() != State::Running || m_problem.text.isEmpty())
        return {};
    return m_problem.port > 0 ? Words::tr("no HTTP: port %1 is in use").arg(m_problem.port)
                              : Words::tr("no HTTP");
}

QString EndpointWords::whole() const
{
    const status::Engine &engine = m_watch.engine();
    if (!m_watch.link().isUsable() || engine.processId == 0)
        return {};
    if (m_watch.link().state() == State::Attached)
        return engine.httpUrl.isEmpty()
                   ? Words::tr("Nobody serves HTTP now: process %1 holds the engine, and it serves "
                               "none. Quit your MCP clients: with none left, this app takes the "
                               "engine over and serves HTTP. Let it start with the session, so "
                               "that it comes first.")
                         .arg(holder())
                   : Words::tr("HTTP is served by process %1, at %2. What you change here holds as "
                               "soon as this app holds the engine.")
                         .arg(holder(), engine.httpUrl);
    if (!engine.httpUrl.isEmpty())
        return Words::tr("Clients reach MCP Runtime at %1.").arg(engine.httpUrl);
    if (!m_problem.text.isEmpty())
        return of(m_problem);
    return m_isWanted ? QString() : Words::tr("HTTP is switched off.");
}

QString EndpointWords::of(const EngineHost::HttpProblem &problem)
{
    const QString unreached = Words::tr("Clients can't reach this program over HTTP. %1");
    if (problem.port == 0)
        return unreached.arg(problem.text);
    QString why = problem.ownerId > 0
                      ? Words::tr("Port %1 is in use by process %2 (%3).")
                            .arg(QString::number(problem.port), QString::number(problem.ownerId),
                                 problem.ownerName)
                      : Words::tr("Port %1 is in use by another program.").arg(problem.port);
    if (problem.freePort > 0)
        why +=
            u' '
            + Words::tr("Port %1 is free: set it under Settings, Endpoint.").arg(problem.freePort);
    return unreached.arg(why);
}

} // namespace mcprt
