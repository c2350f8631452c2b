// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "ui/approvals/approval_dialog.h"

#include "ui/approvals/tool_comparison.h"
#include "ui/shared/code_view.h"

#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QTextEdit>

#include <vector>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

QStringList lines(const QString &command)
{
    return command.split(u' ', Qt::SkipEmptyParts);
}

QString marked(const QString &line, const char *sign, const char *color)
{
    const QString text = QLatin1StringView(sign) + u' ' + line.toHtmlEscaped();
    if (!color)
        return u"<div>%1</div>"_s.arg(text);
    return u"<div style=\"background-color:%1\"><b>%2</b></div>"_s.arg(QLatin1StringView(color),
                                                                       text);
}

QTextEdit *commandView(const QString &html, const QString &name, QWidget *parent)
{
    auto *view = new QTextEdit(parent);
    view->setReadOnly(true);
    showAsCode(*view);
    view->setAccessibleName(name);
    view->setTabChangesFocus(true);
    view->setHtml(html);
    return view;
}

} // namespace

CommandDiff diffCommands(const QString &before, const QString &after)
{
    const QStringList a = lines(before);
    const QStringList b = lines(after);
    // Longest common subsequence; command lines are short.
    const size_t width = size_t(b.size()) + 1;
    std::vector<int> common((size_t(a.size()) + 1) * width);
    const auto at = [&](qsizetype i, qsizetype j) -> int & {
        return common[size_t(i) * width + size_t(j)];
    };
    for (qsizetype i = a.size() - 1; i >= 0; --i) {
        for (qsizetype j = b.size() - 1; j >= 0; --j)
            at(i, j) = a[i] == b[j] ? at(i + 1, j + 1) + 1 : qMax(at(i + 1, j), at(i, j + 1));
    }
    CommandDiff diff;
    qsizetype i = 0;
    qsizetype j = 0;
    while (i < a.size() || j < b.size()) {
        if (i < a.size() && j < b.size() && a[i] == b[j]) {
            diff.before += marked(a[i++], "&nbsp;", nullptr);
            diff.after += marked(b[j++], "&nbsp;", nullptr);
        } else if (j == b.size() || (i < a.size() && at(i + 1, j) >= at(i, j + 1))) {
            diff.before += marked(a[i++], "-", "#50e05050");
        } else {
            diff.after += marked(b[j++], "+", "#5040b060");
        }
    }
    return diff;
}

