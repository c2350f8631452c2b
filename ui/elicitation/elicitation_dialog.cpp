// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "ui/elicitation/elicitation_dialog.h"

#include "ui/shared/code_view.h"
#include "ui/shared/schema_form.h"

#include <QDialogButtonBox>
#include <QJsonObject>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QUrl>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

QLabel *paragraph(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText); // much of it comes from a server
    label->setWordWrap(true);
    return label;
}

} // namespace

ElicitationDialog::ElicitationDialog(status::Elicitation question, int waiting, QWidget *parent)
    : QDialog(parent)
    , m_question(std::move(question))
    , m_problem(paragraph({}, this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setAttribute(Qt::WA_ShowWithoutActivating); // what is typed elsewhere must not land here
    setWindowTitle(tr("%1 asks").arg(m_question.server));
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(makeQuestion(), 1);
    m_problem->hide();
    layout->addWidget(m_problem);
    if (waiting > 0)
        layout->addWidget(
            paragraph(tr("%n more question(s) wait behind this one.", nullptr, waiting), this));
    addButtons(*layout);
    resize(sizeHint());
    if (m_form)
        m_form->setFocus(); // its first field, once somebody turns to the dialog
}

/// All that the server says, which may be long, in an area that scrolls.
QWidget *ElicitationDialog::makeQuestion()
{
    auto *question = new QWidget;
    auto *layout = new QVBoxLayout(question);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(
        paragraph(tr("The server “%1” needs something from you to go on with a call. The program "
                     "that made the call can't ask you itself.")
                      .arg(m_question.server),
                  this));
    auto *message = paragraph(m_question.message, this);
    message->setTextInteractionFlags(Qt::TextSelectableByMouse);
    message->setAccessibleName(m_question.message);
    QFont strong = message->font();
    strong.setBold(true);
    message->setFont(strong);
    layout->addWidget(message);
    if (m_question.url.isEmpty())
        addForm(*layout);
    else
        addPage(*layout);
    layout->addStretch(1);

    auto *area = new QScrollArea(this);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidget(question);
    area->setAccessibleName(tr("Question"));
    const int width = fontMetrics().averageCharWidth() * 70;
    const int most = fontMetrics().height() * 32;
    area->setMinimumSize(width, qMin(layout->totalHeightForWidth(width), most));
    return area;
}

void ElicitationDialog::addForm(QVBoxLayout &layout)
{
    m_form = new SchemaForm(RawJson(m_question.schema), SchemaForm::Labels::Titles,
                            tr("There is nothing to fill in: it asks for your consent."));
    layout.addWidget(m_form);
    layout.addWidget(paragraph(tr("Say only what this server may know: it gets what you send. "
                                  "Never enter a password or key here."),
                               this));
}

void ElicitationDialog::addPage(QVBoxLayout &layout)
{
    const QUrl url(m_question.url);
    layout.addWidget(
        paragraph(tr("It wants you to open a page of %1 in your browser.").arg(url.host()), this));
    auto *address = paragraph(m_question.url, this);
    showAsCode(*address);
    address->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    address->setAccessibleName(tr("Address"));
    layout.addWidget(address);
    if (url.scheme() != "https"_L1)
        layout.addWidget(paragraph(tr("The page is not encrypted: others may read along."), this));
}

void ElicitationDialog::addButtons(QVBoxLayout &layout)
{
    auto *buttons = new QDialogButtonBox(this);
    // One of AcceptRole would be made the default when the dialog is shown.
    auto *send =
        buttons->addButton(m_form ? tr("&Send") : tr("&Open page"), QDialogButtonBox::ActionRole);
    auto *decline = buttons->addButton(tr("&Decline"), QDialogButtonBox::DestructiveRole);
    auto *cancel = buttons->addButton(QDialogButtonBox::Cancel);
    cancel->setText(tr("Cancel")); // Qt's own words may not be installed
    for (QPushButton *button : {send, decline, cancel})
        button->setAutoDefault(false); // Enter must not decide
    layout.addWidget(buttons);
    connect(send, &QPushButton::clicked, this, &ElicitationDialog::accept);
    connect(decline, &QPushButton::clicked, this,
            [this] { emit answered(ElicitationAction::Decline, {}); });
    connect(cancel, &QPushButton::clicked, this, &ElicitationDialog::reject);
}

void ElicitationDialog::tell(const QString &problem)
{
    m_problem->setText(problem);
    m_problem->setAccessibleName(problem);
    m_problem->setVisible(!problem.isEmpty());
}

void ElicitationDialog::accept()
{
    tell({});
    if (!m_form) {
        emit pageRequested(QUrl(m_question.url));
        emit answered(ElicitationAction::Accept, {});
        return;
    }
    const auto entered = m_form->value();
    if (!entered)
        return tell(entered.error().message);
    emit answered(ElicitationAction::Accept, toRawJson(*entered));
}

void ElicitationDialog::reject()
{
    emit answered(ElicitationAction::Cancel, {});
}

} // namespace mcprt
