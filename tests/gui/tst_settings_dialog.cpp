// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "app/log_sink.h"
#include "app/secret_names.h"
#include "app/setting_sources.h"
#include "app/tray/desktop_settings.h"
#include "app/tray/tray_settings.h"
#include "engine/front/access_tokens.h"
#include "tests/support/fake_index.h"
#include "tests/support/memory_secret_store.h"
#include "ui/settings/settings_dialog.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeWidget>

#include <algorithm>
#include <functional>
#include <optional>
#include <tuple>
#include <vector>

#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace mcprt;

namespace {

/// Passes on to a keychain that the test keeps, at once or when the test says so.
class KeychainDouble final : public SecretStore
{
public:
    struct Kept
    {
        MemorySecretStore store;
        QString failsAt; ///< name of the entry that can't be written
        bool isSlow = false;
        std::vector<std::function<void()>> held;

        void next()
        {
            const auto one = std::move(held.front());
            held.erase(held.begin());
            one();
        }
    };
    explicit KeychainDouble(Kept &kept)
        : m_kept(kept)
    {}
    void read(const QString &name, Done<Secret> done) override
    {
        soon([this, name](auto d) { m_kept.store.read(name, std::move(d)); }, std::move(done));
    }
    void write(const QString &name, const Secret &secret, Done<bool> done) override
    {
        if (name == m_kept.failsAt)
            return done.fail(ErrorCode::Unauthorized, u"It is refused."_s);
        soon([this, name, secret](auto d) { m_kept.store.write(name, secret, std::move(d)); },
             std::move(done));
    }
    void remove(const QString &name, Done<bool> done) override
    {
        soon([this, name](auto d) { m_kept.store.remove(name, std::move(d)); }, std::move(done));
    }

private:
    template <class T, class F>
    void soon(F call, Done<T> done)
    {
        if (!m_kept.isSlow)
            return call(std::move(done));
        const auto shared = std::make_shared<Done<T>>(std::move(done));
        m_kept.held.push_back([call, shared] { call(std::move(*shared)); });
    }

    Kept &m_kept;
};

/// The dialog over real files in a folder of its own.
struct Harness
{
    KeychainDouble::Kept keychain;
    QTemporaryDir home;
    Folders folders{home.filePath(u"config"_s), home.filePath(u"data"_s), home.filePath(u"state"_s),
                    home.filePath(u"runtime"_s)};
    LogSink log{STDERR_FILENO, LogSink::Format::Text};
    std::unique_ptr<DesktopSettings> desktop;
    std::unique_ptr<TraySettings> backend;
    QPointer<SettingsDialog> dialog;

    Harness()
    {
        qputenv("XDG_CONFIG_HOME", folders.config.toLocal8Bit());
        std::ignore = ensurePrivateFolder(folders.config);
        desktop = std::make_unique<DesktopSettings>(folders.config);
        backend = std::make_unique<TraySettings>(folders, *desktop, log, [this](const QString &) {
            return std::make_unique<KeychainDouble>(keychain);
        });
    }
    ~Harness() { delete dialog; }

    void open()
    {
        delete dialog;
        dialog = new SettingsDialog(*backend);
        dialog->open();
    }
    template <class Editor>
    [[nodiscard]] Editor *editor(const QString &name) const
    {
        return dialog->findChild<Editor *>(name);
    }
    [[nodiscard]] QPushButton *save() const
    {
        return dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Save);
    }
    [[nodiscard]] QPushButton *button(const QString &text) const
    {
        for (auto *one : dialog->findChildren<QPushButton *>()) {
            if (one->text().remove(u'&') == text)
                return one;
        }
        return nullptr;
    }
    template <class Editor>
    [[nodiscard]] Editor *named(const QString &accessibleName) const
    {
        for (auto *one : dialog->findChildren<Editor *>()) {
            if (one->accessibleName() == accessibleName)
                return one;
        }
        return nullptr;
    }
    void type(const QString &name, const QString &text) const
    {
        auto *line = editor<QLineEdit>(name);
        line->clear();
        QTest::keyClicks(line, text);
    }
    [[nodiscard]] QByteArray settings() const { return file(folders.settingsFile()); }
    [[nodiscard]] QByteArray file(const QString &path) const
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
};

} // namespace

