// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/raw_json.h"
#include "engine/base/result.h"

#include <QWidget>

#include <functional>

class QLabel;
class QLineEdit;
class QListWidget;
class QPlainTextEdit;
class QPushButton;
class QScrollArea;

namespace mcprt {

class EngineWatch;
class SchemaForm;

/// Search as a model does it, see what the model gets, and call a tool through a form.
class SearchPage final : public QWidget
{
    Q_OBJECT

public:
    explicit SearchPage(EngineWatch &watch, QWidget *parent = nullptr);

    /// Puts \a query in and asks.
    void search(const QString &query);
    [[nodiscard]] QListWidget &hits() { return *m_hits; }
    [[nodiscard]] QPlainTextEdit &answer() { return *m_answer; }

private:
    using Report = std::function<void(const Result<RawJson> &)>;

    void call(const QString &tool, const QJsonObject &arguments, Report report);
    void ask();
    void onFound(const Result<RawJson> &result);
    void onChosen();
    void onDetails(const Result<RawJson> &result);
    void run();
    void showAnswer(const Result<RawJson> &result);

    EngineWatch &m_watch;
    QLineEdit *m_query;
    QListWidget *m_hits;
    QLabel *m_chosen;
    QScrollArea *m_formArea;
    SchemaForm *m_form = nullptr; ///< of the chosen tool
    QPushButton *m_run;
    QPlainTextEdit *m_answer;
    QString m_server;
    QString m_tool;
};

} // namespace mcprt
