// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/settings.h"

#include "engine/base/web_address.h"

#include <QUrl>

namespace mcprt {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Keys travel with the requests, so plain http must not leave the machine.
void checkUrl(QStringList &problems, const QString &name, const QString &text)
{
    if (text.isEmpty())
        return;
    const QUrl url(text, QUrl::StrictMode);
    if (!isWebAddress(url)) {
        problems += u"%1 must be an http or https URL, not \"%2\"."_s.arg(
            name, url.toDisplayString(QUrl::RemoveUserInfo));
    } else if (url.scheme() == "http"_L1 && !isLoopbackHost(url.host())) {
        problems += u"%1 must use https: plain http is for this computer only."_s.arg(name);
    }
}

} // namespace

QStringList EngineSettings::problems() const
{
    QStringList problems;
    const auto require = [&problems](bool fine, const QString &otherwise) {
        if (!fine)
            problems += otherwise;
    };
    checkUrl(problems, u"DISCOVERY_URL"_s, discoveryUrl);
    checkUrl(problems, u"OPENAI_BASE_URL"_s, openAiBaseUrl);
    checkUrl(problems, u"EMBEDDING_BASE_URL"_s, embeddingBaseUrl);
    require(!offloadFolder.isEmpty(), u"TOOL_OFFLOADED_DATA_PATH must name a folder."_s);
    require(maxOffloadedBytes > 0 && maxOffloadedAge > 0h,
            u"The limits of the offload folder must be above 0."_s);
    require(maxResultTokens >= 16, u"MAX_RESULT_TOKENS must be at least 16."_s);
    require(backgroundQueueSize >= 1, u"BACKGROUND_QUEUE_SIZE must be at least 1."_s);
    require(backgroundQueueMaxSubscribers >= 1,
            u"BACKGROUND_QUEUE_MAX_SUBSCRIBERS must be at least 1."_s);
    require(keepTaskResults > 0s, u"Task results must be kept for at least a second."_s);
    require(autoBackground >= 0ms, u"AUTO_BACKGROUND_S must not be below 0; 0 = never."_s);
    require(idleStop >= 0ms, u"IDLE_STOP_S must not be below 0; 0 = never."_s);
    require(startTimeout > 0ms, u"The time for a server's start must be above 0."_s);
    require(onlyServer.isEmpty() || surface == SurfaceKind::All,
            u"--only NAME goes with --surface all."_s);
    require(childUrl.isEmpty() || surface == SurfaceKind::All,
            u"--child-url URL goes with --surface all."_s);
    require(childUrl.isEmpty() || onlyServer.isEmpty(),
            u"--child-url URL is the only server by itself; leave --only NAME out."_s);
    checkUrl(problems, u"--child-url"_s, childUrl);
    return problems;
}

} // namespace mcprt
