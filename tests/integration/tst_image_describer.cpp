// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/content/content_store.h"
#include "engine/content/image_describer.h"
#include "engine/content/result_shaper.h"
#include "tests/support/manual_clock.h"
#include "tests/support/memory_secret_store.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <optional>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace mcprt;

namespace {

/// An OpenAI-compatible service on a port of its own. Keeps every request; answers when told to.
class StandIn
{
public:
    struct Request
    {
        QByteArray head;
        QByteArray body;
        QPointer<QTcpSocket> socket;
    };

    StandIn()
    {
        m_server.listen(QHostAddress::LocalHost);
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] { accept(); });
    }
    [[nodiscard]] QUrl url(const QString &path = u"/v1"_s) const
    {
        return QUrl(u"http://127.0.0.1:%1%2"_s.arg(m_server.serverPort()).arg(path));
    }
    /// Answers every request with this; empty = keep them waiting.
    QByteArray answer;
    QList<Request> requests;

    static void reply(const Request &request, const QByteArray &bytes)
    {
        if (request.socket)
            request.socket->write(bytes);
    }

private:
    void accept()
    {
        while (QTcpSocket *socket = m_server.nextPendingConnection()) {
            QObject::connect(socket, &QTcpSocket::readyRead, socket,
                             [this, socket] { read(socket); });
        }
    }
    void read(QTcpSocket *socket)
    {
        QByteArray &bytes = m_read[socket];
        bytes += socket->readAll();
        const qsizetype head = bytes.indexOf("\r\n\r\n");
        if (head < 0)
            return;
        const qsizetype at = bytes.toLower().indexOf("content-length:");
        const qsizetype length = bytes.mid(at + 15, bytes.indexOf('\r', at) - at - 15).toLongLong();
        if (bytes.size() < head + 4 + length)
            return;
        requests.append({bytes.left(head), bytes.mid(head + 4, length), socket});
        bytes.clear();
        if (!answer.isEmpty())
            socket->write(answer);
    }

    QTcpServer m_server;
    QHash<QTcpSocket *, QByteArray> m_read;
};

QByteArray http(const QByteArray &status, const QByteArray &body, const QByteArray &more = {})
{
    return "HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\nContent-Length: "
           + QByteArray::number(body.size()) + "\r\n" + more + "\r\n" + body;
}

QByteArray description(const QByteArray &text)
{
    return http("200 OK",
                R"({"choices":[{"message":{"role":"assistant","content":")" + text + R"("}}]})");
}

struct Harness
{
    StandIn service;
    std::unique_ptr<ImageDescriber> describer;

