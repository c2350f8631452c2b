// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/router/open_inputs.h"

#include <algorithm>

namespace mcprt {

QByteArray OpenInputs::add(QByteArrayView method, const RawJson &params, Done<RawJson> done)
{
    const QByteArray name = "input_" + QByteArray::number(++m_lastName);
    m_asked.push_back({name, method.toByteArray(), params, std::move(done)});
    return name;
}

bool OpenInputs::remove(const QByteArray &name)
{
    const auto at = std::ranges::find(m_asked, name, &Asked::name);
    if (at == m_asked.end())
        return false;
    const Asked gone = std::move(*at); // reports once it is out of the list
    m_asked.erase(at);
    return true;
}

std::vector<OpenInputs::Answer> OpenInputs::take(const RawJson &responses)
{
    std::vector<Answer> answered;
    std::erase_if(m_asked, [&](Asked &asked) {
        const RawJson response = member(responses, asked.name);
        if (!response.isObject())
            return false;
        answered.push_back({std::move(asked.done), response});
        return true;
    });
    return answered;
}

void OpenInputs::clear()
{
    const auto dropped = std::exchange(m_asked, {});
}

QByteArray OpenInputs::requests() const
{
    QByteArray out = "{";
    for (const Asked &asked : m_asked) {
        out += out.size() > 1 ? ",\"" : "\"";
        out += asked.name + R"(":{"method":)";
        appendJsonString(out, QByteArrayView(asked.method));
        if (!asked.params.isEmpty())
            out += R"(,"params":)" + asked.params.toByteArray();
        out += '}';
    }
    return out + '}';
}

} // namespace mcprt
