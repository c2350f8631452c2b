// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "ui/settings/settings_dialog.h"

#include "ui/settings/token_list.h"
#include "ui/shared/clear_ticks.h"
#include "ui/shared/format.h"
#include "ui/shared/icons.h"
#include "ui/shared/keychain_words.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

constexpr SettingsPage kPages[] = {SettingsPage::General,   SettingsPage::Clients,
                                   SettingsPage::Discovery, SettingsPage::Endpoint,
                                   SettingsPage::Limits,    SettingsPage::Privacy};

} // namespace

SettingsDialog::SettingsDialog(SettingsBackend &backend, QWidget *parent)
    : QDialog(parent)
    , m_backend(backend)
    , m_search(new QLineEdit(this))
    , m_navigation(new QListWidget(this))
    , m_pages(new QStackedWidget(this))
    , m_buttons(new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel
                                         | QDialogButtonBox::RestoreDefaults,
                                     this))
    , m_problem(new QLabel(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Settings"));
    resize(fontMetrics().averageCharWidth() * 100, fontMetrics().height() * 32);
    m_search->setPlaceholderText(tr("Search settings"));
    m_search->setAccessibleName(m_search->placeholderText());
    m_search->setClearButtonEnabled(true);
    m_navigation->setAccessibleName(tr("Pages"));
    m_navigation->setIconSize({20, 20});
    m_navigation->setTabKeyNavigation(false);
    for (const SettingSpec &spec : settingTable(m_backend.languages())) {
        auto *row = new SettingRow(spec, m_backend.value(QLatin1StringView(spec.name)), this);
        connect(row, &SettingRow::edited, this, &SettingsDialog::onEdited);
        m_rows += row;
    }
    for (const SettingsPage page : kPages)
        addPage(page);
    int widest = 0;
    for (const SettingsPage page : kPages)
        widest = qMax(widest, fontMetrics().horizontalAdvance(pageTitle(page)));
    m_navigation->setFixedWidth(widest + fontMetrics().averageCharWidth() * 9);
    m_problem->setWordWrap(true);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->hide();
    auto *middle = new QHBoxLayout;
    middle->addWidget(m_navigation);
    middle->addWidget(m_pages, 1);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_search);
    layout->addLayout(middle, 1);
    layout->addWidget(m_problem);
    layout->addWidget(m_buttons);
    connect(m_navigation, &QListWidget::currentRowChanged, m_pages,
            &QStackedWidget::setCurrentIndex);
    connect(m_search, &QLineEdit::textChanged, this, &SettingsDialog::filter);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &SettingsDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    // Qt's own words are translated only where its translations are installed.
    m_buttons->button(QDialogButtonBox::Save)->setText(tr("&Save"));
    m_buttons->button(QDialogButtonBox::Cancel)->setText(tr("Cancel"));
    m_buttons->button(QDialogButtonBox::RestoreDefaults)->setText(tr("Restore &defaults"));
    connect(m_buttons->button(QDialogButtonBox::RestoreDefaults), &QPushButton::clicked, this,
            &SettingsDialog::restoreDefaults);
    clearTicks(*this);
    m_navigation->setCurrentRow(0);
    onEdited();
}

void SettingsDialog::addPage(SettingsPage page)
{
    auto *content = new QWidget;
    auto *layout = new QVBoxLayout(content);
    if (page == SettingsPage::Clients)
        addClients(*layout);
    if (page == SettingsPage::Endpoint)
        addEndpointNote(*layout);
    for (SettingRow *row : m_rows) {
        if (row->spec().page == page)
            layout->addWidget(row);
    }
    if (page == SettingsPage::Discovery)
        addTest(*layout);
    if (page == SettingsPage::Endpoint)
        addTokens(*layout);
    layout->addStretch(1);
    auto *scroll = new QScrollArea(this);
    scroll->setWidget(content);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setAccessibleName(pageTitle(page));
    m_pages->addWidget(scroll);
    auto *item = new QListWidgetItem(icons::symbolic(pageIcon(page), palette()), pageTitle(page),
                                     m_navigation);
    item->setSizeHint({fontMetrics().averageCharWidth() * 14, fontMetrics().height() * 2});
}

/// They are no settings, but here is where some look for them.
void SettingsDialog::addClients(QVBoxLayout &layout)
{
    m_clientsNote =
        new QLabel(tr("Which of your programs use MCP Runtime, and whose servers it takes over, is "
                      "on the page Clients of the window: connect, disconnect, import."),
                   this);
    m_clientsNote->setWordWrap(true);
    m_toClients = new QPushButton(tr("&Go to Clients"), this);
    layout.addWidget(m_clientsNote);
    layout.addWidget(m_toClients, 0, Qt::AlignLeft);
    connect(m_toClients, &QPushButton::clicked, this, [this] {
        emit clientsRequested();
        reject();
    });
}

void SettingsDialog::addEndpointNote(QVBoxLayout &layout)
{
    m_endpointNote = new QLabel(this);
    m_endpointNote->setWordWrap(true);
    m_endpointNote->setTextFormat(Qt::PlainText);
    m_endpointNote->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_endpointNote->hide();
    layout.addWidget(m_endpointNote);
}

void SettingsDialog::setEndpointNote(const QString &note)
{
    m_endpointNote->setText(note);
    m_endpointNote->setAccessibleName(note);
    m_endpointNote->setVisible(!note.isEmpty());
}

