// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/control/engine_control.h"
#include "ui/servers/server_model.h"
#include "ui/servers/tool_model.h"

#include <QWidget>

class QPlainTextEdit;
class QPushButton;
class QTabWidget;

namespace mcprt {

class EngineWatch;
class FactList;
class ListStack;

/// The known servers, and of the current one: its tools, its log, what is wrong with it.
class ServerPage final : public QWidget
{
    Q_OBJECT

public:
    explicit ServerPage(EngineWatch &watch, QWidget *parent = nullptr);
    ~ServerPage() override;

    /// Where servers are looked for besides; empty = nowhere. For the page without servers.
    void setDiscoveryService(const QString &host);

    [[nodiscard]] ServerModel &model() { return m_model; }
    [[nodiscard]] ToolModel &tools() { return m_tools; }
    [[nodiscard]] ListStack &list() { return *m_list; }

private:
    using ServerOrder = void (EngineControl::*)(const QString &, Done<bool>);

    [[nodiscard]] QWidget *makeDetails();
    [[nodiscard]] QWidget *makeFacts();
    [[nodiscard]] QLayout *makeButtons();
    [[nodiscard]] const status::Server *current() const;
    void onEngineChanged();
    void sayHowToBegin();
    void onCurrentChanged();
    void showCurrent();
    void showFacts(const status::Server &server);
    void fetchTools();
    void fetchLog();
    void order(ServerOrder what);
    void switchServer();
    void switchTool(const QString &tool, bool enabled);

    EngineWatch &m_watch;
    ServerModel m_model;
    ToolModel m_tools;
    ListStack *m_list;
    ListStack *m_toolList = nullptr;
    QTabWidget *m_details = nullptr;
    FactList *m_facts = nullptr;
    QPlainTextEdit *m_log = nullptr;
    QPushButton *m_start = nullptr;
    QPushButton *m_stop = nullptr;
    QPushButton *m_restart = nullptr;
    QPushButton *m_switch = nullptr;
    QString m_discovery; ///< host
    QString m_shown;
    int m_shownTools = -1;
};

} // namespace mcprt