class TestSettingsDialog : public QObject
{
    Q_OBJECT

private slots:
    void keepsWhatWasSaved();
    void writesNothingOnCancel();
    void takesADefaultOutOfTheFile();
    void refusesABadAddress();
    void locksWhatTheEnvironmentSets();
    void findsASettingByWord();
    void showsAndRenewsTheToken();
    void makesAndRevokesTokensOfClients();
    void autostartTellsTheTruth();
    void saysExactlyWhatIsWrongWithTheService();
    void namesEveryField();
    void everySettingHasARow();
    void keysGoToTheKeychainAlone();
    void aKeyInPlainTextIsShownAsSuchAndMoves();
    void whatTheKeychainSaysKeepsTheDialogOpen_data();
    void whatTheKeychainSaysKeepsTheDialogOpen();
    void twoKeysAreKeptOrNone();
    void waitsForTheKeychainWithoutBlocking();
    void takesBackWhatIsNotSavedYet();
    void testsWithTheKeyThatIsTypedOrKept();
    void saysPerSettingWhatNeedsARestart();
    void leadsToTheClients();
    void tellsHowItIsWithTheEndpoint();
};

void TestSettingsDialog::keepsWhatWasSaved()
{
    Harness h;
    h.open();
    QSignalSpy applied(h.dialog, &SettingsDialog::applied);
    h.editor<QSpinBox>(u"IDLE_STOP_S"_s)->setValue(42);
    auto *url = h.editor<QLineEdit>(u"DISCOVERY_URL"_s);
    QTest::keyClicks(url, u"https://index.example.com"_s);
    QTest::mouseClick(h.save(), Qt::LeftButton);
    QCOMPARE(applied.size(), 1);
    QVERIFY(applied.first().first().toBool());
    QVERIFY(h.file(h.folders.settingsFile()).contains("IDLE_STOP_S=42"));
    h.open();
    QCOMPARE(h.editor<QSpinBox>(u"IDLE_STOP_S"_s)->value(), 42);
    QCOMPARE(h.editor<QLineEdit>(u"DISCOVERY_URL"_s)->text(), u"https://index.example.com"_s);
}

void TestSettingsDialog::writesNothingOnCancel()
{
    Harness h;
    h.open();
    h.editor<QSpinBox>(u"IDLE_STOP_S"_s)->setValue(42);
    h.dialog->reject();
    QVERIFY(!QFile::exists(h.folders.settingsFile()));
}

void TestSettingsDialog::takesADefaultOutOfTheFile()
{
    Harness h;
    h.backend->save({{u"IDLE_STOP_S"_s, u"42"_s}}, {}, Done<bool>([](const Result<bool> &) {}));
    QVERIFY(h.settings().contains("IDLE_STOP_S=42"));
    h.open();
    h.editor<QSpinBox>(u"IDLE_STOP_S"_s)->setValue(600);
    h.dialog->accept();
    QVERIFY(!h.file(h.folders.settingsFile()).contains("IDLE_STOP_S"));
}

void TestSettingsDialog::refusesABadAddress()
{
    Harness h;
    h.open();
    auto *url = h.editor<QLineEdit>(u"DISCOVERY_URL"_s);
    for (const auto &wrong : {u"index.example.com"_s, u"ftp://a.example"_s,
                              u"http://index.example.com"_s, u"https://"_s}) {
        url->setText(wrong);
        QVERIFY2(!h.save()->isEnabled(), qPrintable(wrong));
        QVERIFY(!h.dialog->row(u"DISCOVERY_URL"_s)->problem().isEmpty());
    }
    for (const auto &fine : {u""_s, u"http://127.0.0.1:8000"_s, u"https://index.example.com"_s}) {
        url->setText(fine);
        QVERIFY2(h.save()->isEnabled(), qPrintable(fine));
    }
}

void TestSettingsDialog::locksWhatTheEnvironmentSets()
{
    qputenv("IDLE_STOP_S", "7");
    Harness h;
    h.open();
    auto *idle = h.editor<QSpinBox>(u"IDLE_STOP_S"_s);
    QCOMPARE(idle->value(), 7);
    QVERIFY(!idle->isEnabled());
    QVERIFY(idle->accessibleDescription().contains("the environment"_L1));
    h.dialog->accept();
    QVERIFY(!h.file(h.folders.settingsFile()).contains("IDLE_STOP_S"));
    qunsetenv("IDLE_STOP_S");
}