void SettingsDialog::addTest(QVBoxLayout &layout)
{
    m_test = new QPushButton(tr("&Test the service"), this);
    m_testResult = new QLabel(this);
    m_testResult->setWordWrap(true);
    m_testResult->setTextFormat(Qt::PlainText);
    layout.addWidget(m_test, 0, Qt::AlignLeft);
    layout.addWidget(m_testResult);
    connect(m_test, &QPushButton::clicked, this, &SettingsDialog::testDiscovery);
}

void SettingsDialog::addTokens(QVBoxLayout &layout)
{
    auto *tokens = new TokenList(m_backend, this);
    layout.addWidget(tokens);
    connect(tokens, &TokenList::failed, this, [this](const QString &problem) {
        m_problem->setText(inOwnWords(problem));
        m_problem->setVisible(!problem.isEmpty());
    });
}

SettingRow *SettingsDialog::row(const QString &name) const
{
    for (SettingRow *row : m_rows) {
        if (QLatin1StringView(row->spec().name) == name)
            return row;
    }
    return nullptr;
}

void SettingsDialog::showPage(SettingsPage page)
{
    m_navigation->setCurrentRow(int(page));
}

QString SettingsDialog::problem() const
{
    return m_problem->isHidden() ? QString() : m_problem->text();
}

void SettingsDialog::accept()
{
    if (m_isSaving)
        return;
    QMap<QString, QString> values;
    SettingsBackend::Keys keys;
    bool needsRestart = false;
    for (const SettingRow *row : m_rows) {
        const auto key = row->keyChange();
        if (key)
            keys[QLatin1StringView(row->spec().name)] = *key;
        else if (!row->isChanged() || row->isLocked())
            continue;
        else
            values[QLatin1StringView(row->spec().name)] = row->value();
        needsRestart |= row->spec().restart;
    }
    setSaving(true);
    m_backend.save(values, keys, Done<bool>(this, [this, needsRestart](const Result<bool> &saved) {
                       onSaved(saved, needsRestart);
                   }));
}

void SettingsDialog::onSaved(const Result<bool> &saved, bool needsRestart)
{
    setSaving(false);
    if (!saved)
        return tell(tr("Nothing was saved. %1").arg(saved.error().message));
    emit applied(needsRestart);
    QDialog::accept();
}

void SettingsDialog::reject()
{
    if (m_isSaving)
        m_backend.abandonSave();
    QDialog::reject();
}

/// A keychain may ask its person first, and take its time.
void SettingsDialog::setSaving(bool saving)
{
    m_isSaving = saving;
    for (QWidget *part : {static_cast<QWidget *>(m_pages), static_cast<QWidget *>(m_search)})
        part->setEnabled(!saving);
    m_buttons->button(QDialogButtonBox::RestoreDefaults)->setEnabled(!saving);
    if (saving)
        tell(tr("Saving. The keychain of your system may ask for its password."));
    else
        m_problem->hide();
    onEdited();
}

void SettingsDialog::tell(const QString &text)
{
    m_problem->setText(inOwnWords(text));
    m_problem->show();
}

void SettingsDialog::restoreDefaults()
{
    for (SettingRow *row : m_rows) {
        if (int(row->spec().page) == m_navigation->currentRow())
            row->restoreDefault();
    }
}

void SettingsDialog::filter(const QString &text)
{
    int first = -1;
    for (SettingRow *row : m_rows) {
        const bool fits = row->matches(text);
        row->setVisible(fits);
        if (fits && first < 0)
            first = int(row->spec().page);
    }
    for (const QString &words : {pageTitle(SettingsPage::Clients), m_clientsNote->text()}) {
        if (first < 0 && words.contains(text, Qt::CaseInsensitive))
            first = int(SettingsPage::Clients);
    }
    if (!text.isEmpty() && first >= 0)
        m_navigation->setCurrentRow(first);
}

void SettingsDialog::onEdited()
{
    bool fine = true;
    for (const SettingRow *row : m_rows)
        fine = fine && row->problem().isEmpty();
    m_buttons->button(QDialogButtonBox::Save)->setEnabled(fine && !m_isSaving);
    m_toClients->setEnabled(!isEdited()); // going there would throw it away
    const SettingRow *url = row(u"DISCOVERY_URL"_s);
    if (m_test && url)
        m_test->setEnabled(!url->value().isEmpty() && url->problem().isEmpty());
}

bool SettingsDialog::isEdited() const
{
    return std::ranges::any_of(m_rows, [](const SettingRow *row) {
        return !row->isLocked() && (row->isChanged() || row->keyChange());
    });
}

void SettingsDialog::testDiscovery()
{
    m_test->setEnabled(false);
    m_testResult->setText(tr("Asking the service…"));
    m_backend.testDiscovery(
        row(u"DISCOVERY_URL"_s)->value(), row(u"DISCOVERY_API_KEY"_s)->keyChange(),
        Done<SettingsBackend::DiscoveryReport>(
            this, [this](const Result<SettingsBackend::DiscoveryReport> &report) {
                onEdited();
                m_testResult->setText(
                    report ? tr("It answered in %1 and knows %2 servers with %3 tools.")
                                 .arg(format::milliseconds(double(report->milliseconds)),
                                      format::count(report->servers), format::count(report->tools))
                           : inOwnWords(report.error().message));
            }));
}

} // namespace mcprt
