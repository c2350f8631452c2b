// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "ui/settings/setting_table.h"

#include <QCoreApplication>
#include <QLocale>

#include <limits>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Settings)
};

constexpr int kYear = 31'536'000;
constexpr int kMany = std::numeric_limits<int>::max();

QList<SettingSpec> general(const QStringList &languages)
{
    QList<std::pair<QString, QString>> names{{QString(), Words::tr("as the system")}};
    for (const QString &code : languages)
        names.append({code, QLocale(code).nativeLanguageName()});
    using enum SettingsPage;
    using enum SettingKind;
    return {{General, "desktop/autostart", Flag, Words::tr("Start with the session"),
             Words::tr("MCP Runtime is in the tray when you log in."), u"false"_s, 0, 0, false},
            {General, "desktop/language", Choice, Words::tr("Language"), {}, {}, 0, 0, true, names},
            {General,
             "desktop/theme",
             Choice,
             Words::tr("Appearance"),
             {},
             {},
             0,
             0,
             false,
             {{QString(), Words::tr("as the system")},
              {u"light"_s, Words::tr("light")},
              {u"dark"_s, Words::tr("dark")}}},
            {General, "desktop/notifications", Flag, Words::tr("Notifications"),
             Words::tr("When an approval or a sign-in is needed, or a server gave up."), u"true"_s,
             0, 0, false},
            {General, "desktop/symbolicIcon", Flag, Words::tr("Tray icon in one colour"),
             Words::tr("States are told by their shape alone."), u"false"_s, 0, 0, false}};
}

QList<SettingSpec> discoveryAndEndpoint()
{
    using enum SettingsPage;
    using enum SettingKind;
    return {
        {Discovery,
         "DISCOVERY_URL",
         Url,
         Words::tr("Discovery service"),
         Words::tr("Address of a service that knows more servers. Without one, only the servers "
                   "of this computer are searched, offline."),
         {}},
        {Discovery,
         "DISCOVERY_API_KEY",
         Key,
         Words::tr("Its key"),
         Words::tr("Kept in the keychain of your system only."),
         {}},
        {Discovery,
         "DISCOVERY_ENCRYPTION_KEY",
         Key,
         Words::tr("Key for its start commands"),
         Words::tr("The service decrypts start commands with it. Kept in the keychain only."),
         {}},
        {Discovery, "TRUST_DISCOVERY", Flag, Words::tr("Trust its start commands"),
         Words::tr("Start what the service proposes without asking you. Leave this off unless the "
                   "service is your own."),
         u"false"_s},
        {Endpoint, "desktop/http", Flag, Words::tr("Serve clients over HTTP"),
         Words::tr("For clients that take an address instead of a command."), u"true"_s, 0, 0,
         false},
        {Endpoint, "desktop/host", Text, Words::tr("Address"),
         Words::tr("127.0.0.1 lets in programs of this computer only."), u"127.0.0.1"_s, 0, 0,
         false},
        {Endpoint, "desktop/port", Number, Words::tr("Port"), {}, u"8001"_s, 1, 65535, false}};
}

QList<SettingSpec> limits()
{
    using enum SettingsPage;
    using enum SettingKind;
    return {{Limits, "AUTO_START", Flag, Words::tr("Start servers on call"),
             Words::tr("A call to a server that does not run starts it."), u"true"_s},
            {Limits,
             "CHANGED_TOOLS",
             Choice,
             Words::tr("When a server changes a tool"),
             Words::tr("A changed tool may do something else than the one that you know."),
             u"ask"_s,
             0,
             0,
             true,
             {{u"ask"_s, Words::tr("ask before it is called")},
              {u"allow"_s, Words::tr("use it as it comes")}}},
            {Limits, "IDLE_STOP_S", Number, Words::tr("Stop idle servers after (s)"),
             Words::tr("0 = never."), u"600"_s, 0, kYear},
            {Limits, "AUTO_BACKGROUND_S", Number, Words::tr("Make slow calls tasks after (s)"),
             Words::tr("The client need not wait for them then. 0 = never."), u"45"_s, 0, kYear},
            {Limits, "MAX_RESULT_TOKENS", Number, Words::tr("Longest result (tokens)"),
             Words::tr("What is longer is stored, and the model gets a preview."), u"4096"_s, 16,
             kMany},
            {Limits,
             "BACKGROUND_QUEUE_SIZE",
             Number,
             Words::tr("Waiting tasks at most"),
             {},
             u"100"_s,
             1,
             kMany},
            {Limits,
             "BACKGROUND_QUEUE_MAX_SUBSCRIBERS",
             Number,
             Words::tr("Running tasks at most"),
             {},
             u"4"_s,
             1,
             kMany}};
}

