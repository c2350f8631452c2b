// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/child/variable_expander.h"

#include "engine/base/log.h"
#include "engine/child/secret_values.h"

#include <QDir>

#include <functional>
#include <map>
#include <memory>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

/// Gives the value of the reference between `${` and `}`.
using Lookup = std::function<Result<QString>(QStringView reference)>;

constexpr auto kKeychain = "keychain:"_L1;

Result<QString> replaceReferences(const QString &text, const Lookup &lookup)
{
    QString out;
    qsizetype at = 0;
    for (;;) {
        const qsizetype dollar = text.indexOf(u'$', at);
        if (dollar < 0 || dollar + 1 == text.size())
            return out + QStringView(text).sliced(at);
        out += QStringView(text).sliced(at, dollar - at);
        const QChar next = text[dollar + 1];
        if (next != u'{') {
            out += u'$';
            at = dollar + (next == u'$' ? 2 : 1);
            continue;
        }
        const qsizetype close = text.indexOf(u'}', dollar + 2);
        if (close < 0) {
            return fail(ErrorCode::Misconfigured,
                        u"\"${\" has no closing \"}\"; write \"$${\" to mean the characters."_s);
        }
        auto value = lookup(QStringView(text).sliced(dollar + 2, close - dollar - 2));
        if (!value)
            return value;
        out += *value;
        at = close + 1;
    }
}

/// Calls \a visit with each string of \a config and the key that a person finds it by. Stops at the
/// first failure.
Result<bool>
visitStrings(ServerConfig &config,
             const std::function<Result<bool>(QString &text, const QString &key)> &visit)
{
    const auto visitMap = [&visit](QMap<QString, QString> &map, const QString &key) {
        for (auto it = map.begin(); it != map.end(); ++it) {
            if (auto done = visit(it.value(), key + u'.' + it.key()); !done)
                return done;
        }
        return Result<bool>(true);
    };
    if (auto done = visit(config.command, u"command"_s); !done)
        return done;
    for (qsizetype i = 0; i < config.arguments.size(); ++i) {
        if (auto done = visit(config.arguments[i], u"args[%1]"_s.arg(i)); !done)
            return done;
    }
    if (auto done = visitMap(config.environment, u"env"_s); !done)
        return done;
    if (auto done = visit(config.workingDirectory, u"cwd"_s); !done)
        return done;
    if (auto done = visit(config.url, u"url"_s); !done)
        return done;
    const std::pair<QString *, QString> oauth[] = {
        {&config.oauth.clientId, u"oauth.clientId"_s},
        {&config.oauth.clientSecret, u"oauth.clientSecret"_s},
        {&config.oauth.privateKey, u"oauth.privateKey"_s},
        {&config.oauth.clientMetadataUrl, u"oauth.clientMetadataUrl"_s},
    };
    for (const auto &[text, key] : oauth) {
        if (auto done = visit(*text, key); !done)
            return done;
    }
    return visitMap(config.headers, u"headers"_s);
}

/// One expansion under way: reads all secrets side by side, then replaces everything at once.
class Expansion final : public std::enable_shared_from_this<Expansion>
{
public:
    Expansion(ServerConfig config, const QProcessEnvironment &environment,
              Done<ExpandedServer> done)
        : m_config(std::move(config))
        , m_environment(environment)
        , m_done(std::move(done))
    {}

    void run(SecretStore &store)
    {
        // A first pass finds every mistake and every name of a secret before a keychain asks for
        // its password.
        ServerConfig trial = m_config;
        if (auto expanded = expand(trial, true); !expanded)
            return m_done.report(Failure(expanded.error()));
        if (m_wanted.empty())
            return finish();
        const auto wanted = m_wanted;
        m_open = wanted.size();
        for (const auto &[name, key] : wanted) {
            store.read(name, Done<Secret>([self = shared_from_this(), name = name,
                                           key = key](Result<Secret> secret) {
                           self->take(name, key, std::move(secret));
                       }));
        }
    }

private:
    void take(const QString &name, const QString &key, Result<Secret> secret)
    {
        --m_open;
        if (!m_done)
            return; // another secret failed before
        if (!secret) {
            Error error = secret.error();
            error.message = u"%1 can't be started: %2 (key \"%3\")"_s.arg(m_config.name.text,
                                                                          error.message, key);
            error.origin = m_config.name.text;
            return m_done.report(Failure(std::move(error)));
        }
        m_secrets.emplace(name, std::move(*secret));
        if (m_open == 0)
            finish();
    }

