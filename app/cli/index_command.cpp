// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "app/application.h"
#include "app/cli/command.h"
#include "engine/catalog/catalog.h"
#include "engine/child/server_pool.h"
#include "engine/runtime.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonObject>

#include <map>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

constexpr int kSideBySide = 4; // servers that start at once; npx and uvx are heavy on disk and CPU

/// Starts servers a few at a time, waits for their tools, stops them again.
class IndexCommand final : public Command
{
public:
    using Command::Command;

    void start(Done<ExitCode> done) override
    {
        const auto runtime = application().runtime();
        if (!runtime)
            return done.report(Failure(runtime.error()));
        m_runtime = *runtime;
        m_done = std::move(done);
        connect(&pool(), &ServerPool::listed, this, &IndexCommand::onListed);
        if (invocation().arguments.isEmpty())
            addAll();
        else if (const auto unknown = addNamed())
            return m_done.report(Failure(*unknown));
        for (int i = 0; i < kSideBySide; ++i)
            startNext();
        finishIfAllDone();
    }

private:
    struct Work
    {
        QElapsedTimer since;
        bool running = false; ///< start() has reported success
        bool listed = false;
    };
    struct Outcome
    {
        QString name;
        qsizetype tools = 0;
        qint64 milliseconds = 0;
        std::optional<Error> error;
    };

    ServerPool &pool() const { return m_runtime->servers(); }

    void addAll()
    {
        for (const ServerName &name : pool().names()) {
            if (!pool().config(name)->disabled)
                m_waiting << name;
        }
        if (m_waiting.isEmpty())
            output().message(
                u"No server is configured in %1."_s.arg(m_runtime->settings().configFile));
    }

    std::optional<Error> addNamed()
    {
        for (const QString &word : invocation().arguments) {
            const ServerName name{word};
            if (!pool().config(name)) {
                const QStringList near = m_runtime->catalog().nearestServers(name);
                const QString advice =
                    near.isEmpty() ? QString() : u" Nearest names: %1."_s.arg(near.join(", "_L1));
                return Error{ErrorCode::NotFound, u"There is no server '%1'.%2"_s.arg(word, advice),
                             word};
            }
            if (!m_waiting.contains(name))
                m_waiting << name;
        }
        return {};
    }

    void startNext()
    {
        if (m_waiting.isEmpty())
            return;
        const ServerName name = m_waiting.takeFirst();
        m_work[name].since.start();
        output().message(u"%1: starting"_s.arg(name.text));
        pool().start(
            name, Done<ChildSession *>(this, [this, name](const Result<ChildSession *> &session) {
                if (!session)
                    return finish(name, session.error());
                m_work[name].running = true;
                finishIfReady(name);
            }));
    }

    void onListed(const ServerName &name)
    {
        const auto work = m_work.find(name);
        if (work == m_work.end())
            return;
        work->second.listed = true;
        finishIfReady(name);
    }

    void finishIfReady(const ServerName &name)
    {
        const auto work = m_work.find(name);
        if (work == m_work.end() || !work->second.running || !work->second.listed)
            return;
        // Stopping from within the pool's own signal would pull the server from under it.
        QMetaObject::invokeMethod(
            this, [this, name] { finish(name, {}); }, Qt::QueuedConnection);
        work->second.running = false;
    }

    void finish(const ServerName &name, std::optional<Error> error)
    {
        Outcome outcome;
        outcome.name = name.text;
        outcome.milliseconds = m_work[name].since.elapsed();
        outcome.error = std::move(error);
        if (const ServerListing *listing = m_runtime->catalog().listing(name);
            listing && !outcome.error)
            outcome.tools = qsizetype(listing->tools.size());
        const QString seconds = QString::number(double(outcome.milliseconds) / 1000, 'f', 1);
        output().message(outcome.error ? u"%1: failed: %2"_s.arg(name.text, outcome.error->message)
                                       : u"%1: %2 tools (%3 s)"_s.arg(
                                           name.text, QString::number(outcome.tools), seconds));
        m_outcomes[name] = std::move(outcome);
        m_work.erase(name);
        ++m_stopping;
        pool().stop(name, Done<bool>(this, [this](const Result<bool> &) {
                        --m_stopping;
                        startNext();
                        finishIfAllDone();
                    }));
    }

    void finishIfAllDone()
    {
        if (!m_waiting.isEmpty() || !m_work.empty() || m_stopping > 0 || !m_done)
            return;
        const bool failed = std::any_of(m_outcomes.begin(), m_outcomes.end(),
                                        [](const auto &entry) { return bool(entry.second.error); });
        show();
        // Searches after this find an index that is ready, and kept.
        m_runtime->catalog().whenIndexed(
            Done<bool>(this, [done = std::move(m_done), failed](const Result<bool> &) mutable {
                done.report(failed ? ExitCode::Degraded : ExitCode::Ok);
            }));
    }

    void show()
    {
        QJsonArray servers;
        Table table{{u"SERVER"_s, u"TOOLS"_s, u"SECONDS"_s, u"RESULT"_s}, {}};
        for (const auto &[name, outcome] : m_outcomes) {
            table.rows << QStringList{outcome.name,
                                      outcome.error ? u"-"_s : QString::number(outcome.tools),
                                      QString::number(double(outcome.milliseconds) / 1000, 'f', 1),
                                      outcome.error ? outcome.error->message : u"ok"_s};
            QJsonObject row{{"name"_L1, outcome.name},
                            {"nbTools"_L1, qint64(outcome.tools)},
                            {"ms"_L1, outcome.milliseconds}};
            if (outcome.error)
                row["error"_L1] = QJsonObject{{"code"_L1, QString(toWireName(outcome.error->code))},
                                              {"message"_L1, outcome.error->message}};
            servers << row;
        }
        if (output().isJson())
            output().envelope(QJsonObject{{"servers"_L1, servers}});
        else if (!table.rows.isEmpty())
            output().table(table);
    }

    Runtime *m_runtime = nullptr;
    Done<ExitCode> m_done;
    QList<ServerName> m_waiting;
    std::map<ServerName, Work> m_work;
    std::map<ServerName, Outcome> m_outcomes;
    int m_stopping = 0;
};

} // namespace

std::unique_ptr<Command> makeIndexCommand(const CommandContext &context)
{
    return std::make_unique<IndexCommand>(context);
}

} // namespace mcprt