ApprovalDialog::ApprovalDialog(status::Approval approval, QWidget *parent)
    : QDialog(parent)
    , m_approval(std::move(approval))
{
    const bool isTool = !m_approval.tool.isEmpty();
    setWindowTitle(isTool ? tr("May this changed tool be used?")
                          : tr("May this server be started?"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(fontMetrics().averageCharWidth() * (isTool ? 130 : 90),
           fontMetrics().height() * (isTool ? 36 : 24));
    auto *grid = new QGridLayout(this);
    addFacts(*grid);
    if (isTool)
        addComparison(*grid);
    else
        addCommand(*grid);
    addButtons(*grid);
}

void ApprovalDialog::addCommand(QGridLayout &grid)
{
    int row = grid.rowCount();
    if (!m_approval.approvedCommand.isEmpty()) {
        const CommandDiff diff = diffCommands(m_approval.approvedCommand, m_approval.command);
        auto *pair = new QHBoxLayout;
        pair->addWidget(commandView(diff.before, tr("Approved before"), this));
        pair->addWidget(commandView(diff.after, tr("Proposed now"), this));
        auto *titles = new QHBoxLayout;
        titles->addWidget(new QLabel(tr("Approved before"), this), 1);
        titles->addWidget(new QLabel(tr("Proposed now"), this), 1);
        grid.addLayout(titles, row++, 0, 1, 2);
        grid.addLayout(pair, row, 0, 1, 2);
    } else {
        grid.addWidget(commandView(m_approval.command.toHtmlEscaped(), tr("Command"), this), row, 0,
                       1, 2);
    }
    grid.setRowStretch(row, 1);
}

void ApprovalDialog::addComparison(QGridLayout &grid)
{
    auto *comparison = new ToolComparison(m_approval.before, m_approval.after, this);
    auto *next = new QPushButton(tr("&Next change"), this);
    auto *previous = new QPushButton(tr("&Previous change"), this);
    auto *line = new QHBoxLayout;
    line->addStretch(1);
    for (QPushButton *button : {previous, next}) {
        button->setAutoDefault(false);
        line->addWidget(button);
    }
    connect(next, &QPushButton::clicked, comparison, [comparison] { comparison->goToChange(1); });
    connect(previous, &QPushButton::clicked, comparison,
            [comparison] { comparison->goToChange(-1); });
    const int row = grid.rowCount();
    grid.addWidget(comparison, row, 0, 1, 2);
    grid.setRowStretch(row, 1);
    grid.addLayout(line, row + 1, 0, 1, 2);
}

void ApprovalDialog::addButtons(QGridLayout &grid)
{
    auto *buttons = new QDialogButtonBox(this);
    auto *always = buttons->addButton(m_approval.tool.isEmpty() ? tr("&Always this command")
                                                                : tr("&Always this version"),
                                      QDialogButtonBox::ActionRole);
    auto *once = buttons->addButton(tr("Only &once"), QDialogButtonBox::ActionRole);
    auto *deny = buttons->addButton(tr("&Deny"), QDialogButtonBox::RejectRole);
    for (QPushButton *button : {always, once, deny})
        button->setAutoDefault(false); // Enter must not decide
    grid.addWidget(buttons, grid.rowCount(), 0, 1, 2);
    connect(always, &QPushButton::clicked, this, [this] { answer(status::Answer::Always); });
    connect(once, &QPushButton::clicked, this, [this] { answer(status::Answer::Once); });
    connect(deny, &QPushButton::clicked, this, [this] { answer(status::Answer::Deny); });
    deny->setFocus();
}

QString ApprovalDialog::explanation() const
{
    if (!m_approval.tool.isEmpty())
        return tr("A server describes one of its tools otherwise than before. Until you decide, it "
                  "is not called. What differs is marked with − and +.");
    if (m_approval.approvedCommand.isEmpty())
        return tr("A discovery service wants to start a program on this computer. It can do "
                  "whatever you can do. Approve it only if you know it.");
    return tr("The start command of a server that you approved has changed. Compare it before "
              "you go on.");
}

QList<FactList::Fact> ApprovalDialog::facts() const
{
    const QString hash = QString::fromLatin1(m_approval.hash.left(16));
    if (!m_approval.tool.isEmpty()) {
        return {{tr("Server"), m_approval.name},
                {tr("Tool"), m_approval.tool},
                {tr("Configured in"), m_approval.source, true},
                {tr("Changed"), m_approval.members.join(u", "_s), true},
                {tr("Hash"), hash, true}};
    }
    const bool isHome = m_approval.folder.isEmpty();
    const bool isBare = m_approval.variables.isEmpty();
    return {{tr("Server"), m_approval.name},
            {tr("Proposed by"), m_approval.source, true},
            {tr("Folder"), isHome ? tr("your home folder") : m_approval.folder, !isHome},
            {tr("Gets the variables"),
             isBare ? tr("none", "no variables") : m_approval.variables.join(", "_L1), !isBare},
            {tr("Hash"), hash, true}};
}

void ApprovalDialog::addFacts(QGridLayout &grid)
{
    auto *what = new QLabel(explanation(), this);
    what->setWordWrap(true);
    grid.addWidget(what, 0, 0, 1, 2);
    auto *list = new FactList(this);
    list->setFacts(facts());
    grid.addWidget(list, 1, 0, 1, 2);
}

void ApprovalDialog::answer(status::Answer answer)
{
    emit answered(m_approval, answer);
    close();
}

} // namespace mcprt
