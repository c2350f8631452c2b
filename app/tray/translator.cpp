// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "app/tray/translator.h"

#include <QCoreApplication>
#include <QDir>
#include <QLibraryInfo>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

const QString kFolder = u":/mcp-runtime/translations"_s;

} // namespace

Translator::Translator(QCoreApplication &application, const QString &language)
    : m_application(application)
{
    const QLocale locale = language.isEmpty() ? QLocale::system() : QLocale(language);
    if (!language.isEmpty())
        QLocale::setDefault(locale);
    if (m_qt.load(locale, u"qtbase"_s, u"_"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        m_application.installTranslator(&m_qt);
    // English has plurals to give, and is what every other language falls back to.
    if (m_own.load(locale, u"mcp-runtime"_s, u"_"_s, kFolder)
        || m_own.load(u"mcp-runtime_en"_s, kFolder))
        m_application.installTranslator(&m_own);
}

Translator::~Translator()
{
    m_application.removeTranslator(&m_own);
    m_application.removeTranslator(&m_qt);
}

QStringList Translator::languages()
{
    QStringList languages{u"en"_s};
    for (const QString &file : QDir(kFolder).entryList({u"mcp-runtime_*.qm"_s})) {
        const QString code = file.mid(12).chopped(3);
        if (code != "en"_L1)
            languages += code;
    }
    return languages;
}

} // namespace mcprt
