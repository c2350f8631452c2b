// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "tests/support/fake_engine.h"
#include "ui/elicitation/elicitation_prompter.h"
#include "ui/shared/engine_watch.h"
#include "ui/shared/schema_form.h"

#include <QAbstractButton>
#include <QCheckBox>
#include <QComboBox>
#include <QJsonArray>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QSignalSpy>
#include <QTest>
#include <QUrl>

using namespace Qt::StringLiterals;
using namespace mcprt;

namespace {

const QByteArray kSchema = R"({"type":"object","properties":{
  "name":{"type":"string","title":"Your &name","description":"As on <b>paper</b>.","minLength":2},
  "mail":{"type":"string","format":"email"},
  "born":{"type":"string","format":"date"},
  "met":{"type":"string","format":"date-time"},"site":{"type":"string","format":"uri"},
  "age":{"type":"integer","minimum":18,"maximum":120},
  "size":{"type":"string","enum":["s","m"],"enumNames":["Small","Medium"],"default":"m"},
  "plan":{"type":"string","oneOf":[{"const":"a","title":"Cheap"},{"const":"b","title":"Dear"}]},
  "days":{"type":"array","minItems":1,"maxItems":2,
          "items":{"anyOf":[{"const":1,"title":"Mo"},{"const":2,"title":"Tu"},{"const":3,"title":"We"}]}},
  "news":{"type":"boolean"},"terms":{"type":"boolean","default":true}},
  "required":["name"]})";

status::Elicitation form(const QString &id, const QByteArray &schema = kSchema)
{
    return {id, u"notes"_s, u"Who are you? <i>Really</i>"_s, schema, {}, {}};
}

status::Elicitation page(const QString &id)
{
    return {id, u"bank"_s, u"Sign in"_s, {}, u"http://bank.example/sign?x=1"_s, {}};
}

QAbstractButton *button(const QWidget &in, const QString &text)
{
    for (QAbstractButton *one : in.findChildren<QAbstractButton *>()) {
        if (one->text().remove(u'&') == text)
            return one;
    }
    return nullptr;
}

bool says(const QWidget &in, const QString &text)
{
    const auto labels = in.findChildren<QLabel *>();
    return std::ranges::any_of(labels, [&](const QLabel *label) {
        return label->isVisibleTo(&in) && label->text().contains(text);
    });
}

/// The form of kSchema, with shorthands for its editors.
struct Form
{
    SchemaForm form{RawJson(kSchema), SchemaForm::Labels::Titles, u"nothing"_s};

    template <class W>
    [[nodiscard]] W *at(const char *name) const
    {
        return form.findChild<W *>(QLatin1StringView(name));
    }
    void type(const char *name, const QString &text) const { at<QLineEdit>(name)->setText(text); }
};

/// A desktop app whose engine was asked \a questions before it looked.
struct Desktop
{
    FakeLink link;
    EngineWatch watch{link};
    ElicitationPrompter prompter{watch};

    explicit Desktop(const QList<status::Elicitation> &questions = {})
    {
        link.engine.asked = questions;
    }
    /// The dialog, once it is there.
    ElicitationDialog &dialog()
    {
        if (!QTest::qWaitFor(
                [this] { return prompter.dialog() && prompter.dialog()->isVisible(); }))
            qFatal("there is no dialog");
        return *prompter.dialog();
    }
};

} // namespace

class TestElicitationDialog : public QObject
{
    Q_OBJECT

private slots:
    void formHasTheOrderAndWordsOfItsSchema();
    void formStartsWithDefaults();
    void formGivesWhatWasEntered();
    void formSaysWhatIsWrong_data();
    void formSaysWhatIsWrong();
    void formSurvivesAnything_data();
    void formSurvivesAnything();
    void asksOneByOne();
    void sendsByMouseAndKeyboard();
    void nothingIsChosenByEnter();
    void closingIsNoAnswer();
    void showsWhyItWasRefused();
    void goesWithItsQuestion();
    void opensAPageOnlyWhenToldTo();
};

