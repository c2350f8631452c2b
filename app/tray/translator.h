// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QTranslator>

class QCoreApplication;

namespace mcprt {

/// The words of the program in one language: \a language, else the system's, else English.
class Translator
{
public:
    Translator(QCoreApplication &application, const QString &language);
    Q_DISABLE_COPY_MOVE(Translator)
    ~Translator();

    /// The languages there are, as `de`, `zh_CN` …, with English.
    [[nodiscard]] static QStringList languages();

private:
    QCoreApplication &m_application;
    QTranslator m_own;
    QTranslator m_qt; ///< buttons and dialogs of Qt itself
};

} // namespace mcprt
