// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "app/setting_sources.h"

#include "app/env_file.h"
#include "engine/base/trusted_file.h"

#include <QFileInfo>
#include <QSettings>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

constexpr qint64 kMaxFileBytes = 1024 * 1024;

void add(FoundSettings &settings, const QString &name, const QString &value, const QString &origin)
{
    // An empty value says "not set", as in the shell; it hides no other source.
    if (!value.isEmpty() && !settings.contains(name))
        settings[name] = {value, origin};
}

Result<bool> addEnvFile(FoundSettings &settings, const QString &path)
{
    const auto text = readTrustedFile(path, kMaxFileBytes);
    if (!text) {
        Error error = text.error();
        if (error.code == ErrorCode::NotFound) // a setting is wrong, not a name unknown
            error.code = ErrorCode::Misconfigured;
        return Failure(std::move(error));
    }
    const auto values = parseEnvFile(*text, path);
    if (!values)
        return Failure(values.error());
    for (const QString &name : settingNames())
        add(settings, name, values->value(name), path);
    return true;
}

Result<bool> addSettingsFile(FoundSettings &settings, const QString &path)
{
    const auto trusted = readTrustedFile(path, kMaxFileBytes);
    if (!trusted)
        return Failure(trusted.error());
    const QSettings file(path, QSettings::IniFormat);
    if (file.status() != QSettings::NoError)
        return fail(ErrorCode::Misconfigured, u"%1 is no settings file."_s.arg(path),
                    u"settings"_s);
    for (const QString &name : settingNames())
        add(settings, name, file.value(name).toString(), path);
    return true;
}

} // namespace

const QStringList &settingNames()
{
    static const QStringList names{u"DISCOVERY_URL"_s,
                                   u"DISCOVERY_API_KEY"_s,
                                   u"DISCOVERY_ENCRYPTION_KEY"_s,
                                   u"TRUST_DISCOVERY"_s,
                                   u"TOOL_OFFLOADED_DATA_PATH"_s,
                                   u"MAX_RESULT_TOKENS"_s,
                                   u"DESCRIBE_IMAGES"_s,
                                   u"OPENAI_API_KEY"_s,
                                   u"OPENAI_BASE_URL"_s,
                                   u"VISION_MODEL_NAME"_s,
                                   u"EMBEDDING_MODEL_NAME"_s,
                                   u"EMBEDDING_BASE_URL"_s,
                                   u"EMBEDDING_API_KEY"_s,
                                   u"BACKGROUND_QUEUE_SIZE"_s,
                                   u"BACKGROUND_QUEUE_MAX_SUBSCRIBERS"_s,
                                   u"MCP_SERVER_POLLING_INTERVAL_MS"_s,
                                   u"ACCESS_TOKEN"_s,
                                   u"SECRETS_FILE"_s,
                                   u"AUTO_START"_s,
                                   u"CHANGED_TOOLS"_s,
                                   u"AUTO_BACKGROUND_S"_s,
                                   u"IDLE_STOP_S"_s};
    return names;
}

bool isKey(const QString &name)
{
    return name.endsWith("_KEY"_L1);
}

Result<FoundSettings> findSettings(const Folders &folders, const QString &envFile,
                                   const QProcessEnvironment &environment)
{
    FoundSettings settings;
    for (const QString &name : settingNames())
        add(settings, name, environment.value(name), u"the environment"_s);
    const QString path = envFile.isEmpty() ? folders.environmentFile() : envFile;
    if (!envFile.isEmpty() || QFileInfo::exists(path)) {
        if (const auto added = addEnvFile(settings, path); !added)
            return Failure(added.error());
    }
    if (QFileInfo::exists(folders.settingsFile())) {
        if (const auto added = addSettingsFile(settings, folders.settingsFile()); !added)
            return Failure(added.error());
    }
    return settings;
}

} // namespace mcprt