    explicit Harness(std::chrono::milliseconds timeout = 10s)
    {
        describer =
            ImageDescriber::create({service.url(), Secret("sk-canary"_ba), u"see-1"_s, timeout})
                .value();
    }
    Result<QString> describe(const QByteArray &image = "\x89PNG"_ba)
    {
        std::optional<Result<QString>> answer;
        describer->describe(image, u"image/png"_s,
                            Done<QString>([&answer](Result<QString> r) { answer = std::move(r); }));
        if (!QTest::qWaitFor([&answer] { return answer.has_value(); }, 20'000))
            qFatal("no answer at all");
        return *answer;
    }
};

} // namespace

class tst_ImageDescriber : public QObject
{
    Q_OBJECT

private slots:
    void sendsTheImageAndTheKey();
    void leavesOutAKeyThatIsNotThere();
    void takesTheKeyFromTheKeychain();
    void readsAnswers_data();
    void readsAnswers();
    void saysWhyThereIsNone_data();
    void saysWhyThereIsNone();
    void followsNoRedirect();
    void givesUpAfterTheTimeout();
    void answersWhenItGoes();
    void refusesUnsafeAddresses_data();
    void refusesUnsafeAddresses();
    void describesTheImagesOfAResultAtTheSameTime();
    void aResultSaysWhyAnImageIsNotDescribed();
};

void tst_ImageDescriber::sendsTheImageAndTheKey()
{
    Harness h;
    h.service.answer = description("A cat."_ba);
    QCOMPARE(h.describe(), Result<QString>(u"A cat."_s));
    const StandIn::Request &request = h.service.requests.at(0);
    QVERIFY(request.head.startsWith("POST /v1/chat/completions HTTP/1.1\r\n"));
    QVERIFY(request.head.toLower().contains("authorization: bearer sk-canary"));
    QVERIFY(request.head.toLower().contains("content-type: application/json"));
    const QJsonObject body = toJsonValue(RawJson(request.body)).toObject();
    QCOMPARE(body["model"_L1].toString(), u"see-1"_s);
    const QJsonArray parts = body["messages"_L1][0]["content"_L1].toArray();
    QCOMPARE(parts.at(0)["type"_L1].toString(), u"text"_s);
    QCOMPARE(parts.at(1)["image_url"_L1]["url"_L1].toString(), u"data:image/png;base64,iVBORw=="_s);
}

void tst_ImageDescriber::takesTheKeyFromTheKeychain()
{
    MemorySecretStore keychain;
    const ManualClock clock;
    keychain.failure = Error{ErrorCode::Unauthorized, u"The keychain is locked."_s, {}};
    Harness h;
    h.service.answer = description("A cat."_ba);
    h.describer =
        ImageDescriber::create({h.service.url(),
                                {u"OPENAI_API_KEY"_s, Secret("${keychain:k}"), keychain, clock},
                                u"see-1"_s})
            .value();
    const auto locked = h.describe();
    QCOMPARE(locked.error().message, u"OPENAI_API_KEY can't be read. The keychain is locked."_s);
    QVERIFY(h.service.requests.isEmpty()); // nothing is sent without the key
    keychain.failure.reset();
    keychain.secrets[u"k"_s] = "sk-kept";
    QCOMPARE(h.describe(), Result<QString>(u"A cat."_s));
    QVERIFY(h.service.requests.at(0).head.toLower().contains("authorization: bearer sk-kept"));
}

void tst_ImageDescriber::leavesOutAKeyThatIsNotThere()
{
    Harness h;
    h.describer = ImageDescriber::create({h.service.url(u"/api/v1//"_s), {}, u"m"_s}).value();
    h.service.answer = description("x"_ba);
    QVERIFY(h.describe().has_value());
    QVERIFY(h.service.requests.at(0).head.startsWith("POST /api/v1/chat/completions "));
    QVERIFY(!h.service.requests.at(0).head.toLower().contains("authorization"));
}

void tst_ImageDescriber::readsAnswers_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QString>("text");
    QTest::newRow("a string") << description("Two dogs"_ba) << u"Two dogs"_s;
    QTest::newRow("more than one line")
        << description(R"( A\n\n\tchart\u0007 \ud83c\udf89 )"_ba) << u"A chart 🎉"_s;
    QTest::newRow("a list of parts") << http(
        "200 OK",
        R"({"choices":[{"message":{"content":[{"type":"text","text":"A"},{"text":"B"}]}}]})"_ba)
                                     << u"AB"_s;
    QTest::newRow("far too long") << description(QByteArray(9000, 'x'))
                                  << QString(2000, u'x') + u'…';
}

void tst_ImageDescriber::readsAnswers()
{
    QFETCH(const QByteArray, answer);
    QFETCH(const QString, text);
    Harness h;
    h.service.answer = answer;
    const auto described = h.describe();
    QVERIFY2(described.has_value(), described ? "" : qPrintable(described.error().message));
    QCOMPARE(*described, text);
}