void TestSettingsDialog::findsASettingByWord()
{
    Harness h;
    h.open();
    auto *search = h.dialog->findChild<QLineEdit *>(QString(), Qt::FindDirectChildrenOnly);
    QTest::keyClicks(search, u"tokens"_s);
    QCOMPARE(h.dialog->findChild<QListWidget *>()->currentRow(), int(SettingsPage::Limits));
    QVERIFY(!h.dialog->row(u"MAX_RESULT_TOKENS"_s)->isHidden());
    QVERIFY(h.dialog->row(u"IDLE_STOP_S"_s)->isHidden());
}

void TestSettingsDialog::showsAndRenewsTheToken()
{
    Harness h;
    h.open();
    h.dialog->showPage(SettingsPage::Endpoint);
    QLineEdit *field = h.named<QLineEdit>(u"Access token"_s);
    QVERIFY(field);
    QCOMPARE(field->echoMode(), QLineEdit::Password);
    QTest::mouseClick(h.button(u"Show"_s), Qt::LeftButton);
    const QString before = field->text();
    QCOMPARE(before.size(), 64);
    QVERIFY(!h.button(u"Revoke…"_s)->isEnabled()); // the default one can be renewed only
    QTest::mouseClick(h.button(u"Renew"_s), Qt::LeftButton);
    QCOMPARE(field->echoMode(), QLineEdit::Password);
    QTest::mouseClick(h.button(u"Show"_s), Qt::LeftButton);
    QCOMPARE(field->text().size(), 64);
    QVERIFY(field->text() != before);
    QVERIFY(!h.settings().contains(field->text().toLatin1()));
}

void TestSettingsDialog::makesAndRevokesTokensOfClients()
{
    Harness h;
    h.open();
    h.dialog->showPage(SettingsPage::Endpoint);
    const auto *list = h.editor<QTreeWidget>(u"tokens"_s);
    QCOMPARE(list->topLevelItemCount(), 1); // the default one
    const AccessTokens gate(h.folders.state);
    QVERIFY(!h.button(u"Make a token"_s)->isEnabled());
    h.type(u"tokens/name"_s, u"no name"_s);
    QTest::mouseClick(h.button(u"Make a token"_s), Qt::LeftButton);
    QVERIFY(h.dialog->problem().contains("no name"_L1));
    h.type(u"tokens/name"_s, u"cursor"_s);
    QTest::mouseClick(h.button(u"Make a token"_s), Qt::LeftButton);
    QCOMPARE(h.dialog->problem(), QString());
    QCOMPARE(list->topLevelItemCount(), 2);
    QCOMPARE(list->currentItem()->text(0), u"cursor"_s);
    QTest::mouseClick(h.button(u"Copy"_s), Qt::LeftButton);
    const QByteArray token = QGuiApplication::clipboard()->text().toLatin1();
    QCOMPARE(token.size(), 64);
    QVERIFY(gate.accepts(token));

    const auto answer = [&](const QString &text) {
        QTest::mouseClick(h.button(u"Revoke…"_s), Qt::LeftButton);
        auto *question = h.dialog->findChild<QMessageBox *>();
        QVERIFY(question);
        for (QAbstractButton *one : question->buttons()) {
            if (one->text().remove(u'&') == text)
                one->click();
        }
        QTRY_VERIFY(!h.dialog->findChild<QMessageBox *>());
    };
    answer(u"Cancel"_s);
    QVERIFY(gate.accepts(token));
    answer(u"Revoke"_s);
    QVERIFY(!gate.accepts(token)); // at once, without Save
    QCOMPARE(list->topLevelItemCount(), 1);
    h.dialog->reject();
    QVERIFY(!QFile::exists(h.folders.settingsFile()));
}

void TestSettingsDialog::autostartTellsTheTruth()
{
    Harness h;
    h.open();
    auto *box = h.editor<QCheckBox>(u"desktop/autostart"_s);
    QVERIFY(!box->isChecked());
    box->setChecked(true);
    h.dialog->accept();
    const QString entry = Autostart(u"x"_s).place();
    QVERIFY(h.file(entry).contains("--background"));
    QFile::remove(entry); // somebody else does
    h.open();
    QVERIFY(!h.editor<QCheckBox>(u"desktop/autostart"_s)->isChecked());
}

