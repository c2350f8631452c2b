// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/raw_json.h"
#include "engine/control/status.h"
#include "ui/first_run/first_run_wizard.h"

#include <QTimer>

#include <functional>

class QComboBox;
class QJsonObject;
class QLabel;
class QPlainTextEdit;
class QPushButton;
class QScrollArea;

namespace mcprt {

class SchemaForm;

/// The first call: starts one server, searches as a model does, and calls a tool.
class TryPage final : public QWizardPage
{
    Q_OBJECT

public:
    TryPage(FirstRun &run, QWidget *parent);

    void initializePage() override;
    [[nodiscard]] int nextId() const override { return FirstRunWizard::Last; }

private:
    void fillServers();
    void begin();
    void awaitServer();
    void start();
    void listTools();
    void search(const QString &query);
    void onFound(const QString &query, const Result<RawJson> &result);
    void onTool(int index);
    void callDemo();
    void callChosen();
    void request(const QByteArray &tool, const QJsonObject &arguments,
                 std::function<void(const Result<RawJson> &)> report);
    void onCalled(const QString &tool, const Result<RawJson> &result);
    void say(const QString &line);
    void failed(const QString &why);
    [[nodiscard]] bool isDemo() const { return m_server == m_run.backend.demoServer(); }
    [[nodiscard]] bool isKnown(const QString &server) const;

    FirstRun &m_run;
    QComboBox *m_servers;
    QPushButton *m_try;
    QPlainTextEdit *m_report;
    QWidget *m_own; ///< choosing a tool of a server that is not the demo's
    QComboBox *m_tools;
    QPushButton *m_call;
    QScrollArea *m_formArea;
    SchemaForm *m_form = nullptr;
    QTimer m_patience; ///< until the engine knows the demo server
    QString m_server;  ///< that is tried
    QList<status::Tool> m_known;
};

} // namespace mcprt
