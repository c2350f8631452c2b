// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "app/folders.h"
#include "app/tray/autostart.h"
#include "app/tray/back_thread.h"
#include "ui/first_run/first_run_backend.h"

#include <QCoreApplication>

#include <memory>

namespace mcprt {

class ImportWork;
class SecretStore;

/// The first run on this computer: this person's clients, configuration, keychain and session.
class TrayFirstRun final : public FirstRunBackend
{
    Q_DECLARE_TR_FUNCTIONS(mcprt::TrayFirstRun)

public:
    /// \param folders     of this person
    /// \param serverFile  our configuration of servers
    /// \param secrets     where the keys of imported servers go
    TrayFirstRun(const Folders &folders, QString serverFile, std::unique_ptr<SecretStore> secrets);
    ~TrayFirstRun() override;

    /// No server is configured yet.
    [[nodiscard]] bool isFirst() const;

    void find(Done<QList<Client>> done) override;
    void plan(const QList<Choice> &choices, bool replace, Done<QList<Plan>> done) override;
    void carryOut(const QList<Choice> &choices, const QList<ClientChange> &changes,
                  Done<Outcome> done) override;
    [[nodiscard]] QString demoServer() const override;
    void addDemoServer(Done<bool> done) override;
    [[nodiscard]] bool autostart() const override { return m_autostart.isOn(); }
    [[nodiscard]] Result<bool> setAutostart(bool on) override { return m_autostart.set(on); }

private:
    Folders m_folders;
    QString m_serverFile;
    Autostart m_autostart;
    ImportWork *m_work; ///< in m_back, which deletes it
    BackThread m_back;  ///< goes first: it waits for what runs
};

} // namespace mcprt
