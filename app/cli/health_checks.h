// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QList>
#include <QString>

namespace mcprt {

class Application;

/// What `doctor` found out about one thing.
struct Health
{
    enum class State {
        Good,
        Note,          ///< worth knowing, nothing is wrong
        Doubtful,      ///< part of the work will fail; exit code 10
        Misconfigured, ///< exit code 4
    };
    QString name;
    State state = State::Good;
    QString detail; ///< a sentence; never a secret
};

[[nodiscard]] QList<Health> checkSettings(Application &application);
/// The file with the servers, and for each of them whether its program is there.
[[nodiscard]] QList<Health> checkServerFile(Application &application);
/// The programs that published servers are started with.
[[nodiscard]] QList<Health> checkPrograms();
[[nodiscard]] QList<Health> checkFolders(Application &application);
[[nodiscard]] QList<Health> checkAccessToken(Application &application);
[[nodiscard]] QList<Health> checkPort();
/// Our own parts: guardian, keychain module.
[[nodiscard]] QList<Health> checkInstallation();

} // namespace mcprt
