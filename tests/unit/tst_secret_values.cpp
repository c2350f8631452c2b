// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/child/secret_values.h"

#include <QDir>
#include <QTest>

using namespace mcprt;
using namespace Qt::StringLiterals;

class tst_SecretValues final : public QObject
{
    Q_OBJECT

private slots:
    void findsWhatIsCalledASecret();
    void knowsHarmlessVariables_data();
    void knowsHarmlessVariables();
};

void tst_SecretValues::findsWhatIsCalledASecret()
{
    ServerConfig config;
    config.environment = {{u"API_TOKEN"_s, u"from-env"_s}, {u"MODE"_s, u"plain-env"_s}};
    config.headers = {{u"Authorization"_s, u"Bearer from-header"_s}, {u"Accept"_s, u"x/y"_s}};
    config.arguments = {
        u"run"_s,       u"--token"_s,     u"from-option"_s, u"--api-key=from-equals"_s,
        u"--level=3"_s, u"secret-word"_s, u"--password"_s};
    config.url = u"https://me:from%20url@host/mcp?api_key=from-query&page=2"_s;
    QByteArrayList found;
    for (const Secret &secret : secretValues(config))
        found << secret.reveal();
    QCOMPARE(found, (QByteArrayList{"from-env", "Bearer from-header", "from-header", "from-option",
                                    "from-equals", "from url", "from-query"}));
}

void tst_SecretValues::knowsHarmlessVariables_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    QTest::addColumn<bool>("isHarmless");
    QTest::newRow("home") << "HOME"
                          << "/nowhere/at/all" << true;
    QTest::newRow("existing folder") << "DATA" << QDir::tempPath() << true;
    QTest::newRow("no such path") << "DATA"
                                  << "/nowhere/at/all" << false;
    QTest::newRow("relative path") << "DATA"
                                   << "." << false;
    QTest::newRow("text") << "MODE"
                          << "anything" << false;
}

void tst_SecretValues::knowsHarmlessVariables()
{
    QFETCH(QString, name);
    QFETCH(QString, value);
    QTEST(isHarmlessVariable(name, value), "isHarmless");
}

QTEST_APPLESS_MAIN(tst_SecretValues)
#include "tst_secret_values.moc"
