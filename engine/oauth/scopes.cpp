// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/oauth/scopes.h"

using namespace Qt::StringLiterals;

namespace mcprt {

QStringList scopeUnion(QStringList first, const QStringList &second)
{
    first += second;
    first.removeDuplicates();
    return first;
}

QStringList scopesToAsk(const ScopeSources &sources)
{
    const QString offline = u"offline_access"_s;
    QStringList scopes = !sources.configured.isEmpty()   ? sources.configured
                         : !sources.challenged.isEmpty() ? sources.challenged
                                                         : sources.ofResource;
    scopes = scopeUnion(scopeUnion(sources.earlier, scopes), sources.challenged);
    if (!sources.ofIssuer.contains(offline))
        scopes.removeAll(offline);
    else if (!scopes.isEmpty() && sources.canRefresh)
        scopes = scopeUnion(scopes, {offline});
    return scopes;
}

} // namespace mcprt
