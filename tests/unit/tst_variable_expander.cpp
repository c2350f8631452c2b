// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/child/variable_expander.h"

#include <QDir>
#include <QTest>

#include <map>

using namespace mcprt;
using namespace Qt::StringLiterals;

namespace {

/// Knows the secrets that the test gives it and answers when the test says so.
class MemorySecretStore final : public SecretStore
{
public:
    void read(const QString &name, Done<Secret> done) override
    {
        asked << name;
        if (holdBack)
            return waiting.emplace_back(name, std::move(done)), void();
        answer(name, std::move(done));
    }
    void release()
    {
        for (auto &[name, done] : std::exchange(waiting, {}))
            answer(name, std::move(done));
    }
    void answer(const QString &name, Done<Secret> done) const
    {
        const auto it = secrets.find(name);
        if (it == secrets.end())
            return done.fail(ErrorCode::NotFound, u"There is no secret \"%1\"."_s.arg(name));
        done.report(Secret(it->second));
    }

    std::map<QString, QByteArray> secrets;
    QStringList asked;
    bool holdBack = false;
    std::vector<std::pair<QString, Done<Secret>>> waiting;
};

struct Harness
{
    Harness()
    {
        environment.insert(u"NAME"_s, u"value"_s);
        environment.insert(u"EMPTY"_s, u""_s);
        environment.insert(u"TRICK"_s, u"${NAME} $$ ${keychain:token}"_s);
        config.name = ServerName{u"srv"_s};
        config.command = u"run"_s;
        store.secrets[u"token"_s] = "s3cr3t-${NAME}";
    }
    void expand()
    {
        expandVariables(config, environment, store,
                        Done<ExpandedServer>([this](Result<ExpandedServer> r) { result = r; }));
    }

    QProcessEnvironment environment;
    ServerConfig config;
    MemorySecretStore store;
    std::optional<Result<ExpandedServer>> result;
};

} // namespace

class tst_VariableExpander : public QObject
{
    Q_OBJECT

private slots:
    void expands_data();
    void expands();
    void refuses_data();
    void refuses();
    void reachesEveryString();
    void asksForEachSecretOnceAndWaitsForAll();
    void namesTheKeyWhenASecretIsMissing();
    void asksNoKeychainWhenTheEntryIsWrongAnyway();
};

void tst_VariableExpander::expands_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expanded");
    QTest::newRow("nothing") << u"a b"_s << u"a b"_s;
    QTest::newRow("short form") << u"<${NAME}>"_s << u"<value>"_s;
    QTest::newRow("env form") << u"${env:NAME}${env:NAME}"_s << u"valuevalue"_s;
    QTest::newRow("set but empty") << u"<${EMPTY}>"_s << u"<>"_s;
    QTest::newRow("default for unset") << u"${NOPE:-fall back}"_s << u"fall back"_s;
    QTest::newRow("default for empty") << u"${env:EMPTY:-x}"_s << u"x"_s;
    QTest::newRow("default not needed") << u"${NAME:-x}"_s << u"value"_s;
    QTest::newRow("empty default") << u"<${NOPE:-}>"_s << u"<>"_s;
    QTest::newRow("home") << u"${userHome}/x"_s << QString(QDir::homePath() + "/x"_L1);
    QTest::newRow("separator") << u"a${/}b"_s << QString(u'a' + QDir::separator() + u'b');
    QTest::newRow("escape") << u"$${NAME} $$"_s << u"${NAME} $"_s;
    QTest::newRow("escape then reference") << u"$$${NAME}"_s << u"$value"_s;
    QTest::newRow("plain dollars") << u"$5 a$b $"_s << u"$5 a$b $"_s;
    QTest::newRow("values are not expanded again")
        << u"${TRICK}"_s << u"${NAME} $$ ${keychain:token}"_s;
    QTest::newRow("nor are secrets") << u"Bearer ${keychain:token}"_s << u"Bearer s3cr3t-${NAME}"_s;
}

