// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/front/access_tokens.h"
#include "engine/front/request_guard.h"

#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <set>

using namespace mcprt;
using namespace Qt::StringLiterals;

namespace {

struct Harness
{
    QTemporaryDir folder;
    AccessTokens tokens{folder.path()};
    QString file = folder.filePath(u"access_tokens"_s);

    void write(const QByteArray &text) const
    {
        QFile out(file);
        QVERIFY(out.open(QIODevice::WriteOnly));
        out.write(text);
        QVERIFY(out.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
    }
};

} // namespace

class TestAccessTokens : public QObject
{
    Q_OBJECT

private slots:
    void makesOneForEachName()
    {
        const Harness h;
        std::set<QByteArray> seen;
        for (const QString &name : {u"a"_s, u"claude-code"_s, u"B.2_x"_s}) {
            const auto token = h.tokens.add(name);
            QCOMPARE(token->reveal().size(), 64);
            seen.insert(token->reveal());
            QCOMPARE(h.tokens.token(name)->reveal(), token->reveal());
            QVERIFY(h.tokens.accepts(token->reveal()));
            QCOMPARE(h.tokens.add(name).error().code, ErrorCode::InvalidArgument);
        }
        QCOMPARE(seen.size(), 3U);
        QCOMPARE(h.tokens.token(u"x"_s).error().code, ErrorCode::NotFound);
        QCOMPARE(h.tokens.tokenOrNew(u"a"_s)->reveal(), h.tokens.token(u"a"_s)->reveal());
        QVERIFY(h.tokens.tokenOrNew(u"x"_s).has_value());
        QVERIFY(h.tokens.all()->value(u"x"_s).made.isValid());
        QCOMPARE(h.tokens.all()->size(), 4);
        for (const QString &bad :
             {u""_s, u"a b"_s, u"-a"_s, u"a/b"_s, u"default"_s, QString(65, u'a'), u"ä"_s})
            QCOMPARE(h.tokens.add(bad).error().code, ErrorCode::InvalidArgument);
    }

    void acceptsWhatHoldsAtThisMoment()
    {
        const Harness h;
        const AccessTokens other(h.folder.path()); // as another process has it
        QVERIFY(!h.tokens.accepts({}));
        const auto first = other.add(u"a"_s);
        QVERIFY(h.tokens.accepts(first->reveal()));
        QVERIFY(!h.tokens.accepts(first->reveal().chopped(1)));
        QVERIFY(!h.tokens.accepts(QByteArray(first->reveal() + ' ')));
        // Many changes within one tick of the file system's clock, each of the same size.
        QByteArray before = first->reveal();
        for (int i = 0; i < 200; ++i) {
            const QByteArray next = other.renew(u"a"_s)->reveal();
            QVERIFY(h.tokens.accepts(next));
            QVERIFY(!h.tokens.accepts(before));
            before = next;
        }
        QTest::qWait(150); // the file is old enough to be remembered
        QVERIFY(h.tokens.accepts(before) && h.tokens.accepts(before));
        QVERIFY(other.revoke(u"a"_s).has_value());
        QVERIFY(!h.tokens.accepts(before));
        QCOMPARE(other.revoke(u"a"_s).error().code, ErrorCode::NotFound);
        QCOMPARE(other.renew(u"a"_s).error().code, ErrorCode::NotFound);
    }

    void theDefaultOneIsAFileOfItsOwn()
    {
        const Harness h;
        QVERIFY(h.tokens.all()->isEmpty()); // not made by looking
        const auto token = h.tokens.token(AccessTokens::kDefault);
        QVERIFY(h.tokens.accepts(token->reveal()));
        const auto next = h.tokens.renew(AccessTokens::kDefault);
        QVERIFY(h.tokens.accepts(next->reveal()) && !h.tokens.accepts(token->reveal()));
        QCOMPARE(h.tokens.revoke(AccessTokens::kDefault).error().code, ErrorCode::InvalidArgument);
        QVERIFY(QFile::remove(h.folder.filePath(u"access_token"_s)));
        QVERIFY(!h.tokens.accepts(next->reveal()));

        const AccessTokens given(h.folder.path(), Secret("0123456789abcdef"));
        QVERIFY(given.accepts("0123456789abcdef") && !given.accepts(next->reveal()));
        QCOMPARE(given.token(AccessTokens::kDefault)->reveal(), "0123456789abcdef"_ba);
        QCOMPARE(given.renew(AccessTokens::kDefault).error().code, ErrorCode::InvalidArgument);
        QVERIFY(given.accepts(given.add(u"a"_s)->reveal()));
    }

    void aFileThatIsNotOursLetsNobodyIn_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("empty") << ""_ba;
        QTest::newRow("half") << "{\"a\":{\"token\":\"0123456789abcdef"_ba;
        QTest::newRow("a list") << "[]"_ba;
        QTest::newRow("an empty token")
            << R"({"a":{"token":""},"b":{"token":"0123456789abcdef"}})"_ba;
        QTest::newRow("the default one") << R"({"default":{"token":"0123456789abcdef"}})"_ba;
        QTest::newRow("no object") << R"({"b":"0123456789abcdef"})"_ba;
    }
    void aFileThatIsNotOursLetsNobodyIn()
    {
        QFETCH(const QByteArray, text);
        const Harness h;
        h.write(text);
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"no file of access tokens"_s));
        QVERIFY(!h.tokens.accepts("0123456789abcdef"));
        QCOMPARE(h.tokens.all().error().code, ErrorCode::Misconfigured);
        QCOMPARE(h.tokens.add(u"c"_s).error().code, ErrorCode::Misconfigured); // nothing is lost
        QFile file(h.file);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), text);
    }

    void thereIsAnEndToThem()
    {
        const Harness h;
        for (qsizetype i = 0; i < AccessTokens::kMost; ++i)
            QVERIFY(h.tokens.add(u"c%1"_s.arg(i)).has_value());
        QCOMPARE(h.tokens.add(u"one-more"_s).error().code, ErrorCode::LimitExceeded);
        QVERIFY(h.tokens.renew(u"c0"_s).has_value());
    }

    void theGateAsksForEachRequest()
    {
        const Harness h;
        RequestGuard guard;
        guard.setPort(8001);
        guard.addTokens([&](QByteArrayView shown) -> std::optional<OwnerKey> {
            const auto name = h.tokens.nameOf(shown);
            return name ? std::optional(OwnerKey{*name}) : std::nullopt;
        });
        const QByteArray token = h.tokens.add(u"a"_s)->reveal();
        const auto status = [&](const QByteArray &target, const QByteArray &header) {
            HttpHead head;
            const QByteArray wire = "GET " + target + " HTTP/1.1\r\nHost: localhost:8001\r\n"
                                    + "Accept: text/event-stream\r\n" + header + "\r\n";
            head.feed(wire);
            OwnerKey owner;
            const auto refusal = guard.check(head, &owner);
            if (owner.text != (refusal ? u""_s : u"a"_s))
                return -1;
            return refusal ? refusal->status : 200;
        };
        const QByteArray header = "Authorization: Bearer " + token + "\r\n";
        QCOMPARE(status("/mcp", header), 200);
        QCOMPARE(status(QByteArray("/mcp?access_token=" + token), {}), 401); // in the header only
        QCOMPARE(status("/mcp", QByteArray(header + header)), 401);
        QVERIFY(h.tokens.revoke(u"a"_s).has_value());
        QCOMPARE(status("/mcp", header), 401);
    }
};

QTEST_GUILESS_MAIN(TestAccessTokens)
#include "tst_access_tokens.moc"
