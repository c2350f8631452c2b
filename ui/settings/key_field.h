// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/secret.h"

#include <QWidget>

#include <optional>

class QLabel;
class QLineEdit;
class QPushButton;

namespace mcprt {

/// Where a new key is typed, beside whether there is one. What is kept is never shown, or known
/// here.
class KeyField final : public QWidget
{
    Q_OBJECT

public:
    /// \param name    of the setting; the line has it as its object name
    /// \param isKept  there is one already
    KeyField(const QString &name, bool isKept, QWidget *parent = nullptr);

    /// What is to be kept instead: the key typed, an empty one for "none"; nothing: no change.
    [[nodiscard]] std::optional<Secret> change() const;
    void describe(const QString &title, const QString &help); ///< to who can't see it
    void forgetTyped();

signals:
    void edited();

private:
    void onTyped();
    void onCleared();
    void showState();

    QLineEdit *m_line;
    QLabel *m_state;
    QPushButton *m_clear;
    bool m_isKept;
    bool m_isCleared = false;
};

} // namespace mcprt
