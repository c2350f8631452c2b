// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/catalog/tool_changes.h"

#include "engine/base/canonical_json.h"

#include <QCryptographicHash>

#include <algorithm>
#include <map>
#include <unordered_map>
#include <unordered_set>

namespace mcprt {

namespace {

/// Of one configuration; a server that invents names must not fill the disk with those it drops.
constexpr std::size_t kMaxGone = 1000;
constexpr QLatin1StringView kKnownMembers[]{
    QLatin1StringView("_meta"),       QLatin1StringView("annotations"),
    QLatin1StringView("description"), QLatin1StringView("execution"),
    QLatin1StringView("icons"),       QLatin1StringView("inputSchema"),
    QLatin1StringView("name"),        QLatin1StringView("outputSchema"),
    QLatin1StringView("title")};

bool isSame(const RawJson &a, const RawJson &b)
{
    return a.view() == b.view() || canonicalJson(a.view()) == canonicalJson(b.view());
}

std::map<QByteArray, QByteArray> canonicalMembers(const RawJson &object)
{
    std::map<QByteArray, QByteArray> members;
    JsonCursor at(object.view());
    if (!at.enterObject())
        return members;
    QByteArrayView rawKey;
    while (at.nextMember(&rawKey))
        members[unescape(rawKey)] = canonicalJson(at.takeValue());
    return members;
}

bool isSame(const std::vector<HeldTool> &a, const std::vector<HeldTool> &b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](const HeldTool &x, const HeldTool &y) {
                          return x.tool.name == y.tool.name && x.state == y.state
                                 && x.tool.definition.view() == y.tool.definition.view();
                      });
}

void sortAndCap(std::vector<HeldTool> &held)
{
    const auto isGone = [](const HeldTool &one) { return one.state == HeldTool::State::Gone; };
    const auto gone = std::size_t(std::count_if(held.begin(), held.end(), isGone));
    if (gone > kMaxGone) {
        std::stable_sort(held.begin(), held.end(), [&](const HeldTool &a, const HeldTool &b) {
            return isGone(a) != isGone(b) ? isGone(b) : a.at > b.at;
        });
        held.resize(held.size() - (gone - kMaxGone)); // the oldest
    }
    std::sort(held.begin(), held.end(), [](const HeldTool &a, const HeldTool &b) {
        return a.tool.name.text < b.tool.name.text;
    });
}

/// One comparison of a listing with what was known.
class Comparison
{
public:
    Comparison(const std::vector<ToolInfo> &known, const std::vector<HeldTool> &held, bool accept,
               qint64 now)
        : m_accept(accept)
        , m_now(now)
    {
        for (const ToolInfo &tool : known)
            m_known.try_emplace(tool.name, &tool);
        for (const HeldTool &one : held)
            m_held.try_emplace(one.tool.name, &one);
    }

    /// \return whether \a tool is the first of its name
    bool look(ToolInfo &tool, std::vector<HeldTool> &out)
    {
        if (!m_seen.insert(tool.name).second)
            return false;
        const HeldTool *held = find(m_held, tool.name);
        const ToolInfo *approved = find(m_known, tool.name);
        if (!approved && held && held->state == HeldTool::State::Gone)
            approved = &held->tool;
        if (!approved || m_accept || isSame(approved->definition, tool.definition))
            return true;
        const bool wasHeld = held && held->state != HeldTool::State::Gone
                             && isSame(held->tool.definition, tool.definition);
        out.push_back(wasHeld ? *held : HeldTool{tool, HeldTool::State::Waiting, m_now});
        tool = *approved;
        return true;
    }
    void addGone(std::vector<HeldTool> &out) const
    {
        for (const auto &[name, tool] : m_known) {
            if (!m_seen.contains(name))
                out.push_back({*tool, HeldTool::State::Gone, m_now});
        }
        for (const auto &[name, held] : m_held) {
            if (held->state == HeldTool::State::Gone && !m_seen.contains(name)
                && !m_known.contains(name))
                out.push_back(*held);
        }
    }

private:
    template <class T>
    static const T *find(const std::unordered_map<ToolName, const T *> &map, const ToolName &name)
    {
        const auto found = map.find(name);
        return found == map.end() ? nullptr : found->second;
    }

    std::unordered_map<ToolName, const ToolInfo *> m_known;
    std::unordered_map<ToolName, const HeldTool *> m_held;
    std::unordered_set<ToolName> m_seen;
    bool m_accept;
    qint64 m_now;
};

} // namespace

CheckedListing checkListing(const std::vector<ToolInfo> &known, std::vector<HeldTool> held,
                            ServerListing fresh, bool accept, qint64 now)
{
    CheckedListing checked;
    Comparison comparison(known, held, accept, now);
    std::vector<ToolInfo> tools;
    tools.reserve(fresh.tools.size());
    for (ToolInfo &tool : fresh.tools) {
        if (comparison.look(tool, checked.held))
            tools.push_back(std::move(tool));
    }
    fresh.tools = std::move(tools);
    comparison.addGone(checked.held);
    sortAndCap(checked.held);
    sortAndCap(held);
    checked.listing = std::move(fresh);
    checked.isHeldChanged = !isSame(checked.held, held);
    return checked;
}

QByteArray toolHash(const RawJson &definition)
{
    return QCryptographicHash::hash(canonicalJson(definition.view()), QCryptographicHash::Sha256)
        .toHex();
}

Error toolNeedsApproval(const ChangedTool &tool)
{
    const QString name = tool.server.text + u'/' + tool.tool.text;
    // Models read it: no words of the server's own.
    QStringList members = tool.members;
    members.removeIf([](const QString &member) {
        return std::find(std::begin(kKnownMembers), std::end(kKnownMembers), member)
               == std::end(kKnownMembers);
    });
    if (members.size() < tool.members.size())
        members += QStringLiteral("members that MCP does not know");
    const QString what = QStringLiteral("%1 is not the tool that was approved: its server changed "
                                        "%2.")
                             .arg(name, members.join(QStringLiteral(", ")));
    return {ErrorCode::NeedsApproval,
            what
                + (tool.denied ? QStringLiteral(" A person denied the change.")
                               : QStringLiteral(" It can't be called until a person approves the "
                                                "change."))
                + QStringLiteral(" Use another tool, or ask the user to compare the two: "
                                 "mcp-runtime approve %1, or Approvals in the desktop app.")
                      .arg(name),
            tool.server.text};
}

QStringList changedMembers(const RawJson &before, const RawJson &after)
{
    const auto a = canonicalMembers(before);
    const auto b = canonicalMembers(after);
    QStringList changed;
    for (const auto &[key, value] : a) {
        const auto other = b.find(key);
        if (other == b.end() || other->second != value)
            changed += QString::fromUtf8(key);
    }
    for (const auto &[key, value] : b) {
        if (!a.contains(key))
            changed += QString::fromUtf8(key);
    }
    changed.sort();
    return changed;
}

} // namespace mcprt