void TestSettingsDialog::saysExactlyWhatIsWrongWithTheService()
{
    Harness h;
    std::optional<Result<SettingsBackend::DiscoveryReport>> answer;
    h.backend->testDiscovery(
        u"http://127.0.0.1:1"_s, {},
        Done<SettingsBackend::DiscoveryReport>(
            [&](Result<SettingsBackend::DiscoveryReport> report) { answer = std::move(report); }));
    QTRY_VERIFY_WITH_TIMEOUT(answer.has_value(), 10000);
    QVERIFY(!*answer);
    QVERIFY(answer->error().message.contains("127.0.0.1"_L1));
}

void TestSettingsDialog::namesEveryField()
{
    Harness h;
    h.open();
    for (const QWidget *field : h.dialog->findChildren<QWidget *>()) {
        if (qobject_cast<const QLineEdit *>(field) || qobject_cast<const QComboBox *>(field)
            || qobject_cast<const QSpinBox *>(field)) {
            if (!field->objectName().startsWith("qt_"_L1))
                QVERIFY2(!field->accessibleName().isEmpty(), qPrintable(field->objectName()));
        }
    }
}

void TestSettingsDialog::everySettingHasARow()
{
    Harness h;
    h.open();
    // The token has a list of its own; nothing is polled here.
    const QStringList without{u"ACCESS_TOKEN"_s, u"MCP_SERVER_POLLING_INTERVAL_MS"_s};
    for (const QString &name : settingNames()) {
        QCOMPARE(h.dialog->row(name) == nullptr, without.contains(name));
        if (isKey(name))
            QCOMPARE(h.editor<QLineEdit>(name)->echoMode(), QLineEdit::Password);
    }
}

void TestSettingsDialog::keysGoToTheKeychainAlone()
{
    Harness h;
    h.open();
    for (const QString &name : settingNames()) {
        if (isKey(name))
            h.type(name, u"canary-"_s + name);
    }
    QTest::mouseClick(h.save(), Qt::LeftButton);
    QVERIFY(!h.dialog || !h.dialog->isVisible());
    QCOMPARE(h.keychain.store.secrets.size(), 4U);
    QCOMPARE(h.keychain.store.secrets[u"OPENAI_API_KEY"_s], "canary-OPENAI_API_KEY"_ba);
    QVERIFY(h.settings().contains("OPENAI_API_KEY=${keychain:OPENAI_API_KEY}"));
    QVERIFY(!h.settings().contains("canary"));
    QVERIFY(SecretNames(h.folders.state).all().contains("EMBEDDING_API_KEY"_L1));

    h.open();
    QCOMPARE(h.editor<QLineEdit>(u"OPENAI_API_KEY"_s)->text(), QString());
    QCOMPARE(h.editor<QLabel>(u"OPENAI_API_KEY/state"_s)->text(), u"set"_s);
    QTest::mouseClick(h.editor<QPushButton>(u"OPENAI_API_KEY/clear"_s), Qt::LeftButton);
    QCOMPARE(h.editor<QLabel>(u"OPENAI_API_KEY/state"_s)->text(), u"removed when you save"_s);
    h.dialog->accept();
    QCOMPARE(h.keychain.store.secrets.count(u"OPENAI_API_KEY"_s), 0U);
    QCOMPARE(h.keychain.store.secrets.size(), 3U);
    QVERIFY(!h.settings().contains("OPENAI_API_KEY"));
    QVERIFY(h.settings().contains("${keychain:DISCOVERY_API_KEY}"));
    QVERIFY(!SecretNames(h.folders.state).all().contains("OPENAI_API_KEY"_L1));
    h.open();
    QCOMPARE(h.editor<QLabel>(u"OPENAI_API_KEY/state"_s)->text(), u"not set"_s);
}

