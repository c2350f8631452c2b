// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/clients/secret_finder.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

constexpr qsizetype kShortestRandom = 20;
constexpr qsizetype kShortestPiece = 12; // `npm_cache` in a path is none
constexpr auto kAnyCase = QRegularExpression::CaseInsensitiveOption;

/// `dbPass`, `DB_PASS` and `db-pass` are "db", "pass".
QStringList wordsOf(const QString &name)
{
    static const QRegularExpression camel(u"([a-z0-9])([A-Z])"_s);
    static const QRegularExpression other(u"[^A-Za-z0-9]+"_s);
    return QString(name).replace(camel, u"\\1 \\2"_s).toLower().split(other, Qt::SkipEmptyParts);
}

/// Letters of both cases and digits, mixed; or hexadecimal digits only.
bool isRandom(const QString &text)
{
    static const QRegularExpression plain(u"^[A-Za-z0-9_+=-]+$"_s);
    static const QRegularExpression hex(u"^[0-9a-fA-F]{32,}$"_s);
    if (text.size() < kShortestRandom || !plain.match(text).hasMatch())
        return false;
    const auto count = [&text](auto is) { return std::ranges::count_if(text, is); };
    const auto digits = count([](QChar c) { return c.isDigit(); });
    const auto large = count([](QChar c) { return c.isUpper(); });
    const auto small = count([](QChar c) { return c.isLower(); });
    if (hex.match(text).hasMatch())
        return digits > 0 && large + small > 0;
    return digits > 2 && large > 2 && small > 2;
}

/// Last words of names for what belongs to a secret and is none: AUTH_URL, SESSION_DIR.
bool endsHarmless(const QStringList &words)
{
    static const QStringList harmless{u"url"_s,  u"uri"_s,     u"file"_s,    u"path"_s, u"dir"_s,
                                      u"type"_s, u"mode"_s,    u"method"_s,  u"port"_s, u"host"_s,
                                      u"name"_s, u"timeout"_s, u"enabled"_s, u"ttl"_s};
    return words.isEmpty() || harmless.contains(words.back());
}

bool isReference(QStringView text)
{
    return text.contains(u"${"_s) || text.startsWith(u'$');
}

/// Adds the group `secret` of each match, where \a isOne says so of its groups.
template <typename IsOne>
void addMatches(const QRegularExpression &form, const QString &text, IsOne isOne,
                SecretParts &parts)
{
    auto matches = form.globalMatch(text);
    while (matches.hasNext()) {
        const auto match = matches.next();
        const SecretPart part{match.capturedStart(u"secret"_s), match.capturedLength(u"secret"_s),
                              match.captured(u"name"_s)};
        const auto overlaps = [&part](const SecretPart &other) {
            return part.at < other.at + other.length && other.at < part.at + part.length;
        };
        const QString secret = match.captured(u"secret"_s);
        if (part.length > 0 && !isReference(secret) && isOne(part.label, secret)
            && std::ranges::none_of(parts, overlaps))
            parts.push_back(part);
    }
}

} // namespace

bool namesASecret(const QString &name)
{
    static const QRegularExpression anywhere(
        u"key|token|secret|passw|passphrase|credential|authorization|cookie|bearer"_s, kAnyCase);
    static const QStringList asAWord{u"pass"_s, u"pat"_s,   u"jwt"_s,      u"auth"_s,
                                     u"pwd"_s,  u"otp"_s,   u"session"_s,  u"sessionid"_s,
                                     u"sig"_s,  u"creds"_s, u"signature"_s};
    if (anywhere.match(name).hasMatch())
        return true;
    const QStringList words = wordsOf(name);
    if (endsHarmless(words) || name == "PWD"_L1)
        return false; // PWD: the folder that a shell is in
    return std::ranges::any_of(words, [](const QString &w) { return asAWord.contains(w); });
}

