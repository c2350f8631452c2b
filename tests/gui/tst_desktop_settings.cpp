// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "app/tray/desktop_settings.h"

#include <QCoreApplication>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace mcprt;

namespace {

const QString kPrint = u"--print-settings"_s;

QByteArray word(bool on)
{
    return on ? "on" : "off";
}

/// Every setting, one a line.
QByteArray everything(const QString &folder)
{
    const DesktopSettings settings(folder);
    return "language " + settings.language().toUtf8() + "\ntheme " + settings.theme().toUtf8()
           + "\nnotifications " + word(settings.notifications()) + "\nsymbolicIcon "
           + word(settings.symbolicIcon()) + "\nservesHttp " + word(settings.servesHttp())
           + "\nhost " + settings.host().toUtf8() + "\nport " + QByteArray::number(settings.port())
           + "\nquitsWithoutAsking " + word(settings.quitsWithoutAsking()) + "\nhadFirstRun "
           + word(settings.hadFirstRun()) + "\ngeometry " + settings.geometry() + "\n";
}

/// The same as another process reads it: one's own remembers what it wrote.
QByteArray readElsewhere(const QString &folder)
{
    QProcess reader;
    reader.start(QCoreApplication::applicationFilePath(), {kPrint, folder});
    return reader.waitForFinished(30000) ? reader.readAllStandardOutput() : QByteArray();
}

bool writeFile(const QString &path, const QByteArray &text)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
}

QByteArray readFile(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestDesktopSettings : public QObject
{
    Q_OBJECT

private slots:
    void findsEverythingAgainInTheNextProcess();
    void hasDefaults();
    void takesOverWhatAnEarlierVersionWrote();
    void prefersWhatThisVersionWrote();
    void leavesAFileWithNothingOldAlone();
};

void TestDesktopSettings::findsEverythingAgainInTheNextProcess()
{
    const QTemporaryDir folder;
    {
        DesktopSettings settings(folder.path());
        settings.setLanguage(u"fr"_s);
        settings.setTheme(u"dark"_s);
        settings.setNotifications(false);
        settings.setSymbolicIcon(true);
        settings.setServesHttp(false);
        settings.setHost(u"::1"_s);
        settings.setPort(9123);
        settings.setQuitsWithoutAsking(true);
        settings.setHadFirstRun(true);
        settings.setGeometry("somewhere");
    }
    const QByteArray written =
        "language fr\ntheme dark\nnotifications off\nsymbolicIcon on\nservesHttp off\nhost ::1\n"
        "port 9123\nquitsWithoutAsking on\nhadFirstRun on\ngeometry somewhere\n";
    QCOMPARE(readElsewhere(folder.path()), written);
    QCOMPARE(readElsewhere(folder.path()), written); // reading has changed nothing
}

void TestDesktopSettings::hasDefaults()
{
    const QTemporaryDir folder;
    QCOMPARE(readElsewhere(folder.path()),
             "language \ntheme \nnotifications on\nsymbolicIcon off\nservesHttp on\n"
             "host 127.0.0.1\nport 8001\nquitsWithoutAsking off\nhadFirstRun off\ngeometry \n");
}

void TestDesktopSettings::takesOverWhatAnEarlierVersionWrote()
{
    const QTemporaryDir folder;
    QVERIFY(writeFile(folder.filePath(u"desktop.ini"_s),
                      "[%General]\nhadFirstRun=true\nlanguage=fr\nnotifications=false\n"
                      "quitsWithoutAsking=true\nsymbolicIcon=true\ntheme=dark\n\n"
                      "[endpoint]\nport=9123\n"));
    const QByteArray taken =
        "language fr\ntheme dark\nnotifications off\nsymbolicIcon on\nservesHttp on\n"
        "host 127.0.0.1\nport 9123\nquitsWithoutAsking on\nhadFirstRun on\ngeometry \n";
    QCOMPARE(readElsewhere(folder.path()), taken);
    const QByteArray file = readFile(folder.filePath(u"desktop.ini"_s));
    QVERIFY2(!file.toLower().contains("general"), file.constData());
    QCOMPARE(readElsewhere(folder.path()), taken);
}

void TestDesktopSettings::prefersWhatThisVersionWrote()
{
    const QTemporaryDir folder;
    QVERIFY(writeFile(folder.filePath(u"desktop.ini"_s),
                      "[%General]\nlanguage=fr\ntheme=dark\n\n[app]\nlanguage=de\n"));
    const QByteArray read = readElsewhere(folder.path());
    QVERIFY2(read.startsWith("language de\ntheme dark\n"), read.constData());
}

void TestDesktopSettings::leavesAFileWithNothingOldAlone()
{
    const QTemporaryDir folder;
    const QByteArray text = "# mine\n[app]\nlanguage=de\n";
    QVERIFY(writeFile(folder.filePath(u"desktop.ini"_s), text));
    QVERIFY(readElsewhere(folder.path()).startsWith("language de\n"));
    QCOMPARE(readFile(folder.filePath(u"desktop.ini"_s)), text);
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 3 && arguments.at(1) == kPrint) {
        const QByteArray text = everything(arguments.at(2));
        return std::fwrite(text.constData(), 1, size_t(text.size()), stdout) == size_t(text.size())
                   ? 0
                   : 1;
    }
    TestDesktopSettings test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_desktop_settings.moc"
