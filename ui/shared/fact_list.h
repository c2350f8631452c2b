// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QList>
#include <QString>
#include <QWidget>

class QGridLayout;
class QLabel;

namespace mcprt {

/// What is known of one thing: a title and a value a line. Values can be selected.
class FactList final : public QWidget
{
    Q_OBJECT

public:
    struct Fact
    {
        QString title;
        QString text;
        bool isCode = false; ///< a path, a command or an address: left to right in every language

        friend bool operator==(const Fact &, const Fact &) = default;
    };

    explicit FactList(QWidget *parent = nullptr);

    /// What stays as it is keeps its selection.
    void setFacts(const QList<Fact> &facts);

private:
    void show(int row, const Fact &fact);

    QGridLayout *m_grid;
    QList<Fact> m_facts;
    QList<std::pair<QLabel *, QLabel *>> m_rows; ///< title and value; may be more than facts
};

} // namespace mcprt
