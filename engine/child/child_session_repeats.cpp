// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/child/child_session.h"
#include "engine/child/progress_token.h"
#include "engine/child/request_meta.h"
#include "engine/child/wire_text.h"

using namespace Qt::StringLiterals;

namespace mcprt {

void ChildSession::transmit(CallId id)
{
    Pending &pending = m_pending.at(id);
    if (pending.wire == 0 && pending.repeats == 0) {
        pending.wire = id;
    } else {
        m_wires.erase(pending.wire);
        pending.wire = m_nextId++;
        m_wires.emplace(pending.wire, id);
    }
    RawJson params = pending.params;
    if (pending.options.onProgress)
        params = withProgressToken(params, id);
    if (m_era == Era::Modern) {
        params = withRequestMeta(
            params, {m_version, pending.options.clientCapabilities, pending.options.logLevel});
    }
    send(buildRequest(Digits(pending.wire).view(), pending.method, params.view()));
}

bool ChildSession::putRight(CallId id, const Error &error)
{
    Pending &pending = m_pending.at(id);
    if (m_era != Era::Modern || pending.repeats >= kMaxRepeats)
        return false;
    if (error.rpcCode == rpc::kHeaderMismatch && pending.method == "tools/call"
        && m_transport->hasHeaders() && pending.repeats == 0) {
        hold(id, Renewal::Tools);
        return true;
    }
    if (error.rpcCode != rpc::kUnsupportedVersion)
        return false;
    const auto version = commonModernVersion(member(RawJson(error.rpcData), "supported"));
    if (version) {
        m_version = *version;
        ++pending.repeats;
        transmit(id);
        return true;
    }
    // It is another program than it was, perhaps of the older era: everything starts anew.
    onClosed(Error{ErrorCode::Io,
                   u"%1 does not speak MCP %2 any more and is set up anew; call again."_s.arg(
                       m_server.text, QString::fromLatin1(m_version)),
                   m_server.text});
    return true;
}

void ChildSession::onUnserved(qint64 wire, Transport::Unserved why)
{
    const CallId id = callOf(wire);
    const auto at = m_pending.find(id);
    if (m_closed || at == m_pending.end())
        return;
    if (at->second.repeats >= kMaxRepeats) {
        const QString what = why == Transport::Unserved::StreamCut
                                 ? u"%1 cuts the answer off, time after time; call again later."_s
                                 : u"%1 forgets our session, time after time; restart it."_s;
        return take(id).fail(ErrorCode::Io, what.arg(m_server.text), m_server.text);
    }
    if (why == Transport::Unserved::SessionLost && at->second.options.isUpkeep) {
        // What it was for begins anew as well.
        take(id).fail(ErrorCode::Io, u"%1 does not know our session any more."_s.arg(m_server.text),
                      m_server.text);
        return renew(Renewal::Session);
    }
    if (why == Transport::Unserved::SessionLost)
        return hold(id, Renewal::Session);
    ++at->second.repeats;
    transmit(id);
}

void ChildSession::hold(CallId id, Renewal what)
{
    Pending &pending = m_pending.at(id);
    ++pending.repeats;
    m_wires.erase(std::exchange(pending.wire, 0));
    m_held.push_back(id);
    renew(what);
}

void ChildSession::renew(Renewal what)
{
    if (!m_closed && !std::exchange(m_renewing, true))
        emit renewalNeeded(what);
}

void ChildSession::resume()
{
    m_renewing = false;
    const auto held = std::exchange(m_held, {});
    for (const CallId id : held) {
        if (m_pending.contains(id)) // neither cancelled nor late meanwhile
            transmit(id);
    }
}

ChildSession::CallId ChildSession::callOf(CallId wire) const
{
    const auto at = m_wires.find(wire);
    return at == m_wires.end() ? wire : at->second;
}

} // namespace mcprt
