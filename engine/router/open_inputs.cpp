// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/router/open_inputs.h"

namespace mcprt {

void OpenInputs::add(QByteArrayView method, const RawJson &params, Done<RawJson> done)
{
    m_asked.push_back({"input_" + QByteArray::number(++m_lastName), method.toByteArray(), params,
                       std::move(done)});
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
