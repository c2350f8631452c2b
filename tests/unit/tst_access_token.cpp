// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/front/access_token.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <thread>
#include <vector>

#include <sys/stat.h>
#include <unistd.h>

using namespace mcprt;
using namespace Qt::StringLiterals;

namespace {

struct Harness
{
    QTemporaryDir folder;
    QString file = folder.filePath(u"state/access-token"_s);

    void write(const QByteArray &text, unsigned mode) const
    {
        QVERIFY(QDir().mkpath(folder.filePath(u"state"_s)));
        QFile out(file);
        QVERIFY(out.open(QIODevice::WriteOnly));
        out.write(text);
        out.close();
        QCOMPARE(::chmod(QFile::encodeName(file).constData(), mode), 0);
    }
};

unsigned modeOf(const QString &path)
{
    struct stat info = {};
    return ::stat(QFile::encodeName(path).constData(), &info) == 0 ? info.st_mode & 0777 : 0;
}

const QByteArray kToken(64, 'a');

} // namespace

class tst_AccessToken : public QObject
{
    Q_OBJECT

private slots:
    void makesAPrivateFileOnce();
    void doesNotMakeOneWhenOnlyAsked();
    void makesOneTokenHoweverManyAsk();
    void takesATokenThatSomeoneWrote();
    void refusesAFileThatIsNotPrivate_data();
    void refusesAFileThatIsNotPrivate();
    void refusesAFileOfAnotherUser();
    void refusesWhatIsNoPlainFile();
    void refusesAFolderThatOthersCanWrite();
    void refusesAFileWithoutToken_data();
    void refusesAFileWithoutToken();
    void tellsWhenItCantWrite();
};

void tst_AccessToken::makesAPrivateFileOnce()
{
    const Harness h;
    const auto first = AccessToken::loadOrCreate(h.file);
    QVERIFY(first);
    QCOMPARE(first->reveal().size(), 64);
    QVERIFY(AccessToken::isUsable(first->reveal()));
    QCOMPARE(modeOf(h.file), 0600U);
    QCOMPARE(modeOf(h.folder.filePath(u"state"_s)), 0700U);
    QCOMPARE(QDir(h.folder.filePath(u"state"_s)).entryList(QDir::Files | QDir::Hidden).size(), 1);
    const auto second = AccessToken::loadOrCreate(h.file);
    QVERIFY(second);
    QCOMPARE(second->reveal(), first->reveal());
    const Harness other;
    QVERIFY(AccessToken::loadOrCreate(other.file)->reveal() != first->reveal());
}

void tst_AccessToken::doesNotMakeOneWhenOnlyAsked()
{
    const Harness h;
    const auto token = AccessToken::load(h.file);
    QVERIFY(!token);
    QCOMPARE(token.error().code, ErrorCode::NotFound);
    QVERIFY(!QFile::exists(h.file));
}

void tst_AccessToken::makesOneTokenHoweverManyAsk()
{
    const Harness h;
    std::vector<QByteArray> tokens(8);
    std::vector<std::thread> askers;
    for (QByteArray &token : tokens) {
        askers.emplace_back([&token, &h] {
            if (const auto loaded = AccessToken::loadOrCreate(h.file))
                token = loaded->reveal();
        });
    }
    for (std::thread &asker : askers)
        asker.join();
    for (const QByteArray &token : tokens)
        QCOMPARE(token, tokens.front());
    QCOMPARE(tokens.front().size(), 64);
}

void tst_AccessToken::takesATokenThatSomeoneWrote()
{
    const Harness h;
    h.write(kToken + "\n", 0400);
    const auto token = AccessToken::loadOrCreate(h.file);
    QVERIFY(token);
    QCOMPARE(token->reveal(), kToken);
}

void tst_AccessToken::refusesAFileThatIsNotPrivate_data()
{
    QTest::addColumn<unsigned>("mode");
    QTest::newRow("group reads") << 0640U;
    QTest::newRow("all read") << 0604U;
    QTest::newRow("group writes") << 0620U;
    QTest::newRow("all write") << 0602U;
}

void tst_AccessToken::refusesAFileThatIsNotPrivate()
{
    QFETCH(const unsigned, mode);
    const Harness h;
    h.write(kToken, mode);
    const auto token = AccessToken::loadOrCreate(h.file);
    QVERIFY(!token);
    QCOMPARE(token.error().code, ErrorCode::Misconfigured);
    QVERIFY(token.error().message.contains(u"chmod 600"_s));
    QVERIFY(token.error().message.contains(h.file));
    QVERIFY(!token.error().message.contains(QString::fromLatin1(kToken)));
}

void tst_AccessToken::refusesAFileOfAnotherUser()
{
    if (::geteuid() != 0)
        QSKIP("only root can give a file away");
    const Harness h;
    h.write(kToken, 0600);
    QCOMPARE(::chown(QFile::encodeName(h.file).constData(), 65534, 65534), 0);
    const auto token = AccessToken::loadOrCreate(h.file);
    QVERIFY(!token);
    QCOMPARE(token.error().code, ErrorCode::Misconfigured);
}

void tst_AccessToken::refusesWhatIsNoPlainFile()
{
    const Harness h;
    h.write(kToken, 0600);
    const QString link = h.folder.filePath(u"state/link"_s);
    QVERIFY(QFile::link(h.file, link));
    QVERIFY(!AccessToken::loadOrCreate(link));
    QVERIFY(!AccessToken::loadOrCreate(h.folder.filePath(u"state"_s)));
    const QString pipe = h.folder.filePath(u"state/pipe"_s);
    QCOMPARE(::mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
    QVERIFY(!AccessToken::loadOrCreate(pipe)); // and does not wait for a writer
}

void tst_AccessToken::refusesAFolderThatOthersCanWrite()
{
    const Harness h;
    const QString state = h.folder.filePath(u"state"_s);
    QVERIFY(QDir().mkpath(state));
    QCOMPARE(::chmod(QFile::encodeName(state).constData(), 0777), 0);
    const auto token = AccessToken::loadOrCreate(h.file);
    QVERIFY(!token);
    QVERIFY(token.error().message.contains(u"chmod 700"_s));
    QVERIFY(!QFile::exists(h.file));
}

void tst_AccessToken::refusesAFileWithoutToken_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("short") << "abc"_ba;
    QTest::newRow("two words") << "aaaaaaaaaaaaaaaa bbbbbbbbbbbbbbb"_ba;
    QTest::newRow("not ASCII") << QByteArray(64, '\xc3');
    QTest::newRow("long") << QByteArray(1000, 'a');
}

void tst_AccessToken::refusesAFileWithoutToken()
{
    QFETCH(const QByteArray, text);
    const Harness h;
    h.write(text, 0600);
    const auto token = AccessToken::loadOrCreate(h.file);
    QVERIFY(!token);
    QCOMPARE(token.error().code, ErrorCode::Misconfigured);
}

void tst_AccessToken::tellsWhenItCantWrite()
{
    const auto token = AccessToken::loadOrCreate(u"/proc/nothing/here/token"_s);
    QVERIFY(!token);
    QCOMPARE(token.error().code, ErrorCode::Io);
}

QTEST_GUILESS_MAIN(tst_AccessToken)
#include "tst_access_token.moc"