void TestSettingsDialog::aKeyInPlainTextIsShownAsSuchAndMoves()
{
    Harness h;
    QFile file(h.folders.settingsFile());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("[General]\nDISCOVERY_API_KEY=old-canary\n");
    file.close();
    h.open();
    auto *line = h.editor<QLineEdit>(u"DISCOVERY_API_KEY"_s);
    QCOMPARE(line->text(), QString());
    QVERIFY(line->accessibleDescription().contains("plain text"_L1));
    h.type(u"DISCOVERY_API_KEY"_s, u"new-canary"_s);
    h.dialog->accept();
    QVERIFY(!h.settings().contains("canary"));
    QCOMPARE(h.keychain.store.secrets[u"DISCOVERY_API_KEY"_s], "new-canary"_ba);
}

void TestSettingsDialog::whatTheKeychainSaysKeepsTheDialogOpen_data()
{
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("locked") << ErrorCode::Unauthorized;
    QTest::newRow("absent") << ErrorCode::Unavailable;
    QTest::newRow("hung") << ErrorCode::Timeout;
}

void TestSettingsDialog::whatTheKeychainSaysKeepsTheDialogOpen()
{
    QFETCH(const ErrorCode, code);
    Harness h;
    h.keychain.store.failure = Error{code, u"What the keychain says."_s, {}};
    h.open();
    h.editor<QSpinBox>(u"IDLE_STOP_S"_s)->setValue(42);
    h.type(u"OPENAI_API_KEY"_s, u"canary"_s);
    QTest::mouseClick(h.save(), Qt::LeftButton);
    QVERIFY(h.dialog->isVisible());
    QCOMPARE(h.dialog->problem(), u"Nothing was saved. What the keychain says."_s);
    QVERIFY(!QFile::exists(h.folders.settingsFile())); // not the number either
    QCOMPARE(SecretNames(h.folders.state).all(), QStringList());
    QVERIFY(h.save()->isEnabled());
    h.keychain.store.failure.reset(); // unlocked: what was typed is still there
    QTest::mouseClick(h.save(), Qt::LeftButton);
    QVERIFY(h.settings().contains("IDLE_STOP_S=42"));
    QCOMPARE(h.keychain.store.secrets[u"OPENAI_API_KEY"_s], "canary"_ba);
}

void TestSettingsDialog::twoKeysAreKeptOrNone()
{
    Harness h;
    h.keychain.store.secrets[u"DISCOVERY_API_KEY"_s] = "before";
    h.keychain.failsAt = u"OPENAI_API_KEY"_s;
    h.open();
    for (const auto &name : {u"DISCOVERY_API_KEY"_s, u"EMBEDDING_API_KEY"_s, u"OPENAI_API_KEY"_s})
        h.type(name, u"after"_s);
    h.dialog->accept();
    QCOMPARE(h.dialog->problem(), u"Nothing was saved. It is refused."_s);
    QCOMPARE(h.keychain.store.secrets,
             (std::map<QString, QByteArray>{{u"DISCOVERY_API_KEY"_s, "before"_ba}}));
    QVERIFY(!QFile::exists(h.folders.settingsFile()));
}

void TestSettingsDialog::waitsForTheKeychainWithoutBlocking()
{
    Harness h;
    h.keychain.isSlow = true;
    h.open();
    h.type(u"OPENAI_API_KEY"_s, u"canary"_s);
    QTest::mouseClick(h.save(), Qt::LeftButton);
    QVERIFY(h.dialog->isVisible());
    QVERIFY(!h.save()->isEnabled());
    QVERIFY(h.dialog->problem().contains("keychain"_L1));
    h.dialog->accept(); // the Return key
    QCOMPARE(h.keychain.held.size(), 1U);
    h.keychain.next(); // read
    QVERIFY(h.dialog->isVisible() && !h.save()->isEnabled());
    QVERIFY(!QFile::exists(h.folders.settingsFile()));
    h.keychain.next(); // written
    QVERIFY(!h.dialog->isVisible());
    QVERIFY(h.settings().contains("${keychain:OPENAI_API_KEY}"));
}

void TestSettingsDialog::takesBackWhatIsNotSavedYet()
{
    Harness h;
    h.keychain.isSlow = true;
    h.open();
    h.type(u"OPENAI_API_KEY"_s, u"canary"_s);
    QTest::mouseClick(h.save(), Qt::LeftButton);
    h.keychain.next(); // read
    h.dialog->reject();
    h.open();
    h.type(u"OPENAI_API_KEY"_s, u"second"_s);
    h.dialog->accept();
    QVERIFY(h.dialog->problem().contains("Try again"_L1)); // the first one is still under way
    h.keychain.next();                                     // written
    QCOMPARE(h.keychain.store.secrets.size(), 1U);
    h.keychain.next(); // removed again
    QCOMPARE(h.keychain.store.secrets.size(), 0U);
    QVERIFY(h.keychain.held.empty());
    QVERIFY(!QFile::exists(h.folders.settingsFile()));
}

