// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/base/clock.h"
#include "engine/child/child_session.h"
#include "engine/child/server_pool.h"
#include "engine/oauth/loopback_visitor.h"
#include "engine/oauth/oauth_authorizer.h"
#include "tests/support/memory_secret_store.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkReply>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace mcprt;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

class FakeOAuthServer
{
public:
    explicit FakeOAuthServer(const QStringList &flags = {})
    {
        m_process.start(u"python3"_s,
                        QStringList{QStringLiteral(MCPRT_SUPPORT_DIR "/fake_oauth_server.py")}
                            + flags);
        if (QTest::qWaitFor([this] { return m_process.canReadLine(); }, 20000))
            m_origin = QString::fromLatin1(m_process.readLine().trimmed());
    }
    ~FakeOAuthServer()
    {
        m_process.closeWriteChannel();
        m_process.waitForFinished(5000);
    }
    [[nodiscard]] QString url() const { return m_origin + u"/mcp"_s; }
    QJsonObject get(const QString &path)
    {
        QNetworkReply *reply = m_network.get(QNetworkRequest(QUrl(m_origin + path)));
        const bool isDone = QTest::qWaitFor([reply] { return reply->isFinished(); }, 10000);
        reply->deleteLater();
        return isDone ? QJsonDocument::fromJson(reply->readAll()).object() : QJsonObject();
    }
    int count(QLatin1StringView what) { return get(u"/stats"_s)[what].toInt(-1); }

private:
    QProcess m_process;
    QNetworkAccessManager m_network;
    QString m_origin;
};

struct Harness
{
    explicit Harness(const QStringList &flags = {}, bool automatic = false)
        : server(flags)
        , authorizer(store, clock,
                     automatic ? ShowPage([this](const QUrl &page) { visitor.visit(page); })
                               : ShowPage(),
                     folder.filePath(u"signed_out"_s))
    {
        ServerPoolOptions options;
        options.guardianPath = u"-"_s;
        options.authorizer = &authorizer;
        pool = std::make_unique<ServerPool>(options, store, clock);
        config.name = name;
        config.kind = ServerConfig::Kind::Http;
        config.url = server.url();
        pool->addConfig(config);
    }

    Result<bool> waitFor(const std::function<void(Done<bool>)> &what) const
    {
        auto answer = std::make_shared<std::optional<Result<bool>>>();
        what(Done<bool>([answer](Result<bool> result) { *answer = std::move(result); }));
        if (!QTest::qWaitFor([&] { return answer->has_value(); }, 20000))
            return fail(ErrorCode::Timeout, u"no answer"_s);
        return **answer;
    }
    Result<bool> start() const
    {
        return waitFor([this](Done<bool> done) {
            pool->start(name, Done<ChildSession *>([done = std::move(done)](
                                                       const Result<ChildSession *> &s) mutable {
                            if (s)
                                done.report(true);
                            else
                                done.report(Failure(s.error()));
                        }));
        });
    }
    Result<bool> call() const
    {
        return waitFor([this](Done<bool> done) { beginCall(std::move(done)); });
    }
    void beginCall(Done<bool> done) const
    {
        pool->session(name)->call(
            "tools/call", RawJson(R"({"name":"hello","arguments":{}})"_ba), {10s, {}},
            Done<RawJson>([done = std::move(done)](const Result<RawJson> &r) mutable {
                if (r)
                    done.report(true);
                else
                    done.report(Failure(r.error()));
            }));
    }
    Result<bool> signIn()
    {
        return waitFor([this](Done<bool> done) {
            authorizer.at(name.text, config.url, {})
                .signIn(
                    [this](const QUrl &page) {
                        ++pages;
                        visitor.visit(page);
                    },
                    std::move(done));
        });
    }

    const ServerName name{u"web"_s};
    QTemporaryDir folder;
    FakeOAuthServer server;
    MemorySecretStore store;
    Clock clock;
    LoopbackVisitor visitor;
    OAuthAuthorizer authorizer;
    ServerConfig config;
    std::unique_ptr<ServerPool> pool;
    int pages = 0;
};

} // namespace

class tst_OAuth : public QObject
{
    Q_OBJECT

private slots:
    void asksForASignIn();
    void signsIn();
    void renewsOnceForAll();
    void asksAgainWhenRenewalFails();
    void takesWhatAnotherProcessGot();
    void asksForMoreRights();
    void endsWhenMoreRightsDoNotHelp();
    void refusesWhatIsNotSafe_data();
    void refusesWhatIsNotSafe();
    void wantsAKeychain();
    void signsOut();
    void usesNothingThatAnotherProcessHasForgotten();
    void takesOnlyTheRightAnswer();
};

