// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "ui/elicitation/elicitation_prompter.h"

#include "ui/shared/engine_watch.h"

#include <QApplication>
#include <QUrl>

#include <algorithm>

namespace mcprt {

ElicitationPrompter::ElicitationPrompter(EngineWatch &watch, QObject *parent)
    : QObject(parent)
    , m_watch(watch)
{
    connect(&m_watch, &EngineWatch::elicitationsChanged, this, &ElicitationPrompter::onChanged);
    onChanged();
}

ElicitationPrompter::~ElicitationPrompter()
{
    delete m_dialog.data();
}

void ElicitationPrompter::onChanged()
{
    const QList<status::Elicitation> &questions = m_watch.elicitations();
    const auto isShown = [this](const status::Elicitation &question) {
        return question.id == m_dialog->question().id;
    };
    if (m_dialog && std::ranges::any_of(questions, isShown))
        return;
    if (m_dialog) {
        m_dialog->hide(); // close() would be an answer
        m_dialog->deleteLater();
        m_dialog = nullptr;
    }
    if (!questions.isEmpty())
        show(questions.first(), int(questions.size()) - 1);
}

void ElicitationPrompter::show(const status::Elicitation &question, int waiting)
{
    m_dialog = new ElicitationDialog(question, waiting);
    connect(m_dialog, &ElicitationDialog::answered, this,
            [this, id = question.id](ElicitationAction action, const RawJson &content) {
                answer(id, action, content);
            });
    connect(m_dialog, &ElicitationDialog::pageRequested, this, &ElicitationPrompter::pageRequested);
    m_dialog->show();
    m_dialog->raise();
    QApplication::alert(m_dialog);
}

void ElicitationPrompter::answer(const QString &id, ElicitationAction action,
                                 const RawJson &content)
{
    m_watch.link().ask<bool>(
        this,
        [id, action, content](EngineControl &engine, Done<bool> done) {
            engine.answerElicitation(id, action, content, std::move(done));
        },
        [this, id](const Result<bool> &taken) {
            // Taken: the engine tells that it does not wait any more, and the dialog goes.
            if (!taken && m_dialog && m_dialog->question().id == id)
                m_dialog->tell(taken.error().message);
        });
}

} // namespace mcprt
