// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "app/log_sink.h"
#include "app/tray/desktop_settings.h"
#include "app/tray/tray_settings.h"
#include "ui/settings/settings_dialog.h"

#include <QTemporaryDir>

#include <unistd.h>

namespace mcprt {

/// The dialog of settings, of somebody who has set nothing yet.
struct SettingsScene
{
    static constexpr int kPages = 6;

    QTemporaryDir home;
    Folders folders{home.path(), home.path(), home.path(), home.path()};
    LogSink log{STDERR_FILENO, LogSink::Format::Text};
    DesktopSettings desktop{folders.config};
    TraySettings backend{folders, desktop, log};
    SettingsDialog dialog{backend};

    SettingsScene() { dialog.setAttribute(Qt::WA_DeleteOnClose, false); }
};

} // namespace mcprt