void TestElicitationDialog::formHasTheOrderAndWordsOfItsSchema()
{
    const Form f;
    QStringList texts;
    for (const QLabel *label : f.form.findChildren<QLabel *>()) {
        QCOMPARE(label->textFormat(), Qt::PlainText);
        if (label->buddy())
            texts << label->text();
    }
    QCOMPARE(texts,
             (QStringList{u"Your &&name *"_s, u"mail"_s, u"born"_s, u"met"_s, u"site"_s, u"age"_s,
                          u"size"_s, u"plan"_s, u"days"_s, u"news"_s, u"terms"_s}));
    QVERIFY(says(f.form, u"As on <b>paper</b>."_s)); // shown, never interpreted
    QCOMPARE(f.at<QComboBox>("size")->itemText(1), u"Small"_s);
    QCOMPARE(f.at<QComboBox>("plan")->itemText(2), u"Dear"_s);
    QCOMPARE(f.at<QListWidget>("days")->count(), 3);
}

void TestElicitationDialog::formStartsWithDefaults()
{
    const Form f;
    f.type("name", u"Ada"_s);
    QCOMPARE(*f.form.value(), (QJsonObject{{u"name"_s, u"Ada"_s},
                                           {u"size"_s, u"m"_s},
                                           {u"terms"_s, true}})); // what was left empty is left out
}

void TestElicitationDialog::formGivesWhatWasEntered()
{
    const Form f;
    f.type("name", u"Ada"_s);
    f.type("mail", u"ada@example.org"_s);
    f.type("born", u"1990-12-10"_s);
    f.type("met", u"2026-01-31T10:00:00.5+02:00"_s);
    f.type("site", u"https://example.org/"_s);
    f.type("age", u"35"_s);
    f.at<QComboBox>("size")->setCurrentIndex(0);
    f.at<QComboBox>("plan")->setCurrentIndex(1);
    f.at<QListWidget>("days")->item(2)->setCheckState(Qt::Checked);
    f.at<QCheckBox>("news")->setChecked(true);
    f.at<QCheckBox>("terms")->setChecked(false);
    QCOMPARE(*f.form.value(), (QJsonObject{{u"name"_s, u"Ada"_s},
                                           {u"mail"_s, u"ada@example.org"_s},
                                           {u"born"_s, u"1990-12-10"_s},
                                           {u"met"_s, u"2026-01-31T10:00:00.5+02:00"_s},
                                           {u"site"_s, u"https://example.org/"_s},
                                           {u"age"_s, 35},
                                           {u"plan"_s, u"a"_s},
                                           {u"days"_s, QJsonArray{3}},
                                           {u"news"_s, true},
                                           {u"terms"_s, false}}));
}

void TestElicitationDialog::formSaysWhatIsWrong_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("problem");
    QTest::newRow("needed") << "name"_ba << QString() << u"Your &name is needed"_s;
    QTest::newRow("too short") << "name"_ba << u"A"_s << u"at least 2"_s;
    QTest::newRow("no address") << "mail"_ba << u"ada"_s << u"mail must be an e-mail"_s;
    QTest::newRow("no date") << "born"_ba << u"10.12.1990"_s << u"born must be a date"_s;
    QTest::newRow("a date only") << "met"_ba << u"2026-01-31"_s << u"met must be a time"_s;
    QTest::newRow("no time zone") << "met"_ba << u"2026-01-31T10:00:00"_s << u"must be a time"_s;
    QTest::newRow("no scheme") << "site"_ba << u"example.org"_s << u"site must be a whole"_s;
    QTest::newRow("no number") << "age"_ba << u"old"_s << u"age must be a number"_s;
    QTest::newRow("half") << "age"_ba << u"18.5"_s << u"whole number"_s;
    QTest::newRow("too small") << "age"_ba << u"17"_s << u"at least 18"_s;
    QTest::newRow("too large") << "age"_ba << u"121"_s << u"at most 120"_s;
    QTest::newRow("too many") << "days"_ba << QString() << u"at most 2"_s;
}

