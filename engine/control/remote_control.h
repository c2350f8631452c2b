// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/control/engine_control.h"

#include <memory>

class QJsonObject;

namespace mcprt {

class ControlClient;

/// EngineControl of an engine in another process.
class RemoteControl final : public EngineControl
{
    Q_OBJECT

public:
    explicit RemoteControl(std::unique_ptr<ControlClient> client, QObject *parent = nullptr);
    ~RemoteControl() override;

    /// Begins to emit changed().
    [[nodiscard]] Result<bool> follow();

    void status(Done<status::Engine> done) override;
    void tools(const QString &server, ListDone<status::Tool> done) override;
    void logs(const QString &server, int lines, Done<QStringList> done) override;
    void tasks(ListDone<status::Task> done) override;
    void taskResult(const QString &id, Done<RawJson> done) override;
    void approvals(ListDone<status::Approval> done) override;
    void elicitations(ListDone<status::Elicitation> done) override;
    void content(ListDone<status::Content> done) override;
    void readContent(const QString &ref, qint64 maxBytes, Done<QByteArray> done) override;
    void recentCalls(ListDone<status::Call> done) override;

    void startServer(const QString &name, Done<bool> done) override;
    void stopServer(const QString &name, Done<bool> done) override;
    void restartServer(const QString &name, Done<bool> done) override;
    void setServerEnabled(const QString &name, bool enabled, Done<bool> done) override;
    void setToolEnabled(const QString &server, const QString &tool, bool enabled,
                        Done<bool> done) override;
    void setPaused(bool paused, Done<bool> done) override;
    void cancelTask(const QString &id, Done<bool> done) override;
    void answerApproval(const QString &name, const QByteArray &hash, status::Answer answer,
                        Done<bool> done) override;
    void answerElicitation(const QString &id, ElicitationAction action, const RawJson &content,
                           Done<bool> done) override;
    void request(const QByteArray &method, const RawJson &params, Done<RawJson> done) override;

private:
    void order(const QString &command, QJsonObject more, Done<RawJson> done);
    void act(const QString &command, QJsonObject more, Done<bool> done);
    template <class T>
    void list(const QString &command, QJsonObject more, ListDone<T> done);

    std::unique_ptr<ControlClient> m_client;
};

} // namespace mcprt
