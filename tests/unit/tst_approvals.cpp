// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/router/approvals.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QObject>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace mcprt;
using namespace Qt::StringLiterals;

namespace {

const QString kSource = u"https://index.example/"_s;

ServerConfig proposal(const QString &name = u"weather"_s, const QString &argument = u"-y"_s)
{
    ServerConfig config;
    config.name = ServerName{name};
    config.command = u"npx"_s;
    config.arguments = {argument, u"weather-server"_s};
    config.environment = {{u"API_KEY"_s, u"very-secret"_s}};
    config.workingDirectory = u"/srv"_s;
    config.source = ServerConfig::Source::Discovery;
    config.sourceFile = kSource;
    return config;
}

struct Harness
{
    QTemporaryDir folder;
    QString state = folder.filePath(u"state"_s);
    QString path = state + u"/approvals.json"_s;
    Approvals approvals{state};

    QByteArray bytes() const
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void write(const QByteArray &text) const
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }
};

} // namespace

class tst_Approvals : public QObject
{
    Q_OBJECT

private slots:
    void approvesNothingBeforeAPersonDid();
    void showsAProposalWhole();
    void approvesExactlyWhatWasProposed_data();
    void approvesExactlyWhatWasProposed();
    void approvesByHashOnlyWhatHasThatHash();
    void asksWhichOneWhenTwoServicesProposeTheSameName();
    void asksAgainWhenTheCommandChanges();
    void countsAnApprovalOfAnotherProcessAtOnce();
    void takesAnApprovalBack();
    void keepsTheNewestProposalsOnly();
    void refusesACommandNobodyCouldRead();
    void keepsTheFilePrivate();
    void movesABrokenFileAside_data();
    void movesABrokenFileAside();
    void approvesNothingFromAFileThatOthersMayWrite();
    void neverApprovesFromAMutatedFile();
};

void tst_Approvals::approvesNothingBeforeAPersonDid()
{
    Harness h;
    QVERIFY(!h.approvals.isApproved(proposal()));
    QVERIFY(h.approvals.propose(proposal()).has_value());
    QVERIFY(!h.approvals.isApproved(proposal()));
    QCOMPARE(h.approvals.approve(u"other"_s).error().code, ErrorCode::NotFound);
}

void tst_Approvals::showsAProposalWhole()
{
    Harness h;
    QVERIFY(h.approvals.propose(proposal()).has_value());
    const auto pending = h.approvals.pending();
    QCOMPARE(pending.size(), 1U);
    QCOMPARE(pending[0].name, u"weather"_s);
    QCOMPARE(pending[0].source, kSource);
    QCOMPARE(pending[0].hash, proposal().hash());
    QCOMPARE(pending[0].display, u"npx -y weather-server"_s);
    QCOMPARE(pending[0].variables, QStringList{u"API_KEY"_s});
    QCOMPARE(pending[0].folder, u"/srv"_s);
    QVERIFY(pending[0].at.isValid());
    QVERIFY(!h.bytes().contains("very-secret"));
}

void tst_Approvals::approvesExactlyWhatWasProposed_data()
{
    QTest::addColumn<ServerConfig>("other");
    QTest::addColumn<bool>("isApproved");
    QTest::newRow("the same") << proposal() << true;
    QTest::newRow("the same under another name") << proposal(u"renamed"_s) << true;
    QTest::newRow("another argument, same name") << proposal(u"weather"_s, u"-x"_s) << false;
    auto other = proposal();
    other.environment[u"API_KEY"_s] = u"changed"_s;
    QTest::newRow("another value of a variable") << other << false;
    other = proposal();
    other.workingDirectory = u"/tmp"_s;
    QTest::newRow("another folder") << other << false;
    other = proposal();
    other.sourceFile = u"https://elsewhere.example/"_s;
    QTest::newRow("from another service") << other << false;
}

void tst_Approvals::approvesExactlyWhatWasProposed()
{
    QFETCH(const ServerConfig, other);
    QFETCH(const bool, isApproved);
    Harness h;
    QVERIFY(h.approvals.propose(proposal()).has_value());
    const auto approved = h.approvals.approve(u"weather"_s);
    QVERIFY(approved.has_value());
    QCOMPARE(approved->hash, proposal().hash());
    QVERIFY(h.approvals.pending().empty());
    QCOMPARE(h.approvals.isApproved(other), isApproved);
}

void tst_Approvals::approvesByHashOnlyWhatHasThatHash()
{
    Harness h;
    QVERIFY(h.approvals.propose(proposal()).has_value());
    const auto wrong = h.approvals.approve(u"weather"_s, QByteArray(64, '0'));
    QCOMPARE(wrong.error().code, ErrorCode::NotFound);
    QVERIFY(!h.approvals.isApproved(proposal()));
    QVERIFY(h.approvals.approve(u"weather"_s, proposal().hash()).has_value());
    QVERIFY(h.approvals.isApproved(proposal()));
}

void tst_Approvals::asksWhichOneWhenTwoServicesProposeTheSameName()
{
    Harness h;
    auto other = proposal(u"weather"_s, u"-x"_s);
    other.sourceFile = u"https://elsewhere.example/"_s;
    QVERIFY(h.approvals.propose(proposal()).has_value());
    QVERIFY(h.approvals.propose(other).has_value());
    QCOMPARE(h.approvals.approve(u"weather"_s).error().code, ErrorCode::InvalidArgument);
    QVERIFY(h.approvals.approve(u"weather"_s, other.hash()).has_value());
    QVERIFY(h.approvals.isApproved(other));
    QVERIFY(!h.approvals.isApproved(proposal()));
}

