// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QString>

namespace mcprt::keychain {

// What is said of the keychain. %1 is the name of the secret or of the setting. The engine says it
// in English; the desktop app, which knows the sentences again by these forms, in its person's
// language: ui/shared/keychain_words.h. A new one is to be listed in kAll.

inline constexpr const char *kLockedGive =
    QT_TRANSLATE_NOOP("Keychain", "The keychain is locked, so it can't give ${keychain:%1}. Unlock "
                                  "it, then try again.");
inline constexpr const char *kLockedKeep =
    QT_TRANSLATE_NOOP("Keychain", "The keychain is locked, so it can't keep '%1'. Unlock it, then "
                                  "try again.");
inline constexpr const char *kLockedRemove =
    QT_TRANSLATE_NOOP("Keychain", "The keychain is locked, so it can't remove '%1'. Unlock it, "
                                  "then try again.");
inline constexpr const char *kRefusedGive =
    QT_TRANSLATE_NOOP("Keychain", "The keychain refused to give ${keychain:%1}. Allow it when it "
                                  "asks, then try again.");
inline constexpr const char *kRefusedKeep = QT_TRANSLATE_NOOP(
    "Keychain", "The keychain refused to keep '%1'. Allow it when it asks, then try again.");
inline constexpr const char *kRefusedRemove = QT_TRANSLATE_NOOP(
    "Keychain", "The keychain refused to remove '%1'. Allow it when it asks, then try again.");
/// %2: what the system says
inline constexpr const char *kAbsentGive = QT_TRANSLATE_NOOP(
    "Keychain", "No keychain answers in this session (%2), so there is none to give "
                "${keychain:%1}. Use ${env:%1} instead, or name a file of secrets with "
                "SECRETS_FILE.");
inline constexpr const char *kAbsentKeep = QT_TRANSLATE_NOOP(
    "Keychain", "No keychain answers in this session (%2), so there is none to keep '%1'. Without "
                "one, name a file of secrets with SECRETS_FILE.");
inline constexpr const char *kAbsentRemove = QT_TRANSLATE_NOOP(
    "Keychain", "No keychain answers in this session (%2), so there is none to remove '%1'. "
                "Without one, name a file of secrets with SECRETS_FILE.");
inline constexpr const char *kNoEntry =
    QT_TRANSLATE_NOOP("Keychain", "The keychain has no entry '%1' for the service mcp-runtime. "
                                  "Store it: mcp-runtime secrets set %1");
/// %2: seconds
inline constexpr const char *kSilent =
    QT_TRANSLATE_NOOP("Keychain", "The keychain did not answer in %2 s for ${keychain:%1}. Is a "
                                  "window asking for its password?");
inline constexpr const char *kNotHere =
    QT_TRANSLATE_NOOP("Keychain", "${keychain:%1} can't be read: this program was started without "
                                  "a keychain. Use ${env:%1} instead.");
inline constexpr const char *kNowhereToKeep =
    QT_TRANSLATE_NOOP("Keychain", "'%1' can't be kept: there is no keychain here.");
/// %2: the setting
inline constexpr const char *kNoKey =
    QT_TRANSLATE_NOOP("Keychain", "The keychain's entry '%1' is empty or no key, so %2 can't be "
                                  "used. Store it: mcp-runtime secrets set %1");
inline constexpr const char *kSettingAbsent =
    QT_TRANSLATE_NOOP("Keychain", "%1 is kept in the keychain, and no keychain answers in this "
                                  "session. Set it in the environment, or name a file of secrets "
                                  "with SECRETS_FILE.");
/// Another sentence follows.
inline constexpr const char *kSettingUnread = QT_TRANSLATE_NOOP("Keychain", "%1 can't be read.");
/// %2: seconds
inline constexpr const char *kSettingSilent =
    QT_TRANSLATE_NOOP("Keychain", "The keychain has not given it within %2 s. Is a window asking "
                                  "for its password?");
inline constexpr const char *kTokensAbsent =
    QT_TRANSLATE_NOOP("Keychain", "No keychain answers in this session, and tokens are kept "
                                  "nowhere else. Start one (on Linux a Secret Service), or run "
                                  "this in your desktop session.");

inline constexpr const char *kAll[] = {
    kLockedGive,    kLockedKeep, kLockedRemove,  kRefusedGive,   kRefusedKeep,  kRefusedRemove,
    kAbsentGive,    kAbsentKeep, kAbsentRemove,  kNoEntry,       kSilent,       kNotHere,
    kNowhereToKeep, kNoKey,      kSettingAbsent, kSettingSilent, kTokensAbsent, kSettingUnread};

/// \a form with \a name for %1 and \a more for %2.
[[nodiscard]] inline QString filled(const QString &form, const QString &name,
                                    const QString &more = {})
{
    QString text;
    for (qsizetype i = 0; i < form.size(); ++i) {
        const QStringView place = QStringView(form).mid(i, 2);
        const bool isPlace = place == u"%1" || place == u"%2";
        text += isPlace ? (place.back() == u'1' ? name : more) : QString(form[i]);
        i += isPlace;
    }
    return text;
}

[[nodiscard]] inline QString sentence(const char *form, const QString &name,
                                      const QString &more = {})
{
    return filled(QString::fromLatin1(form), name, more);
}

} // namespace mcprt::keychain
