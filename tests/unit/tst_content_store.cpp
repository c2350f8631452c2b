// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/base/random_id.h"
#include "engine/content/content_store.h"
#include "tests/support/manual_clock.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QTimeZone>

#include <csignal>

#ifdef Q_OS_UNIX
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace mcprt;

namespace {

const OwnerKey kAnna{u"anna"_s};
const OwnerKey kBert{u"bert"_s};

StoredContent text(const QByteArray &bytes)
{
    return {StoredContent::Kind::Text, u"text/plain"_s, bytes,
            "{\"type\":\"text\",\"text\":\"\"}"_ba, u"files/read"_s};
}

struct Harness
{
    QTemporaryDir parent;
    QString folder = parent.filePath(u"offload"_s);
    ManualClock clock;
    std::unique_ptr<ContentStore> store;

    explicit Harness(ContentStoreLimits limits = {}) { reopen(limits); }
    void reopen(ContentStoreLimits limits = {})
    {
        store.reset();
        auto opened = ContentStore::open(folder, limits, clock);
        QVERIFY2(opened.has_value(), opened ? "" : qPrintable(opened.error().message));
        store = std::move(*opened);
    }
    [[nodiscard]] QStringList files() const
    {
        return QDir(folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::System
                                      | QDir::NoDotAndDotDot);
    }
};

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void writeFile(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

} // namespace

class tst_ContentStore : public QObject
{
    Q_OBJECT

private slots:
    void givesBackWhatWasStored_data();
    void givesBackWhatWasStored();
    void readsAnyPart();
    void keepsReferencesOverARestart();
    void tellsNothingOfForeignContent();
    void refusesEveryReferenceThatIsNoId_data();
    void refusesEveryReferenceThatIsNoId();
    void expiresByAge();
    void expiresByAgeOverARestart();
    void aClockThatJumpsExpiresNothing();
    void dropsTheOldestWhenFull();
    void refusesWhatIsLargerThanTheStore();
    void neverTouchesForeignFiles();
    void clearsAwayUnfinishedFilesOfThePast();
    void refusesDamagedFiles();
    void worksOnAfterTheFolderWasRemoved();
#ifdef Q_OS_UNIX
    void makesPrivateFilesInAPrivateFolder();
    void refusesAFolderThatIsNotPrivate_data();
    void refusesAFolderThatIsNotPrivate();
    void followsNoLinks();
    void leavesNothingHalfWritten();
#endif
};

void tst_ContentStore::givesBackWhatWasStored_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("mimeType");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("envelope");
    using Kind = StoredContent::Kind;
    QByteArray all;
    for (int byte = 0; byte < 256; ++byte)
        all += char(byte);
    QTest::newRow("text") << int(Kind::Text) << u"text/plain"_s << "Grüße\nMCPRT-CONTENT 1 0 0\n"_ba
                          << "{\"type\":\"text\",\"text\":\"\"}"_ba;
    QTest::newRow("empty") << int(Kind::Text) << QString() << ""_ba
                           << ""_ba;
    QTest::newRow("every byte") << int(Kind::Image) << u"image/png"_s << all.repeated(300)
                                << "{\"type\":\"image\", \"data\":\"\",\n \"n\":1.0}"_ba;
    QTest::newRow("audio") << int(Kind::Audio) << u"audio/wav"_s << "RIFF"_ba
                           << ""_ba;
    QTest::newRow("blob") << int(Kind::Blob) << u"x/\"y\n"_s << "\0\0"_ba
                          << "{}"_ba;
    QTest::newRow("json") << int(Kind::Json) << u"application/json"_s << "{\"a\":1e400}"_ba
                          << ""_ba;
    QTest::newRow("long envelope") << int(Kind::Text) << u"text/plain"_s << "x"_ba
                                   << QByteArray('"' + QByteArray(9000, 'e') + '"');
}

void tst_ContentStore::givesBackWhatWasStored()
{
    QFETCH(const int, kind);
    QFETCH(const QString, mimeType);
    QFETCH(const QByteArray, bytes);
    QFETCH(const QByteArray, envelope);
    Harness h;
    const auto ref = h.store->put(
        kAnna, {StoredContent::Kind(kind), mimeType, bytes, envelope, u"server/\"tool\""_s});
    QVERIFY(ref.has_value());
    QVERIFY(isRandomId(ref->text));
    const auto back = h.store->read(kAnna, *ref);
    QVERIFY(back.has_value());
    QCOMPARE(int(back->kind), kind);
    QCOMPARE(back->mimeType, mimeType);
    QCOMPARE(back->bytes, bytes);
    QCOMPARE(back->envelope, envelope);
    QCOMPARE(back->origin, u"server/\"tool\""_s);
}

