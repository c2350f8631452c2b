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
    /// What is asked before a change is made, and said once it is.
    struct Question
    {
        QString title; ///< of the client
        QString what;
        QString action;
        QString done;
        QString outcome{}; ///< of what went before, which stays in sight
    };

    void onFound(const Result<QList<ClientsBackend::Row>> &found);
    void onChosen();
    [[nodiscard]] const ClientsBackend::Row *chosen() const;
    void connectClient();
    void disconnectClient();
    [[nodiscard]] Done<ClientChange> toAsk(const Question &question);
    void ask(const Result<ClientChange> &change, const Question &question);
    void importServers();
    void onImportable(const ClientsBackend::Row &client,
                      const Result<ClientsBackend::Importable> &found);
    void askToImport(const ClientsBackend::Row &client, const ClientsBackend::Importable &found);
    void import(const ClientsBackend::Row &client, bool replaceKeys);
    void onImported(const ClientsBackend::Row &client,
                    const Result<ClientsBackend::Imported> &imported);
    void offerToReplace(const ClientsBackend::Row &client, const QString &outcome);
    /// An order is on its way: no other until say() or rest().
    void begin(const QString &text);
    void say(const QString &text);
    void rest(const QString &text);

    ClientsBackend &m_backend;
    ClientModel m_model;
    ListStack *m_list;
    QPushButton *m_connect;
    QPushButton *m_disconnect;
    QPushButton *m_import;
    QLabel *m_outcome;
    bool m_isReading = false;
    bool m_isStale = false; ///< to be read once more
    bool m_isBusy = false;
};

} // namespace mcprt
