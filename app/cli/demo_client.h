// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/done.h"
#include "engine/base/raw_json.h"

#include <QObject>
#include <QProcessEnvironment>

#include <memory>

namespace mcprt {

class ChildSession;
class StderrRing;
class StdioTransport;

/// An MCP client of a second `mcp-runtime serve`, over pipes, as any client would be one.
class DemoClient final : public QObject
{
    Q_OBJECT

public:
    /// Starts `program serve` in \a environment.
    DemoClient(const QString &program, const QProcessEnvironment &environment,
               const QString &folder);
    ~DemoClient() override;

    /// \param done  the `initialize` result; `notifications/initialized` has been sent.
    void initialize(Done<RawJson> done);
    /// \param done  the `tools/list` result
    void listTools(Done<RawJson> done);
    /// \param arguments  a JSON object
    /// \param done       the CallToolResult
    void callTool(const QByteArray &name, const QByteArray &arguments, Done<RawJson> done);
    /// Closes the input of the server; closed() follows when it has ended.
    void close();

    [[nodiscard]] QStringList errorOutput() const;

signals:
    void closed(const mcprt::Error &reason);

private:
    std::shared_ptr<StderrRing> m_errors;
    StdioTransport *m_transport; ///< owned by m_session
    std::unique_ptr<ChildSession> m_session;
};

} // namespace mcprt
