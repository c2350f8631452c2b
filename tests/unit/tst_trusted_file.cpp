// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/base/trusted_file.h"

#include <QFile>
#include <QFileInfo>
#include <QObject>
#include <QTemporaryDir>
#include <QTest>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#include <unistd.h>
#endif

using namespace mcprt;
using namespace Qt::StringLiterals;

namespace {
void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}
} // namespace

class tst_TrustedFile : public QObject
{
    Q_OBJECT

private slots:
    void readsTheWholeFile();
    void tellsWhyItDoesNotRead();
    void refusesAFileThatOthersMayWrite_data();
    void refusesAFileThatOthersMayWrite();
    void refusesAFileOfAnotherUser();
    void doesNotWaitForAPipe();
    void writesForTheOwnerOnly();
};

void tst_TrustedFile::readsTheWholeFile()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"a"_s);
    write(path, "0123456789"_ba);
    QCOMPARE(readTrustedFile(path, 10).value(), "0123456789"_ba);
    QVERIFY(QFile::link(path, folder.filePath(u"link"_s)));
    QCOMPARE(readTrustedFile(folder.filePath(u"link"_s), 10).value(), "0123456789"_ba);
}

void tst_TrustedFile::tellsWhyItDoesNotRead()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"a"_s);
    QCOMPARE(readTrustedFile(path, 10).error().code, ErrorCode::NotFound);
    QCOMPARE(readTrustedFile(path + u"/b"_s, 10).error().code, ErrorCode::NotFound);
    write(path, "0123456789"_ba);
    QCOMPARE(readTrustedFile(path, 9).error().code, ErrorCode::LimitExceeded);
    QCOMPARE(readTrustedFile(folder.path(), 9).error().code, ErrorCode::Io);
}

void tst_TrustedFile::refusesAFileThatOthersMayWrite_data()
{
    QTest::addColumn<int>("mode");
    QTest::addColumn<bool>("isTrusted");
    QTest::newRow("private") << 0600 << true;
    QTest::newRow("readable by all") << 0644 << true;
    QTest::newRow("writable by the group") << 0664 << false;
    QTest::newRow("writable by all") << 0646 << false;
}

void tst_TrustedFile::refusesAFileThatOthersMayWrite()
{
#ifdef Q_OS_UNIX
    QFETCH(const int, mode);
    QTemporaryDir folder;
    const QString path = folder.filePath(u"a"_s);
    write(path, "x"_ba);
    QCOMPARE(::chmod(QFile::encodeName(path).constData(), mode_t(mode)), 0);
    const auto read = readTrustedFile(path, 10);
    QTEST(read.has_value(), "isTrusted");
    if (!read) {
        QCOMPARE(read.error().code, ErrorCode::Unauthorized);
        QVERIFY(read.error().message.contains(u"chmod go-w"_s));
    }
#endif
}

void tst_TrustedFile::refusesAFileOfAnotherUser()
{
#ifdef Q_OS_UNIX
    QTemporaryDir folder;
    const QString path = folder.filePath(u"a"_s);
    write(path, "x"_ba);
    if (::chown(QFile::encodeName(path).constData(), 65534, 65534) != 0)
        QSKIP("Only root can give files away.");
    const auto read = readTrustedFile(path, 10);
    QCOMPARE(read.error().code, ErrorCode::Unauthorized);
    QVERIFY(read.error().message.contains(u"chown"_s));
#endif
}

void tst_TrustedFile::doesNotWaitForAPipe()
{
#ifdef Q_OS_UNIX
    QTemporaryDir folder;
    const QString path = folder.filePath(u"pipe"_s);
    QCOMPARE(::mkfifo(QFile::encodeName(path).constData(), 0600), 0);
    QCOMPARE(readTrustedFile(path, 10).error().code, ErrorCode::Io);
#endif
}

void tst_TrustedFile::writesForTheOwnerOnly()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"new/folder/a"_s);
    QVERIFY(writePrivateFile(path, "one"_ba).has_value());
    QCOMPARE(readTrustedFile(path, 10).value(), "one"_ba);
#ifdef Q_OS_UNIX
    const auto mode = [](const QString &file) {
        struct stat status
        {};
        return ::stat(QFile::encodeName(file).constData(), &status) == 0
                   ? int(status.st_mode & 0777)
                   : -1;
    };
    QCOMPARE(mode(path), 0600);
    QCOMPARE(mode(folder.filePath(u"new/folder"_s)), 0700);
    QCOMPARE(::chmod(QFile::encodeName(path).constData(), 0666), 0);
    QVERIFY(writePrivateFile(path, "two"_ba).has_value());
    QCOMPARE(mode(path), 0600);
#endif
    QCOMPARE(readTrustedFile(path, 10).value(), "two"_ba);
    QCOMPARE(writePrivateFile(path + u"/b"_s, "x"_ba).error().code, ErrorCode::Io);
    QCOMPARE(readTrustedFile(path, 10).value(), "two"_ba);
}

QTEST_GUILESS_MAIN(tst_TrustedFile)
#include "tst_trusted_file.moc"