void tst_OAuth::asksForASignIn()
{
    const Harness h;
    const auto started = h.start();
    QVERIFY(!started);
    QVERIFY2(started.error().message.contains(u"mcp-runtime login web"_s),
             qPrintable(started.error().message));
}

void tst_OAuth::signsIn()
{
    Harness h;
    const auto signedIn = h.signIn();
    QVERIFY2(signedIn, qPrintable(signedIn ? QString() : signedIn.error().message));
    QVERIFY(h.start());
    QVERIFY(h.call());
    QCOMPARE(h.server.count("register"_L1), 1);
    QCOMPARE(h.server.count("authorize"_L1), 1);
    const QJsonObject stats = h.server.get(u"/stats"_s);
    QCOMPARE(stats["scopes"_L1].toArray(), QJsonArray{u"read"_s});
    QCOMPARE(stats["resources"_L1].toArray(), QJsonArray{h.server.url()});
    QCOMPARE(h.store.secrets.size(), 1U);
    QVERIFY(h.store.secrets.begin()->second.contains("refresh-1"));
    QVERIFY(std::ranges::find(h.store.learned, "access-1"_ba) != h.store.learned.end());
    QVERIFY(h.signIn()); // again: as the client that is registered
    QCOMPARE(h.server.count("register"_L1), 1);
}

void tst_OAuth::renewsOnceForAll()
{
    Harness h({u"rotate"_s});
    QVERIFY(h.signIn());
    QVERIFY(h.start());
    h.server.get(u"/expire"_s);
    int good = 0;
    int answered = 0;
    for (int i = 0; i < 8; ++i) {
        h.beginCall(Done<bool>([&](const Result<bool> &result) {
            ++answered;
            good += result ? 1 : 0;
        }));
    }
    QVERIFY(QTest::qWaitFor([&] { return answered == 8; }, 20000));
    QCOMPARE(good, 8);
    QCOMPARE(h.server.count("refresh"_L1), 1);
    QCOMPARE(h.server.count("authorize"_L1), 1);
}

void tst_OAuth::asksAgainWhenRenewalFails()
{
    Harness h({u"forbid-refresh"_s});
    QVERIFY(h.signIn());
    QVERIFY(h.start());
    h.server.get(u"/expire"_s);
    const auto called = h.call();
    QVERIFY(!called);
    QVERIFY2(called.error().message.contains(u"mcp-runtime login web"_s),
             qPrintable(called.error().message));
    QCOMPARE(h.pages, 1); // nobody was shown a page without having asked for it
}

void tst_OAuth::takesWhatAnotherProcessGot()
{
    Harness h;
    QVERIFY(h.signIn());
    QVERIFY(h.start());
    h.server.get(u"/expire"_s);
    OAuthAuthorizer other(h.store, h.clock); // of another process, with the same keychain
    const auto signedIn = h.waitFor([&](Done<bool> done) {
        other.at(h.name.text, h.config.url, {})
            .signIn([&](const QUrl &page) { h.visitor.visit(page); }, std::move(done));
    });
    QVERIFY(signedIn);
    QVERIFY(h.call());
    QCOMPARE(h.server.count("refresh"_L1), 0);
}

void tst_OAuth::asksForMoreRights()
{
    Harness h({u"step-up"_s});
    QVERIFY(h.signIn());
    QVERIFY(h.start());
    for (int i = 0; i < 5; ++i) { // however often, as long as nobody has been asked
        const auto refused = h.call();
        QVERIFY(!refused);
        QVERIFY2(refused.error().message.contains(u"needs more rights for this (write)"_s),
                 qPrintable(refused.error().message));
        QVERIFY(refused.error().message.contains(u"mcp-runtime login web"_s));
    }
    QCOMPARE(h.pages, 1);
    QVERIFY(h.signIn());
    QCOMPARE(h.server.get(u"/stats"_s)["scopes"_L1].toArray().last().toString(), u"read write"_s);
    QVERIFY(h.call());
}

void tst_OAuth::endsWhenMoreRightsDoNotHelp()
{
    Harness h({u"step-up"_s, u"keep-refusing"_s}, true);
    QVERIFY(h.start());
    for (int i = 0; i < 5; ++i)
        QVERIFY(!h.call());
    QCOMPARE(h.server.count("authorize"_L1), 2);
}

