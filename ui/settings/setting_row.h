// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "ui/settings/setting_table.h"
#include "ui/settings/settings_backend.h"

#include <QWidget>

class QLabel;

namespace mcprt {

class KeyField;

/// One setting: its title, a field for its value, what it is for, and what is wrong with it.
class SettingRow final : public QWidget
{
    Q_OBJECT

public:
    SettingRow(SettingSpec spec, const SettingsBackend::Shown &shown, QWidget *parent = nullptr);

    [[nodiscard]] const SettingSpec &spec() const { return m_spec; }
    [[nodiscard]] QWidget &editor() const { return *m_editor; }
    [[nodiscard]] QString value() const; ///< as it is written; the default is empty
    [[nodiscard]] bool isChanged() const { return value() != m_before; }
    /// Of a key, which has no value(): what is to be kept instead. \sa KeyField::change()
    [[nodiscard]] std::optional<Secret> keyChange() const;
    [[nodiscard]] bool isLocked() const { return m_isLocked; }
    [[nodiscard]] QString problem() const; ///< empty = fine
    [[nodiscard]] bool matches(const QString &text) const;
    void restoreDefault(); ///< a key that is kept stays: it is cleared by itself only

signals:
    void edited();

private:
    void makeEditor(const SettingsBackend::Shown &shown);
    void setText(const QString &value);
    [[nodiscard]] QString text() const;
    void onEdited();

    SettingSpec m_spec;
    bool m_isLocked;
    QWidget *m_editor = nullptr;
    KeyField *m_key = nullptr; ///< the editor of a key
    QLabel *m_note;
    QString m_help;
    QString m_before;
};

/// What is wrong with \a text as the address of a service; empty = fine, as is an empty text.
[[nodiscard]] QString urlProblem(const QString &text);

} // namespace mcprt