void tst_ImageDescriber::saysWhyThereIsNone_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<ErrorCode>("code");
    const QByteArray secret = R"({"error":"key sk-canary is wrong"})"_ba;
    QTest::newRow("wrong key") << http("401 Unauthorized", secret) << ErrorCode::Unauthorized;
    QTest::newRow("forbidden") << http("403 Forbidden", secret) << ErrorCode::Unauthorized;
    QTest::newRow("too many requests") << http("429 Slow", secret) << ErrorCode::LimitExceeded;
    QTest::newRow("server error") << http("500 Oops", secret) << ErrorCode::Unavailable;
    QTest::newRow("no JSON") << http("200 OK", "<html>"_ba) << ErrorCode::Unavailable;
    QTest::newRow("no choices") << http("200 OK", R"({"choices":[]})"_ba) << ErrorCode::Unavailable;
    QTest::newRow("no message") << http("200 OK", R"({"choices":[{}]})"_ba)
                                << ErrorCode::Unavailable;
    QTest::newRow("empty text") << description(" "_ba) << ErrorCode::Unavailable;
    QTest::newRow("a list") << http("200 OK", "[1]"_ba) << ErrorCode::Unavailable;
    QTest::newRow("no HTTP") << "SSH-2.0-OpenSSH\r\n\r\n"_ba << ErrorCode::Timeout;
}

void tst_ImageDescriber::saysWhyThereIsNone()
{
    QFETCH(const QByteArray, answer);
    QFETCH(const ErrorCode, code);
    Harness h(2s);
    h.service.answer = answer;
    const auto described = h.describe();
    QVERIFY(!described.has_value());
    if (code == ErrorCode::Timeout) // how soon Qt notices differs with its version
        QVERIFY(described.error().code == code || described.error().code == ErrorCode::Unavailable);
    else
        QCOMPARE(described.error().code, code);
    QVERIFY(!described.error().message.isEmpty());
    QVERIFY(!described.error().message.contains(u"canary"_s));
}

void tst_ImageDescriber::followsNoRedirect()
{
    Harness h;
    StandIn other;
    other.answer = description("stolen"_ba);
    for (const QByteArray &status :
         {"301 Moved"_ba, "302 Found"_ba, "307 Again"_ba, "308 Moved"_ba}) {
        h.service.answer = http(status, {}, "Location: " + other.url().toEncoded() + "\r\n");
        QVERIFY(!h.describe().has_value());
    }
    QCOMPARE(h.service.requests.size(), 4);
    QCOMPARE(other.requests.size(), 0);
}

void tst_ImageDescriber::givesUpAfterTheTimeout()
{
    Harness h(100ms);
    const auto described = h.describe();
    QVERIFY(!described.has_value());
    QCOMPARE(described.error().code, ErrorCode::Timeout);
    h.service.answer = "HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{"_ba; // and then nothing
    QCOMPARE(h.describe().error().code, ErrorCode::Timeout);
}

void tst_ImageDescriber::answersWhenItGoes()
{
    Harness h;
    std::optional<Result<QString>> answer;
    h.describer->describe("x"_ba, u"image/png"_s,
                          Done<QString>([&answer](Result<QString> r) { answer = std::move(r); }));
    QTRY_COMPARE(h.service.requests.size(), 1);
    h.describer.reset();
    QTRY_VERIFY(answer.has_value());
    QVERIFY(!answer->has_value());
}

void tst_ImageDescriber::refusesUnsafeAddresses_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("isSafe");
    QTest::newRow("https") << u"https://api.example.org/v1"_s << true;
    QTest::newRow("http on this machine") << u"http://localhost:11434/v1"_s << true;
    QTest::newRow("IPv6 loopback") << u"http://[::1]:1/v1"_s << true;
    QTest::newRow("http elsewhere") << u"http://api.example.org/v1"_s << false;
    QTest::newRow("http in the local network") << u"http://10.0.0.5/v1"_s << false;
    QTest::newRow("looks like this machine") << u"http://localhost.example.org/v1"_s << false;
    QTest::newRow("a file") << u"file:///etc/passwd"_s << false;
    QTest::newRow("nothing") << QString() << false;
    QTest::newRow("no scheme") << u"api.example.org/v1"_s << false;
    QTest::newRow("with a password") << u"https://me:pw@api.example.org/v1"_s << false;
}

