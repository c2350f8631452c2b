// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QList>
#include <QString>

namespace mcprt {

enum class SettingsPage { General, Clients, Discovery, Endpoint, Limits, Privacy };
enum class SettingKind { Flag, Text, Url, Folder, File, Number, Choice, Key };

/// One row of the settings dialog.
struct SettingSpec
{
    SettingsPage page;
    const char *name; ///< in SettingsBackend
    SettingKind kind;
    QString title;
    QString help;
    QString fallback;                             ///< the default, as it is written
    int least = 0;                                ///< of a number
    int most = 0;                                 ///< of a number
    bool restart = true;                          ///< holds from the next start on
    QList<std::pair<QString, QString>> choices{}; ///< value, title
};

/// Every row, in the order in which it is shown, in the user's language.
[[nodiscard]] QList<SettingSpec> settingTable(const QStringList &languages);
[[nodiscard]] QString pageTitle(SettingsPage page);
[[nodiscard]] QString pageIcon(SettingsPage page);

} // namespace mcprt
