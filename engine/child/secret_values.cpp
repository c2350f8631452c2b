// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/child/secret_values.h"

#include "engine/base/secret_filter.h"

#include <QFileInfo>
#include <QUrl>
#include <QUrlQuery>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

void add(std::vector<Secret> &secrets, const QString &value)
{
    if (!value.isEmpty())
        secrets.emplace_back(value.toUtf8());
}

void addHeaders(std::vector<Secret> &secrets, const QMap<QString, QString> &headers)
{
    for (auto header = headers.cbegin(); header != headers.cend(); ++header) {
        if (!namesSecret(header.key()))
            continue;
        add(secrets, *header);
        // "Bearer KEY": the key must not show without its scheme either.
        const qsizetype space = header->indexOf(u' ');
        if (space > 0)
            add(secrets, header->sliced(space + 1).trimmed());
    }
}

void addOptions(std::vector<Secret> &secrets, const QStringList &arguments)
{
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QString &option = arguments[i];
        if (!option.startsWith(u'-'))
            continue;
        const qsizetype equals = option.indexOf(u'=');
        if (!namesSecret(QStringView(option).first(equals < 0 ? option.size() : equals)))
            continue;
        if (equals >= 0)
            add(secrets, option.sliced(equals + 1));
        else if (i + 1 < arguments.size())
            add(secrets, arguments[i + 1]);
    }
}

void addUrl(std::vector<Secret> &secrets, const QString &text)
{
    const QUrl url(text);
    add(secrets, url.password(QUrl::FullyDecoded));
    const auto parameters = QUrlQuery(url).queryItems(QUrl::FullyDecoded);
    for (const auto &[name, value] : parameters) {
        if (namesSecret(name))
            add(secrets, value);
    }
}

} // namespace

std::vector<Secret> secretValues(const ServerConfig &expanded)
{
    std::vector<Secret> secrets;
    const QMap<QString, QString> &environment = expanded.environment;
    for (auto variable = environment.cbegin(); variable != environment.cend(); ++variable) {
        if (namesSecret(variable.key()) && !isHarmlessVariable(variable.key(), *variable))
            add(secrets, *variable);
    }
    addHeaders(secrets, expanded.headers);
    addOptions(secrets, expanded.arguments);
    addUrl(secrets, expanded.url);
    add(secrets, expanded.oauth.clientSecret);
    add(secrets, expanded.oauth.privateKey);
    return secrets;
}

bool isHarmlessVariable(const QString &name, const QString &value)
{
    constexpr std::array kKnown{"HOME"_L1,     "USER"_L1,   "LOGNAME"_L1, "USERNAME"_L1,
                                "SHELL"_L1,    "PATH"_L1,   "PWD"_L1,     "LANG"_L1,
                                "HOSTNAME"_L1, "TMPDIR"_L1, "TERM"_L1,    "DISPLAY"_L1};
    if (std::ranges::any_of(kKnown, [&name](QLatin1StringView known) { return name == known; }))
        return true;
    return QFileInfo(value).isAbsolute() && QFileInfo::exists(value);
}

} // namespace mcprt
