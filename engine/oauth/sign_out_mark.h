// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QString>

namespace mcprt {

/// Tells every program of ours on this machine that somebody has signed out somewhere, so that none
/// goes on with tokens that are forgotten. A file without a content of interest; who looks at its
/// time before a request need not ask the keychain.
class SignOutMark
{
public:
    /// \param file  in a folder of this user alone; empty = there is nobody to tell
    explicit SignOutMark(QString file = {})
        : m_file(std::move(file))
    {}

    /// Another number after each set(), of whichever program.
    [[nodiscard]] qint64 value() const;
    void set() const;

private:
    QString m_file;
};

} // namespace mcprt
