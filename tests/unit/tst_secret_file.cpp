// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/secrets/secret_file.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <optional>

using namespace mcprt;
using namespace Qt::StringLiterals;

namespace {

struct Harness
{
    QTemporaryDir folder;
    QString path = folder.filePath(u"secrets.json"_s);
    QByteArrayList learnt;
    SecretFile file{path, [this](const Secret &secret) { learnt << secret.reveal(); }};

    [[nodiscard]] Result<Secret> read(const QString &name)
    {
        std::optional<Result<Secret>> answer;
        file.read(name, Done<Secret>([&](Result<Secret> r) { answer = std::move(r); }));
        return *answer;
    }
    [[nodiscard]] Result<bool> write(const QString &name, const QByteArray &value)
    {
        std::optional<Result<bool>> answer;
        file.write(name, Secret(value), Done<bool>([&](Result<bool> r) { answer = std::move(r); }));
        return *answer;
    }
    [[nodiscard]] Result<bool> remove(const QString &name)
    {
        std::optional<Result<bool>> answer;
        file.remove(name, Done<bool>([&](Result<bool> r) { answer = std::move(r); }));
        return *answer;
    }
    void put(const QByteArray &bytes, QFileDevice::Permissions mode) const
    {
        QFile out(path);
        QVERIFY(out.open(QIODevice::WriteOnly));
        out.write(bytes);
        QVERIFY(out.setPermissions(mode));
    }
};

constexpr auto kMine = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

} // namespace

class tst_SecretFile : public QObject
{
    Q_OBJECT

private slots:
    void keepsAndForgets();
    void refusesAFileThatIsNotSafe_data();
    void refusesAFileThatIsNotSafe();
};

void tst_SecretFile::keepsAndForgets()
{
    Harness h;
    QCOMPARE(h.read(u"a"_s).error().code, ErrorCode::NotFound);
    QVERIFY(h.remove(u"a"_s).has_value()); // nothing to forget
    QVERIFY(!QFile::exists(h.path));
    QVERIFY(h.write(u"a"_s, "one \"two\" \xc3\xa9").has_value());
    QVERIFY(h.write(u"b/c"_s, "three").has_value());
    QCOMPARE(QFile::permissions(h.path) & (QFileDevice::ReadGroup | QFileDevice::ReadOther),
             QFileDevice::Permissions());
    QCOMPARE(h.read(u"a"_s)->reveal(), "one \"two\" \xc3\xa9"_ba);
    QCOMPARE(h.learnt, QByteArrayList{"one \"two\" \xc3\xa9"});
    QVERIFY(h.write(u"a"_s, "four").has_value());
    QCOMPARE(h.read(u"a"_s)->reveal(), "four"_ba);
    QVERIFY(h.remove(u"a"_s).has_value());
    QCOMPARE(h.read(u"a"_s).error().code, ErrorCode::NotFound);
    QCOMPARE(h.read(u"b/c"_s)->reveal(), "three"_ba);
}

void tst_SecretFile::refusesAFileThatIsNotSafe_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QFileDevice::Permissions>("mode");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("others read it")
        << R"({"a":"x"})"_ba << (kMine | QFileDevice::ReadOther) << ErrorCode::Unauthorized;
    QTest::newRow("the group reads it")
        << R"({"a":"x"})"_ba << (kMine | QFileDevice::ReadGroup) << ErrorCode::Unauthorized;
    QTest::newRow("others write it")
        << R"({"a":"x"})"_ba << (kMine | QFileDevice::WriteOther) << ErrorCode::Unauthorized;
    QTest::newRow("no JSON") << "a=x"_ba << QFileDevice::Permissions(kMine)
                             << ErrorCode::Misconfigured;
    QTest::newRow("no texts") << R"({"a":1})"_ba << QFileDevice::Permissions(kMine)
                              << ErrorCode::Misconfigured;
    QTest::newRow("a list") << R"(["a"])"_ba << QFileDevice::Permissions(kMine)
                            << ErrorCode::Misconfigured;
}

void tst_SecretFile::refusesAFileThatIsNotSafe()
{
    QFETCH(const QByteArray, content);
    QFETCH(const QFileDevice::Permissions, mode);
    QFETCH(const ErrorCode, code);
    Harness h;
    h.put(content, mode);
    QCOMPARE(h.read(u"a"_s).error().code, code);
    QVERIFY(h.learnt.isEmpty());
    QCOMPARE(h.write(u"b"_s, "y").error().code, code); // what is there is not overwritten
    QFile file(h.path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), content);
}

QTEST_GUILESS_MAIN(tst_SecretFile)
#include "tst_secret_file.moc"
