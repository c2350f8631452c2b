// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "ui/clients/client_model.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace mcprt {

class ListStack;

/// Which clients are on this machine, which use this program, and what each has of its own: connect
/// and disconnect them, take their servers over. Every change is shown before it is made.
class ClientPage final : public QWidget
{
    Q_OBJECT

public:
    /// \a backend must outlive the page.
    explicit ClientPage(ClientsBackend &backend, QWidget *parent = nullptr);
    ~ClientPage() override;

    [[nodiscard]] ClientModel &model() { return m_model; }
    [[nodiscard]] ListStack &list() const { return *m_list; }
    /// What came of the last order.
    [[nodiscard]] QString outcome() const;
    /// Reads the clients' files again.
    void refresh();

protected:
    /// The clients' files may have changed while nobody looked.
    void showEvent(QShowEvent *event) override;

private:
    void onChosen();
    [[nodiscard]] const ClientsBackend::Row *chosen() const;
    void connectClient();
    void disconnectClient();
    void ask(const Result<ClientChange> &change, const QString &what, const QString &action,
             const QString &done);
    void importServers();
    void onImported(const QString &client, const Result<ClientsBackend::Imported> &imported);
    [[nodiscard]] bool offerToReplace(const QString &client);
    void say(const QString &text);

    ClientsBackend &m_backend;
    ClientModel m_model;
    ListStack *m_list;
    QPushButton *m_connect;
    QPushButton *m_disconnect;
    QPushButton *m_import;
    QLabel *m_outcome;
};

} // namespace mcprt
