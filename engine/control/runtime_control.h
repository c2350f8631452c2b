// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/control/engine_control.h"

#include <QHash>
#include <QTimer>

namespace mcprt {

class Runtime;

/// EngineControl of a Runtime in this process, on its thread.
class RuntimeControl final : public EngineControl
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds kPause{100}; ///< between two signals
    static constexpr int kMaxListed = 1000;

    /// \a runtime must outlive it.
    explicit RuntimeControl(Runtime &runtime, QObject *parent = nullptr);
    ~RuntimeControl() override;

    /// What the runtime itself does not know, for status().
    void setHttpUrl(const QString &url) { m_httpUrl = url; }
    void setId(const QString &id) { m_id = id; }
    /// This very process as a client of its engine.
    [[nodiscard]] static status::Client thisProcess(const QString &role);
    /// A desktop app among them answers what servers ask.
    void setClients(QList<status::Client> clients);

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
    struct CpuLook
    {
        std::chrono::milliseconds used{0};
        std::chrono::steady_clock::time_point at;
        qint64 processId = 0;
    };

    void note(bool status::Changes::*what);
    void tell();
    [[nodiscard]] status::Server server(const ServerName &name);
    void addUsage(status::Server &server);
    void addIdle(status::Server &server) const;
    /// \return NotFound, with near names
    [[nodiscard]] Result<ServerName> known(const QString &name) const;

    Runtime &m_runtime;
    QString m_httpUrl;
    QString m_id;
    QList<status::Client> m_clients;
    QDateTime m_startedAt = QDateTime::currentDateTimeUtc();
    QHash<QString, CpuLook> m_cpu;
    quint64 m_connection;
    status::Changes m_changes;
    qint64 m_toldCalls = 0; ///< number of the last one
    QTimer m_timer;
};

} // namespace mcprt