    void finish()
    {
        ExpandedServer ready{m_config, {}};
        if (auto expanded = expand(ready.config, false); !expanded)
            return m_done.report(Failure(expanded.error()));
        ready.secrets = secretValues(ready.config);
        for (auto &[name, secret] : m_secrets)
            ready.secrets.push_back(std::move(secret));
        for (auto &[name, value] : m_variables)
            ready.secrets.push_back(std::move(value));
        m_done.report(std::move(ready));
    }

    Result<bool> expand(ServerConfig &config, bool onlyCollect)
    {
        return visitStrings(config, [&](QString &text, const QString &key) -> Result<bool> {
            if (!text.contains(u'$'))
                return true;
            const Lookup lookup = [&](QStringView reference) -> Result<QString> {
                if (!reference.startsWith(kKeychain))
                    return variable(reference);
                return secret(reference.sliced(kKeychain.size()).toString(), key, onlyCollect);
            };
            auto value = replaceReferences(text, lookup);
            if (!value)
                return fail(value.error().code, where(key, value.error().message), origin());
            text = std::move(*value);
            return true;
        });
    }

    Result<QString> secret(const QString &name, const QString &key, bool onlyCollect)
    {
        if (!onlyCollect)
            return QString::fromUtf8(m_secrets.at(name).reveal());
        if (name.isEmpty())
            return fail(ErrorCode::Misconfigured, u"${keychain:} needs the name of a secret."_s);
        if (key.startsWith("args["_L1) || key == "command"_L1) {
            qCWarning(lcChild).noquote()
                << where(key, u"a secret on the command line is visible to every program of this "
                              "user and to the process list; put it into \"env\" instead."_s);
        }
        m_wanted.emplace(name, key);
        return QString();
    }

    [[nodiscard]] Result<QString> variable(QStringView reference)
    {
        if (reference == "userHome"_L1)
            return QDir::homePath();
        if (reference == "/"_L1)
            return QString(QDir::separator());
        QStringView name = reference.startsWith("env:"_L1) ? reference.sliced(4) : reference;
        std::optional<QString> fallback;
        if (const qsizetype cut = name.indexOf(":-"_L1); cut >= 0) {
            fallback = name.sliced(cut + 2).toString();
            name = name.first(cut);
        }
        QString value = m_environment.value(name.toString());
        if (!value.isEmpty() || (!fallback && m_environment.contains(name.toString()))) {
            if (!isHarmlessVariable(name.toString(), value))
                m_variables.try_emplace(name.toString(), value.toUtf8());
            return value;
        }
        if (fallback)
            return *fallback;
        return fail(
            ErrorCode::Misconfigured,
            u"${%1} is used, but the environment variable %2 is not set. Set it before "
            "starting the runtime, or give a default as in ${%2:-text}."_s.arg(reference, name));
    }

    [[nodiscard]] QString origin() const { return m_config.name.text; }
    [[nodiscard]] QString where(const QString &key, const QString &what) const
    {
        return u"Server \"%1\", key \"%2\": %3"_s.arg(m_config.name.text, key, what);
    }

    ServerConfig m_config;
    QProcessEnvironment m_environment;
    Done<ExpandedServer> m_done;
    std::map<QString, QString> m_wanted; ///< name of a secret, first key that uses it
    std::map<QString, Secret> m_secrets;
    std::map<QString, Secret> m_variables; ///< values of the environment that may be secrets
    std::size_t m_open = 0;                ///< secrets not answered yet
};

} // namespace

void expandVariables(const ServerConfig &config, const QProcessEnvironment &environment,
                     SecretStore &secrets, Done<ExpandedServer> done)
{
    std::make_shared<Expansion>(config, environment, std::move(done))->run(secrets);
}

} // namespace mcprt
