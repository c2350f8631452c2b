// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "app/browser.h"

#include <QProcess>
#include <QStandardPaths>

#ifdef Q_OS_WIN
#include <qt_windows.h>

#include <shellapi.h>
#endif

using namespace Qt::StringLiterals;

namespace mcprt {

bool openInBrowser(const QUrl &page)
{
    if (!page.isValid() || (page.scheme() != "https"_L1 && page.scheme() != "http"_L1))
        return false;
    const QString text = page.toString(QUrl::FullyEncoded);
#if defined(Q_OS_WIN)
    const auto result =
        ShellExecuteW(nullptr, L"open", reinterpret_cast<const wchar_t *>(text.utf16()), nullptr,
                      nullptr, SW_SHOWNORMAL);
    return reinterpret_cast<INT_PTR>(result) > 32;
#else
#if defined(Q_OS_MACOS)
    const QString program = u"/usr/bin/open"_s;
#else
    if (qEnvironmentVariableIsEmpty("DISPLAY") && qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY"))
        return false; // xdg-open would start a browser for terminals
    const QString program = QStandardPaths::findExecutable(u"xdg-open"_s);
#endif
    QProcess opener;
    opener.setProgram(program);
    opener.setArguments({text});
    opener.setStandardOutputFile(QProcess::nullDevice());
    opener.setStandardErrorFile(QProcess::nullDevice());
    return !program.isEmpty() && opener.startDetached();
#endif
}

} // namespace mcprt