void tst_ImageDescriber::refusesUnsafeAddresses()
{
    QFETCH(const QString, url);
    QFETCH(const bool, isSafe);
    const auto made = ImageDescriber::create({QUrl(url), Secret("k"_ba), u"m"_s});
    QCOMPARE(made.has_value(), isSafe);
    if (!isSafe)
        QCOMPARE(made.error().code, ErrorCode::Misconfigured);
    QVERIFY(
        !ImageDescriber::create({QUrl(u"https://a.example"_s), Secret("k"_ba), {}}).has_value());
}

void tst_ImageDescriber::describesTheImagesOfAResultAtTheSameTime()
{
    Harness h;
    const QTemporaryDir parent;
    const ManualClock clock;
    const auto store = ContentStore::open(parent.filePath(u"o"_s), {}, clock).value();
    const ResultShaper shaper({4096}, *store, h.describer.get());
    const auto image = [](const QByteArray &data) -> QByteArray {
        return R"({"type":"image","mimeType":"image/png","data":")" + data.toBase64() + "\"}";
    };
    std::optional<RawJson> shaped;
    shaper.shape(RawJson("{\"content\":[" + image("one"_ba) + R"(,{"type":"text","text":"x"},)"
                         + image("two"_ba) + ',' + image("three"_ba) + "]}"),
                 OwnerKey{u"a"_s}, u"s/t"_s,
                 Done<RawJson>([&shaped](Result<RawJson> r) { shaped = *r; }));
    QTRY_COMPARE(h.service.requests.size(), 3); // none waits for another
    QVERIFY(!shaped);
    for (auto it = h.service.requests.rbegin(); it != h.service.requests.rend(); ++it) {
        const bool isTwo = it->body.contains(QByteArray("base64," + "two"_ba.toBase64()));
        StandIn::reply(*it, isTwo ? http("500 Oops", "{}"_ba)
                                  : description(it->body.contains("b25l") ? "No. 1" : "No. 3"));
    }
    QTRY_VERIFY(shaped.has_value());
    const QJsonArray blocks = toJsonValue(*shaped)["content"_L1].toArray();
    QCOMPARE(blocks.size(), 4);
    QVERIFY(blocks.at(0)["text"_L1].toString().endsWith(u"It shows: No. 1"_s));
    QCOMPARE(blocks.at(1)["text"_L1].toString(), u"x"_s);
    QVERIFY(
        blocks.at(2)["text"_L1].toString().contains(u"not described: the description service"_s));
    QVERIFY(blocks.at(3)["text"_L1].toString().endsWith(u"It shows: No. 3"_s));
    for (const int index : {0, 2, 3})
        QVERIFY(blocks.at(index)["text"_L1].toString().contains(u"ref_id="_s));
}

void tst_ImageDescriber::aResultSaysWhyAnImageIsNotDescribed()
{
    Harness h;
    const QTemporaryDir parent;
    const ManualClock clock;
    const auto store = ContentStore::open(parent.filePath(u"o"_s), {}, clock).value();
    const ResultShaper shaper({4096}, *store, h.describer.get());
    std::optional<RawJson> shaped;
    shaper.shape(
        RawJson(R"({"content":[{"type":"image","mimeType":"image/png","data":"AAEC"}]})"_ba),
        OwnerKey{u"a"_s}, u"s/t"_s, Done<RawJson>([&shaped](Result<RawJson> r) { shaped = *r; }));
    QTRY_COMPARE(h.service.requests.size(), 1);
    h.describer.reset(); // the shaper's answer may not depend on it
    QTRY_VERIFY(shaped.has_value());
    const QString text = toJsonValue(*shaped)["content"_L1][0]["text"_L1].toString();
    QVERIFY2(text.contains(u"It is not described: "_s), qPrintable(text));
}

QTEST_GUILESS_MAIN(tst_ImageDescriber)
#include "tst_image_describer.moc"
