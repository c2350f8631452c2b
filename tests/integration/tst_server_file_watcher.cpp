// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/child/server_file_watcher.h"

#include <QDir>
#include <QFile>
#include <QObject>
#include <QSaveFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace mcprt;
using namespace Qt::StringLiterals;

namespace {

void write(const QString &path, const QByteArray &bytes,
           QIODevice::OpenMode mode = QIODevice::WriteOnly)
{
    QFile file(path);
    QVERIFY(file.open(mode));
    file.write(bytes);
}

} // namespace

class tst_ServerFileWatcher : public QObject
{
    Q_OBJECT

private slots:
    void tellsOfEveryKindOfWrite();
    void tellsOnceOfManyWrites();
    void saysNothingWhenNothingDiffers();
    void seesAFileAndFolderThatComeLater();
    void seesTheTargetOfALink();
};

void tst_ServerFileWatcher::tellsOfEveryKindOfWrite()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"servers.json"_s);
    write(path, "one"_ba);
    ServerFileWatcher watcher(path);
    QSignalSpy changed(&watcher, &ServerFileWatcher::changed);

    write(path, "two"_ba); // in place
    QTRY_COMPARE(changed.size(), 1);
    QSaveFile save(path); // a new file renamed over it
    QVERIFY(save.open(QIODevice::WriteOnly));
    save.write("three");
    QVERIFY(save.commit());
    QTRY_COMPARE(changed.size(), 2);
    write(path, "four"_ba); // in place again: the new file is watched too
    QTRY_COMPARE(changed.size(), 3);
    QVERIFY(QFile::remove(path));
    QTRY_COMPARE(changed.size(), 4);
    write(path, "five"_ba);
    QTRY_COMPARE(changed.size(), 5);
    QVERIFY(QFile::setPermissions(path, QFile::ReadOwner)); // may make a refused file readable
    QTRY_COMPARE(changed.size(), 6);
}

void tst_ServerFileWatcher::tellsOnceOfManyWrites()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"servers.json"_s);
    ServerFileWatcher watcher(path);
    QSignalSpy changed(&watcher, &ServerFileWatcher::changed);
    for (int i = 0; i < 10; ++i) {
        write(path, "line\n"_ba, QIODevice::Append);
        QTest::qWait(10);
    }
    QTRY_COMPARE(changed.size(), 1);
    QTest::qWait(400);
    QCOMPARE(changed.size(), 1);
}

void tst_ServerFileWatcher::saysNothingWhenNothingDiffers()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"servers.json"_s);
    write(path, "one"_ba);
    ServerFileWatcher watcher(path);
    QSignalSpy changed(&watcher, &ServerFileWatcher::changed);
    write(folder.filePath(u"another file"_s), "x"_ba);
    write(path, "one"_ba);
    QTest::qWait(500);
    QCOMPARE(changed.size(), 0);
}

void tst_ServerFileWatcher::seesAFileAndFolderThatComeLater()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"config/mcp/servers.json"_s);
    ServerFileWatcher watcher(path);
    QSignalSpy changed(&watcher, &ServerFileWatcher::changed);
    QVERIFY(QDir(folder.path()).mkpath(u"config"_s));
    QTest::qWait(300);
    QVERIFY(QDir(folder.path()).mkpath(u"config/mcp"_s));
    QTest::qWait(300);
    QCOMPARE(changed.size(), 0);
    write(path, "one"_ba);
    QTRY_COMPARE(changed.size(), 1);
    QVERIFY(QDir(folder.filePath(u"config"_s)).removeRecursively());
    QTRY_COMPARE(changed.size(), 2);
    QVERIFY(QDir(folder.path()).mkpath(u"config/mcp"_s)); // all at once
    write(path, "two"_ba);
    QTRY_COMPARE(changed.size(), 3);
}

void tst_ServerFileWatcher::seesTheTargetOfALink()
{
    QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkpath(u"dotfiles"_s));
    const QString target = folder.filePath(u"dotfiles/servers.json"_s);
    const QString path = folder.filePath(u"servers.json"_s);
    write(target, "one"_ba);
    QVERIFY(QFile::link(target, path));
    ServerFileWatcher watcher(path);
    QSignalSpy changed(&watcher, &ServerFileWatcher::changed);
    QSaveFile save(target);
    QVERIFY(save.open(QIODevice::WriteOnly));
    save.write("two");
    QVERIFY(save.commit());
    QTRY_COMPARE(changed.size(), 1);
    write(target, "three"_ba);
    QTRY_COMPARE(changed.size(), 2);
}

QTEST_GUILESS_MAIN(tst_ServerFileWatcher)
#include "tst_server_file_watcher.moc"
