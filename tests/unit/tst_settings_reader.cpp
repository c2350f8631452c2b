// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "app/settings_reader.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace mcprt;
using namespace Qt::StringLiterals;

namespace {

struct Harness
{
    Harness()
    {
        folders = {root.filePath(u"config"_s), root.filePath(u"data"_s), root.filePath(u"state"_s),
                   root.filePath(u"run"_s)};
        QDir().mkpath(folders.config);
    }
    QString write(const QString &name, const QByteArray &text) const
    {
        QFile file(folders.config + u'/' + name);
        const bool open = file.open(QIODevice::WriteOnly);
        Q_ASSERT(open);
        file.write(text);
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
        return file.fileName();
    }
    QTemporaryDir root;
    Folders folders;
    QProcessEnvironment environment;
};

FoundSettings one(const QString &name, const QString &value)
{
    return {{name, {value, u"a test"_s}}};
}

} // namespace

class TestSettingsReader : public QObject
{
    Q_OBJECT

private slots:
    void nothingSetGivesTheDefaults()
    {
        const Harness harness;
        const auto settings = readSettings({}, harness.folders);
        QVERIFY(settings.has_value());
        QCOMPARE(settings->engine.maxResultTokens, 4096);
        QCOMPARE(settings->engine.configFile, harness.folders.config + "/mcp.json"_L1);
        QCOMPARE(settings->engine.offloadFolder, harness.folders.data + "/offload"_L1);
        QVERIFY(settings->engine.autoStart && settings->engine.describeImages);
        QVERIFY(!settings->engine.trustDiscovery && settings->accessToken.isEmpty());
        QCOMPARE(settings->engine.problems(), QStringList());
    }

    void takesEverySettingOver()
    {
        const Harness harness;
        FoundSettings found;
        const QMap<QString, QString> values{{u"DISCOVERY_URL"_s, u"https://index.example"_s},
                                            {u"DISCOVERY_API_KEY"_s, u"key-one"_s},
                                            {u"DISCOVERY_ENCRYPTION_KEY"_s, u"key-two"_s},
                                            {u"TRUST_DISCOVERY"_s, u"Yes"_s},
                                            {u"TOOL_OFFLOADED_DATA_PATH"_s, u"~/kept"_s},
                                            {u"MAX_RESULT_TOKENS"_s, u"100"_s},
                                            {u"DESCRIBE_IMAGES"_s, u"off"_s},
                                            {u"OPENAI_API_KEY"_s, u"key-three"_s},
                                            {u"OPENAI_BASE_URL"_s, u"http://127.0.0.1:1/v1"_s},
                                            {u"VISION_MODEL_NAME"_s, u"eyes"_s},
                                            {u"EMBEDDING_MODEL_NAME"_s, u"sense"_s},
                                            {u"EMBEDDING_BASE_URL"_s, u"http://127.0.0.1:2/v1"_s},
                                            {u"EMBEDDING_API_KEY"_s, u"key-four"_s},
                                            {u"BACKGROUND_QUEUE_SIZE"_s, u"7"_s},
                                            {u"BACKGROUND_QUEUE_MAX_SUBSCRIBERS"_s, u"2"_s},
                                            {u"MCP_SERVER_POLLING_INTERVAL_MS"_s, u"whatever"_s},
                                            {u"ACCESS_TOKEN"_s, u"0123456789abcdef"_s},
                                            {u"SECRETS_FILE"_s, u"~/secrets.json"_s},
                                            {u"AUTO_START"_s, u"0"_s},
                                            {u"CHANGED_TOOLS"_s, u"Allow"_s},
                                            {u"AUTO_BACKGROUND_S"_s, u" 5 "_s},
                                            {u"IDLE_STOP_S"_s, u"0"_s}};
        QCOMPARE(QStringList(values.keys()).size(), settingNames().size());
        for (const QString &name : settingNames())
            found[name] = {values[name], u"a test"_s};
        const auto settings = readSettings(found, harness.folders);
        QVERIFY2(settings.has_value(), settings ? "" : qPrintable(settings.error().message));
        const EngineSettings &engine = settings->engine;
        QCOMPARE(engine.discoveryUrl, u"https://index.example"_s);
        QCOMPARE(engine.discoveryApiKey.reveal(), "key-one"_ba);
        QCOMPARE(engine.discoveryEncryptionKey.reveal(), "key-two"_ba);
        QVERIFY(engine.trustDiscovery && !engine.describeImages && !engine.autoStart);
        QCOMPARE(engine.offloadFolder, QDir::homePath() + "/kept"_L1);
        QCOMPARE(settings->secretsFile, QDir::homePath() + "/secrets.json"_L1);
        QCOMPARE(engine.maxResultTokens, 100);
        QCOMPARE(engine.openAiApiKey.reveal(), "key-three"_ba);
        QCOMPARE(engine.visionModelName, u"eyes"_s);
        QCOMPARE(engine.embeddingModelName, u"sense"_s);
        QCOMPARE(engine.embeddingBaseUrl, u"http://127.0.0.1:2/v1"_s);
        QCOMPARE(engine.embeddingApiKey.reveal(), "key-four"_ba);
        QCOMPARE(engine.changedTools, ChangedTools::Allow);
        QCOMPARE(engine.backgroundQueueSize, 7);
        QCOMPARE(engine.backgroundQueueMaxSubscribers, 2);
        QCOMPARE(engine.autoBackground, std::chrono::milliseconds(5000));
        QCOMPARE(engine.idleStop, std::chrono::milliseconds(0));
        QCOMPARE(settings->accessToken.reveal(), "0123456789abcdef"_ba);
    }