void TestElicitationDialog::formSaysWhatIsWrong()
{
    QFETCH(QByteArray, field);
    QFETCH(QString, text);
    QFETCH(QString, problem);
    const Form f;
    f.type("name", u"Ada"_s);
    if (field == "days") {
        for (int i = 0; i < 3; ++i)
            f.at<QListWidget>("days")->item(i)->setCheckState(Qt::Checked);
    } else {
        f.type(field.constData(), text);
    }
    const auto value = f.form.value();
    QVERIFY(!value);
    QVERIFY2(value.error().message.contains(problem), qPrintable(value.error().message));
}

void TestElicitationDialog::formSurvivesAnything_data()
{
    QTest::addColumn<QByteArray>("schema");
    QTest::newRow("empty") << "{}"_ba;
    QTest::newRow("nothing") << ""_ba;
    QTest::newRow("a list") << "[]"_ba;
    QTest::newRow("properties are a list") << R"({"properties":[1]})"_ba;
    QTest::newRow("a property is true") << R"({"properties":{"a":true}})"_ba;
    QTest::newRow("required is text") << R"({"properties":{"a":{}},"required":"a"})"_ba;
    QTest::newRow("empty choice") << R"({"properties":{"a":{"enum":[]}}})"_ba;
    QTest::newRow("anyOf of kinds")
        << R"({"properties":{"a":{"anyOf":[{"type":"string"},{"type":"null"}]}}})"_ba;
    QTest::newRow("odd limits")
        << R"({"properties":{"a":{"type":"string","minLength":-1,"maxLength":1e300}}})"_ba;
    QTest::newRow("odd name") << R"({"properties":{"\u0000\ud83d\ude00\"":{"type":"string"}}})"_ba;
}

void TestElicitationDialog::formSurvivesAnything()
{
    QFETCH(QByteArray, schema);
    const SchemaForm form(RawJson(schema), SchemaForm::Labels::Titles, u"nothing"_s);
    QCOMPARE(form.value().value_or(QJsonObject{{u"x"_s, 1}}), QJsonObject());
    for (QLineEdit *edit : form.findChildren<QLineEdit *>())
        edit->setText(u"\"x\""_s);
    QCOMPARE(form.value()->size(), form.findChildren<QLineEdit *>().size());
}

void TestElicitationDialog::asksOneByOne()
{
    Desktop desktop;
    FakeLink &link = desktop.link;
    const ElicitationPrompter &prompter = desktop.prompter;
    QVERIFY(!prompter.dialog());
    link.engine.ask({form(u"1"_s), page(u"2"_s)});
    ElicitationDialog &first = desktop.dialog();
    QVERIFY(first.windowTitle().contains("notes"_L1));
    QVERIFY(says(first, u"Who are you? <i>Really</i>"_s));
    QVERIFY(says(first, u"1 more"_s));
    QVERIFY(says(first, u"password"_s));
    QVERIFY(first.testAttribute(Qt::WA_ShowWithoutActivating));
    QTest::mouseClick(button(first, u"Decline"_s), Qt::LeftButton);
    QTRY_VERIFY(link.engine.orders.contains(u"decline 1 "_s));
    QTRY_VERIFY(prompter.dialog() && prompter.dialog()->question().id == "2"_L1);
}

void TestElicitationDialog::sendsByMouseAndKeyboard()
{
    Desktop desktop({form(u"1"_s, R"({"properties":{"a":{"type":"string"}}})")});
    FakeLink &link = desktop.link;
    const ElicitationPrompter &prompter = desktop.prompter;
    ElicitationDialog &dialog = desktop.dialog();
    dialog.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    auto *edit = dialog.findChild<QLineEdit *>(u"a"_s);
    QVERIFY(edit->hasFocus());
    QTest::keyClicks(edit, u"yes"_s);
    QTest::keyClick(&dialog, Qt::Key_S, Qt::AltModifier);
    QTRY_COMPARE(link.engine.orders.value(0), u"accept 1 {\"a\":\"yes\"}"_s);
    QTRY_VERIFY(!prompter.dialog());
}

