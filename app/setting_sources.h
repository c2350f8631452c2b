// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "app/folders.h"
#include "engine/base/result.h"

#include <QMap>
#include <QProcessEnvironment>
#include <QString>

namespace mcprt {

/// One setting as somebody wrote it down.
struct FoundSetting
{
    QString value;
    QString origin; ///< for people: "the environment", or a file
};

/// Settings by name, each from the first place that has it.
using FoundSettings = QMap<QString, FoundSetting>;

/// The settings file and the settings dialog know no other names than these.
[[nodiscard]] const QStringList &settingNames();

/// \a name is a key, of which `settings.ini` has only `${keychain:NAME}`.
[[nodiscard]] bool isKey(const QString &name);

/// Looks into the environment, then into \a envFile or, when that is empty, the `.env` of the
/// configuration folder, then into `settings.ini`. A `.env` in the working folder is never read by
/// itself: whoever can write there could redirect us.
///
/// \param envFile  given on the command line; then it has to be there
/// \return NotFound (\a envFile), and what readTrustedFile() and parseEnvFile() report.
[[nodiscard]] Result<FoundSettings> findSettings(const Folders &folders, const QString &envFile,
                                                 const QProcessEnvironment &environment);

} // namespace mcprt
