// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "ui/first_run/apply_page.h"

#include "ui/shared/keychain_words.h"

#include <QAbstractButton>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QVBoxLayout>

namespace mcprt {

ApplyPage::ApplyPage(FirstRun &run, QWidget *parent)
    : QWizardPage(parent)
    , m_run(run)
    , m_progress(new QProgressBar(this))
    , m_report(new QPlainTextEdit(this))
{
    setTitle(tr("Taking over servers and connecting programs"));
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("At work"));
    m_report->setReadOnly(true);
    m_report->setTabChangesFocus(true);
    m_report->setAccessibleName(tr("What was done"));
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_progress);
    layout->addWidget(m_report, 1);
}

void ApplyPage::initializePage()
{
    m_isBusy = true;
    m_run.outcome = {};
    m_progress->show();
    m_report->setPlainText(tr("Your keychain may ask whether MCP Runtime may keep keys in it."));
    emit completeChanged();
    m_run.backend.carryOut(
        m_run.choices, m_run.changes,
        Done<FirstRunBackend::Outcome>(
            this, [this](const Result<FirstRunBackend::Outcome> &outcome) { onDone(outcome); }));
}

void ApplyPage::onDone(const Result<FirstRunBackend::Outcome> &outcome)
{
    m_isBusy = false;
    m_progress->hide();
    QStringList sentences;
    if (!outcome) {
        sentences << outcome.error().message << tr("Go back and try again, or go on without it.");
    } else {
        m_run.outcome = *outcome;
        const QString comma = QStringLiteral(", ");
        if (!outcome->imported.isEmpty())
            sentences << tr("Imported: %1.").arg(outcome->imported.join(comma));
        if (!outcome->changed.isEmpty())
            sentences << tr("Connected: %1. Restart them, so that they read their files.")
                             .arg(outcome->changed.join(comma));
        if (sentences.isEmpty())
            sentences << tr("Nothing was changed.");
        sentences << outcome->problems;
    }
    m_report->setPlainText(inOwnWords(sentences.join(QStringLiteral("\n\n"))));
    emit completeChanged();
    wizard()->button(QWizard::NextButton)->setFocus();
}

} // namespace mcprt
