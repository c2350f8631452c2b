// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QTranslator>

namespace mcprt {

/// Puts every translated text in brackets, and makes it longer, as it may be in another language.
/// What stands without them was never to be translated.
class BracketTranslator final : public QTranslator
{
public:
    explicit BracketTranslator(int percentLonger = 0)
        : m_percentLonger(percentLonger)
    {}
    bool isEmpty() const override { return false; }
    QString translate(const char *, const char *source, const char *, int) const override
    {
        const QString text = QString::fromUtf8(source);
        const QString more(text.size() * m_percentLonger / 100, QChar(0xE9));
        return QChar(0x27E6) + text + more + QChar(0x27E7);
    }
    [[nodiscard]] static bool isIn(const QString &text) { return text.contains(QChar(0x27E6)); }

private:
    int m_percentLonger;
};

} // namespace mcprt