void tst_VariableExpander::expands()
{
    QFETCH(const QString, text);
    QFETCH(const QString, expanded);
    Harness h;
    h.config.headers[u"X"_s] = text;
    h.expand();
    QVERIFY(h.result && h.result->has_value());
    QCOMPARE((*h.result)->config.headers[u"X"_s], expanded);
}

void tst_VariableExpander::refuses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("mentions");
    QTest::newRow("unset variable") << u"${NOPE}"_s << u"NOPE"_s;
    QTest::newRow("unset, long form") << u"${env:NOPE}"_s << u"NOPE"_s;
    QTest::newRow("foreign kind of reference") << u"${input:id}"_s << u"input:id"_s;
    QTest::newRow("not closed") << u"a ${NAME"_s << u"closing"_s;
    QTest::newRow("empty name") << u"${}"_s << u"not set"_s;
    QTest::newRow("secret without a name") << u"${keychain:}"_s << u"keychain"_s;
}

void tst_VariableExpander::refuses()
{
    QFETCH(const QString, text);
    QFETCH(const QString, mentions);
    Harness h;
    h.config.environment[u"KEY"_s] = text;
    h.expand();
    QVERIFY(h.result && !h.result->has_value());
    const Error error = h.result->error();
    QCOMPARE(error.code, ErrorCode::Misconfigured);
    QVERIFY2(error.message.contains(mentions), qPrintable(error.message));
    QVERIFY2(error.message.contains("env.KEY"_L1), qPrintable(error.message));
}

void tst_VariableExpander::reachesEveryString()
{
    Harness h;
    const QString text = u"${NAME}"_s;
    h.config.command = h.config.workingDirectory = h.config.url = text;
    h.config.arguments = {text, u"x"_s, text};
    h.config.environment[u"E"_s] = text;
    h.config.headers[u"H"_s] = text;
    h.expand();
    const ServerConfig &config = (*h.result)->config;
    const QString value = u"value"_s;
    QCOMPARE(config.command, value);
    QCOMPARE(config.workingDirectory, value);
    QCOMPARE(config.url, value);
    QCOMPARE(config.arguments, (QStringList{value, u"x"_s, value}));
    QCOMPARE(config.environment[u"E"_s], value);
    QCOMPARE(config.headers[u"H"_s], value);
    QCOMPARE(config.name.text, u"srv"_s);
}

void tst_VariableExpander::asksForEachSecretOnceAndWaitsForAll()
{
    Harness h;
    h.store.secrets[u"other"_s] = "second";
    h.store.holdBack = true;
    h.config.environment[u"A"_s] = u"${keychain:token}"_s;
    h.config.environment[u"B"_s] = u"${keychain:other}-${keychain:token}"_s;
    h.expand();
    QVERIFY(!h.result);
    QCOMPARE(h.store.asked, (QStringList{u"other"_s, u"token"_s}));
    h.store.release();
    QVERIFY(h.result && h.result->has_value());
    QCOMPARE((*h.result)->config.environment[u"B"_s], u"second-s3cr3t-${NAME}"_s);
    QCOMPARE((*h.result)->secrets.size(), 2u);
}

void tst_VariableExpander::namesTheKeyWhenASecretIsMissing()
{
    Harness h;
    h.config.headers[u"Authorization"_s] = u"Bearer ${keychain:gone}"_s;
    h.config.environment[u"A"_s] = u"${keychain:token}"_s;
    h.expand();
    QCOMPARE(h.result->error().code, ErrorCode::NotFound);
    QVERIFY(h.result->error().message.contains("headers.Authorization"_L1));
    QVERIFY(!h.result->error().message.contains("s3cr3t"_L1));
}

void tst_VariableExpander::asksNoKeychainWhenTheEntryIsWrongAnyway()
{
    Harness h;
    h.config.environment[u"A"_s] = u"${keychain:token}"_s;
    h.config.headers[u"B"_s] = u"${NOPE}"_s;
    h.expand();
    QCOMPARE(h.result->error().code, ErrorCode::Misconfigured);
    QVERIFY(h.store.asked.isEmpty());
}

QTEST_APPLESS_MAIN(tst_VariableExpander)
#include "tst_variable_expander.moc"
