// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QMap>
#include <QProcessEnvironment>
#include <QString>

namespace mcprt {

/// What a server process gets to see of our environment.
namespace processenv {

/// Environment of a server: the allowed part of \a own, npm told to keep quiet, \a extra on top.
///
/// Allowed are names that hold no secret and without which ordinary programs fail: HOME, LOGNAME,
/// PATH, SHELL, TERM, USER (the list of the MCP SDKs), the language (LANG, LANGUAGE, LC_*), TZ,
/// TMPDIR, and the XDG_* folders. XDG_RUNTIME_DIR is one of them: it is a path, not a key, and
/// rootless containers can't run without it. Proxies are not: their URLs often hold a password; who
/// wants one writes `"HTTPS_PROXY": "${env:HTTPS_PROXY}"`. On Windows the list is what programs
/// need to find their folders.
[[nodiscard]] QProcessEnvironment forServer(const QProcessEnvironment &own,
                                            const QMap<QString, QString> &extra);

/// \a path with the usual folders for programs appended that exist and are missing in it. A desktop
/// session often starts us with a bare PATH, where `npx` and `uvx` are not found. Appended, so that
/// what a user put first stays first.
/// \param home  the user's home folder
[[nodiscard]] QString repairedPath(const QString &path, const QString &home);

} // namespace processenv
} // namespace mcprt