bool optionTakesASecret(const QString &argument)
{
    static const QRegularExpression option(u"^--?([A-Za-z][\\w.-]*)$"_s);
    static const QStringList switches{u"no"_s,      u"use"_s,   u"with"_s, u"enable"_s,
                                      u"disable"_s, u"allow"_s, u"skip"_s, u"require"_s};
    const QString name = option.match(argument).captured(1);
    const QStringList words = wordsOf(name);
    return namesASecret(name) && !endsHarmless(words) && !switches.contains(words.front());
}

bool looksLikeASecret(const QString &text)
{
    static const QRegularExpression known(
        u"^(Bearer |Basic |sk-|[sr]k_(live|test)_|gh[opsur]_|github_pat_|glpat-|xox[abeprs]-|xapp-|"
        "AKIA|ASIA|AIza|ya29\\.|hf_|npm_|pypi-|eyJ|SG\\.|dop_v1_|dckr_pat_|shpat_|figd_|tvly-|pplx-"
        "|"
        "gsk_|nvapi-|ntn_|lin_api_|ATATT|-----BEGIN [A-Z ]*PRIVATE KEY)"_s);
    return known.match(text).hasMatch() || isRandom(text);
}

SecretParts secretParts(const QString &text)
{
    const auto always = [](const QString &, const QString &) { return true; };
    const auto byName = [](const QString &name, const QString &) { return namesASecret(name); };
    const auto byLooks = [](const QString &, const QString &secret) {
        return looksLikeASecret(secret) && secret.size() >= kShortestPiece;
    };
    const auto byBoth = [&](const QString &name, const QString &secret) {
        return namesASecret(name) || byLooks(name, secret);
    };
    // scheme://user:password@host; the password may hold an @, too
    static const QRegularExpression password(u"://[^/\\s:@?#]*:(?<secret>[^/\\s?#]+)@(?<name>)"_s);
    static const QRegularExpression user(u"://(?<secret>[^/\\s:@?#]+)(?::[^/\\s?#]*)?@(?<name>)"_s);
    // `Authorization: Bearer …`, as text or in JSON
    static const QRegularExpression credential(
        u"(?<name>[A-Za-z][\\w-]*)\"?\\s*[:=]\\s*\"?(?:Bearer|Basic|Token)\\s+"
        "(?<secret>[^\\s\",;{}$]+)"_s,
        kAnyCase);
    static const QRegularExpression bare(
        u"\\b(?<name>Bearer|Basic)\\s+(?<secret>[A-Za-z0-9._~+/=-]{8,})"_s, kAnyCase);
    // One header or assignment, and nothing else
    static const QRegularExpression whole(
        u"^-{0,2}(?<name>[A-Za-z][\\w.-]*)(?:=|:\\s*)(?!//)(?<secret>[^\\s\"'][^\"]*)$"_s);
    static const QRegularExpression member(
        u"(?<![\\w/-])(?<name>[A-Za-z][\\w-]*)\"?\\s*:(?!//)\\s*\"?(?!(?:Bearer|Basic|Token)\\s)"
        "(?<secret>[^\\s\",;{}]+)"_s,
        kAnyCase);
    static const QRegularExpression assignment(
        u"(?<name>[A-Za-z][\\w.-]*)=[\"']?(?<secret>[^&;#\\s,\"']+)"_s);
    // A digest or a commit after @ or sha256: is none.
    static const QRegularExpression piece(
        u"(?<![\\w+.@-])(?<!sha256:)(?<name>)(?<secret>[A-Za-z0-9_+.-]+=*)"_s);
    SecretParts parts;
    addMatches(password, text, always, parts);
    addMatches(user, text, byLooks, parts);
    addMatches(credential, text, byName, parts);
    addMatches(bare, text, always, parts);
    addMatches(whole, text, byName, parts);
    addMatches(member, text, byName, parts);
    addMatches(assignment, text, byBoth, parts);
    addMatches(piece, text, byLooks, parts);
    std::ranges::sort(parts, {}, &SecretPart::at);
    return parts;
}

} // namespace mcprt
