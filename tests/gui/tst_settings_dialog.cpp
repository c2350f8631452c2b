// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "app/log_sink.h"
#include "app/tray/desktop_settings.h"
#include "app/tray/tray_settings.h"
#include "ui/settings/settings_dialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFile>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>

#include <optional>
#include <tuple>

#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace mcprt;

namespace {

/// The dialog over real files in a folder of its own.
struct Harness
{
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
        backend = std::make_unique<TraySettings>(folders, *desktop, log);
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
    void autostartTellsTheTruth();
    void saysExactlyWhatIsWrongWithTheService();
    void namesEveryField();
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
    QVERIFY(h.backend->save({{u"IDLE_STOP_S"_s, u"42"_s}}));
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
    const auto button = [&h](const QString &text) {
        for (auto *one : h.dialog->findChildren<QPushButton *>()) {
            if (one->text().remove(u'&') == text)
                return one;
        }
        return static_cast<QPushButton *>(nullptr);
    };
    QLineEdit *field = nullptr;
    for (auto *edit : h.dialog->findChildren<QLineEdit *>()) {
        if (edit->accessibleName() == "Access token"_L1)
            field = edit;
    }
    QVERIFY(field);
    QCOMPARE(field->echoMode(), QLineEdit::Password);
    QTest::mouseClick(button(u"Show"_s), Qt::LeftButton);
    const QString before = field->text();
    QCOMPARE(before.size(), 64);
    QTest::mouseClick(button(u"Renew"_s), Qt::LeftButton);
    QCOMPARE(field->text().size(), 64);
    QVERIFY(field->text() != before);
    QVERIFY(!h.file(h.folders.settingsFile()).contains(field->text().toLatin1()));
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
        u"http://127.0.0.1:1"_s,
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

QTEST_MAIN(TestSettingsDialog)
#include "tst_settings_dialog.moc"
