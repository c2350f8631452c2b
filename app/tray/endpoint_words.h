// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "app/tray/engine_host.h"

namespace mcprt {

class EngineWatch;

/// Whether clients reach the engine over HTTP, in the person's language.
class EndpointWords
{
public:
    /// \param isWanted  the settings want it. \param problem  of the door of this process
    EndpointWords(const EngineWatch &watch, bool isWanted, const EngineHost::HttpProblem &problem);

    /// For the status bar; empty when HTTP is served, or nobody wants it.
    [[nodiscard]] QString brief() const;
    /// For the page with its settings: how it is, and what to do about it.
    [[nodiscard]] QString whole() const;
    /// What is wrong and what to do about it.
    [[nodiscard]] static QString of(const EngineHost::HttpProblem &problem);

private:
    [[nodiscard]] QString holder() const;

    const EngineWatch &m_watch;
    bool m_isWanted;
    const EngineHost::HttpProblem &m_problem;
};

} // namespace mcprt
