// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/child/handshake.h"

#include "engine/base/log.h"
#include "engine/child/request_meta.h"
#include "engine/mcp/modern.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

constexpr QLatin1StringView kVersions[] = {"2025-11-25"_L1, "2025-06-18"_L1, "2025-03-26"_L1,
                                           "2024-11-05"_L1};

constexpr int kMaxProbes = 2;
constexpr int kMaxComplaints = 5; ///< of one list; the rest is counted

std::chrono::milliseconds graceOf(std::chrono::milliseconds timeout)
{
    return std::min<std::chrono::milliseconds>(Handshake::kProbeGrace, timeout / 4);
}

QString text(const RawJson &object, QByteArrayView key)
{
    return decodeString(member(object, key).view()).value_or(QString());
}

} // namespace

Handshake::Handshake(ChildSession &session, std::chrono::milliseconds timeout, Greeting greeting,
                     QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_timeout(timeout)
    , m_greeting(greeting)
{
    m_grace.setSingleShot(true);
    connect(&m_grace, &QTimer::timeout, this, &Handshake::initialize);
}

CallOptions Handshake::options() const
{
    CallOptions options;
    options.timeout = m_timeout;
    options.isUpkeep = true;
    options.clientCapabilities = RawJson(kRelayedCapabilities.toByteArray());
    return options;
}

void Handshake::start(Done<ServerListing> done)
{
    m_done = std::move(done);
    if (m_greeting == Greeting::ProbeFirst)
        probe(kModernVersions[0].toByteArray());
    else
        initialize();
}

void Handshake::renew(Done<ServerListing> done)
{
    m_done = std::move(done);
    m_greeting = Greeting::OnlyInitialize;
    m_isSettled = false;
    m_refusal.reset();
    ++m_round;
    initialize();
}

void Handshake::relist(Done<ServerListing> done)
{
    m_done = std::move(done);
    ++m_round;
    listFirstPage();
}

void Handshake::probe(const QByteArray &version)
{
    ++m_probes;
    if (m_initialize == 0 && !m_refusal)
        m_grace.start(graceOf(m_timeout));
    // The answer may come before call() returns, and lead to another probe.
    m_probe = -1;
    const auto id = m_session.call(
        "server/discover", withRequestMeta({}, {version, options().clientCapabilities}), options(),
        Done<RawJson>(this, [this, version](const Result<RawJson> &result) {
            m_probe = 0;
            const RawJson versions = result ? member(*result, "supportedVersions") : RawJson();
            if (m_isSettled)
                return;
            if (result && commonModernVersion(versions))
                return onDiscovered(*result, *commonModernVersion(versions));
            onProbed(result);
        }));
    if (m_probe == -1)
        m_probe = id;
}

/// The probe found no child of the modern era that speaks as we do.
void Handshake::onProbed(const Result<RawJson> &result)
{
    if (!result && result.error().rpcCode == rpc::kUnsupportedVersion && m_probes < kMaxProbes) {
        const RawJson supported = member(RawJson(result.error().rpcData), "supported");
        if (const auto version = commonModernVersion(supported))
            return probe(*version);
    }
    if (m_refusal)
        return giveUp(*m_refusal);
    if (m_initialize != 0)
        return; // its answer decides
    const bool isAnswer = result || result.error().code == ErrorCode::Remote
                          || result.error().code == ErrorCode::Protocol
                          || result.error().code == ErrorCode::Timeout;
    if (isAnswer)
        return initialize();
    m_diedInProbe = result.error().code == ErrorCode::Io;
    giveUp(result.error());
}

void Handshake::initialize()
{
    if (m_initialize != 0 || m_isSettled)
        return;
    m_grace.stop();
    CallOptions limits = options();
    if (m_probe != 0)
        limits.timeout -= graceOf(m_timeout);
    const QByteArray params =
        R"({"protocolVersion":"2025-11-25","capabilities":)" + kRelayedCapabilities.toByteArray()
        + R"(,"clientInfo":{"name":"mcp-runtime","version":")" MCPRT_VERSION R"("}})";
    m_initialize = -1;
    const auto id = m_session.call("initialize", RawJson(params), std::move(limits),
                                   Done<RawJson>(this, [this](Result<RawJson> result) {
                                       m_initialize = 0;
                                       if (!m_isSettled)
                                           onInitializeAnswer(std::move(result));
                                   }));
    if (m_initialize == -1)
        m_initialize = id;
}

void Handshake::onInitializeAnswer(Result<RawJson> result)
{
    if (result)
        return onInitialized(*result);
    m_refusal = std::move(result.error());
    if (m_probe != 0)
        return; // its answer decides
    if (m_greeting == Greeting::InitializeFirst && m_probes == 0
        && m_refusal->code == ErrorCode::Remote)
        return probe(kModernVersions[0].toByteArray());
    giveUp(*m_refusal);
}

void Handshake::onInitialized(const RawJson &result)
{
    const QString version = text(result, "protocolVersion");
    if (std::find(std::begin(kVersions), std::end(kVersions), version) == std::end(kVersions)) {
        return giveUp(
            Error{ErrorCode::Protocol,
                  u"%1 speaks MCP version \"%2\", which this program does not know; it "
                  "knows %3 and earlier."_s.arg(m_session.server().text, version, kVersions[0]),
                  m_session.server().text});
    }
    m_isSettled = true;
    m_listing.protocolVersion = version;
    readIdentity(result, member(result, "serverInfo"));
    m_session.speakLegacy(version);
    m_session.notify("notifications/initialized");
    listFirstPage();
}

void Handshake::onDiscovered(const RawJson &result, const QByteArray &version)
{
    m_isSettled = true;
    m_grace.stop();
    m_session.cancel(m_initialize, {});
    m_listing.protocolVersion = QString::fromLatin1(version);
    const RawJson serverInfo = member(result, "serverInfo");
    readIdentity(result, serverInfo.isObject()
                             ? serverInfo
                             : member(member(result, "_meta"), metaKey::kServerInfo));
    m_session.speakModern(version);
    listFirstPage();
}

void Handshake::readIdentity(const RawJson &result, const RawJson &serverInfo)
{
    m_listing.serverInfo = serverInfo;
    m_listing.capabilities = member(result, "capabilities");
    m_listing.instructions = text(result, "instructions");
    m_listing.version = text(m_listing.serverInfo, "version");
    m_listing.title = text(m_listing.serverInfo, "title");
    if (m_listing.title.isEmpty())
        m_listing.title = text(m_listing.serverInfo, "name");
}

void Handshake::listFirstPage()
{
    m_listing.tools.clear();
    m_traits.clear();
    m_ttl.reset();
    m_names.clear();
    m_cursors.clear();
    if (!member(m_listing.capabilities, "tools").isObject())
        return finish();
    requestPage({});
}

void Handshake::requestPage(const RawJson &cursor)
{
    RawJson params;
    if (!cursor.isEmpty())
        params = RawJson(R"({"cursor":)" + cursor.toByteArray() + '}');
    m_session.call("tools/list", params, options(),
                   Done<RawJson>(this, [this, round = m_round](Result<RawJson> result) {
                       if (round != m_round)
                           return; // the list is being read anew
                       if (!result)
                           return giveUp(std::move(result.error()));
                       onPage(*result);
                   }));
}

void Handshake::onPage(const RawJson &result)
{
    addTools(member(result, "tools"));
    if (const auto ttl = decodeInteger(member(result, "ttlMs").view()); ttl && *ttl >= 0) {
        const std::chrono::milliseconds good(*ttl);
        m_ttl = std::min(m_ttl.value_or(good), good);
    }
    const RawJson cursor = member(result, "nextCursor");
    if (!cursor.isString())
        return finish();
    // A server that gives a cursor twice would never come to an end.
    if (!m_cursors.insert(cursor.toByteArray().toStdString()).second
        || m_cursors.size() >= kMaxPages) {
        qCWarning(lcChild).noquote()
            << m_session.server().text << "never ends its list of tools; the first"
            << m_listing.tools.size() << "are used";
        return finish();
    }
    requestPage(cursor);
}

void Handshake::addTools(const RawJson &tools)
{
    JsonCursor at(tools.view());
    if (!at.enterArray()) {
        qCWarning(lcChild).noquote() << m_session.server().text << "sent a page without tools";
        return;
    }
    while (at.nextElement()) {
        auto tool = readTool(tools.part(at.takeValue()));
        if (!tool) {
            leftOut(u"a tool that can't be used: "_s + tool.error().message);
            continue;
        }
        if (!m_names.insert(tool->name).second) {
            leftOut(u"two tools named %1; the first is used"_s.arg(tool->name.text));
            continue;
        }
        if (learnTraits(*tool))
            m_listing.tools.push_back(std::move(*tool));
    }
}

/// Says why a tool is left out, of the first few.
void Handshake::leftOut(const QString &why)
{
    if (++m_leftOut <= kMaxComplaints)
        qCWarning(lcChild).noquote() << m_session.server().text << "lists" << why;
}

/// \return false for a tool that must not be used.
bool Handshake::learnTraits(const ToolInfo &tool)
{
    if (m_session.era() == Era::Legacy || !m_session.transport().hasHeaders())
        return true;
    auto params = ParamHeaders::read(member(tool.definition, "inputSchema"));
    if (!params) {
        leftOut(
            u"the tool %1, which is left out: %2"_s.arg(tool.name.text, params.error().message));
        return false;
    }
    const RawJson annotations = member(tool.definition, "annotations");
    const bool isRepeatable = member(annotations, "readOnlyHint").isTrue()
                              || member(annotations, "idempotentHint").isTrue();
    if (isRepeatable || !params->isEmpty())
        m_traits.insert(tool.name.text.toUtf8(), {std::move(*params), isRepeatable});
    return true;
}

void Handshake::finish()
{
    if (m_leftOut > kMaxComplaints) {
        qCWarning(lcChild).noquote() << m_session.server().text << "lists"
                                     << m_leftOut - kMaxComplaints << "more that are left out";
    }
    m_names.clear();
    m_cursors.clear();
    m_session.transport().setTools(std::exchange(m_traits, {}));
    m_done.report(m_listing);
}

void Handshake::giveUp(Error error)
{
    if (error.code == ErrorCode::Remote) {
        error.message =
            u"%1 refused to be set up: %2"_s.arg(m_session.server().text, error.message);
    } else if (error.code == ErrorCode::Timeout && m_session.garbageLines() > 0) {
        error.message =
            u"%1 printed %2 lines that are no MCP messages, and did not answer within %3 s of its "
            "start. Check that its command starts an MCP server on stdio; what it prints for "
            "people belongs to stderr."_s.arg(m_session.server().text)
                .arg(m_session.garbageLines())
                .arg(std::chrono::duration_cast<std::chrono::seconds>(m_timeout).count());
    } else if (error.code == ErrorCode::Timeout) {
        error.message =
            u"%1 did not answer within %2 s of its start. A first start that downloads "
            "packages may take longer: start it again, or run its command once by "
            "hand."_s.arg(m_session.server().text)
                .arg(std::chrono::duration_cast<std::chrono::seconds>(m_timeout).count());
    }
    m_isSettled = true;
    m_grace.stop();
    m_done.report(Failure(std::move(error)));
}

} // namespace mcprt
