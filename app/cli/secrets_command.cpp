// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "app/application.h"
#include "app/cli/command.h"
#include "app/cli/hidden_input.h"
#include "app/secret_names.h"
#include "engine/base/trusted_file.h"
#include "engine/child/server_file.h"
#include "engine/secrets/secret_store.h"
#include "engine/secrets/service_key.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

/// Names that can stand in `${keychain:NAME}`.
bool isUsableName(const QString &name)
{
    static const QRegularExpression usable(u"^[A-Za-z0-9][A-Za-z0-9._/-]{0,127}$"_s);
    return usable.match(name).hasMatch();
}

/// Sets, lists and removes what `${keychain:NAME}` stands for. No value is ever shown, or taken
/// from the command line. Keychains can't be asked for their entries' names: those that were set
/// here are kept in a file of their own.
class SecretsCommand final : public Command
{
public:
    using Command::Command;

    void start(Done<ExitCode> done) override
    {
        m_done = std::move(done);
        auto store = application().secretStore();
        if (!store)
            return m_done.report(Failure(store.error()));
        m_store = std::move(*store);
        const QString action = invocation().arguments.value(0);
        m_name = invocation().arguments.value(1);
        if (action == "list"_L1)
            return m_name.isEmpty() ? list() : complain(u"`secrets list` takes no name."_s);
        if (action != "set"_L1 && action != "remove"_L1)
            return complain(u"'%1' is none of set, list, remove."_s.arg(action));
        if (!isUsableName(m_name)) {
            return complain(m_name.isEmpty()
                                ? u"Whose value? mcp-runtime secrets %1 NAME"_s.arg(action)
                                : u"'%1' can't be a name: letters, digits, '.', '_', '-' and '/' "
                                  "only, 128 at most."_s.arg(m_name));
        }
        if (action == "set"_L1)
            set();
        else
            remove();
    }

private:
    void complain(const QString &why) { m_done.fail(ErrorCode::InvalidArgument, why); }

    void set()
    {
        const auto value = readHiddenInput(u"Value of %1 (not shown): "_s.arg(m_name));
        if (!value)
            return m_done.report(Failure(value.error()));
        m_store->learn(*value);
        m_store->write(m_name, *value, Done<bool>(this, [this](const Result<bool> &kept) {
                           if (!kept)
                               return m_done.report(Failure(kept.error()));
                           tell(names().add(m_name), u"kept"_s,
                                u"Kept. A server's configuration takes it with ${keychain:%1}."_s);
                       }));
    }

    void remove()
    {
        m_store->remove(m_name, Done<bool>(this, [this](const Result<bool> &gone) {
                            if (!gone)
                                return m_done.report(Failure(gone.error()));
                            tell(names().remove(m_name), u"removed"_s, u"%1 is removed."_s);
                        }));
    }

    void tell(const Result<bool> &remembered, const QString &word, const QString &sentence)
    {
        if (!remembered)
            return m_done.report(Failure(remembered.error()));
        if (output().isJson())
            output().envelope(QJsonObject{{"name"_L1, m_name}, {word, true}});
        else
            output().message(sentence.arg(m_name));
        m_done.report(ExitCode::Ok);
    }

    void list()
    {
        const auto settings = application().settings();
        if (!settings)
            return m_done.report(Failure(settings.error()));
        m_used = namesIn((*settings)->configFile);
        m_ofSettings = namesIn(**settings);
        m_names = names().all() + m_used + m_ofSettings;
        m_names.removeDuplicates();
        m_names.sort();
        m_answers.resize(m_names.size());
        m_unanswered = m_names.size();
        if (m_names.isEmpty())
            return show();
        // Side by side, so that a keychain that hangs takes the time of one question.
        for (qsizetype i = 0; i < m_names.size(); ++i) {
            m_store->read(m_names[i], Done<Secret>(this, [this, i](const Result<Secret> &secret) {
                              onRead(i, secret);
                          }));
        }
    }

    void onRead(qsizetype at, const Result<Secret> &secret)
    {
        const QString name = m_names[at];
        QJsonObject row{{"name"_L1, name},
                        {"used"_L1, m_used.contains(name) || m_ofSettings.contains(name)}};
        row["state"_L1] = secret                                       ? u"kept"_s
                          : secret.error().code == ErrorCode::NotFound ? u"missing"_s
                                                                       : u"unknown"_s;
        if (!secret && secret.error().code != ErrorCode::NotFound)
            row["problem"_L1] = secret.error().message;
        m_answers[at] = row;
        if (--m_unanswered == 0)
            show();
    }

    void show()
    {
        QJsonArray rows;
        for (const QJsonObject &row : std::as_const(m_answers))
            rows << row;
        if (output().isJson()) {
            output().envelope(QJsonObject{{"secrets"_L1, rows}});
            return m_done.report(ExitCode::Ok);
        }
        Table table{{u"NAME"_s, u"STATE"_s, u"USED"_s}, {}};
        for (const QJsonValue row : std::as_const(rows)) {
            const QString name = row["name"_L1].toString();
            table.rows << QStringList{name, row["state"_L1].toString(),
                                      m_used.contains(name)         ? u"by a server"_s
                                      : m_ofSettings.contains(name) ? u"by a setting"_s
                                                                    : u"–"_s};
            if (row["problem"_L1].isString())
                output().message(row["problem"_L1].toString());
        }
        output().table(table);
        m_done.report(ExitCode::Ok);
    }

    /// What the configuration of servers refers to, whether it is kept or not.
    static QStringList namesIn(const QString &serverFile)
    {
        static const QRegularExpression reference(u"\\$\\{(?:keychain|keyring):([^}]+)\\}"_s);
        QStringList names;
        const auto text = readTrustedFile(serverFile, kMaxServerFileBytes);
        auto found = reference.globalMatch(text ? QString::fromUtf8(*text) : QString());
        while (found.hasNext())
            names << found.next().captured(1);
        return names;
    }

    /// What the settings refer to.
    static QStringList namesIn(const EngineSettings &settings)
    {
        QStringList names;
        for (const Secret *key : {&settings.discoveryApiKey, &settings.discoveryEncryptionKey,
                                  &settings.openAiApiKey, &settings.embeddingApiKey}) {
            if (const auto name = ServiceKey::entryName(*key))
                names << *name;
        }
        return names;
    }

    [[nodiscard]] SecretNames names() const { return SecretNames(application().folders().state); }

    Done<ExitCode> m_done;
    std::unique_ptr<SecretStore> m_store;
    QString m_name;
    QStringList m_used;       ///< by servers
    QStringList m_ofSettings; ///< used by these
    QStringList m_names;
    QList<QJsonObject> m_answers; ///< in their order
    qsizetype m_unanswered = 0;
};

} // namespace

std::unique_ptr<Command> makeSecretsCommand(const CommandContext &context)
{
    return std::make_unique<SecretsCommand>(context);
}

} // namespace mcprt
