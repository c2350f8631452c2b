// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "app/folders.h"
#include "app/tray/autostart.h"
#include "ui/first_run/first_run_backend.h"

#include <QObject>
#include <QThreadPool>

#include <functional>
#include <memory>

namespace mcprt {

class SecretStore;
class ServerImport;

/// The first run on this computer: this person's clients, configuration, keychain and session.
class TrayFirstRun final : public QObject, public FirstRunBackend
{
    Q_OBJECT

public:
    /// \param folders     must outlive it
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
    template <class T>
    void inBackground(std::function<Result<T>()> work, Done<T> done);
    void take(std::shared_ptr<ServerImport> import, const QList<ClientChange> &changes,
              Done<Outcome> done);
    void onImported(const QList<ClientChange> &changes, Done<Outcome> done);

    const Folders &m_folders;
    QString m_serverFile;
    Autostart m_autostart;
    std::unique_ptr<SecretStore> m_secrets;
    std::shared_ptr<ServerImport> m_import; ///< the last; goes before the store
    bool m_isImporting = false;
    QThreadPool m_files; ///< goes first: it waits for what runs
};

} // namespace mcprt