void TestSettingsDialog::testsWithTheKeyThatIsTypedOrKept()
{
    Harness h;
    FakeIndex index;
    index.on("/api/mcp/statistics", R"({"total_servers":2,"total_tools":3})");
    const auto tested = [&] {
        QPushButton *test = h.button(u"Test the service"_s);
        const auto asked = index.requests.size();
        test->click();
        if (!QTest::qWaitFor([&] { return test->isEnabled() && index.requests.size() > asked; }))
            return "no request"_ba;
        return index.requests.last().headers.value("authorization");
    };
    h.open();
    h.type(u"DISCOVERY_URL"_s, index.url());
    QCOMPARE(tested(), QByteArray());
    h.type(u"DISCOVERY_API_KEY"_s, u"typed"_s);
    QCOMPARE(tested(), "Bearer typed"_ba);
    h.dialog->accept();
    h.open();
    QCOMPARE(tested(), "Bearer typed"_ba); // from the keychain
    QTest::mouseClick(h.editor<QPushButton>(u"DISCOVERY_API_KEY/clear"_s), Qt::LeftButton);
    QCOMPARE(tested(), QByteArray());
}

void TestSettingsDialog::saysPerSettingWhatNeedsARestart()
{
    Harness h;
    h.open();
    int later = 0;
    for (const SettingRow *row : h.dialog->findChildren<SettingRow *>()) {
        const auto labels = row->findChildren<QLabel *>();
        const bool says = std::ranges::any_of(labels, [](const QLabel *label) {
            return label->text().endsWith("Holds from the next start on."_L1);
        });
        QVERIFY2(says == row->spec().restart, row->spec().name);
        later += says;
    }
    QVERIFY(later > 10);
    QSignalSpy applied(h.dialog, &SettingsDialog::applied);
    h.editor<QSpinBox>(u"desktop/port"_s)->setValue(9001);
    QTest::mouseClick(h.save(), Qt::LeftButton);
    QCOMPARE(applied.size(), 1);
    QVERIFY(!applied.first().first().toBool());
}

void TestSettingsDialog::leadsToTheClients()
{
    Harness h;
    h.open();
    auto *list = h.dialog->findChild<QListWidget *>();
    QCOMPARE(list->findItems(u"Clients"_s, Qt::MatchExactly).size(), 1);
    auto *search = h.dialog->findChild<QLineEdit *>(QString(), Qt::FindDirectChildrenOnly);
    for (const QString &word : {u"disconnect"_s, u"takes over"_s}) {
        h.dialog->showPage(SettingsPage::General);
        search->clear();
        QTest::keyClicks(search, word);
        QCOMPARE(list->currentRow(), int(SettingsPage::Clients));
    }
    search->clear();
    auto *go = h.button(u"Go to Clients"_s);
    QVERIFY(go->isVisible() && go->isEnabled());
    h.editor<QSpinBox>(u"IDLE_STOP_S"_s)->setValue(42);
    QVERIFY(!go->isEnabled()); // it is not thrown away
    h.editor<QSpinBox>(u"IDLE_STOP_S"_s)->setValue(600);
    QSignalSpy asked(h.dialog, &SettingsDialog::clientsRequested);
    QTest::mouseClick(go, Qt::LeftButton);
    QCOMPARE(asked.size(), 1);
    QTRY_VERIFY(!h.dialog);
}

void TestSettingsDialog::tellsHowItIsWithTheEndpoint()
{
    Harness h;
    h.open();
    h.dialog->showPage(SettingsPage::Endpoint);
    h.dialog->setEndpointNote(u"HTTP is served by process 7."_s);
    auto *note = h.named<QLabel>(u"HTTP is served by process 7."_s);
    QVERIFY(note && note->isVisible());
    h.dialog->setEndpointNote({});
    QVERIFY(!note->isVisible());
}

QTEST_MAIN(TestSettingsDialog)
#include "tst_settings_dialog.moc"
