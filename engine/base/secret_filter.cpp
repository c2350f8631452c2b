// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/base/secret_filter.h"

#include "engine/base/raw_json.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

constexpr char kUrlPunctuation[] = "/:?@!$&'()*+,;=";

} // namespace

void SecretFilter::add(const Secret &secret)
{
    const QByteArray &bytes = secret.reveal();
    if (bytes.size() < kShortest)
        return;
    QByteArray json;
    appendJsonString(json, QByteArrayView(bytes));
    const QByteArray forms[] = {
        bytes,
        bytes.toBase64(QByteArray::OmitTrailingEquals),
        bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals),
        bytes.toPercentEncoding(),
        bytes.toPercentEncoding(kUrlPunctuation), // as QUrl writes it
        bytes.toHex(),
        json.sliced(1, json.size() - 2)};
    for (const QByteArray &form : forms) {
        const auto isKnown = [&form](const Secret &known) { return known.reveal() == form; };
        if (std::ranges::none_of(m_forms, isKnown))
            m_forms.emplace_back(form);
    }
    std::ranges::stable_sort(m_forms, std::greater{},
                             [](const Secret &form) { return form.reveal().size(); });
}

QByteArray SecretFilter::filtered(QByteArray text) const
{
    for (const Secret &form : m_forms)
        text.replace(form.reveal(), kMark);
    return text;
}

QString SecretFilter::filtered(const QString &text) const
{
    if (m_forms.empty())
        return text;
    const QByteArray before = text.toUtf8();
    const QByteArray after = filtered(before);
    return after == before ? text : QString::fromUtf8(after);
}

Error SecretFilter::filtered(Error error) const
{
    error.message = filtered(error.message);
    error.rpcData = filtered(std::move(error.rpcData));
    return error;
}

bool namesSecret(QStringView name)
{
    constexpr std::array kParts{
        "TOKEN"_L1,         "SECRET"_L1,  "PASSWORD"_L1,      "PASSWD"_L1,      "PASSPHRASE"_L1,
        "APIKEY"_L1,        "API_KEY"_L1, "ACCESS_KEY"_L1,    "PRIVATE_KEY"_L1, "CREDENTIAL"_L1,
        "AUTHORIZATION"_L1, "COOKIE"_L1,  "ENCRYPTION_KEY"_L1};
    const QString upper = name.toString().toUpper().replace(u'-', u'_');
    return upper.endsWith("_KEY"_L1) || upper == "KEY"_L1 || upper.endsWith("_PAT"_L1)
           || std::ranges::any_of(
               kParts, [&upper](QLatin1StringView part) { return upper.contains(part); });
}

} // namespace mcprt