QList<SettingSpec> privacy()
{
    using enum SettingsPage;
    using enum SettingKind;
    return {{Privacy,
             "TOOL_OFFLOADED_DATA_PATH",
             Folder,
             Words::tr("Folder of stored results"),
             Words::tr("Nobody else can read it. Empty = in your data folder."),
             {}},
            {Privacy, "DESCRIBE_IMAGES", Flag, Words::tr("Describe images in words"),
             Words::tr("Sends stored images to the service below, if it has a key or an address."),
             u"true"_s},
            {Privacy,
             "OPENAI_BASE_URL",
             Url,
             Words::tr("Service for descriptions"),
             Words::tr("Any service with the OpenAI interface; one on this computer keeps images "
                       "here."),
             {}},
            {Privacy,
             "OPENAI_API_KEY",
             Key,
             Words::tr("Key of this service"),
             Words::tr("Kept in the keychain of your system only."),
             {}},
            {Privacy, "VISION_MODEL_NAME", Text, Words::tr("Its model"), {}, u"gpt-4.1-mini"_s}};
}

QList<SettingSpec> meaningAndSecrets()
{
    using enum SettingsPage;
    using enum SettingKind;
    return {{Privacy,
             "EMBEDDING_MODEL_NAME",
             Text,
             Words::tr("Model for search by meaning"),
             Words::tr("Empty = the one built in, offline. Names and descriptions of tools are "
                       "sent to the service of any other."),
             {}},
            {Privacy,
             "EMBEDDING_BASE_URL",
             Url,
             Words::tr("Service for search by meaning"),
             Words::tr("Empty = the service for descriptions, with its key."),
             {}},
            {Privacy,
             "EMBEDDING_API_KEY",
             Key,
             Words::tr("Key of the service for search"),
             Words::tr("Kept in the keychain of your system only."),
             {}},
            {Privacy,
             "SECRETS_FILE",
             File,
             Words::tr("File of secrets"),
             Words::tr("For a system without a keychain: keys are kept in this file, which only "
                       "you can read, as plain text. Empty = the keychain."),
             {}}};
}

} // namespace

QList<SettingSpec> settingTable(const QStringList &languages)
{
    return general(languages) + discoveryAndEndpoint() + limits() + privacy() + meaningAndSecrets();
}

QString pageTitle(SettingsPage page)
{
    switch (page) {
    case SettingsPage::General: return Words::tr("General");
    case SettingsPage::Clients: return Words::tr("Clients");
    case SettingsPage::Discovery: return Words::tr("Discovery");
    case SettingsPage::Endpoint: return Words::tr("Endpoint");
    case SettingsPage::Limits: return Words::tr("Limits");
    case SettingsPage::Privacy: return Words::tr("Privacy");
    }
    return {};
}

QString pageIcon(SettingsPage page)
{
    switch (page) {
    case SettingsPage::General: return u"page-settings"_s;
    case SettingsPage::Clients: return u"page-clients"_s;
    case SettingsPage::Discovery: return u"page-discovery"_s;
    case SettingsPage::Endpoint: return u"page-endpoint"_s;
    case SettingsPage::Limits: return u"page-limits"_s;
    case SettingsPage::Privacy: return u"page-privacy"_s;
    }
    return {};
}

} // namespace mcprt
