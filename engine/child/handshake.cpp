// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/child/handshake.h"

#include "engine/base/log.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

constexpr QLatin1StringView kVersions[] = {"2025-11-25"_L1, "2025-06-18"_L1, "2025-03-26"_L1,
                                           "2024-11-05"_L1};

QString text(const RawJson &object, QByteArrayView key)
{
    return decodeString(member(object, key).view()).value_or(QString());
}

} // namespace

Handshake::Handshake(ChildSession &session, std::chrono::milliseconds timeout, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_timeout(timeout)
{}

void Handshake::start(Done<ServerListing> done)
{
    m_done = std::move(done);
    const QByteArray params =
        R"({"protocolVersion":"2025-11-25","capabilities":)"
        R"({"sampling":{},"elicitation":{"form":{},"url":{}},"roots":{}},)"
        R"("clientInfo":{"name":"mcp-runtime","version":")" MCPRT_VERSION R"("}})";
    m_session.call("initialize", RawJson(params), {m_timeout, {}},
                   Done<RawJson>(this, [this](Result<RawJson> result) {
                       if (!result)
                           return giveUp(std::move(result.error()));
                       onInitialized(*result);
                   }));
}

void Handshake::relist(Done<ServerListing> done)
{
    m_done = std::move(done);
    listFirstPage();
}

void Handshake::onInitialized(const RawJson &result)
{
    m_listing.protocolVersion = text(result, "protocolVersion");
    if (std::find(std::begin(kVersions), std::end(kVersions), m_listing.protocolVersion)
        == std::end(kVersions)) {
        return giveUp(Error{ErrorCode::Protocol,
                            u"%1 speaks MCP version \"%2\", which this program does not know; it "
                            "knows %3 and earlier."_s.arg(m_session.server().text,
                                                          m_listing.protocolVersion, kVersions[0]),
                            m_session.server().text});
    }
    m_listing.serverInfo = member(result, "serverInfo");
    m_listing.capabilities = member(result, "capabilities");
    m_listing.instructions = text(result, "instructions");
    m_listing.version = text(m_listing.serverInfo, "version");
    m_listing.title = text(m_listing.serverInfo, "title");
    if (m_listing.title.isEmpty())
        m_listing.title = text(m_listing.serverInfo, "name");
    m_session.setProtocolVersion(m_listing.protocolVersion);
    m_session.notify("notifications/initialized");
    listFirstPage();
}

void Handshake::listFirstPage()
{
    m_listing.tools.clear();
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
    m_session.call("tools/list", params, {m_timeout, {}},
                   Done<RawJson>(this, [this](Result<RawJson> result) {
                       if (!result)
                           return giveUp(std::move(result.error()));
                       onPage(*result);
                   }));
}

void Handshake::onPage(const RawJson &result)
{
    addTools(member(result, "tools"));
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
            qCWarning(lcChild).noquote()
                << m_session.server().text
                << "lists a tool that can't be used:" << tool.error().message;
            continue;
        }
        if (!m_names.insert(tool->name).second) {
            qCWarning(lcChild).noquote() << m_session.server().text << "lists two tools named"
                                         << tool->name.text << "; the first is used";
            continue;
        }
        m_listing.tools.push_back(std::move(*tool));
    }
}

void Handshake::finish()
{
    m_names.clear();
    m_cursors.clear();
    m_done.report(m_listing);
}

void Handshake::giveUp(Error error)
{
    if (error.code == ErrorCode::Remote) {
        error.message =
            u"%1 refused to be set up: %2"_s.arg(m_session.server().text, error.message);
    } else if (error.code == ErrorCode::Timeout) {
        error.message =
            u"%1 did not answer within %2 s of its start. A first start that downloads "
            "packages may take longer: start it again, or run its command once by "
            "hand."_s.arg(m_session.server().text)
                .arg(std::chrono::duration_cast<std::chrono::seconds>(m_timeout).count());
    }
    m_done.report(Failure(std::move(error)));
}

} // namespace mcprt
