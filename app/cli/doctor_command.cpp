// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "app/application.h"
#include "app/cli/command.h"
#include "app/cli/health_checks.h"
#include "engine/catalog/catalog.h"
#include "engine/runtime.h"

#include <QJsonArray>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

QString stateName(Health::State state)
{
    switch (state) {
    case Health::State::Good: return u"ok"_s;
    case Health::State::Note: return u"note"_s;
    case Health::State::Doubtful: return u"warning"_s;
    case Health::State::Misconfigured: return u"error"_s;
    }
    Q_UNREACHABLE();
}

class DoctorCommand final : public Command
{
public:
    using Command::Command;

    void start(Done<ExitCode> done) override
    {
        m_done = std::move(done);
        m_checks << checkSettings(application()) << checkServerFile(application())
                 << checkPrograms() << checkFolders(application())
                 << checkAccessToken(application()) << checkPort() << checkInstallation();
        const auto runtime = application().runtime();
        if (!runtime) {
            m_checks << Health{u"engine"_s,
                               runtime.error().code == ErrorCode::Misconfigured
                                   ? Health::State::Misconfigured
                                   : Health::State::Doubtful,
                               runtime.error().message};
            return finish();
        }
        m_checks << Health{u"engine"_s, Health::State::Good, u"starts"_s};
        checkDiscovery(**runtime);
    }

private:
    void checkDiscovery(Runtime &runtime)
    {
        if (runtime.settings().discoveryUrl.isEmpty()) {
            m_checks << Health{u"discovery"_s, Health::State::Good,
                               u"embedded index only (DISCOVERY_URL is not set)"_s};
            return finish();
        }
        runtime.catalog().statistics(Done<
                                     CatalogStatistics>(this, [this,
                                                               url =
                                                                   runtime.settings().discoveryUrl](
                                                                  const Result<CatalogStatistics>
                                                                      &statistics) {
            const QStringList warnings =
                statistics ? statistics->warnings : QStringList{statistics.error().message};
            if (warnings.isEmpty())
                m_checks << Health{u"discovery"_s, Health::State::Good, url + " answers"_L1};
            else
                m_checks << Health{u"discovery"_s, Health::State::Doubtful, warnings.join(u' ')};
            finish();
        }));
    }

    void finish()
    {
        bool doubtful = false;
        bool misconfigured = false;
        for (const Health &check : std::as_const(m_checks)) {
            doubtful |= check.state == Health::State::Doubtful;
            misconfigured |= check.state == Health::State::Misconfigured;
        }
        show();
        if (misconfigured)
            return m_done.report(ExitCode::Config);
        m_done.report(doubtful ? ExitCode::Degraded : ExitCode::Ok);
    }

    void show() const
    {
        if (output().isJson()) {
            QJsonArray checks;
            for (const Health &check : m_checks)
                checks << QJsonObject{{"check"_L1, check.name},
                                      {"state"_L1, stateName(check.state)},
                                      {"detail"_L1, check.detail}};
            return output().envelope(QJsonObject{{"checks"_L1, checks}});
        }
        // Whole sentences, so no table: a cut one would be of no use.
        for (const Health &check : m_checks)
            output().text(u"%1  %2: %3"_s.arg(stateName(check.state).leftJustified(7), check.name,
                                              check.detail));
    }

    Done<ExitCode> m_done;
    QList<Health> m_checks;
};

} // namespace

std::unique_ptr<Command> makeDoctorCommand(const CommandContext &context)
{
    return std::make_unique<DoctorCommand>(context);
}

} // namespace mcprt