void tst_OAuth::refusesWhatIsNotSafe_data()
{
    QTest::addColumn<QString>("flag");
    QTest::addColumn<QString>("said");
    QTest::addColumn<int>("pages");
    QTest::newRow("no PKCE") << u"no-pkce"_s << u"PKCE"_s << 0;
    QTest::newRow("metadata of another") << u"wrong-issuer"_s << u"other.example"_s << 0;
    QTest::newRow("answer of another") << u"wrong-iss"_s << u"not from"_s << 1;
}

void tst_OAuth::refusesWhatIsNotSafe()
{
    QFETCH(const QString, flag);
    QFETCH(const QString, said);
    QFETCH(const int, pages);
    Harness h({flag});
    const auto signedIn = h.signIn();
    QVERIFY(!signedIn);
    QVERIFY2(signedIn.error().message.contains(said), qPrintable(signedIn.error().message));
    QCOMPARE(h.pages, pages);
    QCOMPARE(h.server.count("token"_L1), 0);
    QVERIFY(h.store.secrets.empty());
}

void tst_OAuth::wantsAKeychain()
{
    Harness h;
    h.store.isMissing = true;
    const auto signedIn = h.signIn();
    QVERIFY(!signedIn);
    QCOMPARE(signedIn.error().code, ErrorCode::Unavailable);
    QCOMPARE(h.pages, 0); // nobody signs in for nothing
}

void tst_OAuth::signsOut()
{
    Harness h;
    ServerAuthorization &web = h.authorizer.at(h.name.text, h.config.url, {});
    const auto signOut = [&] {
        return h.waitFor([&](Done<bool> done) { web.signOut(std::move(done)); });
    };
    QCOMPARE(signOut().error().code, ErrorCode::NotFound);
    QVERIFY(h.signIn());
    const auto out = signOut();
    QVERIFY(out);
    QVERIFY(*out); // its authorization server knows
    QCOMPARE(h.server.count("revoke"_L1), 1);
    QVERIFY(h.store.secrets.empty());
    QVERIFY(web.token().isEmpty());
}

void tst_OAuth::usesNothingThatAnotherProcessHasForgotten()
{
    Harness h;
    QVERIFY(h.signIn());
    QVERIFY(h.start());
    QVERIFY(h.call());
    OAuthAuthorizer other(h.store, h.clock, {}, h.folder.filePath(u"signed_out"_s));
    const auto out = h.waitFor(
        [&](Done<bool> done) { other.at(h.name.text, h.config.url, {}).signOut(std::move(done)); });
    QVERIFY(out);
    const auto refused = h.call(); // its token is fresh still
    QVERIFY(!refused);
    QVERIFY(refused.error().message.contains(u"mcp-runtime login web"_s));
    QVERIFY(h.store.secrets.empty()); // and does not come back
    QCOMPARE(h.server.count("refresh"_L1), 0);
    QVERIFY(h.signIn());
    QVERIFY(h.call());
}

void tst_OAuth::takesOnlyTheRightAnswer()
{
    RedirectListener listener;
    QVERIFY(listener.listen(0));
    std::optional<Result<QUrlQuery>> answer;
    listener.wait("right", Done<QUrlQuery>([&](Result<QUrlQuery> a) { answer = std::move(a); }));
    QNetworkAccessManager network;
    const auto statusOf = [&](const QString &url) {
        QNetworkReply *reply = network.get(QNetworkRequest(QUrl(url)));
        const bool isDone = QTest::qWaitFor([reply] { return reply->isFinished(); }, 10000);
        reply->deleteLater();
        return isDone ? reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt() : -1;
    };
    QCOMPARE(statusOf(listener.address() + u"?code=a&state=wrong"_s), 400);
    QCOMPARE(statusOf(listener.address() + u"?code=a"_s), 400);
    QCOMPARE(statusOf(u"http://127.0.0.1:%1/?code=a&state=right"_s.arg(listener.port())), 404);
    QVERIFY(!answer);
    QCOMPARE(statusOf(listener.address() + u"?code=a+b%2Bc&state=right"_s), 200);
    QVERIFY(answer && *answer);
    QCOMPARE((*answer)->queryItemValue(u"code"_s, QUrl::FullyDecoded), u"a b+c"_s);
    QCOMPARE(statusOf(listener.address() + u"?code=d&state=right"_s), 0); // once only
}

QTEST_GUILESS_MAIN(tst_OAuth)
#include "tst_oauth.moc"
