// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "ui/content/content_model.h"

#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QStackedWidget;

namespace mcprt {

class EngineWatch;
class ListStack;

/// Stored results with a preview of the current one: text, or an image.
class ContentPage final : public QWidget
{
    Q_OBJECT

public:
    explicit ContentPage(EngineWatch &watch, QWidget *parent = nullptr);
    ~ContentPage() override;

    [[nodiscard]] ContentModel &model() { return m_model; }

private:
    void preview();
    void showContent(const status::Content &content, const QByteArray &bytes);

    EngineWatch &m_watch;
    ContentModel m_model;
    ListStack *m_list;
    QStackedWidget *m_preview;
    QPlainTextEdit *m_text;
    QLabel *m_image;
    QString m_shown; ///< reference
};

} // namespace mcprt
