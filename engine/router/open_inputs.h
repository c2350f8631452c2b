// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/done.h"
#include "engine/base/raw_json.h"

#include <vector>

namespace mcprt {

/// What a child asked in the middle of a call and waits for, each under a name for
/// `inputRequests`. What is dropped unanswered is reported as cancelled.
class OpenInputs final
{
public:
    struct Answer
    {
        Done<RawJson> done;
        RawJson response;
    };

    /// \return the name, for remove()
    QByteArray add(QByteArrayView method, const RawJson &params, Done<RawJson> done);
    /// The child has taken it back. \return whether it was open
    bool remove(const QByteArray &name);
    /// Takes out what \a responses, an object of results by name, answers. The caller reports them:
    /// the child may go on, and ask again, within that.
    [[nodiscard]] std::vector<Answer> take(const RawJson &responses);
    /// Drops all; the names go on where they were.
    void clear();
    [[nodiscard]] bool isEmpty() const { return m_asked.empty(); }
    /// The object `inputRequests`.
    [[nodiscard]] QByteArray requests() const;

private:
    struct Asked
    {
        QByteArray name;
        QByteArray method;
        RawJson params;
        Done<RawJson> done;
    };

    std::vector<Asked> m_asked;
    int m_lastName = 0;
};

} // namespace mcprt
