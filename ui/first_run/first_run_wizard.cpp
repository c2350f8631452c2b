// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "ui/first_run/first_run_wizard.h"

#include "ui/first_run/apply_page.h"
#include "ui/first_run/choose_page.h"
#include "ui/first_run/find_page.h"
#include "ui/first_run/last_page.h"
#include "ui/first_run/preview_page.h"
#include "ui/first_run/try_page.h"
#include "ui/shared/clear_ticks.h"

#include <QAbstractButton>
#include <QPushButton>

namespace mcprt {

FirstRunWizard::FirstRunWizard(FirstRunBackend &backend, EngineWatch &watch, QWidget *parent)
    : QWizard(parent)
    , m_run{backend, watch}
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Set up MCP Runtime"));
    setWizardStyle(ClassicStyle);
    setOptions(NoBackButtonOnStartPage | HaveCustomButton1 | NoDefaultButton);
    setButtonText(BackButton, tr("&Back"));
    setButtonText(NextButton, tr("&Next"));
    setButtonText(FinishButton, tr("&Finish"));
    setButtonText(CancelButton, tr("Set up &later"));
    setButtonText(CustomButton1, tr("&Skip this step"));
    setPage(Find, new FindPage(m_run, this));
    setPage(Choose, new ChoosePage(m_run, this));
    setPage(Preview, new PreviewPage(m_run, this));
    setPage(Apply, new ApplyPage(m_run, this));
    setPage(Try, new TryPage(m_run, this));
    setPage(Last, new LastPage(m_run, this));
    clearTicks(*this);
    resize(fontMetrics().averageCharWidth() * 110, fontMetrics().height() * 30);
    connect(this, &QWizard::currentIdChanged, this, &FirstRunWizard::onPage);
    connect(this, &QWizard::customButtonClicked, this, &FirstRunWizard::skip);
}

FirstRunWizard::~FirstRunWizard()
{
    for (const int page : pageIds()) // they know m_run
        delete this->page(page);
}

void FirstRunWizard::onPage(int page)
{
    QList<WizardButton> buttons{CancelButton, Stretch};
    if (page == Choose || page == Preview || page == Try)
        buttons << CustomButton1;
    setButtonLayout(buttons << BackButton << NextButton << FinishButton);
    for (const auto which : {NextButton, FinishButton}) {
        if (auto *next = qobject_cast<QPushButton *>(button(which)))
            next->setDefault(next->isVisibleTo(this));
    }
}

void FirstRunWizard::skip()
{
    m_run.isSkipping = true;
    next();
    m_run.isSkipping = false;
}

} // namespace mcprt
