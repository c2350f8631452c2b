// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QMainWindow>

class QLabel;
class QListWidget;
class QStackedWidget;

namespace mcprt {

class ActivityPage;
class ApprovalPage;
class ClientPage;
class ClientsBackend;
class ContentPage;
class EngineWatch;
class SearchPage;
class ServerPage;
class TaskPage;

/// The window: a list of pages at the left, the current one beside it, and a line for problems.
class MainWindow final : public QMainWindow
{
    Q_OBJECT

public:
    enum Page { Servers, Clients, Activity, Tasks, Content, Search, Approvals, PageCount };

    /// Both must outlive the window.
    MainWindow(EngineWatch &watch, ClientsBackend &clients, QWidget *parent = nullptr);
    ~MainWindow() override;

    void showPage(Page page);
    [[nodiscard]] Page page() const;
    /// Says \a text above the pages until it is dismissed, beside what was told before it.
    void tell(const QString &text);
    [[nodiscard]] QString told() const;
    /// Why clients do not reach the engine over HTTP, for the status bar; empty = nothing to say.
    void setHttpNote(const QString &note);

    [[nodiscard]] ServerPage &servers() const { return *m_servers; }
    [[nodiscard]] ClientPage &clients() const { return *m_clients; }
    [[nodiscard]] ActivityPage &activity() const { return *m_activity; }
    [[nodiscard]] TaskPage &tasks() const { return *m_tasks; }
    [[nodiscard]] ContentPage &content() const { return *m_content; }
    [[nodiscard]] SearchPage &search() const { return *m_search; }
    [[nodiscard]] ApprovalPage &approvals() const { return *m_approvals; }

signals:
    void settingsRequested();
    void setupRequested(); ///< the first run, again
    void helpRequested();
    void quitRequested();
    /// The person closed the window.
    void closed();

protected:
    void closeEvent(QCloseEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void addPage(QWidget *page, const QString &title);
    void makeMenus();
    [[nodiscard]] QWidget *makeBanner();
    void onEngineChanged();
    void showStatus();
    void showIcons();

    EngineWatch &m_watch;
    QListWidget *m_navigation;
    QStackedWidget *m_pages;
    QWidget *m_banner = nullptr;
    QLabel *m_bannerText = nullptr;
    QStringList m_told; ///< oldest first
    QLabel *m_statusLine;
    QString m_httpNote;
    ServerPage *m_servers;
    ClientPage *m_clients;
    ActivityPage *m_activity;
    TaskPage *m_tasks;
    ContentPage *m_content;
    SearchPage *m_search;
    ApprovalPage *m_approvals;
};

} // namespace mcprt