void tst_ContentStore::readsAnyPart()
{
    Harness h;
    const QByteArray bytes = "0123456789"_ba.repeated(2000);
    const auto ref = h.store->put(kAnna, text(bytes));
    QVERIFY(ref.has_value());
    const std::pair<qint64, qint64> ranges[] = {
        {0, 10}, {19'995, 10}, {20'000, 5}, {30'000, 5},  {-5, 3},
        {7, 0},  {4090, 20},   {0, 20'000}, {3, 1 << 30}, {5, -1}};
    for (const auto &[offset, size] : ranges) {
        const auto part = h.store->readPart(kAnna, *ref, offset, size);
        QVERIFY(part.has_value());
        QCOMPARE(part->totalBytes, 20'000);
        QCOMPARE(part->content.bytes, size < 0 ? QByteArray() : bytes.mid(qMax(offset, 0), size));
    }
}

void tst_ContentStore::keepsReferencesOverARestart()
{
    Harness h;
    const auto ref = h.store->put(kAnna, text("kept"_ba));
    QVERIFY(ref.has_value());
    const auto usage = h.store->usage();
    h.reopen();
    QCOMPARE(h.store->read(kAnna, *ref)->bytes, "kept"_ba);
    QVERIFY(!h.store->read(kBert, *ref).has_value());
    QCOMPARE(h.store->usage().items, usage.items);
    QCOMPARE(h.store->usage().bytes, usage.bytes);
}

void tst_ContentStore::tellsNothingOfForeignContent()
{
    Harness h;
    const auto ref = h.store->put(kAnna, text("secret"_ba));
    QVERIFY(ref.has_value());
    const auto foreign = h.store->read(kBert, *ref);
    const auto missing = h.store->read(kBert, ContentRef{randomHex()});
    const auto malformed = h.store->read(kBert, ContentRef{u"../secret"_s});
    h.clock.advance(25h);
    const auto expired = h.store->read(kAnna, *ref);
    QVERIFY(!foreign && !missing && !malformed && !expired);
    QCOMPARE(foreign.error().code, ErrorCode::NotFound);
    QCOMPARE(foreign.error(), missing.error());
    QCOMPARE(foreign.error(), malformed.error());
    QCOMPARE(foreign.error(), expired.error());
}

void tst_ContentStore::refusesEveryReferenceThatIsNoId_data()
{
    QTest::addColumn<QString>("ref");
    const QString id = u"0123456789abcdef0123456789abcdef"_s;
    const QStringList refs{
        u""_s,
        u"."_s,
        u".."_s,
        u"/"_s,
        u"x"_s,
        u"../x"_s,
        u"../../x"_s,
        u"/etc/passwd"_s,
        u"..\\x"_s,
        u"..\\..\\x"_s,
        u"%2e%2e/x"_s,
        u"%2e%2e%2fx"_s,
        u"..%2fx"_s,
        u"..%5cx"_s,
        u"....//x"_s,
        u"./x"_s,
        u"x/"_s,
        u"~"_s,
        u"~/x"_s,
        u"file:///etc/passwd"_s,
        u"\\\\server\\share"_s,
        u"C:\\x"_s,
        u"C:x"_s,
        u"CON"_s,
        u"NUL"_s,
        u"aux.txt"_s,
        u"a:stream"_s,
        u"x.json"_s,
        u"*"_s,
        u"?"_s,
        u"|ls"_s,
        u"$(id)"_s,
        u"`id`"_s,
        u"; rm x"_s,
        u"x\ny"_s,
        QString(QChar(0)),
        id + QChar(0),
        QChar(0) + id,
        id + u"/"_s,
        u"/"_s + id,
        u"./"_s + id,
        u"../offload/"_s + id,
        id + u".part"_s,
        id.left(31),
        id + u"0"_s,
        id.toUpper(),
        id.left(31) + u"g"_s,
        id.left(31) + u" "_s,
        u" "_s + id,
        id.left(31) + u"\uff10"_s,
        id.left(31) + u"é"_s,
        QString(10'000, u'a'),
        u"..／x"_s,
        u"․․/x"_s,
    };
    for (qsizetype i = 0; i < refs.size(); ++i)
        QTest::addRow("%d", int(i)) << refs.at(i);
}

void tst_ContentStore::refusesEveryReferenceThatIsNoId()
{
    QFETCH(const QString, ref);
    Harness h;
    writeFile(h.parent.filePath(u"x"_s), "outside"_ba);
    writeFile(h.folder + u"/x"_s, "inside, but not ours"_ba);
    writeFile(h.folder + u"/x.json"_s, "{}"_ba);
    const auto read = h.store->read(kAnna, ContentRef{ref});
    QVERIFY(!read.has_value());
    QCOMPARE(read.error().code, ErrorCode::NotFound);
}

void tst_ContentStore::expiresByAge()
{
    Harness h({.maxAge = 2h});
    const auto old = h.store->put(kAnna, text("old"_ba));
    h.clock.advance(90min);
    const auto young = h.store->put(kAnna, text("young"_ba));
    QVERIFY(old && young);
    QVERIFY(h.store->read(kAnna, *old).has_value());
    h.clock.advance(31min);
    QVERIFY(!h.store->read(kAnna, *old).has_value());
    QVERIFY(h.store->read(kAnna, *young).has_value());
    QCOMPARE(h.store->usage().items, 1);
    QCOMPARE(h.files(), QStringList{young->text});
}

void tst_ContentStore::expiresByAgeOverARestart()
{
    Harness h({.maxAge = 2h});
    const auto old = h.store->put(kAnna, text("old"_ba));
    h.clock.advance(90min);
    const auto young = h.store->put(kAnna, text("young"_ba));
    QVERIFY(old && young);
    h.clock.advance(31min);
    h.reopen({.maxAge = 2h});
    QVERIFY(!h.store->read(kAnna, *old).has_value());
    QVERIFY(h.store->read(kAnna, *young).has_value());
    QCOMPARE(h.files(), QStringList{young->text});
}

void tst_ContentStore::aClockThatJumpsExpiresNothing()
{
    struct JumpingClock final : Clock
    {
        [[nodiscard]] std::chrono::steady_clock::time_point now() const override { return steady; }
        [[nodiscard]] QDateTime wallTime() const override { return wall; }
        std::chrono::steady_clock::time_point steady{100h};
        QDateTime wall{QDate(2026, 6, 1), QTime(12, 0), QTimeZone::utc()};
    } clock;
    const QTemporaryDir parent;
    auto store = ContentStore::open(parent.filePath(u"o"_s), {}, clock);
    QVERIFY(store.has_value());
    const auto ref = (*store)->put(kAnna, text("kept"_ba));
    QVERIFY(ref.has_value());
    for (const QDateTime &wall : {clock.wall.addDays(2), clock.wall.addYears(-50),
                                  QDateTime(QDate(2038, 1, 20), QTime(0, 0), QTimeZone::utc())}) {
        clock.wall = wall;
        QVERIFY((*store)->read(kAnna, *ref).has_value());
        QCOMPARE((*store)->usage().items, 1);
    }
    clock.wall =
        QDateTime(QDate(1970, 1, 2), QTime(0, 0), QTimeZone::utc()); // the past, over a restart
    store = ContentStore::open(parent.filePath(u"o"_s), {}, clock);
    QVERIFY((*store)->read(kAnna, *ref).has_value());
}

void tst_ContentStore::dropsTheOldestWhenFull()
{
    Harness h({.maxBytes = 10'000});
    QList<ContentRef> refs;
    for (int i = 0; i < 12; ++i) {
        const auto ref = h.store->put(kAnna, text(QByteArray(2000, char('a' + i))));
        QVERIFY(ref.has_value());
        refs.append(*ref);
        h.clock.advance(1s);
        QVERIFY(h.store->usage().bytes <= 10'000);
    }
    QCOMPARE(h.store->usage().items, 4);
    for (int i = 0; i < 12; ++i)
        QCOMPARE(h.store->read(kAnna, refs.at(i)).has_value(), i >= 8);
    QCOMPARE(h.files().size(), 4);
    h.reopen({.maxBytes = 10'000}); // and the order is known after a restart
    QVERIFY(h.store->put(kAnna, text(QByteArray(2000, 'z'))).has_value());
    QVERIFY(!h.store->read(kAnna, refs.at(8)).has_value());
    QVERIFY(h.store->read(kAnna, refs.at(9)).has_value());
}

void tst_ContentStore::refusesWhatIsLargerThanTheStore()
{
    Harness h({.maxBytes = 10'000});
    const auto kept = h.store->put(kAnna, text("kept"_ba));
    const auto refused = h.store->put(kAnna, text(QByteArray(10'000, 'x')));
    QVERIFY(kept && !refused);
    QCOMPARE(refused.error().code, ErrorCode::LimitExceeded);
    QVERIFY(h.store->read(kAnna, *kept).has_value()); // nothing was thrown away for it
}

void tst_ContentStore::neverTouchesForeignFiles()
{
    Harness h({.maxBytes = 4000, .maxAge = 1h});
    const QStringList names{u"notes.json"_s, u"0123456789abcdef0123456789abcdef"_s, u"x.part"_s,
                            u".hidden"_s};
    for (const QString &name : names)
        writeFile(h.folder + u'/' + name, "not yours"_ba);
    QVERIFY(QDir(h.folder).mkdir(u"folder"_s));
    h.clock.advance(24h * 365 * 60); // as old as anything may look
    for (int i = 0; i < 8; ++i)
        QVERIFY(h.store->put(kAnna, text(QByteArray(1000, 'x'))).has_value());
    h.clock.advance(2h);
    QVERIFY(h.store->usage().items <= 1);
    for (const QString &name : names)
        QCOMPARE(contents(h.folder + u'/' + name), "not yours"_ba);
    QVERIFY(QDir(h.folder + u"/folder"_s).exists());
    QVERIFY(!h.store->read(kAnna, ContentRef{names.at(1)}).has_value());
}

void tst_ContentStore::clearsAwayUnfinishedFilesOfThePast()
{
    Harness h;
    const QString left = h.folder + u'/' + randomHex() + u".part"_s;
    writeFile(left, "MCPRT-CONTENT 1 10 9999\n{"_ba);
    h.reopen();
    QCOMPARE(h.store->usage().items, 0);
    QVERIFY(QFile::exists(left)); // someone may be writing it right now
    QFile file(left);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.setFileTime(h.clock.wallTime().addSecs(-7200), QFileDevice::FileModificationTime));
    file.close();
    h.reopen();
    QCOMPARE(h.store->usage().items, 0);
    QVERIFY(!QFile::exists(left));
}

void tst_ContentStore::refusesDamagedFiles()
{
    Harness h;
    const auto ref = h.store->put(kAnna, text("some text to keep"_ba));
    QVERIFY(ref.has_value());
    const QString path = h.folder + u'/' + ref->text;
    const QByteArray whole = contents(path);
    for (qsizetype size = 0; size < whole.size(); ++size) {
        writeFile(path, whole.first(size));
        const auto read = h.store->read(kAnna, *ref);
        QVERIFY(!read.has_value());
        QCOMPARE(read.error().code, ErrorCode::NotFound);
    }
    for (qsizetype at = 0; at < whole.size(); ++at) { // no byte may crash it
        QByteArray damaged = whole;
        damaged[at] = char(damaged.at(at) ^ 0x15);
        writeFile(path, damaged);
        (void)h.store->read(kAnna, *ref);
    }
    writeFile(path, "MCPRT-CONTENT 1 999999999999 999999999999\n{}"_ba);
    QVERIFY(!h.store->read(kAnna, *ref).has_value());
    writeFile(path, whole);
    QVERIFY(h.store->read(kAnna, *ref).has_value());
}

void tst_ContentStore::worksOnAfterTheFolderWasRemoved()
{
    Harness h;
    QVERIFY(h.store->put(kAnna, text("gone"_ba)).has_value());
    QVERIFY(QDir(h.folder).removeRecursively());
    const auto ref = h.store->put(kAnna, text("new"_ba));
    QVERIFY(ref.has_value());
    QCOMPARE(h.store->read(kAnna, *ref)->bytes, "new"_ba);
}

#ifdef Q_OS_UNIX

void tst_ContentStore::makesPrivateFilesInAPrivateFolder()
{
    const mode_t before = ::umask(0); // the worst one
    Harness h;
    const auto ref = h.store->put(kAnna, text("x"_ba));
    ::umask(before);
    QVERIFY(ref.has_value());
    struct stat folder = {};
    struct stat file = {};
    QCOMPARE(::stat(QFile::encodeName(h.folder).constData(), &folder), 0);
    QCOMPARE(::stat(QFile::encodeName(h.folder + u'/' + ref->text).constData(), &file), 0);
    QCOMPARE(folder.st_mode & 07777, mode_t(0700));
    QCOMPARE(file.st_mode & 07777, mode_t(0600));
    QVERIFY(!contents(h.folder + u'/' + ref->text).contains("anna"));
}

void tst_ContentStore::refusesAFolderThatIsNotPrivate_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("says");
    QTest::newRow("link to a folder") << u"link"_s << u"link"_s;
    QTest::newRow("link to nothing") << u"dangling"_s << u"link"_s;
    QTest::newRow("a file") << u"file"_s << u"file"_s;
    QTest::newRow("readable by all") << u"0755"_s << u"chmod 700"_s;
    QTest::newRow("writable by all") << u"0777"_s << u"chmod 700"_s;
    QTest::newRow("readable by the group") << u"0740"_s << u"chmod 700"_s;
    QTest::newRow("someone else's") << u"foreign"_s << u"another user"_s;
    QTest::newRow("relative path") << u"relative"_s << u"absolute"_s;
    QTest::newRow("cannot be made") << u"below a file"_s << u"could not be made"_s;
}

void tst_ContentStore::refusesAFolderThatIsNotPrivate()
{
    QFETCH(const QString, what);
    QFETCH(const QString, says);
    const QTemporaryDir parent;
    QString folder = parent.filePath(u"offload"_s);
    const QByteArray name = QFile::encodeName(folder);
    if (what.startsWith(u'0')) {
        QVERIFY(::mkdir(name.constData(), 0700) == 0);
        QVERIFY(::chmod(name.constData(), mode_t(what.toInt(nullptr, 8))) == 0);
    } else if (what == u"link"_s) {
        QVERIFY(QDir(parent.path()).mkdir(u"real"_s));
        QVERIFY(QFile::link(parent.filePath(u"real"_s), folder));
    } else if (what == u"dangling"_s) {
        QVERIFY(QFile::link(parent.filePath(u"nowhere"_s), folder));
    } else if (what == u"foreign"_s) {
        if (::geteuid() != 0)
            QSKIP("only root can make a folder that belongs to somebody else");
        QVERIFY(::mkdir(name.constData(), 0700) == 0);
        QVERIFY(::chown(name.constData(), 65534, 65534) == 0);
    } else if (what == u"relative"_s) {
        folder = u"offload"_s;
    } else {
        writeFile(folder, "a file"_ba);
        if (what == u"below a file"_s)
            folder += u"/deeper/still"_s;
    }
    const ManualClock clock;
    const auto store = ContentStore::open(folder, {}, clock);
    QVERIFY(!store.has_value());
    QCOMPARE(store.error().code, ErrorCode::Io);
    QVERIFY2(store.error().message.contains(says), qPrintable(store.error().message));
}

void tst_ContentStore::followsNoLinks()
{
    Harness h;
    const auto real = h.store->put(kAnna, text("real"_ba));
    QVERIFY(real.has_value());
    const ContentRef link{randomHex()};
    QVERIFY(QFile::rename(h.folder + u'/' + real->text, h.parent.filePath(u"moved"_s)));
    QVERIFY(QFile::link(h.parent.filePath(u"moved"_s), h.folder + u'/' + link.text));
    const ContentRef pipe{randomHex()};
    QVERIFY(::mkfifo(QFile::encodeName(h.folder + u'/' + pipe.text).constData(), 0600) == 0);
    h.reopen();
    QVERIFY(!h.store->read(kAnna, link).has_value());
    QVERIFY(!h.store->read(kAnna, pipe).has_value()); // and does not hang
    h.clock.advance(1000h);
    QCOMPARE(h.store->usage().items, 0);
    QVERIFY(QFile::exists(h.parent.filePath(u"moved"_s)));
    QCOMPARE(h.files().size(), 2); // the link and the pipe are not ours to remove
}

// A file size limit makes the kernel refuse a write anywhere we like, as a full disk does.
void tst_ContentStore::leavesNothingHalfWritten()
{
    Harness h;
    const auto kept = h.store->put(kAnna, text("kept"_ba));
    QVERIFY(kept.has_value());
    ::signal(SIGXFSZ, SIG_IGN);
    struct rlimit before = {};
    QCOMPARE(::getrlimit(RLIMIT_FSIZE, &before), 0);
    for (rlim_t room : {0, 1, 10, 100, 200, 300, 400, 500, 1000, 4000}) {
        struct rlimit tight = before;
        tight.rlim_cur = room;
        QCOMPARE(::setrlimit(RLIMIT_FSIZE, &tight), 0);
        const auto ref = h.store->put(kAnna, text(QByteArray(4000, 'x')));
        QCOMPARE(::setrlimit(RLIMIT_FSIZE, &before), 0);
        QVERIFY(!ref.has_value());
        QCOMPARE(ref.error().code, ErrorCode::Io);
        QVERIFY(ref.error().message.startsWith(u"storage_full"_s));
        QCOMPARE(h.files(), QStringList{kept->text});
    }
    QCOMPARE(h.store->usage().items, 1);
    QVERIFY(h.store->put(kAnna, text(QByteArray(4000, 'x'))).has_value());
    QCOMPARE(h.store->read(kAnna, *kept)->bytes, "kept"_ba);
}

#endif

QTEST_GUILESS_MAIN(tst_ContentStore)
#include "tst_content_store.moc"
