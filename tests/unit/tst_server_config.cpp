// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/child/server_config.h"

#include <QTest>

#include <functional>

using namespace mcprt;
using namespace Qt::StringLiterals;

namespace {

ServerConfig sample()
{
    ServerConfig config;
    config.name = ServerName{u"a"_s};
    config.command = u"npx"_s;
    config.arguments = {u"-y"_s, u"pkg"_s};
    config.environment = {{u"K"_s, u"${env:K}"_s}};
    config.workingDirectory = u"/tmp"_s;
    return config;
}

ServerConfig httpSample()
{
    ServerConfig config;
    config.kind = ServerConfig::Kind::Http;
    config.url = u"https://example.org/mcp"_s;
    config.headers = {{u"H"_s, u"v"_s}};
    return config;
}

using Change = std::function<void(ServerConfig &)>;

} // namespace

Q_DECLARE_METATYPE(Change)

class tst_ServerConfig : public QObject
{
    Q_OBJECT

private slots:
    void hashesWhatDecidesOnTheProgram_data();
    void hashesWhatDecidesOnTheProgram();
    void hashesHttpEntries();
    void keepsFieldsApart();
    void isStable();
    void showsTheCommand_data();
    void showsTheCommand();
};

void tst_ServerConfig::hashesWhatDecidesOnTheProgram_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<bool>("alike");
    const auto row = [](const char *name, bool alike, Change change) {
        QTest::newRow(name) << std::move(change) << alike;
    };
    row("name", true, [](ServerConfig &c) { c.name = ServerName{u"b"_s}; });
    row("hints", true, [](ServerConfig &c) { c.hints = {u"x"_s}; });
    row("blocked tools", true, [](ServerConfig &c) { c.blockedTools = {u"x"_s}; });
    row("timeout", true, [](ServerConfig &c) { c.timeout = std::chrono::seconds(1); });
    row("place in the file", true, [](ServerConfig &c) { c.sourceLine = 9; });
    row("disabled", true, [](ServerConfig &c) { c.disabled = true; });
    row("command", false, [](ServerConfig &c) { c.command = u"npm"_s; });
    row("argument", false, [](ServerConfig &c) { c.arguments[1] = u"pkg@2"_s; });
    row("one argument more", false, [](ServerConfig &c) { c.arguments += QString(); });
    row("order of arguments", false, [](ServerConfig &c) { c.arguments.swapItemsAt(0, 1); });
    row("environment value", false, [](ServerConfig &c) { c.environment[u"K"_s] = u"x"_s; });
    row("environment name", false, [](ServerConfig &c) { c.environment[u"L"_s] = u""_s; });
    row("folder", false, [](ServerConfig &c) { c.workingDirectory = u"/"_s; });
    row("kind", false, [](ServerConfig &c) { c.kind = ServerConfig::Kind::Http; });
}

void tst_ServerConfig::hashesWhatDecidesOnTheProgram()
{
    QFETCH(const Change, change);
    QFETCH(const bool, alike);
    ServerConfig changed = sample();
    change(changed);
    QCOMPARE(changed.startsLike(sample()), alike);
}

void tst_ServerConfig::hashesHttpEntries()
{
    ServerConfig other = httpSample();
    QVERIFY(other.startsLike(httpSample()));
    other.headers[u"H"_s] = u"w"_s;
    QVERIFY(!other.startsLike(httpSample()));
    other = httpSample();
    other.url += u'/';
    QVERIFY(!other.startsLike(httpSample()));
}

void tst_ServerConfig::keepsFieldsApart()
{
    ServerConfig joined = sample();
    joined.arguments = {u"-ypkg"_s};
    QVERIFY(!joined.startsLike(sample()));
    ServerConfig moved = sample();
    moved.command = u"npx-y"_s;
    moved.arguments = {u"pkg"_s};
    QVERIFY(!moved.startsLike(sample()));
}

void tst_ServerConfig::isStable()
{
    // Approvals are stored with this hash: a new program must find the old ones.
    QCOMPARE(sample().hash().size(), 64);
    QCOMPARE(ServerConfig().hash(),
             "2c34ce1df23b838c5abf2a7f6437cca3d3067ed509ff25f11df6b11b582b51eb"_ba);
}

void tst_ServerConfig::showsTheCommand_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("shown");
    QTest::newRow("plain") << QStringList{u"-y"_s, u"@a/b@1.2"_s} << u"npx -y @a/b@1.2"_s;
    QTest::newRow("variables stay") << QStringList{u"${env:X}"_s} << u"npx ${env:X}"_s;
    QTest::newRow("quoted") << QStringList{u"a b"_s, u""_s, u"it's"_s, u"a;b"_s}
                            << u"npx 'a b' '' 'it'\\''s' 'a;b'"_s;
    QTest::newRow("nothing hides") << QStringList{u"a\nb"_s, u"x\u202ey"_s, u"\u200b"_s}
                                   << u"npx 'a\\u{000a}b' 'x\\u{202e}y' '\\u{200b}'"_s;
    QTest::newRow("other scripts are shown") << QStringList{u"Größe"_s} << u"npx Größe"_s;
}

void tst_ServerConfig::showsTheCommand()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QString, shown);
    ServerConfig config = sample();
    config.arguments = arguments;
    QCOMPARE(config.display(), shown);
    QCOMPARE(httpSample().display(), u"https://example.org/mcp"_s);
}

QTEST_APPLESS_MAIN(tst_ServerConfig)
#include "tst_server_config.moc"
