// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "ui/settings/settings_backend.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;
class QTreeWidget;

namespace mcprt {

/// The access tokens of HTTP clients: make, show, copy, renew, revoke. Each holds at once, without
/// Save.
class TokenList final : public QWidget
{
    Q_OBJECT

public:
    /// \param backend  must outlive it
    explicit TokenList(SettingsBackend &backend, QWidget *parent = nullptr);

signals:
    void failed(const QString &problem); ///< empty = the last thing went well

private:
    void fill(const QString &selected);
    [[nodiscard]] QString current() const;
    void onSelected();
    void show(bool shown);
    void copy();
    void make();
    void renew();
    void askToRevoke();
    void revoke(const QString &name);
    void finish(const Result<bool> &result, const QString &selected);

    SettingsBackend &m_backend;
    QTreeWidget *m_list;
    QLineEdit *m_token;
    QPushButton *m_show;
    QPushButton *m_copy;
    QPushButton *m_renew;
    QPushButton *m_revoke;
    QLineEdit *m_name;
    QPushButton *m_make;
};

} // namespace mcprt
