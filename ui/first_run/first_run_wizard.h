// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "ui/first_run/first_run_backend.h"

#include <QWizard>

namespace mcprt {

class EngineWatch;

/// What the pages of the first run know together.
struct FirstRun
{
    FirstRunBackend &backend;
    EngineWatch &watch;
    QList<FirstRunBackend::Client> clients{};
    QList<FirstRunBackend::Choice> choices{}; ///< of every client that was found
    QList<ClientChange> changes{};            ///< that the person agreed to
    FirstRunBackend::Outcome outcome{};
    bool isSkipping = false; ///< the current page is left without doing what it is for
};

/// From the first start to the first call: finds clients, imports their servers, connects them, and
/// tries it. Every page can be skipped, and the whole be done again. Deletes itself when closed.
class FirstRunWizard final : public QWizard
{
    Q_OBJECT

public:
    enum Page { Find, Choose, Preview, Apply, Try, Last };

    /// Both must outlive it.
    FirstRunWizard(FirstRunBackend &backend, EngineWatch &watch, QWidget *parent = nullptr);
    ~FirstRunWizard() override;

private:
    void onPage(int page);
    void skip();

    FirstRun m_run;
};

} // namespace mcprt
