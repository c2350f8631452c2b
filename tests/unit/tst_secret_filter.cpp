// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/base/secret_filter.h"

#include <QTest>

using namespace mcprt;
using namespace Qt::StringLiterals;

class tst_SecretFilter final : public QObject
{
    Q_OBJECT

private slots:
    void hidesEveryForm_data();
    void hidesEveryForm();
    void leavesWhatIsTooShort();
    void hidesTheLongerOneWhole();
    void filtersErrors();
    void knowsNamesOfSecrets_data();
    void knowsNamesOfSecrets();
};

void tst_SecretFilter::hidesEveryForm_data()
{
    QTest::addColumn<QByteArray>("form");
    // The forms of `s3"c r/t+é=` as Python's base64, urllib.parse.quote, bytes.hex and json.dumps
    // write them.
    QTest::newRow("as it is") << "s3\"c r/t+\xc3\xa9="_ba;
    QTest::newRow("base64") << "czMiYyByL3Qrw6k9"_ba;
    QTest::newRow("hex") << "7333226320722f742bc3a93d"_ba;
    QTest::newRow("percent") << "s3%22c%20r%2Ft%2B%C3%A9%3D"_ba;
    QTest::newRow("as a URL's path") << "s3%22c%20r/t+%C3%A9="_ba;
    QTest::newRow("JSON") << "s3\\\"c r/t+\xc3\xa9="_ba;
}

void tst_SecretFilter::hidesEveryForm()
{
    QFETCH(QByteArray, form);
    SecretFilter filter;
    filter.add(Secret("s3\"c r/t+\xc3\xa9="));
    QCOMPARE(filter.filtered("a " + form + " b " + form), "a [hidden] b [hidden]"_ba);
    QCOMPARE(filter.filtered(u"a "_s + QString::fromUtf8(form)), u"a [hidden]"_s);
}

void tst_SecretFilter::leavesWhatIsTooShort()
{
    SecretFilter filter;
    filter.add(Secret("12345"));
    filter.add(Secret());
    QCOMPARE(filter.filtered("12345"_ba), "12345"_ba);
    filter.add(Secret("123456"));
    QCOMPARE(filter.filtered("12345 123456"_ba), "12345 [hidden]"_ba);
}

void tst_SecretFilter::hidesTheLongerOneWhole()
{
    SecretFilter filter;
    filter.add(Secret("secret"));
    filter.add(Secret("secret-of-mine"));
    QCOMPARE(filter.filtered("secret-of-mine, secret"_ba), "[hidden], [hidden]"_ba);
}

void tst_SecretFilter::filtersErrors()
{
    SecretFilter filter;
    filter.add(Secret("top secret"));
    const Error before{ErrorCode::Remote, u"no top secret here"_s, u"srv"_s, -32000,
                       "{\"key\":\"top secret\"}"};
    const Error after = filter.filtered(before);
    QCOMPARE(after.message, u"no [hidden] here"_s);
    QCOMPARE(after.rpcData, "{\"key\":\"[hidden]\"}"_ba);
    QCOMPARE(after.rpcCode, -32000);
    QCOMPARE(after.origin, u"srv"_s);
}

void tst_SecretFilter::knowsNamesOfSecrets_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("isSecret");
    for (const auto *name : {"GITHUB_TOKEN", "apiKey", "--api-key", "X-Api-Key", "Authorization",
                             "db_password", "AWS_SECRET_ACCESS_KEY", "key", "Cookie", "GH_PAT"})
        QTest::newRow(name) << QString::fromLatin1(name) << true;
    for (const auto *name : {"HOME", "LOG_LEVEL", "--verbose", "Accept", "KEYBOARD", "PATH", ""})
        QTest::newRow(*name ? name : "empty") << QString::fromLatin1(name) << false;
}

void tst_SecretFilter::knowsNamesOfSecrets()
{
    QFETCH(QString, name);
    QTEST(namesSecret(name), "isSecret");
}

QTEST_APPLESS_MAIN(tst_SecretFilter)
#include "tst_secret_filter.moc"