    void refusesWhatIsNoValue_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("value");
        QTest::newRow("words for a number") << u"MAX_RESULT_TOKENS"_s << u"many"_s;
        QTest::newRow("too small") << u"MAX_RESULT_TOKENS"_s << u"15"_s;
        QTest::newRow("overflow") << u"BACKGROUND_QUEUE_SIZE"_s << u"99999999999999999999"_s;
        QTest::newRow("zero workers") << u"BACKGROUND_QUEUE_MAX_SUBSCRIBERS"_s << u"0"_s;
        QTest::newRow("below zero") << u"IDLE_STOP_S"_s << u"-1"_s;
        QTest::newRow("fraction") << u"AUTO_BACKGROUND_S"_s << u"1.5"_s;
        QTest::newRow("no boolean") << u"TRUST_DISCOVERY"_s << u"maybe"_s;
        QTest::newRow("neither of the two") << u"CHANGED_TOOLS"_s << u"never"_s;
        QTest::newRow("relative folder") << u"TOOL_OFFLOADED_DATA_PATH"_s << u"kept"_s;
        QTest::newRow("secrets here or there") << u"SECRETS_FILE"_s << u"secrets.json"_s;
        QTest::newRow("half a reference") << u"DISCOVERY_API_KEY"_s << u"${keychain:secret"_s;
        QTest::newRow("another reference") << u"OPENAI_API_KEY"_s << u"${env:secret}"_s;
        QTest::newRow("a token elsewhere") << u"ACCESS_TOKEN"_s << u"${keychain:my-secret}"_s;
        QTest::newRow("short token") << u"ACCESS_TOKEN"_s << u"secret-123"_s;
        QTest::newRow("token with a space") << u"ACCESS_TOKEN"_s << u"secret-123 secret-123"_s;
    }
    void refusesWhatIsNoValue()
    {
        QFETCH(QString, name);
        QFETCH(QString, value);
        const Harness harness;
        const auto settings = readSettings(one(name, value), harness.folders);
        QVERIFY(!settings.has_value());
        QCOMPARE(settings.error().code, ErrorCode::Misconfigured);
        QVERIFY(settings.error().message.contains(name));
        QVERIFY(settings.error().message.contains(u"a test"_s));
        QVERIFY2(!settings.error().message.contains(u"secret"_s),
                 qPrintable(settings.error().message));
    }

    void aKeyMayStayInTheKeychain()
    {
        const Harness harness;
        for (const QString &name : {u"DISCOVERY_API_KEY"_s, u"DISCOVERY_ENCRYPTION_KEY"_s,
                                    u"OPENAI_API_KEY"_s, u"EMBEDDING_API_KEY"_s})
            QVERIFY(readSettings(one(name, u"${keychain:X}"_s), harness.folders).has_value());
        harness.write(u".env"_s, "DISCOVERY_API_KEY=${keychain:FROM_ENV}\n"); // never expanded
        const auto found = findSettings(harness.folders, {}, harness.environment);
        QCOMPARE(found->value(u"DISCOVERY_API_KEY"_s).value, u"${keychain:FROM_ENV}"_s);
    }

    void theFirstSourceWins()
    {
        Harness harness;
        const auto origin = [&](const QString &envFile = {}) {
            const auto found = findSettings(harness.folders, envFile, harness.environment);
            return found ? found->value(u"AUTO_START"_s).origin : found.error().message;
        };
        QCOMPARE(origin(), QString());
        const QString ini = harness.write(u"settings.ini"_s, "[General]\nAUTO_START=false\n");
        QCOMPARE(origin(), ini);
        const QString env = harness.write(u".env"_s, "AUTO_START=true\n");
        QCOMPARE(origin(), env);
        const QString other = harness.write(u"other"_s, "AUTO_START=true\n");
        QCOMPARE(origin(other), other);
        harness.environment.insert(u"AUTO_START"_s, u"true"_s);
        QCOMPARE(origin(other), u"the environment"_s);
        harness.environment.insert(u"AUTO_START"_s, QString());
        QCOMPARE(origin(other), other); // empty is as good as not set
    }

    void refusesFilesThatOthersMayWrite()
    {
        const Harness harness;
        const QString env = harness.write(u".env"_s, "AUTO_START=true\n");
        QFile::setPermissions(env, QFile::ReadOwner | QFile::WriteOwner | QFile::WriteOther);
        const auto found = findSettings(harness.folders, {}, harness.environment);
        QVERIFY(!found.has_value());
        QCOMPARE(found.error().code, ErrorCode::Unauthorized);
    }

    void aFileThatWasAskedForHasToBeThere()
    {
        const Harness harness;
        const auto found = findSettings(harness.folders, u"/nowhere/.env"_s, harness.environment);
        QCOMPARE(found.error().code, ErrorCode::Misconfigured);
    }

    void privateFoldersAreMadeAndChecked()
    {
        const Harness harness;
        const QString folder = harness.root.filePath(u"a/b/private"_s);
        QVERIFY(ensurePrivateFolder(folder).has_value());
        QVERIFY(ensurePrivateFolder(folder).has_value());
        QCOMPARE(QFile::permissions(folder) & (QFile::ReadGroup | QFile::ReadOther), 0);
        QFile::setPermissions(folder, QFile::Permissions(0x7755));
        QCOMPARE(ensurePrivateFolder(folder).error().code, ErrorCode::Unauthorized);
        const QString link = harness.root.filePath(u"link"_s);
        QVERIFY(QFile::link(harness.root.path(), link));
        QCOMPARE(ensurePrivateFolder(link).error().code, ErrorCode::Io);
        QCOMPARE(ensurePrivateFolder(harness.write(u"file"_s, "x")).error().code, ErrorCode::Io);
    }
};

QTEST_GUILESS_MAIN(TestSettingsReader)
#include "tst_settings_reader.moc"
