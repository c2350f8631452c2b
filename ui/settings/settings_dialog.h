// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "ui/settings/setting_row.h"

#include <QDialog>

class QDialogButtonBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;
class QStackedWidget;
class QVBoxLayout;

namespace mcprt {

/// Every setting, by page, with a search over all of them. Writes once, on Save; a value that
/// comes from elsewhere is shown and locked.
class SettingsDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit SettingsDialog(SettingsBackend &backend, QWidget *parent = nullptr);

    [[nodiscard]] SettingRow *row(const QString &name) const;
    void showPage(SettingsPage page);
    [[nodiscard]] QString problem() const; ///< shown at the bottom
    /// Above the settings of the endpoint: how it is with it now.
    void setEndpointNote(const QString &note);

    void accept() override;
    void reject() override; ///< also takes back what is not saved yet

signals:
    void applied(bool needsRestart);
    /// The person goes on to the page of the window; the dialog closes.
    void clientsRequested();

private:
    void addPage(SettingsPage page);
    void addClients(QVBoxLayout &layout);
    void addEndpointNote(QVBoxLayout &layout);
    void addTest(QVBoxLayout &layout);
    void addTokens(QVBoxLayout &layout);
    void restoreDefaults();
    void filter(const QString &text);
    void onEdited();
    [[nodiscard]] bool isEdited() const;
    void onSaved(const Result<bool> &saved, bool needsRestart);
    void setSaving(bool saving);
    void tell(const QString &text); ///< at the bottom
    void testDiscovery();

    SettingsBackend &m_backend;
    QLineEdit *m_search;
    QListWidget *m_navigation;
    QStackedWidget *m_pages;
    QDialogButtonBox *m_buttons;
    QLabel *m_problem;
    QLabel *m_clientsNote = nullptr;
    QPushButton *m_toClients = nullptr;
    QLabel *m_endpointNote = nullptr;
    QPushButton *m_test = nullptr;
    QLabel *m_testResult = nullptr;
    QList<SettingRow *> m_rows;
    bool m_isSaving = false; ///< the keychain is asked
};

} // namespace mcprt