void tst_Approvals::asksAgainWhenTheCommandChanges()
{
    Harness h;
    QVERIFY(h.approvals.propose(proposal()).has_value());
    QVERIFY(h.approvals.propose(proposal()).has_value()); // asked twice, noted once
    const auto changed = proposal(u"weather"_s, u"-x"_s);
    QVERIFY(h.approvals.propose(changed).has_value());
    QCOMPARE(h.approvals.pending().size(), 1U);
    QCOMPARE(h.approvals.pending()[0].hash, changed.hash());
    QVERIFY(h.approvals.approve(u"weather"_s).has_value());
    QVERIFY(!h.approvals.isApproved(proposal()));
}

void tst_Approvals::countsAnApprovalOfAnotherProcessAtOnce()
{
    Harness h;
    QVERIFY(h.approvals.propose(proposal()).has_value());
    Approvals other(h.state);
    QVERIFY(other.approve(u"weather"_s).has_value());
    QVERIFY(h.approvals.isApproved(proposal()));
    QVERIFY(other.revoke(u"weather"_s).has_value());
    QVERIFY(!h.approvals.isApproved(proposal()));
}

void tst_Approvals::takesAnApprovalBack()
{
    Harness h;
    QVERIFY(h.approvals.approve(proposal()).has_value());
    QVERIFY(h.approvals.approve(proposal(u"other"_s, u"-o"_s)).has_value());
    QCOMPARE(h.approvals.approved().size(), 2U);
    QVERIFY(h.approvals.revoke(u"weather"_s).has_value());
    QVERIFY(!h.approvals.isApproved(proposal()));
    QVERIFY(h.approvals.isApproved(proposal(u"other"_s, u"-o"_s)));
    QCOMPARE(h.approvals.revoke(u"weather"_s).error().code, ErrorCode::NotFound);
}

void tst_Approvals::keepsTheNewestProposalsOnly()
{
    Harness h;
    for (int i = 0; i < 103; ++i)
        QVERIFY(h.approvals.propose(proposal(u"s%1"_s.arg(i))).has_value());
    const auto pending = h.approvals.pending();
    QCOMPARE(pending.size(), 100U);
    QCOMPARE(pending.front().name, u"s3"_s);
    QCOMPARE(pending.back().name, u"s102"_s);
}

void tst_Approvals::refusesACommandNobodyCouldRead()
{
    Harness h;
    const auto endless = proposal(u"weather"_s, QString(100'000, u'x'));
    QCOMPARE(h.approvals.propose(endless).error().code, ErrorCode::LimitExceeded);
    QVERIFY(h.approvals.pending().empty());
}

void tst_Approvals::keepsTheFilePrivate()
{
    Harness h;
    QVERIFY(h.approvals.propose(proposal()).has_value());
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther
                        | QFile::WriteOther | QFile::ExeOther;
    QVERIFY(!(QFileInfo(h.path).permissions() & others));
    QVERIFY(!(QFileInfo(h.state).permissions() & others));
}

void tst_Approvals::movesABrokenFileAside_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << ""_ba;
    QTest::newRow("cut") << R"({"version":1,"approved":[{"name")"_ba;
    QTest::newRow("not an object") << "[]"_ba;
    QTest::newRow("from the future") << R"({"version":2,"approved":[],"pending":[]})"_ba;
    QTest::newRow("no hash") << R"({"version":1,"approved":[{"name":"a"}],"pending":[]})"_ba;
    QTest::newRow("rubbish") << QByteArray(1000, '\xff');
}

void tst_Approvals::movesABrokenFileAside()
{
    QFETCH(const QByteArray, text);
    Harness h;
    QVERIFY(h.approvals.approve(proposal()).has_value());
    h.write(text);
    QVERIFY(!h.approvals.isApproved(proposal()));
    QVERIFY(!QFile::exists(h.path));
    QVERIFY(QFile::exists(h.path + u".broken"_s));
    QVERIFY(h.approvals.propose(proposal()).has_value()); // and life goes on
    QVERIFY(h.approvals.approve(u"weather"_s).has_value());
    QVERIFY(h.approvals.isApproved(proposal()));
}

void tst_Approvals::approvesNothingFromAFileThatOthersMayWrite()
{
    Harness h;
    QVERIFY(h.approvals.approve(proposal()).has_value());
    QVERIFY(QFile::setPermissions(h.path, QFileInfo(h.path).permissions() | QFile::WriteOther));
    QVERIFY(!h.approvals.isApproved(proposal()));
}

void tst_Approvals::neverApprovesFromAMutatedFile()
{
    Harness h;
    QVERIFY(h.approvals.approve(proposal(u"a"_s)).has_value());
    const QByteArray good = h.bytes();
    const auto other = proposal(u"b"_s, u"-z"_s);
    QRandomGenerator random(20261123);
    for (int round = 0; round < 200; ++round) {
        QByteArray text = good;
        text[random.bounded(int(text.size()))] = char(random.bounded(256));
        h.write(text);
        QVERIFY(!h.approvals.isApproved(other));
        (void)h.approvals.approved();
    }
}

QTEST_GUILESS_MAIN(tst_Approvals)
#include "tst_approvals.moc"
