// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/result.h"

namespace mcprt {

/// Whether the desktop app starts with the session. What it says is what the system holds, not
/// what was once chosen.
class Autostart
{
public:
    /// \param program  absolute path of what is to be started
    explicit Autostart(QString program);

    /// Will something be started? An entry for a program that is not there starts nothing.
    [[nodiscard]] bool isOn() const;
    /// \return Io, or Unavailable where this build can't do it.
    [[nodiscard]] Result<bool> set(bool on) const;
    /// For people: the file or registry value that is changed.
    [[nodiscard]] QString place() const;

private:
    QString m_program;
};

} // namespace mcprt
