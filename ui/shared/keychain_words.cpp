// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "ui/shared/keychain_words.h"

#include "engine/secrets/keychain_sentences.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <vector>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

struct Sentence
{
    const char *form;
    QRegularExpression pattern; ///< captures what was filled in as "a" and "b"
};

/// A name comes again where the form has it twice.
QRegularExpression patternOf(const char *form)
{
    QString pattern = QRegularExpression::escape(QString::fromLatin1(form));
    const std::pair<QString, QString> places[] = {{u"\\%1"_s, u"a"_s}, {u"\\%2"_s, u"b"_s}};
    for (const auto &[place, name] : places) {
        const auto at = pattern.indexOf(place);
        if (at < 0)
            continue;
        // Nothing says where a name begins that a sentence begins with.
        const QString some = at == 0 ? u"\\S+"_s : u".+?"_s;
        pattern.replace(at, place.size(), u"(?<%1>%2)"_s.arg(name, some));
        pattern.replace(place, u"\\k<%1>"_s.arg(name));
    }
    return QRegularExpression(pattern);
}

const std::vector<Sentence> &sentences()
{
    static const std::vector<Sentence> all = [] {
        std::vector<Sentence> made;
        for (const char *form : keychain::kAll)
            made.push_back({form, patternOf(form)});
        return made;
    }();
    return all;
}

} // namespace

QString inOwnWords(const QString &message)
{
    if (!message.contains("keychain"_L1))
        return message;
    QString text = message;
    for (const auto &[form, pattern] : sentences()) {
        const auto match = pattern.match(text);
        if (!match.hasMatch())
            continue;
        text.replace(match.capturedStart(), match.capturedLength(),
                     keychain::filled(QCoreApplication::translate("Keychain", form),
                                      match.captured(u"a"_s), match.captured(u"b"_s)));
    }
    return text;
}

} // namespace mcprt