void TestElicitationDialog::nothingIsChosenByEnter()
{
    Desktop desktop({form(u"1"_s, R"({"properties":{"a":{"type":"string"}}})")});
    FakeLink &link = desktop.link;
    ElicitationDialog &dialog = desktop.dialog();
    QTest::keyClick(dialog.findChild<QLineEdit *>(u"a"_s), Qt::Key_Return);
    QTest::keyClick(&dialog, Qt::Key_Enter);
    QTest::qWait(50);
    QVERIFY(link.engine.orders.isEmpty());
    QVERIFY(dialog.isVisible());
}

void TestElicitationDialog::closingIsNoAnswer()
{
    Desktop desktop({form(u"1"_s)});
    FakeLink &link = desktop.link;
    const ElicitationPrompter &prompter = desktop.prompter;
    QTRY_VERIFY(prompter.dialog());
    prompter.dialog()->close();
    QTRY_COMPARE(link.engine.orders, QStringList{u"cancel 1 "_s});
    QTRY_VERIFY(!prompter.dialog());
    link.engine.ask({form(u"2"_s)});
    QTRY_VERIFY(prompter.dialog());
    QTest::keyClick(prompter.dialog(), Qt::Key_Escape);
    QTRY_COMPARE(link.engine.orders.last(), u"cancel 2 "_s);
}

void TestElicitationDialog::showsWhyItWasRefused()
{
    Desktop desktop({form(u"1"_s)});
    FakeLink &link = desktop.link;
    ElicitationDialog &dialog = desktop.dialog();
    QTest::mouseClick(button(dialog, u"Send"_s), Qt::LeftButton);
    QVERIFY(says(dialog, u"Your &name is needed"_s));
    dialog.findChild<QLineEdit *>(u"name"_s)->setText(u"Ada"_s);
    link.engine.refusal = u"`name` is taken"_s;
    QTest::mouseClick(button(dialog, u"Send"_s), Qt::LeftButton);
    QTRY_VERIFY(says(dialog, u"`name` is taken"_s));
    QVERIFY(dialog.isVisible());
    QVERIFY(!says(dialog, u"Your &name is needed"_s));
}

void TestElicitationDialog::goesWithItsQuestion()
{
    Desktop desktop({form(u"1"_s)});
    FakeLink &link = desktop.link;
    const ElicitationPrompter &prompter = desktop.prompter;
    QTRY_VERIFY(prompter.dialog());
    link.engine.ask({}); // its call was cancelled
    QTRY_VERIFY(!prompter.dialog());
    link.engine.ask({form(u"2"_s)});
    QTRY_VERIFY(prompter.dialog());
    link.become(EngineHandle::State::Starting); // the engine has gone
    QTRY_VERIFY(!prompter.dialog());
    QVERIFY(link.engine.orders.isEmpty()); // nobody answered anything
}

void TestElicitationDialog::opensAPageOnlyWhenToldTo()
{
    Desktop desktop({page(u"1"_s)});
    FakeLink &link = desktop.link;
    const ElicitationPrompter &prompter = desktop.prompter;
    const QSignalSpy pages(&prompter, &ElicitationPrompter::pageRequested);
    ElicitationDialog &dialog = desktop.dialog();
    QVERIFY(says(dialog, u"bank.example"_s));
    QVERIFY(says(dialog, u"http://bank.example/sign?x=1"_s)); // the whole of it
    QVERIFY(says(dialog, u"not encrypted"_s));
    QCOMPARE(pages.size(), 0);
    QTest::mouseClick(button(dialog, u"Open page"_s), Qt::LeftButton);
    QCOMPARE(pages.size(), 1);
    QCOMPARE(pages[0][0].toUrl(), QUrl(u"http://bank.example/sign?x=1"_s));
    QTRY_COMPARE(link.engine.orders, QStringList{u"accept 1 "_s});
}

QTEST_MAIN(TestElicitationDialog)
#include "tst_elicitation_dialog.moc"
