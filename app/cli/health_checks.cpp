// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "app/cli/health_checks.h"

#include "app/application.h"
#include "app/keychain_store.h"
#include "app/port_owner.h"
#include "engine/child/process_environment.h"
#include "engine/child/process_tree.h"
#include "engine/child/program_lookup.h"
#include "engine/child/server_file.h"
#include "engine/child/start_check.h"
#include "engine/front/access_tokens.h"

#include <QDir>
#include <QFileInfo>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

using State = Health::State;

constexpr quint16 kDefaultPort = 8001;

QString searchPath()
{
    return processenv::repairedPath(qEnvironmentVariable("PATH"), QDir::homePath());
}

Health checkServer(const ServerConfig &server)
{
    const QString name = "server "_L1 + server.name.text;
    if (server.problem)
        return {name, State::Misconfigured, server.problem->message};
    if (server.disabled)
        return {name, State::Note, u"switched off in the configuration"_s};
    if (const auto problem = startProblem(server, QProcessEnvironment::systemEnvironment()))
        return {name, State::Doubtful, problem->message};
    if (server.kind == ServerConfig::Kind::Stdio)
        return {name, State::Good, server.command}; // its arguments may hold a key
    return {name, State::Good, QUrl(server.url).toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery)};
}

} // namespace

QList<Health> checkSettings(Application &application)
{
    const auto settings = application.settings();
    if (!settings)
        return {{u"settings"_s, State::Misconfigured, settings.error().message}};
    QList<Health> checks{{u"settings"_s, State::Good, u"valid"_s}};
    const QMap<QString, QString> &origins = application.settingOrigins();
    for (auto origin = origins.begin(); origin != origins.end(); ++origin)
        checks << Health{u"setting "_s + origin.key(), State::Note, "set by "_L1 + origin.value()};
    return checks;
}

QList<Health> checkServerFile(Application &application)
{
    const auto settings = application.settings();
    if (!settings)
        return {};
    const QString path = (*settings)->configFile;
    const auto file = readServerFile(path);
    if (!file)
        return {{u"servers"_s, State::Misconfigured, file.error().message}};
    if (!QFileInfo::exists(path))
        return {{u"servers"_s, State::Note, u"none yet: there is no file %1"_s.arg(path)}};
    QList<Health> checks{{u"servers"_s, State::Good,
                          u"%1 in %2"_s.arg(QString::number(file->servers.size()), path)}};
    for (const QString &warning : file->warnings)
        checks << Health{u"servers"_s, State::Doubtful, warning};
    for (const QString &note : file->notes)
        checks << Health{u"servers"_s, State::Note, note};
    for (const ServerConfig &server : file->servers)
        checks << checkServer(server);
    return checks;
}

QList<Health> checkPrograms()
{
    QList<Health> checks;
    for (const QString &program : {u"node"_s, u"npx"_s, u"python3"_s, u"uvx"_s, u"docker"_s}) {
        const auto found = findProgram(program, searchPath(), QDir::homePath());
        checks << Health{"program "_L1 + program, found ? State::Good : State::Note,
                         found ? *found : u"not installed; servers that need it can't start"_s};
    }
    return checks;
}

QList<Health> checkFolders(Application &application)
{
    const auto settings = application.settings();
    if (!settings)
        return {};
    QList<Health> checks;
    for (const QString &folder :
         {(*settings)->dataFolder, (*settings)->stateFolder, (*settings)->offloadFolder}) {
        const auto ready = ensurePrivateFolder(folder);
        checks << Health{u"folder"_s, ready ? State::Good : State::Doubtful,
                         ready ? folder + " is private"_L1 : ready.error().message};
    }
    return checks;
}

QList<Health> checkAccessToken(Application &application)
{
    const auto tokens = application.accessTokens();
    if (const auto all = tokens ? (*tokens)->all() : Failure(tokens.error()); !all)
        return {{u"access token"_s, State::Misconfigured, all.error().message}};
    const QString path = application.accessTokenFile();
    if (!QFileInfo::exists(path))
        return {{u"access token"_s, State::Note, u"made when HTTP is first served"_s}};
    return {{u"access token"_s, State::Good, path + " is private"_L1}};
}

QList<Health> checkPort()
{
    const QString port = QString::number(kDefaultPort);
    if (isPortFree(QHostAddress::LocalHost, kDefaultPort))
        return {{u"port %1"_s.arg(port), State::Good, u"free"_s}};
    const PortOwner owner = portOwner(kDefaultPort);
    const QString who = owner.processId > 0
                            ? u"process %1 (%2)"_s.arg(QString::number(owner.processId), owner.name)
                            : u"another program"_s;
    return {{u"port %1"_s.arg(port), State::Note, u"in use by %1"_s.arg(who)}};
}

QList<Health> checkInstallation()
{
    const QString guardian = ProcessTree::findGuardian();
    const QString keychain = KeychainStore::modulePath();
    return {{u"guardian"_s, guardian.isEmpty() ? State::Doubtful : State::Good,
             guardian.isEmpty() ? u"missing: programs that a server starts may outlive it"_s
                                : guardian},
            {u"keychain"_s, keychain.isEmpty() ? State::Note : State::Good,
             keychain.isEmpty() ? u"not part of this installation; ${keychain:X} can't be used"_s
                                : keychain}};
}

} // namespace mcprt
